"""The sentences of this engine in Indonesian, Japanese and English: faults here, explanations in `explaining`."""

from jalin.decisions.words import add_sentences

FAULTS = {
    "award.not_one_of": (
        "“{value}” pada “{name}” tidak dikenal; pilih salah satu: {known}.",
        "「{name}」の「{value}」は選べません。{known} のどれかにしてください。",
        "“{value}” in “{name}” is not known; choose one of {known}.",
    ),
    "award.no_seats": (
        "tidak ada satu kursi pun; isi “open” atau tambahkan [[seats.reserved]].",
        "枠が一つもありません。「open」を書くか [[seats.reserved]] を加えてください。",
        "there is not a single seat; fill in “open” or add a [[seats.reserved]].",
    ),
    "award.not_exact": (
        "“{name}” terlalu besar atau berdesimal lebih dari enam; perbaiki.",
        "「{name}」は大きすぎるか、小数が六桁を超えています。直してください。",
        "“{name}” is too great or has more than six decimals; correct it.",
    ),
    "award.taken": (
        "“{value}” pada “{name}” kosong atau sudah dipakai; pilih yang lain.",
        "「{name}」の「{value}」は空か、すでに使われています。別のものにしてください。",
        "“{value}” in “{name}” is empty or taken already; choose another.",
    ),
    "award.values": (
        '“{name}” harus berupa daftar teks seperti ["yes", "no"], atau "number"; perbaiki.',
        "「{name}」は [\"yes\", \"no\"] のような文字のリストか \"number\" でなければなりません。直してください。",
        '“{name}” must be a list of texts like ["yes", "no"], or "number"; correct it.',
    ),
    "award.scale": (
        "“{name}” harus berupa dua bilangan, yang rendah dahulu, seperti [0, 100]; perbaiki.",
        "「{name}」は [0, 100] のように小さい方から二つの数で書いてください。",
        "“{name}” must be two numbers, the lower one first, like [0, 100]; correct it.",
    ),
    "award.type_taken": (
        "jenis kursi “{value}” kosong, sudah ada, atau bernama “open”; pilih nama lain.",
        "枠の種類「{value}」は空か、すでにあるか、「open」です。別の名前にしてください。",
        "the type of seat “{value}” is empty, there already, or “open”; choose another name.",
    ),
    "award.no_condition": (
        "kursi “{value}” tidak menyebut siapa yang berhak; isi “when”.",
        "「{value}」の枠の条件がありません。「when」を書いてください。",
        "the seats “{value}” do not say who may hold them; fill in “when”.",
    ),
    "award.too_many_types": (
        "jenis kursi lebih dari {most}; kurangi.",
        "枠の種類が {most} を超えています。減らしてください。",
        "there are more than {most} types of seat; take some out.",
    ),
    "award.no_attribute": (
        "“{value}” bukan atribut dalam [attributes]; yang ada: {near}.",
        "「{value}」は [attributes] にありません。あるのは {near} です。",
        "“{value}” is no attribute of [attributes]; there is {near}.",
    ),
    "award.bounds": (
        "“{name}” adalah bilangan; tulis batasnya seperti {{ most = 1500000 }}.",
        "「{name}」は数です。{{ most = 1500000 }} のように限度を書いてください。",
        "“{name}” is a number; write its bounds like {{ most = 1500000 }}.",
    ),
    "award.no_document": (
        "pengecualian tanpa surat tidak berlaku; sebut suratnya pada “document”.",
        "文書のない例外は認められません。「document」に文書を書いてください。",
        "a waiver without a document does not hold; name the document in “document”.",
    ),
    "award.review_form": (
        "“{value}” bukan penilaian; tulis seperti R01=78 R07=81.5, dipisah spasi.",
        "「{value}」は評価として読めません。R01=78 R07=81.5 のように空白で区切って書いてください。",
        "“{value}” is not a review; write R01=78 R07=81.5, separated by spaces.",
    ),
    "award.review_twice": (
        "penilai “{value}” menilai permohonan ini dua kali; hapus satu.",
        "審査員「{value}」がこの申請を二度評価しています。一つを消してください。",
        "reviewer “{value}” stands there twice for this application; take one out.",
    ),
    "award.off_scale": (
        "“{value}” di luar skala {lowest} sampai {highest}; perbaiki.",
        "「{value}」は {lowest} から {highest} までの尺度の外です。直してください。",
        "“{value}” is off the scale from {lowest} to {highest}; correct it.",
    ),
    "award.few_reviews": (
        "permohonan “{value}” baru dinilai {got} kali, aturan meminta {least}; lengkapi dahulu.",
        "申請「{value}」の評価は {got} 件ですが、規則では {least} 件必要です。先に揃えてください。",
        "application “{value}” has {got} reviews where the rules ask for {least}; complete them first.",
    ),
    "award.not_nested": (
        "“{value}” ({group}) ada di “{one}” dan di “{other}” sekaligus; perbaiki salah satu.",
        "「{value}」（{group}）が「{one}」と「{other}」の両方にあります。どちらかを直してください。",
        "“{value}” ({group}) lies both in “{one}” and in “{other}”; correct one of them.",
    ),
    "award.unconnected": (
        "penilai “{one}” dan “{other}” tidak terhubung oleh permohonan yang sama-sama dinilai, sehingga ketatnya tidak "
        "dapat dibandingkan; tambahkan penilaian silang, atau pakai correction = \"none\".",
        "審査員「{one}」と「{other}」は共通の申請でつながっておらず、厳しさを比べられません。交差する評価を加えるか、"
        "correction = \"none\" にしてください。",
        "no chain of shared applications links the reviewers “{one}” and “{other}”, so their severity cannot be "
        "compared; add reviews across, or use correction = \"none\".",
    ),
    "award.too_many_reviewers": (
        "penilai lebih dari {most}; bagi menjadi beberapa keputusan.",
        "審査員が {most} 人を超えています。決定を分けてください。",
        "there are more than {most} reviewers; split the decision.",
    ),
    "award.tie": (
        "“{one}” dan “{other}” bernilai sama; undi dahulu (`jalin lottery`) dan berikan --seed.",
        "「{one}」と「{other}」は同点です。先に抽選し（`jalin lottery`）、--seed を付けてください。",
        "“{one}” and “{other}” are equal; draw the lottery first (`jalin lottery`) and give --seed.",
    ),
    "award.two_seeds": (
        "aturan menyebut undian “{one}”, perintah menyebut “{other}”; pakai satu saja.",
        "規則の抽選は「{one}」、指定は「{other}」です。どちらか一つにしてください。",
        "the rules name the seed “{one}”, the command “{other}”; give one only.",
    ),
    "award.not_announced": (
        "pemenang “{case}” tidak ada dalam daftar permohonan; biarkan di daftar dan sebut --withdrawn bila mundur.",
        "受給者「{case}」が申請の一覧にありません。辞退でも一覧に残し、--withdrawn で示してください。",
        "the winner “{case}” is not in the list of applications; leave it there and name it with --withdrawn.",
    ),
    "award.not_withdrawn": (
        "“{case}” yang mundur tidak ada dalam daftar permohonan; periksa nomornya.",
        "辞退とされた「{case}」が申請の一覧にありません。番号を確かめてください。",
        "“{case}”, said to be withdrawn, is not in the list of applications; check the number.",
    ),
    "award.too_many_announced": (
        "{announced} pemenang sudah diumumkan, padahal kursinya {seats}; periksa aturan atau daftarnya.",
        "発表済みは {announced} 人ですが、枠は {seats} です。規則か一覧を確かめてください。",
        "{announced} winners are announced for {seats} seats; check the rules or the list.",
    ),
}  # fmt: skip

add_sentences(FAULTS)

"""The sentences of placements, in Indonesian, Japanese and English."""

from jalin.decisions.words import add_sentences

SENTENCES = {
    # faults
    "placement.no_seats_row": (
        "“{place}” tidak ada dalam daftar kursi; tambahkan barisnya atau perbaiki namanya.",
        "「{place}」は定員の表にありません。行を加えるか、名前を直してください。",
        "“{place}” has no row in the seats; add one or correct the name.",
    ),
    "placement.twice": (
        "“{seeker}” sudah punya “{value}” pada “{name}” di baris {first}; hapus satu.",
        "「{seeker}」の「{name}」の「{value}」は {first} 行目にもあります。一つを消してください。",
        "“{seeker}” has “{value}” in “{name}” in line {first} already; take one out.",
    ),
    "placement.no_such_group": (
        "tidak ada tempat dalam kelompok “{group}”; kelompok yang ada: {known}.",
        "「{group}」というグループの場所はありません。あるのは {known} です。",
        "no place is in the group “{group}”; the groups are {known}.",
    ),
    "placement.no_seed": (
        "benih undian kosong; berikan teks dari “jalin lottery draw”.",
        "抽選の種が空です。「jalin lottery draw」の結果を指定してください。",
        "the seed of the lottery is empty; give the text that “jalin lottery draw” printed.",
    ),
    "placement.too_large": (
        "berkas bukti akan lebih besar dari {most} MB dan tidak dapat diperiksa; bagi penempatan ini per wilayah.",
        "証明ファイルが {most} MB を超え、検証できなくなります。地域ごとに分けてください。",
        "the proof file would be larger than {most} MB and could not be verified; split the call.",
    ),
    "placement.idle_scores": (
        "nilai untuk pasangan yang tidak ada dalam daftar pilihan, tanpa pengaruh: {count}.",
        "どの希望表にもない組の点数が {count} 件あります。結果には影響しません。",
        "scores of pairs that nobody listed, which change nothing: {count}.",
    ),
    # the whole
    "placement.title": ("Penempatan kerja", "就職先の割り当て", "Placement"),
    "placement.counts": (
        "{seekers} orang menyerahkan daftar; ditempatkan: {placed} (pada pilihan pertama: {first}), tidak ditempatkan: {left}.",
        "{seekers} 人が希望表を出し、{placed} 人が決まりました（うち第一希望 {first} 人）。{left} 人は決まりませんでした。",
        "{seekers} people handed in a list; placed: {placed} (at their first choice: {first}), not placed: {left}.",
    ),
    "placement.how": (
        "Setiap orang melamar menurut urutan daftarnya; setiap tempat menahan yang nilainya tertinggi sampai kursinya penuh, "
        "dan yang tergeser melamar ke pilihan berikutnya. Nilai sama diputuskan dengan undian (nomor lebih kecil menang). "
        "Mengisi daftar dengan tidak jujur tidak pernah menguntungkan.",
        "各人は希望順に申し込み、各場所は定員まで点数の高い人を仮に受け入れ、外れた人は次の希望へ進みます。"
        "同点は抽選番号の小さい人が優先です。偽りの希望を出しても得をすることはありません。",
        "Everybody applies in the order of the list; each place holds those with the highest scores up to its seats, and who is "
        "pushed out applies to the next place. Equal scores are decided by the lottery (a smaller number wins). Nobody can gain "
        "by handing in another list than the true one.",
    ),
    "placement.certificate": (
        "Pemeriksaan terpisah atas {entries} pilihan menemukan {blocking} pasangan yang saling lebih menghendaki daripada hasil "
        "ini.",
        "別の手順で {entries} 件の希望を調べた結果、この結果より互いを望む組は {blocking} 件でした。",
        "A separate check of {entries} choices found {blocking} pairs who would both rather have each other than this result.",
    ),
    "placement.held_back": (
        "{count} pilihan tertahan hanya karena kelompoknya sudah mencapai batas.",
        "グループの上限だけが理由で通らなかった希望は {count} 件です。",
        "{count} choices are held back only because the group has reached its cap.",
    ),
    "placement.caps": (
        "Batas kelompok: {caps}. Bagian tiap tempat sebanding dengan kursinya; sisanya bergiliran.",
        "グループの上限：{caps}。各場所の枠は定員に比例し、残りは順番に一つずつ回します。",
        "Caps of groups: {caps}. Each place's share is in proportion to its seats; what is left goes round in turn.",
    ),
    "placement.seed": (
        "Benih undian: {seed}. Nomor = urutan SHA-256 dari “benih|nomor kasus”.",
        "抽選の種：{seed}。番号は「種|受付番号」の SHA-256 の昇順です。",
        "Seed of the lottery: {seed}. Number = position of the SHA-256 of “seed|case” in ascending order.",
    ),
    "placement.cut_offs": ("Batas terakhir yang diterima", "最後に受け入れられた人", "The last admitted"),
    "placement.unplaced": ("Yang tidak ditempatkan", "決まらなかった人", "Those not placed"),
    "placement.head.place": ("tempat", "場所", "place"),
    "placement.head.seats": ("kursi", "定員", "seats"),
    "placement.head.admitted": ("diterima", "受入", "admitted"),
    "placement.head.refused": ("ditolak", "不受入", "refused"),
    "placement.head.score": ("nilai terakhir", "最後の点数", "last score"),
    "placement.head.lottery": ("undian terakhir", "最後の抽選番号", "last lottery number"),
    "placement.head.seeker": ("pencari kerja", "求職者", "seeker"),
    "placement.head.reason": ("alasan", "理由", "reason"),
    "placement.head.enough": ("yang akan cukup", "足りた点数", "what would have been enough"),
    # one person
    "placement.got": (
        "{seeker} ditempatkan di {place}, pilihan ke-{choice} dari {count}.",
        "{seeker} は {place} に決まりました（{count} 件中の第 {choice} 希望）。",
        "{seeker} was placed at {place}, choice {choice} of {count}.",
    ),
    "placement.got_none": (
        "{seeker} tidak ditempatkan. Untuk setiap dari {count} tempat dalam daftarnya:",
        "{seeker} は決まりませんでした。希望した {count} か所それぞれの理由：",
        "{seeker} was not placed. For each of the {count} places listed:",
    ),
    "placement.why.score": (
        "yang terakhir diterima bernilai {last}, nilai Anda {own}",
        "最後に受け入れられた人は {last} 点、あなたは {own} 点です",
        "the last admitted had {last} points, you had {own}",
    ),
    "placement.why.lottery": (
        "yang terakhir diterima bernilai sama, {last}, dengan nomor undian {last_number}; nomor Anda {number}",
        "最後に受け入れられた人も {last} 点で、抽選番号は {last_number}、あなたは {number} です",
        "the last admitted had {last} points too, with lottery number {last_number}; yours was {number}",
    ),
    "placement.why.group_full": (
        "kelompok {group} sudah mencapai batas {cap}; yang terakhir diterima di sini: {last}, nilai Anda {own}",
        "グループ {group} が上限 {cap} に達しました。ここで最後に受け入れられた人は {last}、あなたは {own} 点です",
        "the group {group} had reached its cap of {cap}; the last admitted here had {last}, you had {own} points",
    ),
    "placement.why.no_seats": (
        "tidak ada kursi dalam putaran ini", "この回の定員はありません", "there was no seat in this round",
    ),
    "placement.why.not_scored": (
        "tempat ini tidak memberi Anda nilai", "この場所はあなたを採点していません", "it gave you no score",
    ),
    "placement.why.not_eligible": (
        "aturan tidak mengizinkan ({rules})", "規則により認められません（{rules}）", "the rules do not allow it ({rules})",
    ),
    "placement.why.eligibility_unknown": (
        "belum dapat dipastikan memenuhi syarat ({rules})",
        "要件を満たすかまだ確認できません（{rules}）",
        "it is not established that the rules allow it ({rules})",
    ),
    "placement.nobody": ("tidak ada", "なし", "nobody"),
    "placement.points": ("{points} poin", "{points} 点", "{points} points"),
    "placement.not_judged": ("belum dinilai", "未判定", "not judged"),
    "placement.enough": (
        "nilai {enough} akan cukup", "{enough} 点あれば決まっていました", "{enough} points would have been enough",
    ),
    "placement.enough.any": (
        "nilai berapa pun akan cukup", "点数があれば何点でも決まっていました", "any score would have been enough",
    ),
    "placement.enough.none": (
        "nilai berapa pun tidak akan cukup", "何点でも決まりませんでした", "no score would have been enough",
    ),
    "placement.enough.if_allowed": (
        "andai diizinkan, {enough}", "認められていれば、{enough}", "had it been allowed, {enough}",
    ),
    "placement.rule": (
        "{id}: {text} Langkah berikutnya: {next} Sumber: {source}.",
        "{id}：{text} 次の手続き：{next} 出典：{source}。",
        "{id}: {text} Next step: {next} Source: {source}.",
    ),
}  # fmt: skip

add_sentences(SENTENCES)

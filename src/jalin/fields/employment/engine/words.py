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
    # faults in rules of eligibility
    "eligibility.no_rules": (
        "tidak ada berkas .toml dalam folder ini.",
        "このフォルダーに .toml のファイルがありません。",
        "there is no .toml file in this folder; name the folder or file of the rules.",
    ),
    "eligibility.twice": (
        "aturan “{value}” sudah ada; beri nomor lain.",
        "規則「{value}」はすでにあります。別の番号にしてください。",
        "there is a rule “{value}” already; give this one another id.",
    ),
    "eligibility.unconfirmed": (
        "aturan {rule} belum dikonfirmasi (K), jadi tidak boleh menolak; pakai warn.",
        "規則 {rule} は未確認（K）なので、拒む規則にはできません。warn にしてください。",
        "rule {rule} is not confirmed (K) and so may not block; make it warn.",
    ),
    "eligibility.no_source": (
        "aturan {rule} bertanda C tetapi tanpa sumber atau tanggal pemeriksaan; tambahkan.",
        "規則 {rule} は C ですが、出典か確認日がありません。加えてください。",
        "rule {rule} is marked C without a source or the day it was verified; add them.",
    ),
    "eligibility.no_test": (
        "aturan {rule}: hanya “office” yang tanpa uji; perbaiki “test” atau “scope”.",
        "規則 {rule}：判定のないのは「office」だけです。「test」か「scope」を直してください。",
        "rule {rule}: only a rule of scope “office” has no test; correct “test” or “scope”.",
    ),
    "eligibility.not_choice": (
        "“{value}” pada “{name}” tidak dikenal; pilih salah satu: {known}.",
        "「{name}」の「{value}」は選べません。{known} のどれかにしてください。",
        "“{value}” in “{name}” is not known; choose one of {known}.",
    ),
    "eligibility.not_texts": (
        "“{name}” harus berupa daftar teks; perbaiki.",
        "「{name}」は文字のリストでなければなりません。直してください。",
        "“{name}” must be a list of texts; correct it.",
    ),
    "eligibility.condition": (
        "syarat {condition} tidak dapat dibaca; lihat README aturan.",
        "条件 {condition} は読めません。規則の README を見てください。",
        "the condition {condition} cannot be read; see the README of the rules.",
    ),
    "eligibility.no_field": (
        "aturan {rule} menanyakan “{field}” yang tidak ada dalam fields.toml; tambahkan.",
        "規則 {rule} の「{field}」は fields.toml にありません。加えてください。",
        "rule {rule} asks for “{field}”, which is not in fields.toml; add it.",
    ),
    "eligibility.no_list": (
        "aturan {rule} memakai daftar “{list}” yang tidak ada dalam lists.toml; tambahkan.",
        "規則 {rule} のリスト「{list}」は lists.toml にありません。加えてください。",
        "rule {rule} uses the list “{list}”, which is not in lists.toml; add it.",
    ),
    "eligibility.no_pair": (
        "“{value}” tidak ada dalam tabel yang diberikan; tambahkan atau hapus dari daftar.",
        "「{value}」は渡された表にありません。加えるか、希望表から消してください。",
        "“{value}” is not in the table given; add it or take it off the lists.",
    ),
    # verdicts
    "eligibility.result.pass": ("memenuhi syarat", "適格", "pass"),
    "eligibility.result.fail": ("tidak memenuhi syarat", "不適格", "fail"),
    "eligibility.result.unknown": ("belum diketahui", "未確認", "unknown"),
    "eligibility.block": ("wajib", "必須", "binding"),
    "eligibility.warn": ("peringatan", "注意", "warning"),
    "eligibility.inform": ("keterangan", "参考", "for information"),
    "eligibility.fail": (
        "{id} ({severity}) tidak terpenuhi: {text}", "{id}（{severity}）満たさない：{text}", "{id} ({severity}) is not met: {text}",
    ),
    "eligibility.unknown": (
        "{id} ({severity}) belum diketahui: {text}", "{id}（{severity}）未確認：{text}", "{id} ({severity}) is not known: {text}",
    ),
    "eligibility.missing": ("Kurang: {missing}.", "足りないもの：{missing}。", "Missing: {missing}."),
    "eligibility.needed_by": ("Paling lambat {date}.", "{date} まで。", "Needed by {date}."),
    "eligibility.next": ("Langkah berikutnya: {step}", "次の手続き：{step}", "Next step: {step}"),
    "eligibility.source": (
        "Sumber: {source} ({mark}, diperiksa {date}).", "出典：{source}（{mark}、確認日 {date}）。", "Source: {source} ({mark}, checked {date}).",
    ),
    "eligibility.counts": (
        "{pairs} pasangan pada {date}, aturan {version}: memenuhi syarat {passed}, tidak {failed}, belum diketahui {unknown}.",
        "{date} 時点、規則 {version}：{pairs} 組のうち適格 {passed}、不適格 {failed}、未確認 {unknown}。",
        "{pairs} pairs on {date}, rules {version}: pass {passed}, fail {failed}, unknown {unknown}.",
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

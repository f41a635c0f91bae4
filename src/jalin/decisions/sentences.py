"""The shared sentences of `words`: key -> (Indonesian, Japanese, English)."""

SENTENCES = {
    "place.line": ("baris {line}", "{line} 行目", "line {line}"),
    "place.column": ("kolom {column}", "{column} 列目", "column {column}"),
    # any file
    "file.missing": (
        "berkas ini tidak ada; periksa nama dan foldernya.",
        "ファイルが見つかりません。名前と場所を確かめてください。",
        "there is no such file; check its name and folder.",
    ),
    "file.not_plain": (
        "ini bukan berkas biasa; berikan sebuah berkas.",
        "通常のファイルではありません。ファイルを指定してください。",
        "this is not an ordinary file; name a file.",
    ),
    "file.refused": (
        "berkas ini tidak dapat dibuka ({why}); periksa izinnya.",
        "ファイルを開けません（{why}）。権限を確かめてください。",
        "the file cannot be opened ({why}); check its permissions.",
    ),
    "file.not_written": (
        "hasil tidak dapat ditulis di sini ({why}); pilih folder lain.",
        "ここには結果を書けません（{why}）。別のフォルダーを選んでください。",
        "the result cannot be written here ({why}); choose another folder.",
    ),
    "file.too_large": (
        "berkas ini lebih besar dari {most} MB; bagi menjadi beberapa berkas.",
        "ファイルが {most} MB を超えています。分けてください。",
        "the file is larger than {most} MB; split it.",
    ),
    "file.empty": (
        "berkas ini kosong; tulis isinya.",
        "ファイルが空です。内容を書いてください。",
        "the file is empty; fill it in.",
    ),
    "file.not_utf8": (
        "tulisannya bukan UTF-8; simpan ulang berkas sebagai UTF-8.",
        "文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。",
        "the text is not UTF-8; save the file as UTF-8.",
    ),
    "file.control_sign": (
        "ada tanda kendali ({sign}) di sini; hapus tanda itu.",
        "制御文字（{sign}）があります。取り除いてください。",
        "there is a control sign ({sign}) here; take it out.",
    ),
    "file.long_line": (
        "baris ini lebih panjang dari {most} tanda; ini bukan berkas yang dimaksud.",
        "この行は {most} 文字を超えています。想定されたファイルではありません。",
        "this line is longer than {most} signs; this is not the file meant.",
    ),
    # tables
    "table.semicolons": (
        "kolom dipisah titik koma; simpan ulang dengan koma sebagai pemisah.",
        "列がセミコロンで区切られています。カンマ区切りで保存し直してください。",
        "the columns are separated by semicolons; save the file with commas.",
    ),
    "table.unknown_column": (
        "kolom “{name}” tidak dikenal; yang dikenal: {known}.",
        "「{name}」という列はありません。使える列は {known} です。",
        "there is no column “{name}”; the columns are {known}.",
    ),
    "table.unknown_column_near": (
        "kolom “{name}” tidak dikenal; maksudnya “{near}”?",
        "「{name}」という列はありません。「{near}」のことですか。",
        "there is no column “{name}”; did you mean “{near}”?",
    ),
    "table.missing_column": (
        "kolom “{name}” tidak ada; tambahkan.",
        "「{name}」の列がありません。加えてください。",
        "the column “{name}” is missing; add it.",
    ),
    "table.twice_column": (
        "kolom “{name}” ada dua kali; hapus satu.",
        "「{name}」の列が二つあります。一つを消してください。",
        "the column “{name}” is there twice; take one out.",
    ),
    "table.cells": (
        "baris ini berisi {got} sel, seharusnya {want}; periksa koma dan tanda kutip.",
        "この行には {got} 個のセルがありますが、{want} 個必要です。カンマと引用符を確かめてください。",
        "this row has {got} cells where {want} are needed; check commas and quotes.",
    ),
    "table.quotes": (
        "tanda kutip di sini tidak ditutup atau salah tempat; perbaiki.",
        "引用符が閉じていないか、位置が誤っています。直してください。",
        "a quote here is not closed or stands in a wrong place; mend it.",
    ),
    "table.no_rows": (
        "tidak ada baris di bawah judul kolom; isi sedikitnya satu.",
        "見出しの下に行がありません。一行以上書いてください。",
        "there is no row below the header; fill in at least one.",
    ),
    "table.empty_cell": (
        "“{name}” kosong; isi.",
        "「{name}」が空です。記入してください。",
        "“{name}” is empty; fill it in.",
    ),
    "table.spaces": (
        "“{name}” diawali atau diakhiri spasi; hapus spasinya.",
        "「{name}」の前後に空白があります。取り除いてください。",
        "“{name}” begins or ends with a space; take it out.",
    ),
    "table.long_cell": (
        "“{name}” lebih panjang dari {most} tanda; persingkat.",
        "「{name}」は {most} 文字を超えています。短くしてください。",
        "“{name}” is longer than {most} signs; shorten it.",
    ),
    "table.not_whole": (
        "“{value}” pada “{name}” bukan bilangan bulat; tulis angka saja, paling banyak {digits} angka.",
        "「{name}」の「{value}」は整数ではありません。数字だけ（{digits} 桁まで）で書いてください。",
        "“{value}” in “{name}” is not a whole number; write figures only, at most {digits}.",
    ),
    "table.not_number": (
        "“{value}” pada “{name}” bukan bilangan yang dapat dipakai; tulis paling banyak {digits} angka, {decimals} di "
        "antaranya sesudah titik desimal.",
        "「{name}」の「{value}」は使える数ではありません。小数点はピリオド、全体で {digits} 桁、小数は {decimals} 桁までです。",
        "“{value}” in “{name}” is not a number that can be used; write at most {digits} figures, {decimals} of them after "
        "a decimal point.",
    ),
    "table.too_wide": (
        "“{value}” pada “{name}” terlalu besar di samping bilangan dengan {decimals} desimal; bersama paling banyak "
        "{digits} angka.",
        "「{name}」の「{value}」は、小数 {decimals} 桁の数と同じ列には大きすぎます。合わせて {digits} 桁までです。",
        "“{value}” in “{name}” is too great beside numbers with {decimals} decimals; together at most {digits} figures.",
    ),
    "table.too_small": (
        "“{value}” pada “{name}” kurang dari {least}; perbaiki.",
        "「{name}」の「{value}」は {least} より小さい値です。直してください。",
        "“{value}” in “{name}” is less than {least}; correct it.",
    ),
    "table.too_great": (
        "“{value}” pada “{name}” lebih dari {most}; perbaiki.",
        "「{name}」の「{value}」は {most} より大きい値です。直してください。",
        "“{value}” in “{name}” is more than {most}; correct it.",
    ),
    "table.not_date": (
        "“{value}” pada “{name}” bukan tanggal; tulis seperti 2026-11-25.",
        "「{name}」の「{value}」は日付ではありません。2026-11-25 のように書いてください。",
        "“{value}” in “{name}” is not a date; write it like 2026-11-25.",
    ),
    "table.not_choice": (
        "“{value}” pada “{name}” tidak dikenal; pilih salah satu: {known}.",
        "「{name}」の「{value}」は選べません。{known} のどれかにしてください。",
        "“{value}” in “{name}” is not known; choose one of {known}.",
    ),
    "table.twice": (
        "“{value}” pada “{name}” sudah ada di baris {first}; hapus satu.",
        "「{name}」の「{value}」は {first} 行目にもあります。一つを消してください。",
        "“{value}” in “{name}” stands in line {first} already; take one out.",
    ),
    # rules in TOML
    "rules.not_toml": (
        "ini bukan TOML yang benar ({why}); perbaiki di tempat ini.",
        "TOML として読めません（{why}）。ここを直してください。",
        "this is not valid TOML ({why}); mend it here.",
    ),
    "rules.unknown_key": (
        "“{name}” tidak dikenal; yang dikenal: {known}.",
        "「{name}」という項目はありません。使える項目は {known} です。",
        "there is no setting “{name}”; the settings are {known}.",
    ),
    "rules.unknown_key_near": (
        "“{name}” tidak dikenal; maksudnya “{near}”?",
        "「{name}」という項目はありません。「{near}」のことですか。",
        "there is no setting “{name}”; did you mean “{near}”?",
    ),
    "rules.missing_key": (
        "“{name}” tidak ada; tambahkan.",
        "「{name}」がありません。加えてください。",
        "the setting “{name}” is missing; add it.",
    ),
    "rules.wrong_kind": (
        "“{name}” harus berupa {want}; perbaiki.",
        "「{name}」は{want}でなければなりません。直してください。",
        "“{name}” must be {want}; correct it.",
    ),
    "rules.too_small": (
        "“{name}” kurang dari {least}; perbaiki.",
        "「{name}」は {least} 以上でなければなりません。直してください。",
        "“{name}” is less than {least}; correct it.",
    ),
    "rules.too_great": (
        "“{name}” lebih dari {most}; perbaiki.",
        "「{name}」は {most} 以下でなければなりません。直してください。",
        "“{name}” is more than {most}; correct it.",
    ),
    # proof files
    "proof.not_json": (
        "ini bukan JSON yang benar ({why}); ambil ulang berkas bukti aslinya.",
        "JSON として読めません（{why}）。元の証明ファイルを取り直してください。",
        "this is not valid JSON ({why}); get the original proof file again.",
    ),
    "proof.truncated": (
        "berkas berhenti di tengah; ambil ulang berkas bukti yang lengkap.",
        "ファイルが途中で終わっています。完全な証明ファイルを取り直してください。",
        "the file ends in the middle; get the whole proof file again.",
    ),
    "proof.too_deep": (
        "isi bersarang lebih dari {most} tingkat; ini bukan berkas bukti Jalin.",
        "入れ子が {most} 段を超えています。Jalin の証明ファイルではありません。",
        "the content is nested more than {most} levels deep; this is not a proof file of Jalin.",
    ),
    "proof.twice_key": (
        "“{name}” ada dua kali; berkas ini rusak atau diubah.",
        "「{name}」が二度あります。壊れているか、書き換えられたファイルです。",
        "“{name}” is there twice; the file is damaged or was altered.",
    ),
    "proof.not_exact": (
        "“{value}” bukan bilangan yang dapat disimpan tepat; berkas ini rusak atau diubah.",
        "「{value}」は正確に保てない数です。壊れているか、書き換えられたファイルです。",
        "“{value}” is not a number that can be kept exactly; the file is damaged or was altered.",
    ),
    "proof.half_sign": (
        "ada tanda yang hanya separuh; berkas ini rusak atau diubah.",
        "不完全な文字があります。壊れているか、書き換えられたファイルです。",
        "there is half of a sign; the file is damaged or was altered.",
    ),
    "proof.not_proof": (
        "ini bukan berkas bukti Jalin; berikan berkas yang dibuat oleh sebuah keputusan.",
        "Jalin の証明ファイルではありません。決定が作ったファイルを指定してください。",
        "this is not a proof file of Jalin; name a file that a decision has written.",
    ),
    "proof.missing_part": (
        "“{name}” tidak ada; berkas bukti ini tidak lengkap.",
        "「{name}」がありません。証明ファイルが不完全です。",
        "“{name}” is missing; this proof file is not complete.",
    ),
    "proof.unknown_part": (
        "“{name}” tidak dikenal dalam berkas bukti; berkas ini diubah, atau dari Jalin yang lebih baru.",
        "「{name}」は証明ファイルの項目ではありません。書き換えられたか、新しい Jalin のファイルです。",
        "“{name}” is no part of a proof file; it was altered, or a newer Jalin made it.",
    ),
    "proof.wrong_part": (
        "“{name}” tidak berbentuk seperti dalam berkas bukti; berkas ini rusak atau diubah.",
        "「{name}」の形が証明ファイルのものではありません。壊れているか、書き換えられたファイルです。",
        "“{name}” has not the form it has in a proof file; the file is damaged or was altered.",
    ),
    "proof.newer_format": (
        "berkas ini memakai bentuk {format}; program ini mengenal sampai {known}. Pasang Jalin yang lebih baru.",
        "このファイルの形式は {format} ですが、このプログラムは {known} までです。新しい Jalin を入れてください。",
        "the file has format {format}, this program knows up to {known}; install a newer Jalin.",
    ),
    "proof.unknown_kind": (
        "jenis keputusan “{kind}” tidak dikenal; yang dikenal: {known}.",
        "「{kind}」という種類の決定はありません。使える種類は {known} です。",
        "there is no kind of decision “{kind}”; the kinds are {known}.",
    ),
    "proof.unknown_method": (
        "cara “{method}” untuk “{kind}” tidak dikenal; yang dikenal: {known}. Pasang Jalin yang lebih baru.",
        "「{kind}」の方法「{method}」はありません。使える方法は {known} です。新しい Jalin を入れてください。",
        "there is no method “{method}” of “{kind}”; the methods are {known}. Install a newer Jalin.",
    ),
    "proof.wrong_inputs": (
        "masukan dalam berkas bukti ini tidak dapat dihitung ulang ({why}); berkas ini rusak atau diubah.",
        "この証明ファイルの入力は再計算できません（{why}）。壊れているか、書き換えられたファイルです。",
        "the inputs in this proof file cannot be computed again ({why}); the file is damaged or was altered.",
    ),
    "proof.no_item": (
        "“{item}” tidak ada dalam keputusan ini; periksa nomornya.",
        "「{item}」はこの決定にありません。番号を確かめてください。",
        "“{item}” is not in this decision; check the number.",
    ),
    # the lottery
    "lottery.twice": (
        "“{case}” ada dua kali dalam daftar; setiap kasus hanya sekali.",
        "「{case}」が名簿に二度あります。一件につき一度だけにしてください。",
        "“{case}” is in the list twice; each case may stand there once.",
    ),
    "lottery.other_list": (
        "daftar ini bukan daftar yang ditutup: sidik jarinya {found}, yang diumumkan {published}.",
        "締め切った名簿ではありません。指紋は {found} ですが、公表されたものは {published} です。",
        "this is not the list that was closed: its digest is {found}, the published one is {published}.",
    ),
    "lottery.no_draw": (
        "hasil undian umum kosong; tulis teksnya persis seperti diumumkan.",
        "公開抽選の結果が空です。公表されたとおりに書いてください。",
        "the public draw is empty; write its text exactly as it was made public.",
    ),
    "lottery.title": ("Undian", "抽選", "The lottery"),
    "lottery.list": (
        "Daftar berisi {count} kasus ditutup dahulu. Sidik jarinya (SHA-256 atas kasus-kasus, satu per baris, urut naik): "
        "{digest}.",
        "{count} 件の名簿を先に締め切りました。名簿の指紋（一行一件、昇順の SHA-256）は {digest} です。",
        "The list of {count} cases was closed first. Its digest (SHA-256 over the cases, one a line, ascending): {digest}.",
    ),
    "lottery.seed": (
        "Hasil undian umum: {draw}. Benih = SHA-256 atas teks “sidik jari|hasil undian”: {seed}.",
        "公開抽選の結果は {draw} です。種は「指紋|抽選結果」の SHA-256 で、{seed} です。",
        "The public draw: {draw}. Seed = SHA-256 over the text “digest|draw”: {seed}.",
    ),
    "lottery.order": (
        "Nomor setiap kasus adalah tempatnya dalam urutan naik SHA-256 atas teks “benih|kasus”; nomor kecil menang.",
        "各件の番号は「種|番号」の SHA-256 を昇順に並べた順位で、小さい番号が先です。",
        "The number of a case is its position in the ascending order of the SHA-256 of the text “seed|case”; a smaller "
        "number wins.",
    ),
    "lottery.source": (
        "Sumber undian umum yang diumumkan sebelumnya: {source}.",
        "事前に公表した公開抽選の出所: {source}。",
        "The source of the public draw, named beforehand: {source}.",
    ),
    "lottery.one": (
        "Kasus {case} mendapat nomor {number} dari {count}.",
        "{case} の番号は {count} 件中 {number} 番です。",
        "Case {case} has number {number} of {count}.",
    ),
    "lottery.number": ("Nomor", "番号", "Number"),
    "lottery.case": ("Kasus", "件", "Case"),
    "explain.how": (
        "Siapa pun dapat menghitung ulang keputusan ini dengan “jalin verify” dari berkas buktinya ({kind}, cara {method}; "
        "SHA-256 {digest}).",
        "この決定は証明ファイルから「jalin verify」で誰でも再計算できます（{kind}、方法 {method}、SHA-256 {digest}）。",
        "Anyone can compute this decision again with “jalin verify” from its proof file ({kind}, method {method}; SHA-256 "
        "{digest}).",
    ),
    "lottery.committed": (
        "Ini sidik jari daftar {count} kasus. Umumkan sekarang, bersama nama undian umum yang akan dipakai; lalu “jalin "
        "lottery draw”.",
        "{count} 件の名簿の指紋です。使う公開抽選の名前とともに今公表し、その後「jalin lottery draw」を実行してください。",
        "This is the digest of the list of {count} cases. Publish it now with the name of the public draw to come; then "
        "“jalin lottery draw”.",
    ),
    "lottery.drawn": ("Benih: {seed}", "種: {seed}", "Seed: {seed}"),
    "verify.identical": (
        "identik ({kind}, cara {method}; SHA-256 {digest})",
        "一致（{kind}、方法 {method}、SHA-256 {digest}）",
        "identical ({kind}, method {method}; SHA-256 {digest})",
    ),
    "verify.different": (
        "berbeda di {path}: berkas berisi {stored}, hitungan ulang memberi {computed}",
        "{path} が異なります。ファイルは {stored}、再計算は {computed} です",
        "different at {path}: the file says {stored}, the recomputation gives {computed}",
    ),
}

"""What is said of faulty files of procedures and obligations, and of tables of events, in Indonesian, Japanese and English."""

from jalin.decisions.words import add_sentences

SENTENCES = {
    # a procedure's file
    "procedure.no_stages": (
        "berkas prosedur ini tidak punya tahap; tulis paling sedikit satu [[stages]].",
        "この手続ファイルには段階がありません。[[stages]] を一つ以上書いてください。",
        "this procedure has no stages; write at least one [[stages]].",
    ),
    "procedure.twice": (
        "“{code}” sudah dipakai; beri nama lain.",
        "「{code}」は既に使われています。別の名前にしてください。",
        "“{code}” is taken already; give it another name.",
    ),
    "procedure.empty_text": (
        "teks {name} kosong; isilah.",
        "{name} の文が空です。記入してください。",
        "the text {name} is empty; fill it in.",
    ),
    "procedure.mark": (
        "tanda “{value}” tidak dikenal; pilih satu dari {known}.",
        "「{value}」という確度はありません。{known} から選んでください。",
        "the mark “{value}” is not known; choose one of {known}.",
    ),
    "procedure.list_of_words": (
        "{name} harus berupa daftar kata dalam tanda kutip.",
        "{name} は引用符で囲んだ語のリストにしてください。",
        "{name} must be a list of words in quotes.",
    ),
    "procedure.code": (
        "kode “{code}” hanya boleh huruf dan angka, paling banyak {most}.",
        "記号「{code}」に使えるのは文字と数字だけで、{most} 字までです。",
        "the code “{code}” may have letters and digits only, at most {most}.",
    ),
    "procedure.bad_key": (
        "kunci “{value}” hanya boleh huruf kecil a–z, angka, dan tanda hubung, paling banyak 60.",
        "キー「{value}」に使えるのは小文字 a–z、数字、ハイフンだけで、60字までです。",
        "the key “{value}” may have small letters a to z, digits and hyphens only, at most 60.",
    ),
    "procedure.bad_country": (
        "negara “{value}” ditulis dengan dua huruf besar seperti “ID”, atau dikosongkan untuk semua negara.",
        "国「{value}」は「ID」のような大文字2字で書くか、どの国にも当てはまる場合は空にしてください。",
        "the country “{value}” is written with two capital letters like “ID”, or left empty for any country.",
    ),
    "procedure.too_long": (
        "“{name}” terlalu panjang; paling banyak {most} huruf.",
        "「{name}」が長すぎます。{most} 字までにしてください。",
        "“{name}” is too long; it may have at most {most} letters.",
    ),
    "procedure.unknown_word": (
        "“{value}” tidak dikenal di {name}; yang dikenal: {known}.",
        "{name} の「{value}」は使えません。使えるのは {known} です。",
        "“{value}” is not known in {name}; known are: {known}.",
    ),
    "procedure.outcome": (
        "“{value}” tidak dapat terjadi pada tahap ini; yang dapat: {known}.",
        "「{value}」はこの段階に起こり得ません。使えるのは {known} です。",
        "“{value}” cannot happen to this stage; there are: {known}.",
    ),
    "procedure.outcome_near": (
        "“{value}” tidak dapat terjadi pada sebuah tahap; maksudnya “{near}”?",
        "「{value}」は段階に起こり得ません。「{near}」のことですか。",
        "“{value}” cannot happen to a stage; is “{near}” meant?",
    ),
    "procedure.permits_no_end": (
        "tindakan yang diizinkan, “{code}”, harus juga mengakhiri tenggat ini; tambahkan ke `ends`.",
        "期限経過後に認める「{code}」は、この期限を終わらせるものでもあります。`ends` に加えてください。",
        "the act it permits, “{code}”, must also end this clock; add it to `ends`.",
    ),
    "procedure.back_from_back": (
        "hanya tenggat dengan `starts` dan tanpa `yearly` yang dapat dihitung mundur; “{code}” bukan.",
        "逆算の起点にできるのは `starts` があり `yearly` のない期限だけです。「{code}」は使えません。",
        "only from a clock with `starts` and without `yearly` can be counted back; “{code}” is none.",
    ),
    "procedure.word_twice": (
        "“{value}” sudah menunjuk tahap “{code}”; satu kata hanya boleh satu tahap.",
        "「{value}」は既に段階「{code}」を指しています。一つの語は一つの段階だけにしてください。",
        "“{value}” already means the stage “{code}”; one word may mean one stage only.",
    ),
    "procedure.endless": (
        "dari tahap “{code}” perkara tidak pernah dapat berakhir; beri jalan ke tahap yang mengakhirinya (leads_to dengan []).",
        "段階「{code}」からは案件を終えられません。終わりの段階（leads_to が []）に至る道を書いてください。",
        "from the stage “{code}” a case can never end; give it a way to a stage that ends it (a leads_to of []).",
    ),
    "procedure.key_twice": (
        "“{code}” versi {version} sudah ada di {other}; beri kunci atau versi lain.",
        "「{code}」の版 {version} は {other} に既にあります。キーか版を変えてください。",
        "“{code}” of version {version} is in {other} already; give it another key or version.",
    ),
    "procedure.overlap": (
        "masa berlakunya bertumpuk dengan versi {version} di {other}; akhiri yang satu sebelum yang lain mulai.",
        "{other} の版 {version} と有効期間が重なっています。一方が始まる前に他方を終わらせてください。",
        "its validity overlaps with version {version} in {other}; end the one before the other begins.",
    ),
    "procedure.need": (
        "sebuah syarat menyebut `stages` atau `clear`, salah satu saja.",
        "要件には `stages` か `clear` のどちらか一方を書いてください。",
        "a need names either `stages` or `clear`, one of them.",
    ),
    "procedure.yearly": (
        "`{name}` ditulis sebagai [bulan, tanggal], misalnya [1, 1].",
        "`{name}` は [1, 1] のように［月, 日］で書いてください。",
        "`{name}` is written as [month, day], for example [1, 1].",
    ),
    "obligation.good": (
        "Kewajiban tahunan ({country}): {count}, tanpa kesalahan.",
        "毎年の義務（{country}）：{count} 件、誤りはありません。",
        "Yearly obligations ({country}): {count}, no fault.",
    ),
    "obligation.none": (
        "berkas ini tidak menyebut kewajiban; tulis paling sedikit satu [[obligations]].",
        "このファイルには義務がありません。[[obligations]] を一つ以上書いてください。",
        "this file names no obligation; write at least one [[obligations]].",
    ),
    "obligation.no_periods": (
        "kewajiban ini tidak punya periode; tulis paling sedikit satu baris `periods`.",
        "この義務には期間がありません。`periods` を一つ以上書いてください。",
        "this obligation has no period; write at least one row of `periods`.",
    ),
    "procedure.unit": (
        "satuan “{value}” tidak dikenal; pilih satu dari {known}.",
        "「{value}」という単位はありません。{known} から選んでください。",
        "the unit “{value}” is not known; choose one of {known}.",
    ),
    "procedure.clock_start": (
        "sebuah tenggat dimulai dengan `starts` (bila tahunan, juga `yearly`) atau dihitung mundur dengan `before_end_of`, salah satu saja.",
        "期限の始まりは `starts`（毎年のものは `yearly` も）か `before_end_of` のどちらか一方で示してください。",
        "a clock begins with `starts` (a yearly one with `yearly` too) or counts back with `before_end_of`, one of them.",
    ),
    "procedure.warnings": (
        "`warnings` harus berupa daftar hari, bilangan bulat dari -{most} sampai {most}.",
        "`warnings` は日数（-{most} から {most} の整数）のリストにしてください。",
        "`warnings` must be a list of days, whole numbers from -{most} to {most}.",
    ),
    "procedure.ends_before_it_begins": (
        "`valid_to` lebih awal daripada `valid_from`; perbaiki salah satunya.",
        "`valid_to` が `valid_from` より前になっています。どちらかを直してください。",
        "`valid_to` lies before `valid_from`; mend one of them.",
    ),
    "procedure.leads_nowhere": (
        "“{name}” tidak mengakhiri tahap, jadi tidak boleh menyebut tahap berikutnya; tulis [].",
        "「{name}」は段階を終わらせないため、次の段階を書けません。[] としてください。",
        "“{name}” does not end the stage, so nothing may follow it; write [].",
    ),
    "procedure.unknown": (
        "“{code}” tidak ada dalam berkas ini; yang ada: {known}.",
        "「{code}」はこのファイルにありません。あるのは {known} です。",
        "“{code}” is not in this file; there are: {known}.",
    ),
    "procedure.unknown_near": (
        "“{code}” tidak ada dalam berkas ini; maksudnya “{near}”?",
        "「{code}」はこのファイルにありません。「{near}」のことですか。",
        "“{code}” is not in this file; is “{near}” meant?",
    ),
    "procedure.no_such_outcome": (
        "tahap “{code}” tidak menyebut “{outcome}” di leads_to.",
        "段階「{code}」の leads_to に「{outcome}」がありません。",
        "the stage “{code}” does not name “{outcome}” in leads_to.",
    ),
    "procedure.unreachable": (
        "tahap “{code}” tidak dapat dicapai dari “{first}”; sebutkan di leads_to tahap lain.",
        "段階「{code}」には「{first}」から到達できません。他の段階の leads_to に書いてください。",
        "the stage “{code}” cannot be reached from “{first}”; name it in another stage's leads_to.",
    ),
    "procedure.good": (
        "{name}: {stages} tahap, {clocks} tenggat, tanpa kesalahan.",
        "{name}：段階 {stages}、期限 {clocks}、誤りはありません。",
        "{name}: {stages} stages, {clocks} clocks, no fault.",
    ),
    "procedure.no_such_name": (
        "prosedur “{name}” tidak ada; yang ada: {known}.",
        "「{name}」という手続はありません。あるのは {known} です。",
        "there is no procedure “{name}”; there are: {known}.",
    ),
    "procedure.no_such_name_near": (
        "prosedur “{name}” tidak ada; maksudnya “{near}”? Yang ada: {known}.",
        "「{name}」という手続はありません。「{near}」のことですか。あるのは {known} です。",
        "there is no procedure “{name}”; is “{near}” meant? There are: {known}.",
    ),
    # a table of what happened
    "procedure.day": (
        "“{value}” tidak terbaca sebagai tanggal. {why} Tulis seperti 2026-11-25, 2026-11, atau 2026.",
        "「{value}」は日付として読めません。{why} 2026-11-25、2026-11、2026 のように書いてください。",
        "“{value}” cannot be read as a date. {why} Write it like 2026-11-25, 2026-11 or 2026.",
    ),
    "procedure.far_year": (
        "“{value}” di luar tahun {first} sampai {last}; periksa tahunnya.",
        "「{value}」は {first}年から {last}年の範囲外です。年を確かめてください。",
        "“{value}” lies outside the years {first} to {last}; look at the year.",
    ),
    "procedure.year": (
        "“{value}” bukan tahun; tulis empat angka seperti 2025.",
        "「{value}」は年ではありません。2025 のように4桁で書いてください。",
        "“{value}” is not a year; write four figures like 2025.",
    ),
    "procedure.option_day": (
        "{option}: “{value}” bukan tanggal; tulis seperti 2026-11-25.",
        "{option}：「{value}」は日付ではありません。2026-11-25 のように書いてください。",
        "{option}: “{value}” is not a date; write it like 2026-11-25.",
    ),
    "procedure.option_move": (
        "--move: tulis BARIS=TANGGAL dengan baris 1 sampai {most}, misalnya 2=2026-11-25.",
        "--move：行=日付 の形で、行は 1 から {most} までにしてください（例：2=2026-11-25）。",
        "--move: write ROW=DATE with a row from 1 to {most}, for example 2=2026-11-25.",
    ),
    "remark.day": (
        "Baris {line}: “{value}” dibaca sebagai {read}.",
        "{line}行目：「{value}」を {read} と読みました。",
        "Line {line}: “{value}” is read as {read}.",
    ),
    "remark.note": (
        "Baris {line}: dibaca sebagai {read}, karena catatannya “{note}”.",
        "{line}行目：備考が「{note}」のため {read} と読みました。",
        "Line {line}: read as {read}, because its note is “{note}”.",
    ),
    "procedure.until_before": (
        "hari terakhir lebih awal daripada tanggal kejadian; perbaiki salah satunya.",
        "最終日が出来事の日より前になっています。どちらかを直してください。",
        "the last day lies before the event; mend one of them.",
    ),
    "procedure.stage": (
        "“{value}” bukan tahap prosedur ini; tahapnya: {known}. Yang terjadi ditulis sesudah titik dua, misalnya e:received.",
        "「{value}」はこの手続の段階ではありません。段階は {known} です。起きた事柄は e:received のようにコロンの後に書きます。",
        "“{value}” is no stage of this procedure; its stages are: {known}. What happened to it follows a colon, as in e:received.",
    ),
    "procedure.stage_near": (
        "“{value}” bukan tahap prosedur ini; maksudnya “{near}”? Tahapnya: {known}.",
        "「{value}」はこの手続の段階ではありません。「{near}」のことですか。段階は {known} です。",
        "“{value}” is no stage of this procedure; is “{near}” meant? Its stages are: {known}.",
    ),
    "procedure.row_outcome": (
        "“{value}” tidak dikenal; setelah titik dua boleh: {known}.",
        "「{value}」は使えません。コロンの後に書けるのは {known} です。",
        "“{value}” is not known; after the colon may stand: {known}.",
    ),
    "procedure.stage_has_not": (
        "pada tahap {stage} tidak ada “{value}”; yang ada: {known}.",
        "段階 {stage} に「{value}」はありません。あるのは {known} です。",
        "the stage {stage} has no “{value}”; it has: {known}.",
    ),
}
add_sentences(SENTENCES)

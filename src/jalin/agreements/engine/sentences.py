"""What the process engine says, in Indonesian, Japanese and English."""

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
    # guards
    "guard.need": ("{why}", "{why}", "{why}"),
    "guard.need_deemed_from": (
        "{why} Surat diterima {start}; dianggap disetujui mulai {effect} bila tidak ada jawaban.",
        "{why}文書は {start} に受領されており、回答がなければ {effect} から同意とみなします。",
        "{why} The letter was received on {start}; deemed approved on {effect} if nothing comes.",
    ),
    "guard.need_bypassed_from": (
        "{why} Diterima {start}; boleh langsung disampaikan mulai {effect} bila belum diteruskan.",
        "{why}{start} に受領されており、送付がなければ {effect} から直接提出できます。",
        "{why} It was received on {start}; it may be sent directly from {effect} if nothing comes.",
    ),
    "guard.need_lapsed": (
        "{why} Diterima {start} dan waktunya habis {due}; diamnya sekarang dapat dicatat.",
        "{why}{start} に受領され、期限は {due} に過ぎました。回答がないことを記録できます。",
        "{why} It was received on {start} and its time was over on {due}; the silence can be recorded now.",
    ),
    "guard.need_unreceived": (
        "{why} Tanggal terima surat belum tercatat, jadi tenggat belum berjalan.",
        "{why}文書の受領日が記録されていないため、期限は始まっていません。",
        "{why} No receipt of the letter is on record, so its time does not run.",
    ),
    "guard.no_basis": (
        "Jeda tanpa dasar tidak menghentikan tenggat; tulis dasarnya di catatan.",
        "根拠のない中断は期限を止めません。備考に根拠を書いてください。",
        "A pause without its basis does not stop the clock; write the basis in the note.",
    ),
    "guard.order": (
        "Sekarang giliran {expected}, bukan {stage}.",
        "現在の順番は{expected}であり、{stage}ではありません。",
        "It is the turn of {expected}, not of {stage}.",
    ),
    "guard.closed": (
        "Perkara ini sudah selesai; {stage} tidak dapat menyusul.",
        "この案件は終了しており、{stage}は続けられません。",
        "The case is over; {stage} cannot follow.",
    ),
    "guard.too_long": (
        "{clock}: naskah menyebut sampai {until}; paling lama sampai {last}.",
        "{clock}：文書では {until} までですが、最長は {last} までです。",
        "{clock}: the text says until {until}; the longest is until {last}.",
    ),
    "guard.overdue": (
        "{why} (belum ada: {count}; yang tertua tahun {year}, tenggat {due})",
        "{why}（未提出 {count} 件、最も古いものは{year}年分、期限 {due}）",
        "{why} (owed: {count}; the oldest of {year}, due {due})",
    ),
    "guard.no_receipt": (
        "{clock}: tanpa bukti terima tenggat tidak berjalan.",
        "{clock}：受領の証拠がないため、期限は進みません。",
        "{clock}: without proof of receipt the clock does not run.",
    ),
    "guard.not_lapsed": (
        "{clock}: diterima {start}; baru berlaku mulai {effect} bila tidak ada jawaban.",
        "{clock}：{start}に受領。回答がなければ {effect} から可能です。",
        "{clock}: received on {start}; possible from {effect} if nothing comes.",
    ),
    # a standing
    "standing.not_begun": ("Belum dimulai.", "まだ始まっていません。", "Nothing has happened yet."),
    "standing.under_way": (
        "Tahap {code}, {stage}: sedang berjalan sejak {since}.",
        "段階 {code}「{stage}」：{since} から進行中。",
        "Stage {code}, {stage}: under way since {since}.",
    ),
    "standing.passed": (
        "Tahap {code}, {stage}: selesai, {since}.",
        "段階 {code}「{stage}」：{since} に完了。",
        "Stage {code}, {stage}: passed, {since}.",
    ),
    "standing.closed": (
        "Selesai dengan tahap {code}, {stage}, {since}.",
        "段階 {code}「{stage}」をもって {since} に終了。",
        "Over with stage {code}, {stage}, {since}.",
    ),
    "standing.ahead": (
        "Kejadian sesudah {on} belum dihitung: {count}.",
        "{on} より後の出来事（{count} 件）はまだ数えていません。",
        "Events after {on} do not count yet: {count}.",
    ),
    # how well a row is confirmed, in the words of `jalin.kernel.rulebook.marks`
    "mark.inferred": (
        "pembacaan kami atas peraturan",
        "法令についての当方の解釈",
        "our reading of the law",
    ),
    "mark.general": (
        "pengetahuan umum, sumbernya belum dibaca",
        "一般的な知識（出典未確認）",
        "general knowledge, no source read",
    ),
    "mark.design": ("keputusan kami sendiri", "当方の判断", "our own decision"),
    "mark.unsure": (
        "belum dipastikan: tanyakan kepada petugas atau lihat teksnya",
        "未確認：担当者または条文に当たってください",
        "not confirmed: ask an officer or the text",
    ),
    "standing.held": (
        "Dipegang {holder}; menunggu {days} hari, tanpa batas waktu hukum kecuali disebut di bawah.",
        "担当：{holder}。待ち日数 {days} 日（下に示すもの以外に法定期限はありません）。",
        "Held by {holder}; waiting {days} days, without a legal limit unless one is named below.",
    ),
    "clock.running": (
        "{name}{year}: {since}, tenggat {due}, {used} terpakai, sisa {left}. {article}",
        "{name}{year}：{since}、期限 {due}、経過 {used}、残り {left}。{article}",
        "{name}{year}: {since}, due {due}, {used} used, {left} left. {article}",
    ),
    "clock.before": (
        "{name}{year}: tenggat {due}, dihitung mundur dari {start}, sisa {left}. {article}",
        "{name}{year}：期限 {due}（{start} から逆算）、残り {left}。{article}",
        "{name}{year}: due {due}, counted back from {start}, {left} left. {article}",
    ),
    "clock.met": (
        "{name}{year}: {since}, tenggat {due}, selesai {ended}, tepat waktu. {article}",
        "{name}{year}：{since}、期限 {due}、終了 {ended}、期限内。{article}",
        "{name}{year}: {since}, due {due}, ended {ended}, in time. {article}",
    ),
    "clock.met_late": (
        "{name}{year}: {since}, tenggat {due}, selesai {ended}, terlambat {late}. {article}",
        "{name}{year}：{since}、期限 {due}、終了 {ended}、{late}の遅れ。{article}",
        "{name}{year}: {since}, due {due}, ended {ended}, {late} late. {article}",
    ),
    "clock.lapsed": (
        "{name}{year}: {since}, tenggat {due}, lewat {late}. {article}",
        "{name}{year}：{since}、期限 {due}、{late}超過。{article}",
        "{name}{year}: {since}, due {due}, over by {late}. {article}",
    ),
    "clock.from": ("mulai {start}", "開始 {start}", "from {start}"),
    "clock.back_from": ("dihitung mundur dari {start}", "{start} から逆算", "counted back from {start}"),
    "clock.working_day": ("{days} hari kerja", "{days}開庁日", "{days} working day"),
    "clock.day": ("{days} hari", "{days}日", "{days} day"),
    "clock.working_days": ("{days} hari kerja", "{days}開庁日", "{days} working days"),
    "clock.days": ("{days} hari", "{days}日", "{days} days"),
    "clock.at_least": ("sedikitnya {days}", "少なくとも{days}", "at least {days}"),
    "clock.inferred": (
        "Jawabannya sendiri tidak tercatat; perkara sudah berlanjut.",
        "回答そのものの記録はありませんが、案件は先に進んでいます。",
        "Its own end is not on record; the case went on.",
    ),
    "clock.before_law": (
        "Dimulai sebelum peraturan ini berlaku.",
        "この法令の施行前に始まりました。",
        "It began before this regulation was in force.",
    ),
    "clock.provisional": (
        "Sementara: hari libur {years} belum pasti.",
        "暫定：{years} の休日が確定していません。",
        "Provisional: the holidays of {years} are not settled.",
    ),
    "act.possible": ("Dapat dilakukan: {act}.", "可能：{act}。", "Can be done: {act}."),
    "act.not_yet": (
        "Belum dapat: {act}. {reasons}",
        "まだできません：{act}。{reasons}",
        "Not yet: {act}. {reasons}",
    ),
    "act.done": ("{stage}", "{stage}", "{stage}"),
    "act.received": ("{stage}: berkas diterima", "{stage}：受領", "{stage}: the file is received"),
    "act.deemed": (
        "{stage}: dianggap disetujui karena tidak ada jawaban",
        "{stage}：回答がないため承認とみなす",
        "{stage}: deemed given, because no answer came",
    ),
    "act.bypassed": (
        "{stage}: langsung diteruskan tanpa menunggu",
        "{stage}：待たずに直接進める",
        "{stage}: passed by, because its time is over",
    ),
    "act.refused": ("{stage}: ditolak", "{stage}：却下", "{stage}: refused"),
    "act.returned": ("{stage}: dikembalikan", "{stage}：差戻し", "{stage}: returned"),
    "act.sent": ("{stage}: surat dikirim", "{stage}：通知発送", "{stage}: the letter is sent"),
    "act.paused": ("{stage}: dihentikan sementara", "{stage}：中断", "{stage}: paused"),
    "act.resumed": ("{stage}: dilanjutkan", "{stage}：再開", "{stage}: resumed"),
    "act.replaced": ("{stage}: naskah diganti", "{stage}：文面の差替え", "{stage}: the text is replaced"),
    "act.rested": (
        "Berdasar {name}: diterima {start}, hari terakhir {due} ({used}, {holidays} hari libur dilewati). {article}",
        "根拠：{name}。受領 {start}、最終日 {due}（{used}、除いた休日 {holidays} 日）。{article}",
        "It rests on {name}: received {start}, last day {due} ({used}, {holidays} holidays left out). {article}",
    ),
    "irregular.row": (
        "{date}, {act}: dicatat di luar urutan. {reasons}",
        "{date}　{act}：順序外の記録。{reasons}",
        "{date}, {act}: recorded out of order. {reasons}",
    ),
}
add_sentences(SENTENCES)

WORDS_OF_OUTCOMES = {
    "done": {"id": "selesai", "ja": "完了", "en": "done"},
    "deemed": {"id": "dianggap setuju", "ja": "みなし同意", "en": "deemed given"},
    "bypassed": {"id": "langsung", "ja": "直接提出", "en": "bypassed"},
    "refused": {"id": "ditolak", "ja": "却下", "en": "refused"},
    "returned": {"id": "dikembalikan", "ja": "差戻し", "en": "returned"},
    "received": {"id": "diterima", "ja": "受領", "en": "received"},
    "sent": {"id": "dikirim", "ja": "発送", "en": "sent"},
    "paused": {"id": "dihentikan sementara", "ja": "中断", "en": "paused"},
    "resumed": {"id": "dilanjutkan", "ja": "再開", "en": "resumed"},
    "replaced": {"id": "diganti", "ja": "差替え", "en": "replaced"},
}

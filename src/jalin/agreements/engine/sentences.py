"""What the process engine says, in Indonesian, Japanese and English."""

from jalin.decisions.words import add_sentences

SENTENCES = {
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
    # a clock as a rule
    "length.working_day": ("{n} hari kerja", "{n}開庁日", "{n} working days"),
    "length.day": ("{n} hari", "{n}日", "{n} days"),
    "length.calendar_month": ("{n} bulan kalender", "{n}か月（暦月）", "{n} calendar months"),
    "length.year": ("{n} tahun", "{n}年", "{n} years"),
    "length.one_day": ("1 hari", "1日", "1 day"),
    "length.one_working_day": ("1 hari kerja", "1開庁日", "1 working day"),
    "length.one_calendar_month": ("1 bulan kalender", "1か月（暦月）", "1 calendar month"),
    "length.one_year": ("1 tahun", "1年", "1 year"),
    "length.at_most": ("paling lama {length}", "最長{length}", "at most {length}"),
    "length.before": (
        "{length} sebelum hari terakhir {clock}",
        "{clock} の最終日から{length}前",
        "{length} before the last day of {clock}",
    ),
    "length.yearly": (
        "{length} sesudah {day} setiap tahun",
        "毎年{day}の{length}後まで",
        "{length} after {day}, every year",
    ),
    "drawing.or": ("atau {words}", "または{words}", "or {words}"),
    "drawing.dashed": (
        "Bingkai putus-putus, ?: belum dipastikan dalam naskah hukum.",
        "破線の枠と「?」：法令の条文では未確認。",
        "A dashed frame, ?: not confirmed in the text of the law.",
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

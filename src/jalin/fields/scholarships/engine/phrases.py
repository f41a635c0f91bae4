"""The sentences that explain an award, in Indonesian, Japanese and English."""

from jalin.decisions.words import add_sentences

PHRASES = {
    "award.title": ("Penetapan bantuan pendidikan", "教育支援の決定", "Award of aid for education"),
    "award.one_title": ("Permohonan {case}", "申請 {case}", "Application {case}"),
    "award.counts": (
        "{applications} permohonan, {ranked} di antaranya ikut diurutkan; {filled} dari {seats} kursi terisi.",
        "申請は {applications} 件、順位を付けたのは {ranked} 件。{seats} 枠のうち {filled} 枠が決まりました。",
        "{applications} applications, {ranked} of them ranked; {filled} of {seats} seats are filled.",
    ),
    "award.reading_minimum": (
        "Kursi khusus ({types}) dibaca sebagai jaminan minimum: yang memenuhi syarat dan menang dengan nilainya sendiri ikut "
        "dihitung; kursi terbuka ({open}) diisi terakhir.",
        "特別枠（{types}）は最低保障と読みます。条件を満たし点数だけでも選ばれる人も数に入り、自由枠（{open}）は最後に埋めます。",
        "The reserved seats ({types}) are read as a minimum: whoever qualifies and would win on merit alone counts for them; "
        "the open seats ({open}) are filled last.",
    ),
    "award.reading_above": (
        "Kursi khusus ({types}) dibaca sebagai tambahan: kursi terbuka ({open}) lebih dahulu untuk nilai terbaik, kursi "
        "khusus untuk yang memenuhi syarat di antara yang belum mendapat.",
        "特別枠（{types}）は上乗せと読みます。まず自由枠（{open}）を点数順に決め、特別枠は選ばれなかった有資格者に充てます。",
        "The reserved seats ({types}) are read as over and above: the open seats ({open}) go to the best first, the reserved "
        "ones to those who qualify and missed them.",
    ),
    "award.unfilled_open": (
        "Kursi khusus yang tidak dapat diisi menjadi kursi terbuka.",
        "埋まらない特別枠は自由枠になります。",
        "Reserved seats that nobody can fill become open ones.",
    ),
    "award.unfilled_empty": (
        "Kursi khusus yang tidak dapat diisi tetap kosong.",
        "埋まらない特別枠は空けておきます。",
        "Reserved seats that nobody can fill stay empty.",
    ),
    "award.least": (
        "Di bawah nilai {least} tidak ada yang ditetapkan.",
        "{least} 点未満は対象になりません。",
        "Nobody below {least} points is awarded.",
    ),
    "award.how": (
        "Dari nilai tertinggi ke bawah: setiap orang masuk bila masih ada kursi baginya, jika perlu dengan memindahkan yang "
        "sudah masuk ke kursi lain yang juga haknya; tidak ada yang dikeluarkan lagi.",
        "点数の高い順に、その人に枠が見つかれば決まります。必要なら決まった人を本人の資格のある別の枠へ移しますが、外すことはありません。",
        "From the best merit down: everyone is in for whom a seat can still be found, if need be by giving others another "
        "seat of theirs; nobody is taken out again.",
    ),
    "award.cap": (
        "Paling banyak {most} penerima per {group}.",
        "{group} ごとに最大 {most} 人です。",
        "At most {most} winners in one {group}.",
    ),
    "award.caps_how": (
        "Seseorang dilewati hanya bila kelompoknya penuh, atau bila dengannya lebih sedikit kursi dapat diisi.",
        "見送られるのは、その組がいっぱいの場合か、その人を入れると埋められる枠が減る場合だけです。",
        "Somebody is passed over only when his group has its most, or when with him fewer seats could be filled.",
    ),
    "award.waiver": (
        "Pengecualian tertulis ({document}): {group} “{of}” boleh {most}.",
        "文書による例外（{document}）: {group}「{of}」は {most} 人まで。",
        "Written waiver ({document}): {group} “{of}” may have {most}.",
    ),
    "award.ties": (
        "Nilai yang sama diputus dengan undian; nomor yang lebih kecil menang. Benih undian: {seed}.",
        "同点は抽選番号の小さい方が上です。抽選の種: {seed}。",
        "Equal merits are decided by the lottery, the smaller number wins. Seed: {seed}.",
    ),
    "award.no_ties": (
        "Tidak ada nilai yang sama; undian tidak diperlukan.",
        "同点がなく、抽選は要りませんでした。",
        "No two merits were equal; no lottery was needed.",
    ),
    "award.cut_offs": ("Batas tiap jenis kursi", "枠ごとの境界", "Cut-off of every type of seat"),
    "award.cut_off_how": (
        "Batas adalah penerima terakhir sebelum jenis kursi itu habis. Siapa yang nilainya di bawah batas semua jenis yang "
        "menjadi haknya tidak mendapat kursi.",
        "境界は、その種類の枠が尽きたときの最後の受給者です。資格のあるすべての種類で境界を下回る人には枠がありません。",
        "The cut-off is the last winner before seats of that type were used up. Whoever is below the cut-off of every type "
        "that he qualifies for has no seat.",
    ),
    "award.winners": ("Penerima", "受給者", "Winners"),
    "award.reserves": (
        "Bila seorang penerima mundur",
        "受給者が辞退した場合",
        "If a winner leaves",
    ),
    "award.reserves_how": (
        "Yang lain tetap menerima; yang masuk hanya orang dalam tabel ini.",
        "ほかの人の受給は変わらず、この表の一人だけが入ります。",
        "All others keep their award; only the one in this table enters.",
    ),
    "award.nobody": ("tidak ada", "なし", "nobody"),
    "award.not_kept": ("(jaminan berkurang satu)", "（保障が一つ減る）", "(one guaranteed seat fewer)"),
    "award.h_seat": ("kursi", "枠", "seat"),
    "award.h_seats": ("jumlah", "枠数", "seats"),
    "award.h_filled": ("terisi", "決定", "filled"),
    "award.h_case": ("permohonan", "申請", "application"),
    "award.h_merit": ("nilai", "点", "merit"),
    "award.h_lottery": ("undian", "抽選", "lottery"),
    "award.h_rank": ("urutan", "順", "rank"),
    "award.h_leaves": ("mundur", "辞退", "leaves"),
    "award.h_enters": ("masuk", "繰り上げ", "enters"),
    "award.h_reviewer": ("penilai", "審査員", "reviewer"),
    "award.h_severity": ("lebih murah (+) atau ketat (−)", "甘い（+）・辛い（−）", "more generous (+) or strict (−)"),
    "award.open": ("terbuka", "自由", "open"),
    "award.reverted": ("terbuka (beralih)", "自由（転用）", "open (reverted)"),
    "award.not_closed": ("belum habis", "残りあり", "not used up"),
    "award.unfilled_title": ("Kuota yang tidak terpenuhi", "満たせない枠", "Quotas that cannot be met"),
    "award.unfilled": (
        "Kursi “{type}” yang tidak terisi oleh yang memenuhi syarat: {seats}.",
        "「{type}」のうち有資格者で埋まらない枠: {seats}。",
        "Seats “{type}” not filled by somebody who qualifies: {seats}.",
    ),
    "award.lack": (
        "Untuk {types} ada {seats} kursi, tetapi hanya {people} orang memenuhi syarat.",
        "{types} は {seats} 枠ですが、有資格者は {people} 人だけです。",
        "There are {seats} seats for {types}, but only {people} people qualify.",
    ),
    "award.at_fault": (
        "Penghalangnya batas {cap} per {group} pada “{of}”: satu tempat lagi di sana mengisi satu kursi.",
        "妨げは {group}「{of}」の上限 {cap} です。あと一人分で一枠が埋まります。",
        "At fault is the cap of {cap} in {group} “{of}”: room for one more there would fill one seat.",
    ),
    "award.needs_waiver": (
        "Pengecualian tertulis paling kecil: {group} “{of}” boleh {to}, bukan {cap}.",
        "必要最小の文書による例外: {group}「{of}」を {cap} 人から {to} 人へ。",
        "Least written waiver: {group} “{of}” may have {to} instead of {cap}.",
    ),
    "award.overrun": (
        "{group} “{of}” sudah diumumkan {announced} penerima, padahal batasnya {cap}; mereka tetap, dan itu perlu "
        "pengecualian tertulis.",
        "{group}「{of}」は上限 {cap} のところ {announced} 人を発表済みです。そのまま受給し、文書による例外が必要です。",
        "In {group} “{of}” {announced} winners are announced where the cap is {cap}; they stay, and that needs a waiver in "
        "writing.",
    ),
    "award.reviews": ("Penilaian", "審査", "Reviews"),
    "award.additive": (
        "Nilai adalah rata-rata penilaian setelah ketat-longgarnya tiap penilai dikurangkan, dibulatkan ke {decimals} "
        "desimal. Aturan ini diumumkan sebelum penilaian.",
        "点は、審査員ごとの甘辛を差し引いた平均で、小数 {decimals} 桁に丸めます。この規則は審査の前に公表されています。",
        "Merit is the mean of the reviews, each reviewer's severity taken off, rounded to {decimals} decimals. This rule "
        "was published before the reviews.",
    ),
    "award.plain": (
        "Nilai adalah rata-rata penilaian, dibulatkan ke {decimals} desimal.",
        "点は評価の平均で、小数 {decimals} 桁に丸めます。",
        "Merit is the mean of the reviews, rounded to {decimals} decimals.",
    ),
    "award.spread": (
        "{case}: penilaian terpisah {points} poin.",
        "{case}: 評価の開きは {points} 点です。",
        "{case}: its reviews lie {points} points apart.",
    ),
    "award.outlier": (
        "{case}: penilaian {reviewer} menyimpang {points} poin dari nilai permohonan.",
        "{case}: {reviewer} の評価は申請の点から {points} 点離れています。",
        "{case}: the review by {reviewer} lies {points} points from the merit of the application.",
    ),
    "award.provisional": (
        "Sementara: {count} permohonan di sekitar batas masih perlu penilaian sampai {needed}.",
        "暫定: 境界付近の {count} 件は {needed} 件の評価が揃っていません。",
        "Provisional: {count} applications around the cut-off still need reviews up to {needed}.",
    ),
    "award.was_awarded": (
        "Ditetapkan menerima, kursi {seat}, nilai {merit}{lottery}, urutan {rank}.",
        "受給が決まりました。枠は{seat}、{merit} 点{lottery}、順位 {rank}。",
        "Awarded, seat {seat}, merit {merit}{lottery}, rank {rank}.",
    ),
    "award.was_refused": (
        "Tidak ditetapkan. Nilai {merit}{lottery}, urutan {rank}.",
        "受給になりませんでした。{merit} 点{lottery}、順位 {rank}。",
        "Not awarded. Merit {merit}{lottery}, rank {rank}.",
    ),
    "award.with_lottery": (", nomor undian {number}", "、抽選番号 {number}", ", lottery number {number}"),
    "award.was_below": (
        "Tidak ditetapkan: nilai {merit} di bawah nilai paling rendah {least}.",
        "受給になりませんでした。{merit} 点は最低点 {least} に届きません。",
        "Not awarded: merit {merit} is below the least, {least}.",
    ),
    "award.was_withdrawn": ("Mundur.", "辞退しました。", "Withdrawn."),
    "award.closed_by": (
        "Kursi {seat} habis pada {case} dengan nilai {merit}{lottery}; selisihnya {short}.",
        "{seat}枠は {case}（{merit} 点{lottery}）で尽きました。差は {short} 点です。",
        "Seats {seat} were used up by {case} with merit {merit}{lottery}; {short} points were missing.",
    ),
    "award.closed_tie": (
        "Kursi {seat} habis pada {case} dengan nilai yang sama; undian yang memutuskan ({number} menang atas {own}).",
        "{seat}枠は同点の {case} で尽きました。抽選で決まりました（{number} が {own} に優先）。",
        "Seats {seat} were used up by {case} with the same merit; the lottery decided ({number} before {own}).",
    ),
    "award.closed_announced": (
        "Kursi {seat} sudah diberikan kepada penerima yang telah diumumkan.",
        "{seat}枠は発表済みの受給者で埋まっています。",
        "Seats {seat} are held by winners announced before.",
    ),
    "award.group_full": (
        "{group} “{of}” sudah penuh dengan {cap}: {cases}.",
        "{group}「{of}」は上限 {cap} に達しています: {cases}。",
        "{group} “{of}” has its most, {cap}: {cases}.",
    ),
    "award.kept": (
        "Masih ada kursi, tetapi dengan permohonan ini lebih sedikit kursi dapat diisi dalam batas kelompok.",
        "枠は残っていましたが、この申請を入れると上限の中で埋められる枠が減ります。",
        "Seats were left, but with this application fewer of them could be filled within the caps.",
    ),
    "award.stays": (
        "Sudah diumumkan sebelumnya dan tetap.",
        "以前に発表されており、変わりません。",
        "Announced before, and stays.",
    ),
    "award.if_leaves": (
        "Bila mundur, yang masuk: {case}.",
        "辞退した場合の繰り上げ: {case}。",
        "If this one leaves, {case} enters.",
    ),
    "award.would_enter": (
        "Masuk bila salah satu dari ini mundur: {cases}.",
        "次のいずれかが辞退すると入ります: {cases}。",
        "Enters if one of these leaves: {cases}.",
    ),
    "renewal.continue": ("Bantuan dilanjutkan.", "支援を続けます。", "The aid goes on."),
    "renewal.suspend": ("Bantuan ditangguhkan.", "支援を一時止めます。", "The aid is suspended."),
    "renewal.stop": ("Bantuan berakhir.", "支援を終えます。", "The aid ends."),
    "renewal.all": (
        "Semua syarat terpenuhi.",
        "条件はすべて満たされています。",
        "All conditions are met.",
    ),
    "renewal.enrolled": (
        "Penerima tidak terdaftar lagi di sekolah.",
        "在学していません。",
        "The scholar is not enrolled any more.",
    ),
    "renewal.graduated": ("Penerima telah lulus.", "卒業しました。", "The scholar has graduated."),
    "renewal.last_year": (
        "Tahun bantuan terakhir sudah selesai.",
        "支援の最後の年が終わりました。",
        "The last year of aid is over.",
    ),
    "renewal.promotion": (
        "Tinggal kelas {repeated} kali; yang diperbolehkan {most}.",
        "留年は {repeated} 回で、認められるのは {most} 回までです。",
        "Years repeated: {repeated}; allowed: {most}.",
    ),
    "renewal.attendance": (
        "Hadir {attended} dari {counted} hari yang dihitung; sedikitnya {least} %.",
        "数える {counted} 日のうち出席は {attended} 日。{least} % 以上が必要です。",
        "Attended {attended} of {counted} days that count; at least {least} % are needed.",
    ),
    "renewal.money": (
        "Dilaporkan terpakai {used} dari {received} yang diterima.",
        "受領 {received} に対し使用の報告は {used} です。",
        "Reported as used: {used} of {received} received.",
    ),
    "renewal.missing": (
        "Laporan belum ada ({rule}); ditunggu sampai {day}.",
        "報告がありません（{rule}）。{day} まで待ちます。",
        "A report is missing ({rule}); it is waited for until {day}.",
    ),
    "renewal.rule.enrolled": ("terdaftar di sekolah", "在学", "enrolment"),
    "renewal.rule.attendance": ("kehadiran", "出席", "attendance"),
    "renewal.rule.promotion": ("kenaikan kelas", "進級", "promotion"),
    "renewal.rule.money": ("penggunaan uang", "使途", "use of the money"),
}  # fmt: skip

add_sentences(PHRASES)

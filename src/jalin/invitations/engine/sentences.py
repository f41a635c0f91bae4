"""What is said about invitations, in Indonesian, Japanese and English."""

from jalin.decisions.words import add_sentences

SENTENCES = {
    # faults
    "invitations.points": (
        "jumlah poin bobot {total}, seharusnya 100; ubah bobotnya.",
        "重みの合計が {total} です。100 になるように直してください。",
        "the points of the weights sum to {total}, they must sum to 100; change them.",
    ),
    "invitations.taken_name": (
        "nama “{value}” sudah dipakai untuk kolom lain; pilih nama lain.",
        "「{value}」は別の列の名前です。別の名前にしてください。",
        "the name “{value}” belongs to another column; choose another name.",
    ),
    "invitations.inexact": (
        "“{name}” paling banyak {decimals} angka di belakang koma dan 15 di depan; perbaiki.",
        "「{name}」は小数 {decimals} 桁、整数 15 桁までです。直してください。",
        "“{name}” may have at most {decimals} decimals and 15 figures before them; correct it.",
    ),
    "invitations.fine_score": (
        "nilai “{value}” pada “{name}” lebih halus dari sepersepuluh; bulatkan.",
        "「{name}」の評価「{value}」は 0.1 より細かい値です。丸めてください。",
        "the score “{value}” in “{name}” is finer than a tenth; round it.",
    ),
    "invitations.days_backwards": (
        "“{case}” berakhir sebelum mulai; perbaiki harinya.",
        "「{case}」の最終日が初日より前です。直してください。",
        "“{case}” ends before it begins; correct the days.",
    ),
    "invitations.many_invitations": (
        "ada {found} undangan; yang dapat diputus sekaligus 1 sampai {most}.",
        "招待が {found} 件です。一度に決められるのは 1～{most} 件です。",
        "there are {found} invitations; 1 to {most} can be decided together.",
    ),
    "invitations.many_criteria": (
        "ada {found} kriteria; yang dapat dipakai 1 sampai {most}.",
        "基準が {found} 個です。使えるのは 1～{most} 個です。",
        "there are {found} criteria; 1 to {most} can be used.",
    ),
    "invitations.many_resources": (
        "ada {found} sumber daya; yang dapat dibatasi 1 sampai {most}.",
        "資源が {found} 種類です。使えるのは 1～{most} 種類です。",
        "there are {found} resources; 1 to {most} can be limited.",
    ),
    "invitations.not_times": (
        "“{value}” bukan perbandingan; tulis 1 sampai 9 atau pecahan seperti 1/3.",
        "「{value}」は比較の値ではありません。1～9 か 1/3 のような分数で書いてください。",
        "“{value}” is no comparison; write 1 to 9 or a fraction such as 1/3.",
    ),
    "invitations.pair_missing": (
        "perbandingan {first} dengan {second} tidak ada atau ada dua kali; setiap pasangan sekali saja.",
        "{first} と {second} の比較がないか、二度あります。各組を一度だけ比べてください。",
        "the comparison of {first} with {second} is missing or there twice; compare each pair once.",
    ),
    "invitations.weights_refused": (
        "Perbandingan saling bertentangan (rasio konsistensi {ratio}, paling banyak 0,1; λ {principal}). Paling bertentangan: "
        "{triple}. Bandingkan lagi.",
        "比較が矛盾しています（整合度 {ratio}、上限 0.1、λ {principal}）。最も矛盾しているのは {triple} です。比べ直してください。",
        "The comparisons contradict each other (consistency ratio {ratio}, at most 0.1; λ {principal}). Most of all: {triple}. "
        "Compare them again.",
    ),
    "invitations.weights_proposed": (
        "Usulan saja (rasio konsistensi {ratio}; λ {principal}): dewan memutuskan poinnya.",
        "これは案です（整合度 {ratio}、λ {principal}）。重みは議会が決めます。",
        "A proposal only (consistency ratio {ratio}; λ {principal}): the council votes the points.",
    ),
    # the explanation
    "invitations.title": (
        "Undangan: siapa diterima, dan mengapa",
        "招待: 採否とその理由",
        "Invitations: which are accepted, and why",
    ),
    "invitations.title_one": ("Undangan {case}", "招待 {case}", "The invitation {case}"),
    "invitations.how": (
        "Setiap undangan dinilai 0–10 menurut {criteria} kriteria dengan bobot yang diputuskan dewan ({weights}; jumlah 100). "
        "Nilai undangan = bobot × nilai, dijumlahkan (0–1000). Dari semua pilihan yang menaati batas dipilih yang jumlah "
        "nilainya terbesar; bila sama, yang biayanya lebih rendah, lalu hari wali kota lebih sedikit, lalu yang diterima "
        "lebih dahulu.",
        "各招待は {criteria} 個の基準で 0～10 点、議会が決めた重み（{weights}、合計 100）で評価します。招待の評価は重み×点の合計"
        "（0～1000）です。制限を守る組合せのうち評価の合計が最大のものを選び、同点なら費用の低い方、次に市長日数の少ない方、"
        "次に先に受け付けた方とします。",
        "Each invitation is scored 0 to 10 on {criteria} criteria with the points the council voted ({weights}; 100 in all). "
        "Its value is points × score, summed (0 to 1000). Of all choices that keep the limits the one with the greatest "
        "total is taken; between equals the cheaper, then the one with fewer mayor's days, then the one received earlier.",
    ),
    "invitations.summary": (
        "{chosen} diterima, {declined} ditolak, {below} di bawah ambang {threshold}. Jumlah nilai {value}.",
        "採用 {chosen} 件、不採用 {declined} 件、基準値 {threshold} 未満 {below} 件。評価の合計は {value}。",
        "{chosen} accepted, {declined} declined, {below} below the threshold of {threshold}. Total value {value}.",
    ),
    "invitations.firm": (
        "Bobot diubah acak ±5 poin {count} kali: pilihan yang sama tetap terbaik {same} kali. Yang patut dibahas dewan hanya "
        "undangan di perbatasan: {border}.",
        "重みを ±5 の範囲で {count} 回引き直したところ、同じ組合せが最良だったのは {same} 回です。議会で話し合うべきは境界の招待"
        "だけです: {border}。",
        "The points were redrawn within ±5 {count} times: the same choice stayed the best {same} times. Only the invitations "
        "on the border are worth the council's debate: {border}.",
    ),
    "invitations.none": ("tidak ada", "なし", "none"),
    "invitations.infeasible": (
        "Tidak ada pilihan yang menaati semua batas, jadi tidak ada yang diputuskan. Salah satu perubahan ini cukup:",
        "すべての制限を守る組合せがないため、何も決めていません。次のどれか一つで足ります。",
        "No choice keeps all limits, so nothing was decided. Any one of these changes is enough:",
    ),
    "invitations.raise": (
        "naikkan batas {resource} sebesar {amount}",
        "{resource} の上限を {amount} 引き上げる",
        "raise the limit of {resource} by {amount}",
    ),
    "invitations.resolve": (
        "selesaikan tumpang tindih {first} dan {second}, yang keduanya wajib diterima",
        "ともに必ず受ける {first} と {second} の日程の重なりを解消する",
        "resolve the overlap of {first} and {second}, both of which must be accepted",
    ),
    "invitations.at_least": (
        "Dari setiap {column} yang undangannya mencapai ambang, sedikitnya {count} diterima (semuanya bila kurang).",
        "基準値に達した招待がある{column}ごとに、少なくとも {count} 件を採用します（それより少ない場合はすべて）。",
        "Of each {column} with an invitation at the threshold, at least {count} is accepted (all of them where there are fewer).",
    ),
    "invitations.let_go": (
        "lepaskan aturan “sedikitnya satu” untuk {column} {value}",
        "{column}「{value}」の「少なくとも一件」の規則を外す",
        "let the rule “at least one” go for {column} {value}",
    ),
    "invitations.answer.chosen": ("diterima", "採用", "accepted"),
    "invitations.answer.chosen_deputy": (
        "diterima, wakil yang pergi",
        "採用（代理が出席）",
        "accepted, a deputy goes",
    ),
    "invitations.answer.declined": ("ditolak", "不採用", "declined"),
    "invitations.answer.below_threshold": (
        "ditolak, di bawah ambang",
        "不採用（基準値未満）",
        "declined, below the threshold",
    ),
    "invitations.is": (
        "Undangan {case} {answer}.",
        "{case} の招待は{answer}。",
        "The invitation {case} is {answer}.",
    ),
    "invitations.value": (
        "Nilai {value} dari 1000: {parts}.",
        "評価 {value}/1000（{parts}）。",
        "Value {value} of 1000: {parts}.",
    ),
    "invitations.part": (
        "{criterion} {weight} × {score} = {points}",
        "{criterion} {weight}×{score}={points}",
        "{criterion} {weight} × {score} = {points}",
    ),
    "invitations.uses": ("Memakai {parts}.", "必要なもの: {parts}。", "It needs {parts}."),
    "invitations.must_accept": (
        "Wajib diterima: kerja sama tertulis masih berlaku dan kunjungan ini di dalam lingkupnya.",
        "有効な書面の協力関係があり、その範囲内の訪問なので、必ず受けます。",
        "It must be accepted: a written cooperation is in force and the visit is within its scope.",
    ),
    "invitations.below_threshold": (
        "Nilainya di bawah ambang {threshold}.",
        "評価が基準値 {threshold} に達していません。",
        "Its value is below the threshold of {threshold}.",
    ),
    "invitations.barrier.resource": (
        "Undangan ini sendiri sudah melampaui batas {resource} ({limit}).",
        "この招待だけで {resource} の上限（{limit}）を超えます。",
        "It breaks the limit of {resource} ({limit}) by itself.",
    ),
    "invitations.barrier.overlap": (
        "Waktunya bertumpang tindih dengan {other}, yang wajib diterima.",
        "必ず受ける {other} と日程が重なります。",
        "Its days overlap with {other}, which must be accepted.",
    ),
    "invitations.barrier.rest": (
        "Di samping undangan yang wajib dan aturan yang berlaku tidak ada tempat baginya.",
        "必ず受ける招待と規則のほかに、入る余地がありません。",
        "Beside the must-accepts and the rules there is no room for it.",
    ),
    "invitations.barrier.needed": (
        "Tanpa undangan ini tidak ada pilihan yang menaati semua aturan.",
        "この招待なしには、すべての規則を守る組合せがありません。",
        "Without it no choice keeps all rules.",
    ),
    "invitations.if_accepted": (
        "Jika diterima, {changes} dan nilai total turun {loss}.",
        "採用する場合は、{changes}、合計は {loss} 下がります。",
        "If it were accepted, {changes} and the total would fall by {loss}.",
    ),
    "invitations.if_let_in": (
        "Jika tetap diterima, {changes} dan jumlah nilai undangan lain turun {loss}.",
        "それでも採用する場合は、{changes}、ほかの招待の合計は {loss} 下がります。",
        "If it were accepted all the same, {changes} and the total of the others would fall by {loss}.",
    ),
    "invitations.if_declined": (
        "Jika ditolak, {changes} dan nilai total turun {loss}.",
        "不採用とする場合は、{changes}、合計は {loss} 下がります。",
        "If it were declined, {changes} and the total would fall by {loss}.",
    ),
    "invitations.leaves": ("{cases} harus dilepas", "{cases} を外すことになり", "{cases} would have to go"),
    "invitations.enters": ("{cases} akan masuk", "{cases} が入り", "{cases} would enter"),
    "invitations.no_other": (
        "tidak ada undangan lain yang berubah",
        "ほかの招待は変わらず",
        "no other invitation would change",
    ),
    "invitations.rises": (
        "Keputusan ini berubah bila bobot {criterion} naik dari {weight} menjadi lebih dari {end}.",
        "{criterion}の重みが {weight} から {end} を超えると結論が変わります。",
        "The decision changes when the weight of {criterion} rises from {weight} to above {end}.",
    ),
    "invitations.falls": (
        "Keputusan ini berubah bila bobot {criterion} turun dari {weight} menjadi kurang dari {end}.",
        "{criterion}の重みが {weight} から {end} を下回ると結論が変わります。",
        "The decision changes when the weight of {criterion} falls from {weight} to below {end}.",
    ),
    "invitations.never": (
        "Tidak ada perubahan satu bobot, dari 0 sampai 100, yang mengubah keputusan ini.",
        "どの重みを一つだけ 0～100 の間で変えても、結論は変わりません。",
        "No change of a single weight between 0 and 100 changes the decision.",
    ),
    "invitations.stability.core": (
        "Pada semua pengubahan acak bobot ia tetap diterima.",
        "重みを引き直したすべての場合で採用のままです。",
        "In all redrawings of the weights it stays accepted.",
    ),
    "invitations.stability.out": (
        "Pada semua pengubahan acak bobot ia tetap ditolak.",
        "重みを引き直したすべての場合で不採用のままです。",
        "In all redrawings of the weights it stays declined.",
    ),
    "invitations.stability.border": (
        "Pada pengubahan acak bobot ia kadang diterima, kadang ditolak: di perbatasan.",
        "重みを引き直すと採用にも不採用にもなる、境界の招待です。",
        "In the redrawings it is sometimes accepted and sometimes declined: on the border.",
    ),
    "invitations.column.case": ("Undangan", "招待", "Invitation"),
    "invitations.column.answer": ("Jawaban", "結論", "Answer"),
    "invitations.column.value": ("Nilai", "評価", "Value"),
    "invitations.column.loss": ("Selisih bila sebaliknya", "逆にした場合の低下", "Loss if otherwise"),
    "invitations.column.resource": ("Batas", "制限", "Limit of"),
    "invitations.column.used": ("Terpakai", "使用", "Used"),
    "invitations.column.limit": ("Paling banyak", "上限", "At most"),
    "invitations.column.criterion": ("Kriteria", "基準", "Criterion"),
    "invitations.column.weight": ("Bobot", "重み", "Weight"),
    "invitations.column.falls": ("Berubah di bawah", "これ未満で変化", "Changes below"),
    "invitations.column.rises": ("Berubah di atas", "これを超えると変化", "Changes above"),
    "invitations.cost": ("biaya", "費用", "cost"),
    "invitations.days": ("hari wali kota", "市長日数", "mayor's days"),
    "invitations.decided": (
        "{chosen} diterima, {declined} ditolak, {below} di bawah ambang; hasil di {out}.",
        "採用 {chosen} 件、不採用 {declined} 件、基準値未満 {below} 件。結果は {out} にあります。",
        "{chosen} accepted, {declined} declined, {below} below the threshold; the result is in {out}.",
    ),
    "invitations.unsolved": (
        "keterbaikan tidak dapat dibuktikan ({why}); kurangi undangan atau bulatkan angka.",
        "最良であることを証明できませんでした（{why}）。招待を減らすか、数を丸めてください。",
        "no optimum could be proved ({why}); take fewer invitations or rounder numbers.",
    ),
}
add_sentences(SENTENCES)

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
}
add_sentences(SENTENCES)

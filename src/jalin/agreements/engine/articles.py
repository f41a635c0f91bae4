"""An article as people of each language cite it: "art. 39(2), (5)" is "Pasal 39 ayat (2), (5)" and 第39条第2項・第5項. Pure.

Files of procedures keep articles in one spelling; what is no article (a step of a flow chart, a clause of the text itself) has
its words here or stays as it is written.
"""

import re

ARTICLE = re.compile(r"^(?P<law>.*?)\bart\. (?P<list>.+)$")
PART = re.compile(r"^(?P<from>\d+)?(?:\((?P<clause>\d+)\))?(?:–(?:(?P<to>\d+)|\((?P<last>\d+)\)))?$")
ANNEX = re.compile(r"^annex (?P<number>[IVX]+)$")
STEP = re.compile(r"^JICA flow, step (?P<number>\d+)$")
OTHERS = {
    "not read": ("pasal belum dibaca", "条文は未確認"),
    "the text's own clause on validity": ("pasal tentang masa berlaku dalam naskah", "本文の有効期間の条項"),
    "JICA guideline 2021": ("Pedoman JICA 2021", "JICAガイドライン（2021年）"),
    "CLAIR's first condition": ("syarat pertama CLAIR", "CLAIRの要件一"),
    "CLAIR's third condition": ("syarat ketiga CLAIR", "CLAIRの要件三"),
    "CLAIR's register of ties": ("daftar hubungan CLAIR", "CLAIRの提携一覧"),
    "JICA, type of partner: up to 5 years and 100 million yen": (
        "JICA, tipe mitra: paling lama 5 tahun dan 100 juta yen", "JICAパートナー型：5年以内、1億円以内",
    ),
}  # fmt: skip


def article_told(article: str, lang: str) -> str:
    """`article` (as files of procedures write it) in id, ja or en."""
    if lang not in ("id", "ja"):
        return article
    if "; " in article:  # several bases of one objection
        return ("；" if lang == "ja" else "; ").join(article_told(part, lang) for part in article.split("; "))
    if article in OTHERS:
        return OTHERS[article][lang == "ja"]
    if step := STEP.match(article):
        number = step["number"]
        return f"JICA手続の第{number}段階" if lang == "ja" else f"alur JICA, langkah {number}"
    found = ARTICLE.match(article)
    told = _listed(found["list"].split(", "), lang) if found else ""
    return f"{found['law']}{told}" if found and told else article


def _listed(parts: list[str], lang: str) -> str:
    """The parts of a list of articles; "" when one of them is not of the form known here."""
    told = ""
    for part in parts:
        annex, found = ANNEX.match(part), PART.match(part)
        if annex:
            word, is_clause = (
                (f"附属書{annex['number']}" if lang == "ja" else f"Lampiran {annex['number']}"),
                False,
            )
        elif found and (found["from"] or found["clause"]):
            word, is_clause = (_japanese if lang == "ja" else _indonesian)(found), not found["from"]
        else:
            return ""
        joint = ("・" if is_clause else "、") if lang == "ja" else ", "
        told += f"{joint if told else ''}{word}"
    return told


def _indonesian(found: re.Match) -> str:
    clauses = f"({found['clause']})" if found["clause"] else ""
    clauses += f"–({found['last']})" if found["last"] else ""
    if not found["from"]:
        return clauses
    articles = f"Pasal {found['from']}" + (f"–{found['to']}" if found["to"] else "")
    return f"{articles} ayat {clauses}" if clauses else articles


def _japanese(found: re.Match) -> str:
    told = f"第{found['from']}条" if found["from"] else ""
    told += f"第{found['clause']}項" if found["clause"] else ""
    if found["to"]:
        told += f"〜第{found['to']}条"
    return told + (f"〜第{found['last']}項" if found["last"] else "")

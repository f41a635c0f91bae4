"""How an article of a regulation is called in the language of the reader. Pure Python.

The files of procedures name articles once, as "art. 20(5)" or "art. 35–38, annex IV"; a city hall reads "Pasal 20 ayat (5)",
a Japanese office 第20条第5項. What is no article (a guideline, a step of a flow) stays as it is written."""

import re

_ARTICLE = re.compile(
    r"(?P<mark>art\. )?(?P<first>\d+)(?P<paragraphs>(?:,? ?\(\d+\)(?:–\(\d+\))?)*)(?:–(?P<last>\d+))?"
)
_ANNEX = re.compile(r"\bannex (?P<number>[IVX]+)")
_WHOLE = re.compile(r"(?:^|(?<= ))art\. [\d(),–  ]*\d\)?(?:, annex [IVX]+)?")
_NUMBER = re.compile(r"\d+")


def article_told(article: str, lang: str) -> str:
    """`lang`: id, ja or en."""
    if lang not in ("id", "ja"):
        return article
    return _WHOLE.sub(lambda found: _indonesian(found[0]) if lang == "id" else _japanese(found[0]), article)


def _indonesian(text: str) -> str:
    text = _ANNEX.sub(r"Lampiran \g<number>", text).replace("art. ", "Pasal ")
    return re.sub(r"(?<=\d)\(", " ayat (", text)


def _japanese(text: str) -> str:
    annex = _ANNEX.search(text)
    articles = "、".join(_article_in_japanese(found) for found in _ARTICLE.finditer(_ANNEX.sub("", text)))
    return articles + (f"、別表{annex['number']}" if annex else "")


def _article_in_japanese(found: re.Match) -> str:
    told = f"第{found['first']}条"
    if found["last"]:
        told += f"〜第{found['last']}条"
    parts = re.split(r",\s*", found["paragraphs"]) if found["paragraphs"] else []
    return told + "、".join(
        "〜".join(f"第{number}項" for number in _NUMBER.findall(part)) for part in parts if part
    )

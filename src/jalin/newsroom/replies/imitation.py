"""Names that look as if the office wrote. Pure Python.

A name is folded to its *skeleton*: what it looks like when look-alike letters of other scripts, digits and accents are read as Latin
letters. Look-alikes: Unicode's confusables (UTS 39), as the package confusable-homoglyphs ships them.
"""

import re
import unicodedata
from functools import cache

OFFICIAL = (
    "pemkot", "pemerintah", "pemda", "walikota", "wali kota", "wakil wali", "bagian kerja sama", "humas", "diskominfo", "dinas", "kominfo",
    "setda", "sekretariat daerah", "resmi", "petugas", "redaksi", "moderator", "admin", "administrator", "webmaster",
    "mayor", "city hall", "city government", "municipality", "municipal", "official", "press office", "secretariat",
    "市役所", "市長", "副市長", "広報", "公式", "管理者", "事務局", "担当課", "国際課", "運営",
)  # fmt: skip
OWN_TITLES = frozenset(
    {
        "admin",
        "administrator",
        "moderator",
        "webmaster",
        "redaksi",
        "管理者",
        "公式",
        "運営",
        "市役所",
        "市長",
    }
)
_ASCII = re.compile(r"[a-z0-9]")
_DIGITS = str.maketrans("0134579", "oieastg")  # how digits are read as letters
_SEPARATORS = re.compile(r"[\W_]+")
IMITATES, MIXED = "imitates", "mixed_letters"


@cache
def _look_alikes() -> dict[int, str]:
    """Code point -> the Latin letters or digit it looks like; read from the package once, when the first strange name comes."""
    from confusable_homoglyphs.confusables import confusables_data

    found = {}
    for sign, likes in confusables_data.items():
        if len(sign) == 1 and sign > "\x7f":
            latin = [like["c"].casefold() for like in likes if like["c"].isascii() and like["c"].isalnum()]
            if latin:
                found[ord(sign)] = min(latin, key=len)
    return found


def skeleton(text: str) -> str:
    """What a name looks like: "Реmkоt B4ndung" with Cyrillic letters -> "pemkot bandung"; 1, l and i are one letter."""
    plain = text if text.isascii() else text.translate(_look_alikes())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", plain).casefold())
    plain = "".join(
        letter for letter in plain if not unicodedata.combining(letter) or "\u3099" <= letter <= "\u309a"
    )
    plain = plain if plain.isascii() else plain.translate(_look_alikes())
    words = (word.translate(_DIGITS) if not word.isdecimal() else word for word in plain.split())
    return " ".join(words).replace("l", "i").replace("rn", "m").replace("vv", "w")


def _packed(text: str) -> str:
    return _SEPARATORS.sub("", skeleton(text))


def _scripts(word: str) -> set[str]:
    return {
        name.split(" ", 1)[0]
        for letter in word
        if letter.isalpha() and (name := unicodedata.name(letter, ""))
    }


def mixes_letters(name: str) -> bool:
    """Whether one word has letters of Latin and of Greek, Cyrillic, Armenian or another script that looks like it."""
    alike = {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"}
    return any("LATIN" in scripts and scripts & alike for scripts in map(_scripts, name.split()))


@cache
def _official() -> frozenset[str]:
    return frozenset(_packed(word) for word in OFFICIAL)


def caution_of(name: str, cities: tuple[str, ...], offices: tuple[str, ...]) -> str:
    """IMITATES, MIXED or "". `cities`, `offices`: the names of the city and of the office in their languages."""
    packed = _packed(name)
    towns = {_packed(city) for city in cities if city}
    posts = {_packed(office) for office in offices if office}
    if packed in posts | towns | {_packed(title) for title in OWN_TITLES} or any(
        len(post) > 5 and post in packed for post in posts
    ):
        return IMITATES
    if any(town and town in packed for town in towns) and any(word in packed for word in _official()):
        return IMITATES
    return MIXED if mixes_letters(name) else ""

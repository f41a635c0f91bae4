"""A cell's text made plain before it is read: no mark-up, one kind of digit, of dash and of space."""

import html
import re
import unicodedata

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_x000[dD]_")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃", "-") | {"〜": "~", "’": "'", "‘": "'", "`": "'", "ʼ": "'"})
# A raised or circled digit is a footnote, a fraction a fraction: never part of a year.
_NOT_DIGITS = ("<super>", "<sub>", "<circle>", "<fraction>")

_KANJI = {"〇": 0, "零": 0, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十百千]+(?=[年月日])")


def plain_date_text(raw: str) -> str:
    """NFKC, tags to spaces, dashes made one, kanji numbers before 年月日 as digits. Case is kept."""
    text = raw
    if not text.isascii():
        text = "".join("\ufffd" if _is_footnote(char) else char for char in text)
    if "&" in text:
        text = html.unescape(text)
    text = _TAG.sub(" ", text)
    text = _INVISIBLE.sub(" " if "_x000" in text.lower() else "", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
        text = _KANJI_NUMBER.sub(lambda found: _kanji_number(found[0]), text)
    return " ".join(text.split())


def _is_footnote(char: str) -> bool:
    return char > "\x7f" and unicodedata.decomposition(char).startswith(_NOT_DIGITS)


def _kanji_number(text: str) -> str:
    """`二〇二四` → `2024`, `二十四` → `24`, `二千二十四` → `2024`; unchanged when it is neither."""
    if all(char in _KANJI for char in text):
        return "".join(str(_KANJI[char]) for char in text)
    total, digit, smallest = 0, 0, 10_000
    for char in text:
        unit = {"十": 10, "百": 100, "千": 1000}.get(char)
        if unit is None:
            if digit or char in "〇零":
                return text
            digit = _KANJI[char]
        elif unit >= smallest:
            return text
        else:
            total, digit, smallest = total + (digit or 1) * unit, 0, unit
    return str(total + digit)

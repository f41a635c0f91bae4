"""Hostile text made plain text, in time that grows with its length only. Pure Python.

What is taken out is what nobody reads: control characters, lone surrogates, signs that turn the direction of writing, invisible
signs and tags, private-use and unassigned code points, piles of accents. What a person wrote stays, markup among it: it is text.
"""

import re
import unicodedata
from functools import lru_cache

MOST_MARKS = 4  # combining marks on one letter; Vietnamese needs two, a pile of thirty covers the lines above
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_SPACES = re.compile(r"[^\S\n]+")
_JOINER, _SELECTORS = "\u200d", ("\ufe0e", "\ufe0f")
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANKS = frozenset(
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u034f\u180b\u180c\u180d\u180e"
)  # letters by name, empty to the eye


@lru_cache(maxsize=4096)
def _kind(letter: str) -> str:
    """ "" to drop, "mark" for a combining mark, "keep" otherwise."""
    category = unicodedata.category(letter)
    if letter == "\n":
        return "keep"
    if letter in _BLANKS or category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    return "mark" if category in {"Mn", "Me"} and letter not in _SELECTORS else "keep"


def clean_text(text: str) -> str:
    """Several lines: NFC, line breaks as "\\n", at most one blank line in a row, no space at either end."""
    lines = _visible(_BREAKS.sub("\n", text))
    lines = _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", lines))
    return "\n".join(line.strip() for line in lines.split("\n")).strip()


def clean_line(text: str) -> str:
    """One line, such as a name."""
    return " ".join(_visible(text.replace("\n", " ").replace("\t", " ")).split())


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for at, letter in enumerate(text):
        if letter == "\t":
            kept.append(" ")
            continue
        kind = _kind(letter)
        if letter == _JOINER and _joins(text, at):
            kind = "keep"
        if kind == "mark":
            marks += 1
            if marks <= MOST_MARKS and kept:
                kept.append(letter)
        elif kind:
            marks = 0
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _joins(text: str, at: int) -> bool:
    """Whether the joiner stands between two pictures, as in the sign for a family."""
    before = text[at - 1 : at]
    if before in _SELECTORS or "\U0001f3fb" <= before <= "\U0001f3ff":
        before = "\u2764"
    after = text[at + 1 : at + 2]
    return bool(before and after) and unicodedata.category(before) == unicodedata.category(after) == "So"


def hidden_signs(text: str) -> int:
    """How many signs `clean_text` takes out because they hide or turn something: a mark of a bad intention."""
    return sum(1 for letter in text if letter in _TURNS or letter in _BLANKS or "\U000e0000" <= letter <= "\U000e007f"
               or letter in "\u200b\u2060\ufeff\u00ad")  # fmt: skip

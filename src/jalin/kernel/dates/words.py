"""Words that stand in date columns beside dates, or instead of them: `data/words.csv`.

Kinds there: `nothing` (written where nothing is known), `vague` (keeps a date from being a plain statement),
and the states of affairs. Add a word there and it is read.
"""

import csv
import re
from importlib.resources import files

_WORDS: dict[str, list[str]] = {}
_table = (files(__package__) / "data" / "words.csv").read_text(encoding="utf-8")
for _row in csv.DictReader(_table.splitlines()):
    _WORDS.setdefault(_row["kind"], []).append(_row["word"])

_NOTHING = frozenset(_WORDS.pop("nothing"))
_VAGUE_WORDS = _WORDS.pop("vague")
STATES = tuple(_WORDS)
STATUS_OF = {word: state for state, words in _WORDS.items() for word in words}

# `Dialihkan ke Sub-Kelompok …`: the unit to which a case was handed.
_HANDED_ON = re.compile(
    r"(?P<word>(?:(?:telah|sudah) )?(?:dialihkan|dilimpahkan|diteruskan|transferred|referred)) "
    r"(?:ke|kepada|to)\b[ :]*(?P<unit>.+)",
    re.IGNORECASE,
)
_HANDED_ON_JA = re.compile(r"(?P<unit>.+?)(?:へ|に)(?P<word>移管)(?:済み?|した|しました)?")
_VAGUE = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word)
        for word in sorted(_VAGUE_WORDS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known: `-`, `No --`, `n/a`, `belum ada`, `未定`."""
    bare = re.sub(r"[\s\-_.:;,?*/\\]+$|^[\s\-_.:;,?*/\\]+", "", text.lower())
    return not bare or " ".join(bare.split()) in _NOTHING


def read_status(text: str) -> tuple[str, str, str | None] | None:
    """(state, word as written, unit or None) when a whole cell names a state of affairs."""
    whole = " ".join(text.split()).strip(" .:;,!()")
    if state := STATUS_OF.get(whole.lower()):
        return state, whole, None
    if found := _HANDED_ON.fullmatch(whole) or _HANDED_ON_JA.fullmatch(whole):
        return "transferred", found["word"], found["unit"].strip()
    return None


def leading_status(text: str) -> tuple[str, str] | None:
    """(state, word) when a cell begins with a state and goes on: `Selesai, 12 Mei 2026`."""
    head = re.match(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}?(?=[\s,:;(]|$)", text)
    while head:
        if state := STATUS_OF.get(head[0].lower()):
            return state, head[0]
        longer = re.match(re.escape(head[0]) + r"[ -][^\W\d_]+", text)
        head = longer if longer and head[0].count(" ") < 3 else None
    return None


def vague_word(text: str) -> str | None:
    """The first word that keeps a date from being a plain statement: `sekitar`, `paling lambat`, `頃`."""
    found = _VAGUE.search(text)
    return found[0] if found else None

"""Two versions of a text beside each other, word by word; Japanese sign by sign. Pure Python."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

SAME, TAKEN, PUT = "same", "taken", "put"
_WORDS = re.compile(r"\s+|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|.", re.UNICODE)
_SENTENCES = re.compile(r"[^\n。.;；]*(?:[\n。.;；]\s*|$)")
MOST_WORK = (
    9_000_000  # words of one times words of the other (0.1 s); longer texts are compared sentence by sentence
)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same, was taken out, or was put in."""

    kind: str
    text: str


@dataclass(frozen=True)
class Compared:
    """One part of both versions. `state`: same, changed, added or removed."""

    key: str
    state: str
    pieces: tuple[Piece, ...]


def words_of(text: str) -> list[str]:
    """Words and the spaces between them; Japanese has no spaces, so there each sign stands alone."""
    found = []
    for word in _WORDS.findall(text):
        found += list(word) if _JAPANESE.search(word) else [word]
    return found


def pieces_between(old: str, new: str) -> tuple[Piece, ...]:
    """The way from `old` to `new`; joined pieces without what was put give `old`, without what was taken `new`."""
    before, after = words_of(old), words_of(new)
    if len(before) * len(after) > MOST_WORK:
        before, after = ([one for one in _SENTENCES.findall(text) if one] for text in (old, new))
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(Piece(TAKEN, "".join(before[a:b])))
        if d > c:
            pieces.append(Piece(PUT, "".join(after[c:d])))
    return tuple(pieces)


def compare(keys: Iterable[str], old: dict[str, str], new: dict[str, str]) -> list[Compared]:
    """Part by part in the order of `keys`."""
    found = []
    for key in keys:
        before, after = old.get(key, ""), new.get(key, "")
        if before == after:
            state = "same"
        elif not before:
            state = "added"
        elif not after:
            state = "removed"
        else:
            state = "changed"
        found.append(Compared(key, state, pieces_between(before, after)))
    return found

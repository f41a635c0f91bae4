"""Placeholders in the texts of papers, filled from what was entered once for the case. Pure Python.

`{term}` stands for a shared field, `{? what to write}` for a blank that only this paper has. What is not known yet is a
*gap*: it is shown as such and never passes silently for text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORDS, VALUE, GAP = "words", "value", "gap"
_PLACE = re.compile(r"\{([a-z][a-z_]*)\}|\{\?([^{}\n]*)\}")


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph. `text` of a gap says what is missing; `key`: the shared field, empty for a blank."""

    kind: str
    text: str
    key: str = ""


def keys_of(body: str) -> list[str]:
    """The shared fields that a text names, each once, in their order."""
    return list(dict.fromkeys(match[1] for match in _PLACE.finditer(body) if match[1]))


def unknown_keys(body: str, known: Iterable[str]) -> list[str]:
    return [key for key in keys_of(body) if key not in set(known)]


def pieces_of(body: str, values: Mapping[str, str], labels: Mapping[str, str]) -> list[Piece]:
    """The text in pieces. `values`: key -> what is printed (empty: a gap); `labels`: key -> what a gap is called. A
    placeholder that `labels` does not know stays as it was written."""
    pieces, end = [], 0
    for match in _PLACE.finditer(body):
        key, hint = match[1], match[2]
        if key and key not in labels:
            continue
        if match.start() > end:
            pieces.append(Piece(WORDS, body[end : match.start()]))
        if key is None:
            pieces.append(Piece(GAP, hint.strip() or "…"))
        elif values.get(key):
            pieces.append(Piece(VALUE, values[key], key))
        else:
            pieces.append(Piece(GAP, labels[key], key))
        end = match.end()
    if end < len(body):
        pieces.append(Piece(WORDS, body[end:]))
    return pieces


def paragraphs_of(body: str, values: Mapping[str, str], labels: Mapping[str, str]) -> list[list[Piece]]:
    """One list of pieces a line; an empty body has none."""
    return [pieces_of(line, values, labels) for line in body.split("\n")] if body.strip() else []


def filled(body: str, values: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Plain text; a gap stands in square brackets."""
    pieces = pieces_of(body, values, labels)
    return "".join(f"[{one.text}]" if one.kind == GAP else one.text for one in pieces)


def gaps_of(body: str, values: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """What is missing in a text, each once."""
    found = (one.text for one in pieces_of(body, values, labels) if one.kind == GAP)
    return list(dict.fromkeys(found))


def restored(edited: str, before: str, values: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """`edited` (a text that went out filled and came back) with the placeholders of every line that nobody touched."""
    lines = {filled(line, values, labels): line for line in before.split("\n")}
    return "\n".join(lines.get(line, line) for line in edited.split("\n"))

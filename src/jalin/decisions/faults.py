"""One clear sentence about bad input: what, where (file, line, column) and what to do, in three languages."""

import difflib
import unicodedata
from collections.abc import Iterable

from .words import sentence

LONGEST_SHOWN = 60
OURS = {"known": 400, "why": 200}  # what the program says itself


class Fault(Exception):
    """Input that cannot be used. `key` names a sentence of `words`; `params` fill it in.

    `line` and `column` count from 1. `column` is that of the cell in a CSV table (with its name in `params`
    where known) and that of the character in TOML and JSON. `str()` is the English sentence, `say(lang)` the
    sentence in "id", "ja" or "en". A param with a method `said(lang)` is said in that language.
    """

    def __init__(self, key: str, *, file: object = "", line: int | None = None, column: int | None = None,
                 **params: object):  # fmt: skip
        super().__init__(key)
        self.key, self.line, self.column, self.params = key, line, column, params
        self.file = shown(file) if file else ""

    def say(self, lang: str = "en") -> str:
        """The sentence in `lang` with the place before it."""
        filled = {name: value.said(lang) if hasattr(value, "said") else shown(value, OURS.get(name, LONGEST_SHOWN))
                  for name, value in self.params.items()}  # fmt: skip
        told = sentence(self.key, lang, **filled)
        place = self._place(lang)
        return f"{place}: {told}" if place else told

    def _place(self, lang: str) -> str:
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(sentence("place.line", lang, line=str(self.line)))
        if self.column is not None:
            parts.append(sentence("place.column", lang, column=str(self.column)))
        return ("、" if lang == "ja" else ", ").join(parts)

    def __str__(self) -> str:
        return self.say("en")


def shown(value: object, most: int = LONGEST_SHOWN) -> str:
    """What of a hostile value can be printed: one line, no control signs, not longer than a sentence bears."""
    text = str(value)
    text = text if len(text) <= most else f"{text[:most]}…"
    return "".join("\N{REPLACEMENT CHARACTER}" if _hides(sign) else sign for sign in text)


def _hides(sign: str) -> bool:
    """Control and format signs (they move the cursor or turn the direction of writing), halves of pairs, signs that
    are none."""
    category = unicodedata.category(sign)
    return category[0] == "C" or category in {"Zl", "Zp"}


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was most likely meant to be; empty when none is near."""
    found = difflib.get_close_matches(name[:200], list(known), n=1, cutoff=0.6)
    return found[0] if found else ""

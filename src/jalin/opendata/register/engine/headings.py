"""What each column of a register is, guessed from its heading in Indonesian, Japanese or English."""

import csv
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from jalin.kernel.dates import read_date
from jalin.kernel.places.folding import fold

from .countries import read_country

# Fields that may stand twice, once for each partner of a pair.
PAIRED = {"partner": "partner2", "country": "country2", "latitude": "latitude2", "longitude": "longitude2"}
DATE_FIELDS = ("signed", "start", "end", "period", "received", "council")
PERSONAL = frozenset({"pic", "contact"})  # of persons: shown while a column is decided on, then never kept
KEY_FIELDS = ("partner", "country", "partner2", "country2", "kind")
# Several columns may be notes, contacts and the like; of the others only one.
_REPEATABLE = frozenset({"notes", "contact", "pic", "document", "summary", "population"})
EXACT, NUMBERED, CONTAINED, CONTENT = 1.0, 0.95, 0.7, 0.55
_ADDRESS = re.compile(
    r"[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\+|0)[0-9][0-9 ().-]{6,}[0-9]", re.IGNORECASE
)  # e-mail, telephone
_SECOND = re.compile(r"(.+?)\s*(?:2|ii|b)")
_FIRST = re.compile(r"(.+?)\s*(?:1|i|a)")


@dataclass(frozen=True)
class ColumnGuess:
    """`field` is None when nothing fits. confidence: 0 to 1. reason: `heading`, `numbered`,
    `part-of-heading`, `content`, `second-of-its-kind`, `taken` (another column fits better), `unknown`, or
    `chosen` by a person."""

    column: int
    heading: str
    field: str | None
    confidence: float
    reason: str


def all_fields() -> tuple[str, ...]:
    """Every field a column can be mapped to, in the order in which people look for them."""
    return tuple(dict.fromkeys([*_phrases().values(), *PAIRED.values()]))


@lru_cache(maxsize=4096)
def heading_field(heading: str) -> tuple[str | None, float, str]:
    """(field, confidence, reason) of one heading by itself."""
    folded = _folded(heading)
    if not folded:
        return None, 0.0, "unknown"
    phrases = _phrases()
    if folded in phrases:
        return phrases[folded], EXACT, "heading"
    for pattern, second in ((_FIRST, False), (_SECOND, True)):
        found = pattern.fullmatch(folded)
        base = phrases.get(found[1]) if found else None
        if base in PAIRED:
            return PAIRED[base] if second else base, NUMBERED, "numbered"
    inside = [phrase for phrase in phrases if len(phrase) > (1 if not phrase.isascii() else 3)]
    held = [phrase for phrase in inside if _holds(folded, phrase)]
    if held:
        longest = max(held, key=len)
        share = len(longest) / len(folded)
        return phrases[longest], round(CONTAINED * (0.6 + 0.4 * share), 2), "part-of-heading"
    return None, 0.0, "unknown"


def heading_language(heading: str) -> str:
    """In which language a heading is written: id, ja, en, or "" for one that is not known."""
    return _languages().get(_folded(heading), "")


def guess_columns(headings: list[str], samples: list[list] | None = None) -> list[ColumnGuess]:
    """One guess per column; each field is given once (twice for the fields of a pair), to the best column.

    samples: a few rows of cells, used only for columns whose heading says nothing.
    """
    guesses = [ColumnGuess(place, heading, *heading_field(heading)) for place, heading in enumerate(headings)]
    guesses = _each_field_once(guesses)
    taken = {guess.field for guess in guesses}
    for column, guess in enumerate(guesses):
        if guess.field is None and guess.reason == "unknown" and samples:
            field = _by_content([row[column] for row in samples if column < len(row)])
            if field and field not in taken:
                taken.add(field)
                guesses[column] = replace(guess, field=field, confidence=CONTENT, reason="content")
    return guesses


def _each_field_once(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    given: dict[str, int] = {}
    settled = list(guesses)
    for guess in sorted(guesses, key=lambda one: (-one.confidence, one.column)):
        field = guess.field
        if field is None or field in _REPEATABLE:
            continue
        if field not in given:
            given[field] = guess.column
        elif PAIRED.get(field) and PAIRED[field] not in given and guess.confidence >= CONTAINED:
            given[PAIRED[field]] = guess.column
            settled[guess.column] = replace(guess, field=PAIRED[field], reason="second-of-its-kind")
        else:
            settled[guess.column] = replace(guess, field=None, confidence=0.0, reason="taken")
    return _in_order_of_columns(settled, given)


def _in_order_of_columns(settled: list[ColumnGuess], given: dict[str, int]) -> list[ColumnGuess]:
    """A country belongs to the partner before it: swap when a stronger heading took the wrong one of two."""
    if "partner2" not in given or not {"country", "country2"} <= set(given):
        return settled
    partners_swapped = given["partner"] > given["partner2"]
    if partners_swapped != (given["country"] > given["country2"]):
        for field, other in (("country", "country2"), ("country2", "country")):
            settled[given[field]] = replace(settled[given[field]], field=other)
    return settled


def _by_content(values: list) -> str | None:
    filled = [value for value in values if value not in (None, "")]
    if len(filled) < 2:
        return None
    countries = sum(isinstance(value, str) and read_country(value).iso2 is not None for value in filled)
    if countries * 10 >= len(filled) * 7:
        return "country"
    if any(isinstance(value, int | float) for value in filled):
        return None
    if sum(bool(_ADDRESS.fullmatch(str(value).strip())) for value in filled) * 10 >= len(filled) * 7:
        return "contact"
    dates = sum(read_date(value).is_read for value in filled)
    return "signed" if dates * 10 >= len(filled) * 7 else None


def _folded(heading: str) -> str:
    """`City1` → `city 1`, `Tgl. Penandatanganan (MoU)` → `tgl penandatanganan mou`; breaks are spaces."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", heading)
    text = re.sub(r"(?<=[^\W\d_])(?=[0-9])", " ", text)
    return fold(text.replace("*", " ").replace("#", " ").replace("/", " "))


def _holds(folded: str, phrase: str) -> bool:
    if phrase.isascii():
        return f" {phrase} " in f" {folded} "
    return phrase in folded


@cache
def _phrases() -> dict[str, str]:
    return {phrase: field for phrase, field, _language in reversed(_table())}


@cache
def _languages() -> dict[str, str]:
    return {phrase: language for phrase, _field, language in reversed(_table())}


@cache
def _table() -> list[tuple[str, str, str]]:
    """(phrase, field, language) in the order of the file; where a phrase stands twice, the first holds."""
    text = (files(__package__) / "data" / "headings.csv").read_text(encoding="utf-8")
    return [
        (_folded(phrase), row["field"], row["lang"])
        for row in csv.DictReader(text.splitlines())
        for phrase in row["phrases"].split("|")
    ]

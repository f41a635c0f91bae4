"""How alike two invitations are, 0..100, with reasons. Pure Python."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

OFFERED_FROM = 60  # a pair with less is not worth a person's time
SAME_SENDER, SAME_PARTNER, SAME_PLACE, SAME_COUNTRY = (
    "same_sender",
    "same_partner",
    "same_place",
    "same_country",
)
SAME_DAYS, DAYS_OVERLAP, DAYS_NEAR, OTHER_DAYS = "same_days", "days_overlap", "days_near", "other_days"
SAME_SENSE, SAME_WORDS, SAME_FIELDS = "same_sense", "same_words", "same_fields"
POINTS = {
    SAME_SENDER: 20, SAME_PARTNER: 30, SAME_PLACE: 25, SAME_COUNTRY: 5, SAME_DAYS: 30, DAYS_OVERLAP: 20, DAYS_NEAR: 10,
    OTHER_DAYS: -40, SAME_SENSE: 35, SAME_WORDS: 35, SAME_FIELDS: 5,
}  # fmt: skip
SENSE_LEAST, SENSE_FULL = 0.45, 0.75  # cosine from which the sense counts, and counts in full
WORDS_LEAST, WORDS_FULL = 0.25, 0.6  # the same for shared groups of three letters
NEAR = 7  # days


@dataclass(frozen=True)
class Sketch:
    """`places`: ids of the gazetteer and folded names; `vector`: of title and summary, length 1, or None without an encoder."""

    key: int
    text: str
    country: str = ""
    places: frozenset[str] = frozenset()
    partner: int | None = None
    sender: str = ""
    first: date | None = None
    last: date | None = None
    fields: frozenset[str] = frozenset()
    vector: Sequence[float] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Alike:
    score: int
    reasons: tuple[str, ...]


def compare(one: Sketch, other: Sketch) -> Alike:
    """The same whichever is named first. Reasons that speak against it stand among the others."""
    found = {}
    if one.sender and one.sender == other.sender:
        found[SAME_SENDER] = 1.0
    found |= _where(one, other) | _when(one, other) | _what(one, other)
    score = sum(POINTS[key] * share for key, share in found.items())
    return Alike(max(0, min(100, round(score))), tuple(key for key in POINTS if key in found))


def _where(one: Sketch, other: Sketch) -> dict[str, float]:
    if one.partner and one.partner == other.partner:
        return {SAME_PARTNER: 1.0}
    if one.places & other.places:
        return {SAME_PLACE: 1.0}
    return {SAME_COUNTRY: 1.0} if one.country and one.country == other.country else {}


def _when(one: Sketch, other: Sketch) -> dict[str, float]:
    if one.first is None or other.first is None:
        return {}
    one_last, other_last = one.last or one.first, other.last or other.first
    if (one.first, one_last) == (other.first, other_last):
        return {SAME_DAYS: 1.0}
    gap = max((other.first - one_last).days, (one.first - other_last).days)
    if gap <= 0:
        return {DAYS_OVERLAP: 1.0}
    return {DAYS_NEAR: 1.0} if gap <= NEAR else {OTHER_DAYS: 1.0}


def _what(one: Sketch, other: Sketch) -> dict[str, float]:
    sense, words = 0.0, _share(letters_shared(one.text, other.text), WORDS_LEAST, WORDS_FULL)
    if one.vector is not None and other.vector is not None:
        cosine = float(sum(a * b for a, b in zip(one.vector, other.vector, strict=True)))
        sense = _share(cosine, SENSE_LEAST, SENSE_FULL)
    best = {SAME_SENSE: sense} if sense > words else {SAME_WORDS: words}
    found = {key: share for key, share in best.items() if share > 0}
    if one.fields & other.fields:
        found[SAME_FIELDS] = 1.0
    return found


def _share(value: float, least: float, full: float) -> float:
    return max(0.0, min(1.0, (value - least) / (full - least)))


def letters_shared(one: str, other: str) -> float:
    """Dice's share of groups of three letters, 0..1; for texts of one script."""
    first, second = _threes(one), _threes(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _threes(text: str) -> set[str]:
    plain = " ".join(text.casefold().split())[:600]
    return {plain[at : at + 3] for at in range(len(plain) - 2)}

"""The rules of a call for aid, from TOML to plain values and back: the same values stand in the proof file.

Fractions of points are kept as decimal text, so that no machine rounds them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jalin.decisions.faults import Fault, nearest
from jalin.decisions.rules_file import Rules

from . import words  # noqa: F401  (adds this engine's sentences)

MINIMUM, ABOVE = "minimum", "above"
OPEN, EMPTY = "open", "empty"
SCORE, REVIEWS = "score", "reviews"
ADDITIVE, NONE = "additive", "none"
NUMBER = "number"
TAKEN = ("case", SCORE, REVIEWS)
MOST_SEATS = 10_000
MOST_DECIMALS = 6
_DECIMAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
MOST_TYPES = 60
LANGUAGES = ("id", "ja", "en")


@dataclass(frozen=True)
class ReviewRules:
    """scale: lowest and highest score. at_least: reviews a case. correction: ADDITIVE or NONE. spread, outlier:
    points from which a case or a review is named (None: never). band: points either side of a case's own
    cut-off; cases within it need `in_band` reviews (None: no band)."""

    scale: tuple[Decimal, Decimal]
    at_least: int = 3
    correction: str = ADDITIVE
    spread: Decimal | None = None
    outlier: Decimal | None = None
    band: Decimal | None = None
    in_band: int = 5


@dataclass(frozen=True)
class SeatRule:
    """A reserved type. when: attribute -> allowed values, or {"least": …, "most": …} of a number; all must hold."""

    type: str
    seats: int
    when: Mapping[str, object]
    name: Mapping[str, str]


@dataclass(frozen=True)
class CapRule:
    """At most so many winners with the same value in the column `group`."""

    group: str
    most: int
    name: Mapping[str, str]


@dataclass(frozen=True)
class WaiverRule:
    """A waiver in writing: the group `of` in column `group` may have `most` winners."""

    group: str
    of: str
    most: int
    document: str


@dataclass(frozen=True)
class AwardRules:
    """merit_from: SCORE or REVIEWS. least_merit: nobody below it is awarded. decimals: to which corrected merits
    are rounded, halves to even. attributes: column -> allowed values, or NUMBER. caps: innermost first."""

    version: str
    merit_from: str
    least_merit: Decimal | None
    decimals: int
    reviews: ReviewRules | None
    attributes: Mapping[str, tuple[str, ...] | str]
    reading: str
    unfilled: str
    open_seats: int
    reserved: tuple[SeatRule, ...]
    caps: tuple[CapRule, ...]
    waivers: tuple[WaiverRule, ...]
    seed: str = ""

    @property
    def types(self) -> list[str]:
        """The types of seat, the open one first."""
        return [OPEN, *(seat.type for seat in self.reserved)]

    @property
    def counts(self) -> list[int]:
        """Seats of each type."""
        return [self.open_seats, *(seat.seats for seat in self.reserved)]


def read_rules(path: Path | str) -> AwardRules:
    """The rules of a TOML file. Raises Fault for what is missing, unknown or contradicts itself."""
    file = Rules.read(path)
    version = file.get("version", "text", "1")
    attributes = _read_attributes(file)
    merit = file.table("merit", may_miss=True)
    merit_from = _choice(merit, "from", (SCORE, REVIEWS), SCORE)
    least = _decimal(merit, "least")
    decimals = merit.get("decimals", "whole", 2, least=0, most=MOST_DECIMALS)
    merit.refuse_others()
    reviews = _read_reviews(file.table("reviews")) if merit_from == REVIEWS else None
    seats = file.table("seats")
    reading = _choice(seats, "reading", (MINIMUM, ABOVE))
    unfilled = _choice(seats, "unfilled", (OPEN, EMPTY))
    open_seats = seats.get("open", "whole", 0, least=0, most=MOST_SEATS)
    reserved = _read_reserved(seats, attributes)
    seats.refuse_others()
    if not open_seats and not reserved:
        raise seats.fault("award.no_seats", "open")
    caps = _read_caps(file, attributes)
    waivers = _read_waivers(file, caps)
    seed = _read_ties(file.table("ties", may_miss=True))
    file.refuse_others()
    return AwardRules(version, merit_from, least, decimals, reviews, attributes, reading, unfilled, open_seats,
                      reserved, caps, waivers, seed)  # fmt: skip


def _choice(rules: Rules, name: str, known: tuple[str, ...], default: object = ...) -> str:
    value = rules.get(name, "text", default)
    if value not in known:
        raise rules.fault("award.not_one_of", name, value=value, known=", ".join(known))
    return value


def _decimal(rules: Rules, name: str, default: object = None, *, least=None) -> Decimal | None:
    value = rules.get(name, "number", default, least=least)
    if value is None:
        return None
    found = Decimal(repr(value))
    if abs(found) >= 10**12 or found.as_tuple().exponent < -6:
        raise rules.fault("award.not_exact", name)
    return found


def _read_attributes(file: Rules) -> dict[str, tuple[str, ...] | str]:
    table = file.table("attributes", may_miss=True)
    found: dict[str, tuple[str, ...] | str] = {}
    for name, value in table.values.items():
        if name in TAKEN:
            raise table.fault("award.taken", name, value=name)
        if value == NUMBER:
            found[name] = NUMBER
            continue
        values = table.get(name, "list")
        if not values or not all(isinstance(one, str) and one for one in values):
            raise table.fault("award.values", name)
        found[name] = tuple(values)
    return found


def _read_reviews(table: Rules) -> ReviewRules:
    scale = table.get("scale", "list")
    if len(scale) != 2 or not all(type(one) in (int, float) for one in scale) or not scale[0] < scale[1]:
        raise table.fault("award.scale", "scale")
    lowest, highest = (Decimal(repr(one)) for one in scale)
    at_least = table.get("at_least", "whole", 3, least=3, most=50)
    found = ReviewRules((lowest, highest), at_least, _choice(table, "correction", (ADDITIVE, NONE)),
                        _decimal(table, "spread", least=0), _decimal(table, "outlier", least=0),
                        _decimal(table, "band", least=0),
                        table.get("in_band", "whole", max(5, at_least), least=at_least, most=50))  # fmt: skip
    table.refuse_others()
    return found


def _read_reserved(seats: Rules, attributes: Mapping) -> tuple[SeatRule, ...]:
    found: list[SeatRule] = []
    for row in seats.tables("reserved"):
        kind = row.get("type", "text")
        if not kind or kind == OPEN or kind in {one.type for one in found}:
            raise row.fault("award.type_taken", "type", value=kind)
        count = row.get("seats", "whole", least=1, most=MOST_SEATS)
        when = row.table("when")
        conditions = {name: _read_condition(when, name, attributes) for name in when.values}
        if not conditions:
            raise row.fault("award.no_condition", "when", value=kind)
        found.append(SeatRule(kind, count, conditions, _read_name(row, kind)))
        row.refuse_others()
    if len(found) > MOST_TYPES:
        raise seats.fault("award.too_many_types", "reserved", most=MOST_TYPES)
    return tuple(found)


def _read_name(row: Rules, default: str) -> dict[str, str]:
    """What it is called in each language; the technical name where the rules give none."""
    names = row.table("name", may_miss=True)
    found = {lang: names.get(lang, "text", default) for lang in LANGUAGES}
    names.refuse_others()
    return found


def _read_condition(when: Rules, name: str, attributes: Mapping) -> object:
    if name not in attributes:
        near = nearest(name, attributes)
        raise when.fault("award.no_attribute", name, value=name, near=near or ", ".join(attributes) or "-")
    allowed = attributes[name]
    if allowed == NUMBER:
        bounds = when.table(name)
        found = {key: str(value) for key in ("least", "most") if (value := _decimal(bounds, key)) is not None}
        bounds.refuse_others()
        if not found:
            raise when.fault("award.bounds", name)
        return found
    value = when.values[name]
    values = [value] if isinstance(value, str) else when.get(name, "list")
    for one in values:
        if one not in allowed:
            raise when.fault("award.not_one_of", name, value=one, known=", ".join(allowed))
    if not values:
        raise when.fault("award.not_one_of", name, value="", known=", ".join(allowed))
    return sorted(set(values))


def _read_caps(file: Rules, attributes: Mapping) -> tuple[CapRule, ...]:
    found: list[CapRule] = []
    for row in file.tables("caps"):
        group = row.get("group", "text")
        if not group or group in TAKEN or group in attributes or group in {cap.group for cap in found}:
            raise row.fault("award.taken", "group", value=group)
        most = row.get("most", "whole", least=1, most=MOST_SEATS)
        found.append(CapRule(group, most, _read_name(row, group)))
        row.refuse_others()
    return tuple(found)


def _read_waivers(file: Rules, caps: tuple[CapRule, ...]) -> tuple[WaiverRule, ...]:
    most = {cap.group: cap.most for cap in caps}
    found: list[WaiverRule] = []
    for row in file.tables("waivers"):
        group = row.get("group", "text")
        if group not in most:
            raise row.fault("award.not_one_of", "group", value=group, known=", ".join(most) or "-")
        of = row.get("of", "text")
        if (group, of) in {(one.group, one.of) for one in found}:
            raise row.fault("award.taken", "of", value=of)
        allowed = row.get("most", "whole", least=most[group] + 1, most=MOST_SEATS)
        document = row.get("document", "text")
        if not document.strip():
            raise row.fault("award.no_document", "document")
        row.refuse_others()
        found.append(WaiverRule(group, of, allowed, document))
    return tuple(found)


def _read_ties(table: Rules) -> str:
    _choice(table, "by", ("lottery",), "lottery")
    seed = table.get("seed", "text", "")
    table.refuse_others()
    return seed


# the record in a proof file


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def as_record(rules: AwardRules) -> dict:
    """The rules as the proof file holds them; without the seed, which stands there by itself."""
    reviews = rules.reviews and {
        "scale": [str(one) for one in rules.reviews.scale],
        "at_least": rules.reviews.at_least,
        "correction": rules.reviews.correction,
        "spread": _text(rules.reviews.spread),
        "outlier": _text(rules.reviews.outlier),
        "band": _text(rules.reviews.band),
        "in_band": rules.reviews.in_band,
    }
    return {
        "merit": {"from": rules.merit_from, "least": _text(rules.least_merit), "decimals": rules.decimals},
        "reviews": reviews,
        "attributes": {
            name: value if value == NUMBER else list(value) for name, value in rules.attributes.items()
        },
        "seats": {
            "reading": rules.reading,
            "unfilled": rules.unfilled,
            "open": rules.open_seats,
            "reserved": [
                {"type": one.type, "seats": one.seats, "when": dict(one.when), "name": dict(one.name)}
                for one in rules.reserved
            ],
        },
        "caps": [{"group": cap.group, "most": cap.most, "name": dict(cap.name)} for cap in rules.caps],
        "waivers": [vars(one) for one in rules.waivers],
        "ties": "lottery",
    }


def _number(value: str | None) -> Decimal | None:
    """A decimal of a proof file, which anyone may have written: none so great that computing with it never ends."""
    if value is None:
        return None
    if not _DECIMAL.fullmatch(value):
        raise Fault("proof.wrong_part", name="rules")
    return Decimal(value)


def from_record(record: Mapping, version: str = "1") -> AwardRules:
    """The rules again from a proof file."""
    merit, seats, reviews = record["merit"], record["seats"], record["reviews"]

    if reviews is not None:
        reviews = ReviewRules(
            (_number(reviews["scale"][0]), _number(reviews["scale"][1])), reviews["at_least"], reviews["correction"],
            _number(reviews["spread"]), _number(reviews["outlier"]), _number(reviews["band"]), reviews["in_band"])  # fmt: skip
    attributes = {
        name: value if value == NUMBER else tuple(value) for name, value in record["attributes"].items()
    }
    if (
        record["ties"] != "lottery"
        or len(seats["reserved"]) > MOST_TYPES
        or not 0 <= merit["decimals"] <= MOST_DECIMALS
    ):
        raise Fault("proof.wrong_part", name="rules")
    return AwardRules(
        version, merit["from"], _number(merit["least"]), merit["decimals"], reviews, attributes, seats["reading"],
        seats["unfilled"], seats["open"],
        tuple(SeatRule(one["type"], one["seats"], one["when"], one["name"]) for one in seats["reserved"]),
        tuple(CapRule(**cap) for cap in record["caps"]), tuple(WaiverRule(**one) for one in record["waivers"]),
    )  # fmt: skip

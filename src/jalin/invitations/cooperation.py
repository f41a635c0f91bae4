"""Whether an invitation comes under a cooperation that is in force and within its scope. Pure Python.

The rule of the office: such an invitation is accepted; the others are chosen by the city's needs. It says what the record
shows; an officer puts the invitation on that path (`services.mark_must_accept`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

SISTER, NONE = "sister", "none"


@dataclass(frozen=True)
class Cooperation:
    """What the record says of the relation with the inviter, as far as the office may read it."""

    kind: str  # Relation.Kind
    has_agreement: bool
    agreed_on: date | None
    valid_until: date | None  # last day; None: none is stated
    closed_on: date | None  # ended or lapsed by an event
    is_closed: bool
    is_legacy: bool  # an old agreement without an end
    fields: tuple[str, ...]  # keys of the fields that the two sides work on


@dataclass(frozen=True)
class Reason:
    """`key` of words.COOPERATION, with the day and the fields its sentence names."""

    key: str
    day: str = ""
    fields: tuple[str, ...] = ()

    def as_record(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Verdict:
    is_in_force: bool
    is_within_scope: bool
    reasons: tuple[Reason, ...]

    @property
    def must_accept(self) -> bool:
        return self.is_in_force and self.is_within_scope


def judge(cooperation: Cooperation | None, *, fields: Sequence[str], on: date) -> Verdict:
    """`fields`: keys of what the invitation is about; `on`: its first day, or today where none is stated.

    In force: an agreement that no event closed and whose stated end has not passed on that day. Within its scope: a sister
    tie is broad by its kind (Permendagri 25/2020, article 6, our reading); any other cooperation covers only the fields
    named in it, and an invitation that names none cannot be placed in it."""
    if cooperation is None:
        return Verdict(False, False, (Reason("no_relation"),))
    in_force, why = _in_force(cooperation, on)
    if not in_force:
        return Verdict(False, False, (why,))
    within, scope = _within(cooperation, tuple(fields))
    return Verdict(True, within, (why, scope))


def _in_force(cooperation: Cooperation, on: date) -> tuple[bool, Reason]:
    if not cooperation.has_agreement:
        return False, Reason("no_agreement")
    if cooperation.is_closed:
        return False, Reason("closed", _iso(cooperation.closed_on))
    if cooperation.is_legacy:
        return True, Reason("in_force_legacy", _iso(cooperation.agreed_on))
    if cooperation.valid_until and cooperation.valid_until < on:
        return False, Reason("ran_out", _iso(cooperation.valid_until))
    if cooperation.agreed_on and cooperation.agreed_on > on:
        return False, Reason("not_yet", _iso(cooperation.agreed_on))
    if cooperation.valid_until:
        return True, Reason("in_force_until", _iso(cooperation.valid_until))
    return True, Reason("in_force", _iso(cooperation.agreed_on))


def _within(cooperation: Cooperation, fields: tuple[str, ...]) -> tuple[bool, Reason]:
    if cooperation.kind == SISTER:
        return True, Reason("broad_tie")
    if not fields:
        return False, Reason("no_field_named")
    outside = tuple(field for field in fields if field not in cooperation.fields)
    if outside:
        return False, Reason("outside", fields=outside)
    return True, Reason("within", fields=fields)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

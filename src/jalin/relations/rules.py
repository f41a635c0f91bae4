"""The status of a relation, derived from its events. Pure Python; no status is ever typed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

EXPLORING, ACTIVE, IDLE, LAPSED, ENDED = "exploring", "active", "idle", "lapsed", "ended"
STATUSES = (EXPLORING, ACTIVE, IDLE, LAPSED, ENDED)
IDLE_AFTER_DAYS = "relations.idle_after_days"


@dataclass(frozen=True)
class Happening:
    """One event as the rules see it. `on`: its first day, None when no source tells it."""

    kind: str
    on: date | None
    last_day: date | None = None
    is_contact: bool = True
    effect: str = ""
    stage: bool = False
    valid_until: date | None = None
    is_exact: bool = True  # False: only the month or year is known, and the days are its first and last


@dataclass(frozen=True)
class Facts:
    """What a timeline says, independent of today."""

    events: int = 0
    first_on: date | None = None
    last_contact_on: date | None = None
    last_contact_is_exact: bool = True
    agreed_on: date | None = None
    has_agreement: bool = False
    valid_until: date | None = None
    closed_as: str = ""
    closed_on: date | None = None
    stage: str = ""


@dataclass(frozen=True)
class Status:
    """A status with its reason: `reason` is a code, `days` the days since the last contact (None: no dated contact).

    Without `is_exact` the last contact's day is not known and `days` is the least it can be: "at least 1,424 days"."""

    key: str
    reason: str
    days: int | None = None
    since: date | None = None
    is_exact: bool = True


def _order(row: Happening) -> tuple:
    """Undated first, then by day; whatever else tells two rows apart, so that the order of reading never matters."""
    return (
        row.on is not None, row.on or date.min, row.kind, row.effect, row.stage, row.valid_until or date.min,
        row.last_day or date.min, row.is_contact, row.is_exact,
    )  # fmt: skip


def gather_facts(happenings: Iterable[Happening]) -> Facts:
    """Walk a timeline once. Order of the input does not matter. Events after today are facts like others: a planned
    visit is no contact yet, so callers leave out what has not happened."""
    rows = sorted(happenings, key=_order)
    agreed = [row for row in rows if row.effect == "agrees"]
    closing = [row for row in rows if row.effect in {"lapses", "ends"}]
    last_agreed = agreed[-1] if agreed else None
    last_closed = closing[-1] if closing else None
    if last_closed and last_agreed and last_agreed.on and last_closed.on and last_agreed.on > last_closed.on:
        last_closed = None  # renewed after it had closed
    contacts = [(row.last_day or row.on, row.is_exact) for row in rows if row.is_contact and row.on]
    last_contact = max(contacts, default=(None, True))
    dated = [row.on for row in rows if row.on]
    stages = [row.kind for row in rows if row.stage]
    return Facts(
        events=len(rows),
        first_on=dated[0] if dated else None,
        last_contact_on=last_contact[0],
        last_contact_is_exact=last_contact[1],
        agreed_on=last_agreed.on if last_agreed else None,
        has_agreement=bool(agreed),
        valid_until=last_agreed.valid_until if last_agreed else None,
        closed_as={"lapses": LAPSED, "ends": ENDED}[last_closed.effect] if last_closed else "",
        closed_on=last_closed.on if last_closed else None,
        stage=stages[-1] if stages else "",
    )


def derive_status(facts: Facts, *, on: date, idle_after_days: int, is_legacy: bool = False) -> Status:
    """The status on the day `on`.

    Closed by an event, or past the stated end of the last agreement (a legacy agreement has none): ended or lapsed.
    Else silent for more than `idle_after_days` days: idle; so is an agreement without any dated contact, since nobody
    can name one within that time. Else active with an agreement, exploring without.
    """
    days = (on - facts.last_contact_on).days if facts.last_contact_on else None
    exact = facts.last_contact_is_exact
    if facts.closed_as == ENDED:
        return Status(ENDED, "ended_by_event", days, facts.closed_on, exact)
    if facts.closed_as == LAPSED:
        return Status(LAPSED, "lapsed_by_event", days, facts.closed_on, exact)
    if facts.has_agreement and facts.valid_until and not is_legacy and facts.valid_until < on:
        return Status(LAPSED, "term_is_over", days, facts.valid_until, exact)
    if facts.has_agreement and days is None:
        return Status(IDLE, "agreement_no_dated_contact", None, facts.agreed_on, exact)
    if days is not None and days > idle_after_days:
        reason = "silent_agreement" if facts.has_agreement else "silent_exploration"
        return Status(IDLE, reason, days, facts.last_contact_on, exact)
    if facts.has_agreement:
        return Status(ACTIVE, "agreement", days, facts.agreed_on, exact)
    reason = "no_agreement" if days is not None else "no_dated_contact"
    return Status(EXPLORING, reason, days, facts.first_on, exact)

"""Whether a journey can still be permitted in time, and what stands against it. Pure Python.

Every active rule is counted back from the first day of travel; the one whose last day comes first decides. Too careful is
the cheaper mistake: which rules are still in force is not confirmed, and a delegation turned back at the airport is worse
than a paper handed in early."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jalin.kernel.clocks.deadlines import LegalClock
from jalin.kernel.clocks.working_days import WorkingCalendar

from .rule import TravelRule

NO_RULE, IN_TIME, TOO_LATE = "no_rule", "in_time", "too_late"
PEOPLE, DAYS = "people", "days"
FURTHEST = 500  # days ahead in which a possible first day is looked for


@dataclass(frozen=True)
class Counted:
    """One rule counted back from the first day: `clock.due` is the last day on which the papers can be handed in."""

    rule: TravelRule
    clock: LegalClock

    @property
    def file_by(self) -> date:
        return self.clock.due


@dataclass(frozen=True)
class Excess:
    """A limit that the journey goes beyond. `what`: people or days."""

    rule: TravelRule
    what: str
    most: int
    value: int


@dataclass(frozen=True)
class Asked:
    """A paper that is asked for, and by which rules."""

    key: str
    rules: tuple[TravelRule, ...]
    is_ready: bool


@dataclass(frozen=True)
class Outlook:
    """How it stands on the day `on` with a journey that begins on `start`.

    counted: the rules with a lead time, the strictest first. days_left: calendar days until the last day to hand in,
    negative when it is over. earliest: the first day of travel that could still be had if the papers went in on `on`."""

    on: date
    start: date
    state: str
    rules: tuple[TravelRule, ...]
    counted: tuple[Counted, ...] = ()
    excesses: tuple[Excess, ...] = ()
    papers: tuple[Asked, ...] = ()
    earliest: date | None = None

    @property
    def strictest(self) -> Counted | None:
        return self.counted[0] if self.counted else None

    @property
    def file_by(self) -> date | None:
        return self.counted[0].file_by if self.counted else None

    @property
    def days_left(self) -> int | None:
        return (self.file_by - self.on).days if self.file_by else None

    @property
    def missing(self) -> tuple[Asked, ...]:
        return tuple(paper for paper in self.papers if not paper.is_ready)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Years and days that may still move the last day, because their holidays are not settled."""
        return self.counted[0].clock.doubts if self.counted else ()


def permit_outlook(
    on: date, start: date, *, rules: Sequence[TravelRule], calendar: WorkingCalendar, end: date | None = None,
    people: int | None = None, purpose: str = "negotiation", ready: Iterable[str] = (),
) -> Outlook:  # fmt: skip
    """Read every rule of `rules` that is active on `start`, as it stands on the day `on`.

    `people`: how many travel, None where it is not known yet. `ready`: keys of the papers that are there."""
    active = tuple(rule for rule in rules if rule.holds_on(start))
    counted = count_back(on, start, active, calendar)
    late = bool(counted) and on > counted[0].file_by
    return Outlook(
        on, start, (TOO_LATE if late else IN_TIME) if counted else NO_RULE, active, counted,
        excesses=tuple(_excesses(active, purpose, people, (end - start).days + 1 if end else None)),
        papers=_papers(active, set(ready)), earliest=earliest_start(on, rules, calendar) if late else None,
    )  # fmt: skip


def count_back(
    on: date, start: date, active: Sequence[TravelRule], calendar: WorkingCalendar
) -> tuple[Counted, ...]:
    """The active rules that state a time, the one with the earliest last day first."""
    counted = [
        Counted(rule, rule.lead.read(start=start, on=on, calendar=calendar)) for rule in active if rule.lead
    ]
    return tuple(sorted(counted, key=lambda one: one.file_by))


def earliest_start(on: date, rules: Sequence[TravelRule], calendar: WorkingCalendar) -> date | None:
    """The first day of travel for which papers handed in on `on` are in time; None when there is none within 500 days."""
    for ahead in range(FURTHEST):
        start = on + timedelta(days=ahead)
        if all(
            rule.lead.due_on(start, calendar) >= on for rule in rules if rule.length and rule.holds_on(start)
        ):
            return start
    return None


def report_due_on(rules: Sequence[TravelRule], ended_on: date) -> tuple[date, TravelRule] | None:
    """Until when the report of a journey is due, by the strictest active rule that says so, and that rule."""
    asking = [rule for rule in rules if rule.report_days and rule.holds_on(ended_on)]
    if not asking:
        return None
    strictest = min(asking, key=lambda rule: rule.report_days)
    return ended_on + timedelta(days=strictest.report_days), strictest


def _excesses(active, purpose: str, people: int | None, days: int | None):
    for rule in active:
        most = rule.most_people(purpose)
        if most is not None and people is not None and people > most:
            yield Excess(rule, PEOPLE, most, people)
        longest = rule.longest(purpose)
        if longest is not None and days is not None and days > longest:
            yield Excess(rule, DAYS, longest, days)


def _papers(active: Sequence[TravelRule], ready: set[str]) -> tuple[Asked, ...]:
    asking: dict[str, list[TravelRule]] = {}
    for rule in active:
        for key in rule.papers:
            asking.setdefault(key, []).append(rule)
    return tuple(Asked(key, tuple(found), key in ready) for key, found in asking.items())

"""Legal deadlines: a length that a law lays down, read on a given day.

A rule (`LegalDeadline`) is data with an article; a reading of it (`LegalClock`) is computed and never stored
as truth, save in the record of an act that rests on it (`as_record`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from .calendar_months import add_months
from .working_days import Holiday, WorkingCalendar

WORKING_DAY, DAY, CALENDAR_MONTH, YEAR = "working_day", "day", "calendar_month", "year"
UNITS = (WORKING_DAY, DAY, CALENDAR_MONTH, YEAR)
AFTER, BEFORE = "after", "before"

# The state of a clock on the day asked.
NOT_STARTED = "not_started"  # no proof of receipt, no clock
SCHEDULED = "scheduled"  # the start lies ahead
RUNNING, PAUSED = "running", "paused"
PAST_DUE = "past_due"  # the last day is over, the lapse takes effect on the next working day
LAPSED = "lapsed"
MET, MET_LATE = "met", "met_late"  # the exit event is recorded


@dataclass(frozen=True)
class Pause:
    """Days from `first` to `last`, not counted by a recorded decision. `last` is None while it goes on."""

    first: date
    basis: str
    last: date | None = None

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise ValueError("a pause needs its basis: without one the clock runs on")
        if self.last and self.last < self.first:
            raise ValueError(f"a pause cannot end on {self.last}, before it began on {self.first}")

    def covers(self, day: date, on: date) -> bool:
        """Whether `day` is not counted, as known on the day `on`."""
        return self.first <= day <= (self.last or on)


@dataclass(frozen=True)
class LegalClock:
    """A deadline as it stands on the day `on`.

    due: last valid day. takes_effect: the day from which it counts as lapsed. days_used, days_left, late_by:
    in working days when the rule counts working days, else in calendar days; None where it has no meaning.
    doubts: years and days that may still move the due day (see `WorkingCalendar.doubts_between`).
    """

    rule: "LegalDeadline"
    on: date
    state: str
    start: date | None = None
    due: date | None = None
    takes_effect: date | None = None
    ended: date | None = None
    days_used: int | None = None
    days_left: int | None = None
    late_by: int = 0
    doubts: tuple[str, ...] = ()
    holidays_used: tuple[Holiday, ...] = ()
    pauses: tuple[Pause, ...] = ()

    @property
    def provisional(self) -> bool:
        return bool(self.doubts)

    @property
    def counted_in(self) -> str:
        """`working_day` or `day`: the unit of days_used, days_left and late_by."""
        return WORKING_DAY if self.rule.unit == WORKING_DAY else DAY

    def as_record(self) -> dict:
        """Everything an act that rests on this clock has to keep: plain values, ready for JSON."""
        record = {
            name: getattr(self, name) for name in ("state", "days_used", "days_left", "late_by", "counted_in")
        }
        for name in ("on", "start", "due", "takes_effect", "ended"):
            day = getattr(self, name)
            record[name] = day.isoformat() if day else None
        record["rule"] = {key: value for key, value in asdict(self.rule).items() if value != ""}
        record["provisional"] = self.provisional
        record["doubts"] = list(self.doubts)
        record["holidays_used"] = [
            {"date": row.day.isoformat(), "kind": row.kind, "source": row.source}
            for row in self.holidays_used
        ]
        record["pauses"] = [
            {
                "first": row.first.isoformat(),
                "last": row.last.isoformat() if row.last else None,
                "basis": row.basis,
            }
            for row in self.pauses
        ]
        return record


@dataclass(frozen=True)
class LegalDeadline:
    """One rule of law about time.

    length and unit: 45 `working_day`, 1 `year`, 6 `calendar_month`, 6 `day`. article: where it stands.
    direction: `after` the start, or `before` it (a letter due six months before an end date, which is then
    given as the start). version: of the rule row, kept in the record of what rests on it.
    """

    length: int
    unit: str
    article: str
    key: str = ""
    direction: str = AFTER
    version: str = ""

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"a deadline counts in one of {', '.join(UNITS)}, not {self.unit!r}")
        if self.direction not in (AFTER, BEFORE):
            raise ValueError(f"a deadline lies after or before its start, not {self.direction!r}")
        if self.length < 1:
            raise ValueError("a deadline is at least one day long")
        if not self.article.strip():
            raise ValueError("a legal deadline names its article; what has none is a WaitingClock")

    def due_on(self, start: date, calendar: WorkingCalendar) -> date:
        """The last valid day alone, for who looks through many starts."""
        return _Counting(self, start, start, calendar, ()).due

    def read(
        self,
        *,
        start: date | None,
        on: date,
        calendar: WorkingCalendar,
        ended: date | None = None,
        pauses: Sequence[Pause] = (),
    ) -> LegalClock:
        """The clock on the day `on`. Without `start` it has not started; only `ended` stops it.

        An end after `on` does not count yet. A deadline before its start cannot be paused (ValueError).
        """
        if start is None:
            return LegalClock(self, on, NOT_STARTED, ended=ended)
        if pauses and self.direction == BEFORE:
            raise ValueError("a deadline counted back from an end date cannot be paused")
        counting = _Counting(self, start, on, calendar, tuple(pauses))
        return counting.clock(ended if ended and ended <= on else None)


@dataclass(frozen=True)
class _Counting:
    rule: LegalDeadline
    start: date
    on: date
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...]
    due: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "due", self._due())

    def clock(self, ended: date | None) -> LegalClock:
        until = ended or self.on
        first, last = min(self.start, self.due), max(self.start, self.due)
        takes_effect = self._takes_effect()
        by_working_days = self.rule.unit == WORKING_DAY
        after = self.rule.direction == AFTER
        return LegalClock(
            rule=self.rule, on=self.on, state=self._state(ended, takes_effect),
            start=self.start, due=self.due, takes_effect=takes_effect, ended=ended,
            days_used=max(0, self._count(self.start, min(until, self.due))) if after else None,
            days_left=max(0, self._count(max(until, self.start) if after else until, self.due)),
            late_by=max(0, self._lateness(until)),
            doubts=self.calendar.doubts_between(first, takes_effect) if by_working_days else (),
            holidays_used=self.calendar.holidays_between(first, last) if by_working_days else (),
            pauses=self.pauses,
        )  # fmt: skip

    def _due(self) -> date:
        back = -1 if self.rule.direction == BEFORE else 1
        match self.rule.unit:
            case "working_day":
                return self._working_day(back)
            case "day":
                due = self.start + timedelta(days=back * self.rule.length)
            case "calendar_month":
                due = add_months(self.start, back * self.rule.length)
            case _:
                due = add_months(self.start, back * self.rule.length * 12)
        return self._pushed_by_pauses(due)

    def _working_day(self, back: int) -> date:
        if not self.pauses:
            return self.calendar.add_working_days(self.start, back * self.rule.length)
        day, counted = self.start, 0
        while counted < self.rule.length:
            day += timedelta(days=1)
            counted += self.calendar.is_working_day(day) and not self._paused(day)
        return day

    def _pushed_by_pauses(self, due: date) -> date:
        """One day later for every paused day on the way, also for those on the way added."""
        day = self.start
        while self.pauses and day < due:
            day += timedelta(days=1)
            due += timedelta(days=self._paused(day))
        return due

    def _takes_effect(self) -> date:
        if self.rule.unit == WORKING_DAY:
            return self.calendar.next_working_day(self.due)
        return self.due + timedelta(days=1)

    def _count(self, start: date, end: date) -> int:
        """Counted days after `start` up to and with `end`: 0 when `end` is not later."""
        if not self.pauses:
            by_working_days = self.rule.unit == WORKING_DAY
            return max(0, self.calendar.days_between(start, end) if by_working_days else (end - start).days)
        days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
        if self.rule.unit == WORKING_DAY:
            return sum(self.calendar.is_working_day(day) and not self._paused(day) for day in days)
        return sum(not self._paused(day) for day in days)

    def _lateness(self, until: date) -> int:
        """A pause does not make a lapsed deadline less late."""
        if self.rule.unit == WORKING_DAY:
            return self.calendar.days_between(self.due, until)
        return (until - self.due).days

    def _paused(self, day: date) -> bool:
        return any(pause.covers(day, self.on) for pause in self.pauses)

    def _state(self, ended: date | None, takes_effect: date) -> str:
        if ended:
            return MET if ended <= self.due else MET_LATE
        if self.on < self.start and self.rule.direction == AFTER:
            return SCHEDULED
        if self.on >= takes_effect:
            return LAPSED
        if self.on > self.due:
            return PAST_DUE
        return PAUSED if self._paused(self.on) else RUNNING

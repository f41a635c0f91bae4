"""The clocks of a case: which run, since when, until when, and how late.

`Clocks` is told one happening after another and answers at any point; each happening costs the same however many came
before it. Where the day of an event is known by its month or year only, a clock is read twice: as leniently as the
record allows (it started on the last possible day and ended on the first) and as strictly; what the lenient reading
says is certain.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from jalin.kernel.clocks.deadlines import DAY, LegalClock, LegalDeadline, Pause
from jalin.kernel.clocks.working_days import WorkingCalendar

from .happenings import Happening
from .procedure import ENDING, PAUSED, RESUMED, ClockRule, Procedure
from .reading import deadline_of
from .running import Owed, Running


class Clocks:
    """Every run of every clock of one case."""

    def __init__(self, procedure: Procedure, calendar: WorkingCalendar):
        self.procedure, self.calendar = procedure, calendar
        self.of_rule: dict[str, _Runs | _RunsBack | _RunsEachYear] = {}
        for rule in _in_order_of_dependence(procedure):
            make = _RunsBack if rule.before_end_of else _RunsEachYear if rule.yearly else _Runs
            self.of_rule[rule.key] = make(rule, self)

    def tell(self, happening: Happening) -> None:
        """The next happening, in the order of their days."""
        for runs in self.of_rule.values():
            runs.tell(happening)

    def on(self, day: date) -> list[Running]:
        """Every run as it stands on `day`, in the order of the procedure's clocks."""
        read = {key: list(runs.read(day)) for key, runs in self.of_rule.items()}
        return [running for key in self.procedure.clocks for running in read[key]]

    def latest_open(self, key: str, day: date) -> Running | None:
        """The newest run of this clock, where nothing has ended it."""
        newest = self.of_rule[key].newest()
        running = self.of_rule[key].reading_of(newest, day) if newest else None
        return running if running and running.is_open else None

    def overdue(self, key: str, day: date) -> Owed | None:
        """What of this clock is open and past its last day on `day`."""
        return self.of_rule[key].overdue(day)


def clocks_of(
    procedure: Procedure, happenings: Iterable[Happening], *, on: date, calendar: WorkingCalendar
) -> list[Running]:
    """Every run of every clock up to the day `on`, in the order of the procedure's clocks."""
    clocks = Clocks(procedure, calendar)
    for one in happenings:
        if one.first <= on:
            clocks.tell(one)
    return clocks.on(on)


def _in_order_of_dependence(procedure: Procedure) -> list[ClockRule]:
    return sorted(procedure.clocks.values(), key=lambda rule: bool(rule.before_end_of))


@dataclass
class _Stop:
    """A pause that was recorded with its basis (without one the clock runs on), to the day before the resumption."""

    by: Happening
    resumed: Happening | None = None

    def as_pause(self) -> Pause | None:
        """None where it was taken up again on the day it began."""
        if self.resumed and self.resumed.first <= self.by.first:
            return None
        last = self.resumed.first - timedelta(days=1) if self.resumed else None
        return Pause(self.by.first, self.by.note, last)


@dataclass
class _Run:
    """From `by` to `end`; `moved_on`: the first sign that its stage is behind the case, although its end is not on record."""

    by: Happening
    end: Happening | None = None
    moved_on: Happening | None = None
    stops: list[_Stop] = field(default_factory=list)
    of: "_Run | None" = None  # the run from whose last day this one is counted back


class _Runs:
    """The runs of a clock with a start of its own: from each start to the first end after it, or to the next start."""

    def __init__(self, rule: ClockRule, clocks: Clocks):
        self.rule, self.procedure, self.calendar = rule, clocks.procedure, clocks.calendar
        self.longest = deadline_of(rule, version=clocks.procedure.version)
        self.runs: list[_Run] = []
        self.stops: dict[str, _Stop] = {}  # stage -> the pause that goes on there
        order = list(clocks.procedure.stages)
        own = {code for code, _outcome in rule.ends}
        self.later = set(order[order.index(next(iter(own))) + 1 :]) if len(own) == 1 else set()
        self.own = next(iter(own)) if len(own) == 1 else None

    def tell(self, happening: Happening) -> None:
        run = self.newest()
        if run and run.end is None:
            if happening.act in self.rule.ends or happening.act in self.rule.starts:
                run.end = happening
            elif self._is_behind(run, happening):
                run.moved_on = run.moved_on or happening
        self._note_pause(run, happening)
        if happening.act in self.rule.starts:
            going_on = self.stops.get(happening.stage)
            self.runs.append(_Run(happening, stops=[going_on] if going_on else []))

    def newest(self) -> _Run | None:
        return self.runs[-1] if self.runs else None

    def read(self, day: date) -> Iterator[Running]:
        return (self.reading_of(run, day) for run in self.runs)

    def reading_of(self, run: _Run, day: date) -> Running:
        start, end = run.by, run.end or run.moved_on
        pauses = tuple(filter(None, (stop.as_pause() for stop in run.stops)))
        lenient = self._read(start, start.last, end and end.first, day, pauses)
        strict = lenient
        if not (start.is_exact and (end is None or end.is_exact)):
            strict = self._read(start, start.first, end and end.last, day, pauses)
        return Running(self.rule, lenient, strict, start, end, is_before_law=start.last < self.procedure.valid_from,
                       is_end_inferred=run.end is None and end is not None)  # fmt: skip

    def overdue(self, day: date) -> Owed | None:
        newest = self.newest()  # only it can be open: each start ends the run before
        running = self.reading_of(newest, day) if newest and not (newest.end or newest.moved_on) else None
        return Owed(self.rule.key, 1, running.clock.due) if running and running.is_overdue else None

    def _is_behind(self, run: _Run, happening: Happening) -> bool:
        return run.by.stage == self.own and happening.stage in self.later and happening.outcome in ENDING

    def _note_pause(self, run: _Run | None, happening: Happening) -> None:
        going_on = self.stops.get(happening.stage)
        if happening.outcome == PAUSED and going_on is None and happening.note.strip():
            stop = self.stops[happening.stage] = _Stop(happening)
            if run and run.end is None and run.by.stage == happening.stage:
                run.stops.append(stop)
        elif happening.outcome == RESUMED and going_on is not None:
            self.stops.pop(happening.stage).resumed = happening

    def _read(self, start: Happening, first: date, ended: date | None, day: date, pauses) -> LegalClock:
        if ended is not None:  # both known by their year only: the end cannot lie before the start
            ended = max(ended, first)
        rule = self._deadline(start, first)
        return rule.read(start=first, on=day, calendar=self.calendar, ended=ended, pauses=pauses)

    def _deadline(self, start: Happening, first: date) -> LegalDeadline:
        """The law's length, or the last day that the text itself states."""
        if not self.rule.own_term or start.until is None or start.until <= first:
            return self.longest
        is_bound = self.rule.is_longest and first >= self.procedure.valid_from
        if is_bound and start.until > self.longest.due_on(first, self.calendar):
            return self.longest
        return replace(self.longest, length=(start.until - first).days, unit=DAY)


class _RunsBack:
    """The runs of a clock that is counted back from the last day of another one; what follows that one's start ends it."""

    def __init__(self, rule: ClockRule, clocks: Clocks):
        self.rule, self.calendar = rule, clocks.calendar
        self.deadline = deadline_of(rule, version=clocks.procedure.version)
        self.other: _Runs = clocks.of_rule[rule.before_end_of]
        self.runs: list[_Run] = []
        self.waiting: list[_Run] = []

    def tell(self, happening: Happening) -> None:
        if self.waiting and happening.act in self.rule.ends:
            for run in self.waiting:
                run.end = happening
            self.waiting = []
        if happening.act in self.other.rule.starts:  # the other clock, told before, has begun a run
            self.runs.append(_Run(happening, of=self.other.newest()))
            self.waiting.append(self.runs[-1])

    def newest(self) -> _Run | None:
        return self.runs[-1] if self.runs else None

    def read(self, day: date) -> Iterator[Running]:
        return (self.reading_of(run, day) for run in self.runs)

    def reading_of(self, run: _Run, day: date) -> Running:
        other, end = self.other.reading_of(run.of, day), run.end
        lenient, strict = (
            self.deadline.read(start=start, on=day, calendar=self.calendar, ended=ended)
            for start, ended in ((other.clock.due, end and end.first), (other.strict.due, end and end.last))
        )
        return Running(self.rule, lenient, strict, run.by, end, is_before_law=other.is_before_law)

    def overdue(self, day: date) -> Owed | None:
        found = [
            one.clock.due for one in (self.reading_of(run, day) for run in self.waiting) if one.is_overdue
        ]
        return Owed(self.rule.key, len(found), min(found)) if found else None


class _RunsEachYear:
    """One run a year, for the report of the year before, known from its first warning on; as long as nothing has closed
    the case."""

    def __init__(self, rule: ClockRule, clocks: Clocks):
        self.rule, self.procedure, self.calendar = rule, clocks.procedure, clocks.calendar
        self.deadline = deadline_of(rule, version=clocks.procedure.version)
        self.begun: Happening | None = None
        self.closed: Happening | None = None
        self.reports: dict[int, Happening] = {}  # report year -> the first report about it
        self.owed: list[
            tuple[date, int]
        ] = []  # due day and year of what no report has come for, the oldest first
        self.looked_at = 0  # the last year that `owed` knows of

    def tell(self, happening: Happening) -> None:
        if self.begun is None and happening.act in self.rule.starts:
            self.begun = happening
            self.looked_at = happening.last.year - 1
        if self.closed is None and closes(self.procedure, happening):
            self.closed = happening
        if happening.act in self.rule.ends:
            year = happening.year or self._year_of(happening.first)
            if year not in self.reports:
                self.reports[year] = happening
                self.owed = [one for one in self.owed if one[1] != year]

    def read(self, day: date) -> Iterator[Running]:
        for year in self._years(day):
            start = self._start(year)
            due = self.deadline.due_on(start, self.calendar)
            announced = min(start, due + timedelta(days=min((0, *self.rule.warnings))))
            if announced <= day and start >= self.procedure.valid_from:
                yield self._reading(year, start, day)

    def newest(self) -> None:
        return None  # each year stands for itself

    def overdue(self, day: date) -> Owed | None:
        for year in self._years(day, after=self.looked_at):
            start, self.looked_at = self._start(year), year
            if start >= self.procedure.valid_from and year not in self.reports:
                self.owed.append((self.deadline.due_on(start, self.calendar), year))
        count = bisect_left(self.owed, (day,))
        return Owed(self.rule.key, count, *self.owed[0]) if count else None

    def _years(self, day: date, after: int = 0) -> range:
        """The report years that may be owed by `day`, of them those after the year `after`."""
        if self.begun is None:
            return range(0)
        last = self.closed.first.year if self.closed else day.year
        return range(max(self.begun.last.year, after + 1), last + 1)

    def _reading(self, year: int, start: date, day: date) -> Running:
        end = self.reports.get(year)
        lenient = self.deadline.read(start=start, on=day, calendar=self.calendar, ended=end and end.first)
        strict = lenient
        if end and not end.is_exact:
            strict = self.deadline.read(start=start, on=day, calendar=self.calendar, ended=end.last)
        return Running(self.rule, lenient, strict, self.begun, end, year)

    def _start(self, year: int) -> date:
        return date(year + 1, *self.rule.yearly)

    def _year_of(self, day: date) -> int:
        """Which year a report of this day is about, where it does not say so: the one whose clock started last."""
        return day.year - 1 if day >= date(day.year, *self.rule.yearly) else day.year - 2


def closes(procedure: Procedure, happening: Happening) -> bool:
    """Whether nothing can follow: the case is over."""
    following = procedure.stages[happening.stage].leads_to.get(happening.outcome, ())
    return happening.outcome in ENDING and not following

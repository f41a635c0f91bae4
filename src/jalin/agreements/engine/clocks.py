"""The clocks of a case: which run, since when, until when, and how late.

Where the day of an event is known by its month or year only, a clock is read twice: as leniently as the record allows
(it started on the last possible day and ended on the first) and as strictly; what the lenient reading says is certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jalin.kernel.clocks.calendar_months import add_years
from jalin.kernel.clocks.deadlines import DAY, LAPSED, PAST_DUE, LegalClock, LegalDeadline, Pause
from jalin.kernel.clocks.working_days import WorkingCalendar

from .happenings import Happening
from .procedure import ENDING, PAUSED, RESUMED, ClockRule, Procedure
from .reading import deadline_of


@dataclass(frozen=True)
class Running:
    """One run of a clock. `clock`: the lenient reading, `strict` the other one; `year`: the report year of a yearly
    clock; `is_before_law`: it started before the regulation was in force."""

    rule: ClockRule
    clock: LegalClock
    strict: LegalClock
    by: Happening
    ended_by: Happening | None
    year: int | None = None
    is_before_law: bool = False
    is_end_inferred: bool = False  # its own end is not on record, but the case went on to a later stage

    @property
    def is_exact(self) -> bool:
        return (self.clock.due, self.clock.ended) == (self.strict.due, self.strict.ended)

    @property
    def late_by(self) -> int:
        """Days late for certain, in the unit the clock counts in."""
        return self.clock.late_by

    @property
    def late_by_at_most(self) -> int:
        return self.strict.late_by

    @property
    def is_open(self) -> bool:
        return self.clock.ended is None

    @property
    def is_overdue(self) -> bool:
        return self.clock.state in {PAST_DUE, LAPSED}

    @property
    def has_lapsed(self) -> bool:
        return self.clock.state == LAPSED


def clocks_of(
    procedure: Procedure, happenings: Sequence[Happening], *, on: date, calendar: WorkingCalendar
) -> list[Running]:
    """Every run of every clock up to the day `on`, in the order of the procedure's clocks."""
    seen = [one for one in happenings if one.first <= on]
    found: dict[str, list[Running]] = {}
    for rule in _in_order_of_dependence(procedure):
        case = _Case(procedure, seen, on, calendar, rule)
        if rule.before_end_of:
            found[rule.key] = [case.before_end(other) for other in found[rule.before_end_of]]
        elif rule.yearly:
            found[rule.key] = list(case.yearly())
        else:
            found[rule.key] = list(case.runs())
    return [running for key in procedure.clocks for running in found[key]]


def _in_order_of_dependence(procedure: Procedure) -> list[ClockRule]:
    return sorted(procedure.clocks.values(), key=lambda rule: bool(rule.before_end_of))


@dataclass(frozen=True)
class _Case:
    procedure: Procedure
    happenings: Sequence[Happening]
    on: date
    calendar: WorkingCalendar
    rule: ClockRule

    def runs(self):
        """From each start to the first end after it, or to the next start."""
        for place, start in enumerate(self.happenings):
            if start.act in self.rule.starts:
                after = self.happenings[place + 1 :]
                end = self._first(after, (*self.rule.ends, *self.rule.starts))
                moved_on = None if end else self._moved_on(start, after)
                yield self._running(start, end or moved_on, is_end_inferred=moved_on is not None)

    def _moved_on(self, start: Happening, after: Sequence[Happening]) -> Happening | None:
        """The first sign that a stage with a clock of its own is behind the case, although its end is not on record."""
        if {code for code, _outcome in self.rule.ends} != {start.stage}:
            return None
        order = list(self.procedure.stages)
        later = set(order[order.index(start.stage) + 1 :])
        return next((one for one in after if one.stage in later and one.outcome in ENDING), None)

    def _running(self, start: Happening, end: Happening | None, *, is_end_inferred: bool) -> Running:
        pauses = self._pauses(start.stage)
        lenient = self._read(start, start.last, end and end.first, pauses)
        strict = self._read(start, start.first, end and end.last, pauses)
        return Running(self.rule, lenient, strict, start, end, is_before_law=start.last < self.procedure.valid_from,
                       is_end_inferred=is_end_inferred)  # fmt: skip

    def _read(self, start: Happening, day: date, ended: date | None, pauses) -> LegalClock:
        rule = self._deadline(start, day)
        if (
            ended is not None and ended < day
        ):  # both known by their year only: the end cannot lie before the start
            ended = day
        return rule.read(start=day, on=self.on, calendar=self.calendar, ended=ended, pauses=pauses)

    def _deadline(self, start: Happening, day: date) -> LegalDeadline:
        longest = deadline_of(self.rule, version=self.procedure.version)
        if not self.rule.own_term or start.until is None or start.until <= day:
            return longest
        if (
            self.rule.is_longest
            and day >= self.procedure.valid_from
            and start.until > _last_day(longest, day, self.calendar)
        ):
            return longest
        return LegalDeadline((start.until - day).days, DAY, self.rule.article, self.rule.key)

    def before_end(self, other: Running) -> Running:
        """Counted back from the last day of another clock; ended by what follows that clock's start."""
        place = self.happenings.index(other.by)
        end = self._first(self.happenings[place + 1 :], self.rule.ends)
        rule = deadline_of(self.rule, version=self.procedure.version)
        lenient = rule.read(
            start=other.clock.due, on=self.on, calendar=self.calendar, ended=end and end.first
        )
        strict = rule.read(start=other.strict.due, on=self.on, calendar=self.calendar, ended=end and end.last)
        return Running(self.rule, lenient, strict, other.by, end, is_before_law=other.is_before_law)

    def yearly(self):
        """One run a year, for the report of the year before, known from its first warning on; as long as nothing has
        closed the case."""
        begun = self._first(self.happenings, self.rule.starts)
        if begun is None:
            return
        closed = next((one for one in self.happenings if closes(self.procedure, one)), None)
        last_year = closed.first.year if closed else self.on.year
        rule = deadline_of(self.rule, version=self.procedure.version)
        for year in range(begun.last.year, last_year + 1):
            start = date(year + 1, *self.rule.yearly)
            if self._announced(start) > self.on or start < self.procedure.valid_from:
                continue
            end = self._first([one for one in self.happenings if _is_about(one, year, start)], self.rule.ends)
            clock = rule.read(start=start, on=self.on, calendar=self.calendar, ended=end and end.first)
            strict = rule.read(start=start, on=self.on, calendar=self.calendar, ended=end and end.last)
            yield Running(self.rule, clock, strict, begun, end, year)

    def _announced(self, start: date) -> date:
        """The day from which a yearly run is shown: its first warning, or its start."""
        due = _last_day(deadline_of(self.rule), start, self.calendar)
        return min(start, due + timedelta(days=min((0, *self.rule.warnings))))

    def _pauses(self, stage: str) -> tuple[Pause, ...]:
        """Each recorded pause of this stage with its basis, to the day before the resumption."""
        pauses, open_one = [], None
        for one in self.happenings:
            if one.act == (stage, PAUSED) and open_one is None:
                open_one = one
            elif one.act == (stage, RESUMED) and open_one is not None:
                if one.first > open_one.first:
                    pauses.append(Pause(open_one.first, open_one.note or "-", one.first - timedelta(days=1)))
                open_one = None
        if open_one is not None:
            pauses.append(Pause(open_one.first, open_one.note or "-"))
        return tuple(pauses)

    @staticmethod
    def _first(happenings: Sequence[Happening], acts) -> Happening | None:
        return next((one for one in happenings if one.act in acts), None)


def _last_day(rule: LegalDeadline, start: date, calendar: WorkingCalendar) -> date:
    return rule.read(start=start, on=start, calendar=calendar).due


def _is_about(happening: Happening, year: int, start: date) -> bool:
    """Whether a report is that of `year`: it says so, or it came in the year that begins on `start`."""
    if happening.year is not None:
        return happening.year == year
    return start <= happening.first < add_years(start, 1)


def closes(procedure: Procedure, happening: Happening) -> bool:
    """Whether nothing can follow: the case is over."""
    following = procedure.stages[happening.stage].leads_to.get(happening.outcome, ())
    return happening.outcome in ENDING and not following

"""One run of a clock as it stands on a day."""

from dataclasses import dataclass
from datetime import date

from jalin.kernel.clocks.deadlines import LAPSED, PAST_DUE, LegalClock

from .happenings import Happening
from .procedure import ClockRule


@dataclass(frozen=True)
class Running:
    """`clock`: the lenient reading, `strict` the other one (the same where all days are known); `by`, `ended_by`: what
    started and ended it; `year`: the report year of a yearly clock; `is_before_law`: it started before the regulation
    was in force; `is_end_inferred`: its own end is not on record, but the case went on to a later stage."""

    rule: ClockRule
    clock: LegalClock
    strict: LegalClock
    by: Happening
    ended_by: Happening | None
    year: int | None = None
    is_before_law: bool = False
    is_end_inferred: bool = False

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


@dataclass(frozen=True)
class Owed:
    """Open runs of one clock that are past their last day: how many, and the due day and report year of the oldest."""

    key: str
    count: int
    due: date
    year: int | None = None

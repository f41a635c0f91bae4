"""The course of a case: its happenings told one after another, and where it is after each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jalin.kernel.clocks.working_days import WorkingCalendar

from .clocks import Clocks
from .guards import Objection, objections_to
from .happenings import Happening
from .procedure import ENDING, PASSING, PAUSED, RECEIVED, SILENT, Procedure
from .running import Owed


@dataclass(frozen=True)
class Position:
    """Where the case is: at a stage that is under way, or behind one with those that may follow."""

    stage: str = ""
    is_under_way: bool = False
    following: tuple[str, ...] = ()
    since: Happening | None = None
    passed: frozenset[str] = frozenset()
    by_silence: frozenset[str] = frozenset()  # passed because no answer came

    def after(self, procedure: Procedure, happening: Happening) -> "Position":
        stage = procedure.stages[happening.stage]
        if stage.code in self.by_silence and stage.code not in self.expected():
            return self  # an answer that came too late stands beside what the law made of the silence
        if happening.outcome == RECEIVED:
            return Position(stage.code, True, (), happening, self.passed, self.by_silence)
        if happening.outcome not in ENDING:
            return self
        passed = self.passed | {stage.code} if happening.outcome in PASSING else self.passed - {stage.code}
        silent = (
            self.by_silence | {stage.code} if happening.outcome in SILENT else self.by_silence - {stage.code}
        )
        return Position(stage.code, False, stage.leads_to[happening.outcome], happening, passed, silent)

    def expected(self) -> tuple[str, ...]:
        """The stages that may have an act now."""
        return (self.stage,) if self.is_under_way else self.following


class Course:
    """Told every happening in the order of their days, it knows the position and the clocks after the last of them. Each
    happening costs the same however many came before it."""

    def __init__(self, procedure: Procedure, calendar: WorkingCalendar):
        self.procedure = procedure
        self.position = Position(following=(procedure.first,))
        self.clocks = Clocks(procedure, calendar)

    def objections(
        self, happening: Happening, *, on: date, elsewhere: Sequence[Owed] = ()
    ) -> tuple[Objection, ...]:
        """What stands against this as the next happening; `on`: its last possible day."""
        found = self.objections_to(happening.act, on=on, elsewhere=elsewhere, until=happening.until)
        if happening.outcome == PAUSED and not happening.note.strip():
            found += (Objection("guard.no_basis"),)
        return found

    def objections_to(
        self, act: tuple[str, str], *, on: date, elsewhere: Sequence[Owed] = (), until: date | None = None
    ) -> tuple[Objection, ...]:
        """What stands against the act (stage, outcome) on the day `on`."""
        return objections_to(
            self.procedure, self.position, self.clocks, act, on=on, elsewhere=elsewhere, until=until
        )

    def tell(self, happening: Happening) -> None:
        self.position = self.position.after(self.procedure, happening)
        self.clocks.tell(happening)

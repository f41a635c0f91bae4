"""Where a case stands on a day: its stage, its clocks, who holds it, and what the next act needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from jalin.kernel.clocks.waiting import WaitingClock
from jalin.kernel.clocks.working_days import WorkingCalendar

from .clocks import Running, clocks_of, closes
from .guards import Objection, Owed, objections_to
from .happenings import Happening, in_order
from .procedure import ENDING, PASSING, RECEIVED, SENT, SILENT, Procedure, Stage

NOT_BEGUN, UNDER_WAY, PASSED, CLOSED = "not_begun", "under_way", "passed", "closed"


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


@dataclass(frozen=True)
class NextAct:
    """An act that may follow, and what stands against it today."""

    stage: Stage
    outcome: str
    objections: tuple[Objection, ...] = ()

    @property
    def is_possible(self) -> bool:
        return not self.objections


@dataclass(frozen=True)
class Irregular:
    """A happening that the procedure did not foresee, kept with its reasons."""

    happening: Happening
    objections: tuple[Objection, ...]


@dataclass(frozen=True)
class Standing:
    """The answer. `stage` is None before anything happened; `holder`: the stage whose
    actor has the case now; `waiting`: since when."""

    procedure: Procedure
    on: date
    happenings: tuple[Happening, ...]
    state: str
    stage: Stage | None
    since: Happening | None
    holder: Stage | None
    waiting: WaitingClock | None
    clocks: tuple[Running, ...]
    acts: tuple[NextAct, ...]
    irregular: tuple[Irregular, ...] = ()
    ahead: tuple[Happening, ...] = field(default=())

    @property
    def late(self) -> list[Running]:
        """The clocks that are or were overdue, except where the law makes something else of their lapse."""
        return [one for one in self.clocks if one.late_by > 0 and one.rule.permits is None]

    @property
    def days_waiting(self) -> int | None:
        return self.waiting.days_waiting(self.on) if self.waiting else None


def replay(procedure: Procedure, happenings: Iterable[Happening], *, on: date, calendar: WorkingCalendar,
           elsewhere: Sequence[Owed] = ()) -> Standing:  # fmt: skip
    """The standing on the day `on`. `elsewhere`: open clocks of the city's other cases that stand against acts here."""
    ordered = in_order(happenings)
    seen = [one for one in ordered if one.first <= on]
    position, irregular = Position(following=(procedure.first,)), []
    for place, happening in enumerate(seen):
        before = seen[:place]
        found = objections_to(
            procedure,
            before,
            position,
            happening.act,
            on=min(happening.last, on),
            calendar=calendar,
            until=happening.until,
        )
        if found:
            irregular.append(Irregular(happening, found))
        position = position.after(procedure, happening)
    clocks = clocks_of(procedure, seen, on=on, calendar=calendar)
    acts = _next_acts(procedure, seen, position, on=on, calendar=calendar, elsewhere=elsewhere, clocks=clocks)
    is_closed = bool(seen) and any(closes(procedure, one) for one in seen) and not position.expected()
    expected = [procedure.stages[code] for code in position.expected()]
    return Standing(
        procedure=procedure, on=on, happenings=tuple(seen), state=_state(position, is_closed),
        stage=procedure.stages.get(position.stage), since=position.since,
        holder=expected[0] if expected else None, waiting=_waiting(procedure, position, on),
        clocks=tuple(clocks), acts=acts, irregular=tuple(irregular),
        ahead=tuple(one for one in ordered if one.first > on),
    )  # fmt: skip


def _waiting(procedure: Procedure, position: Position, on: date) -> WaitingClock | None:
    """Since when somebody has it; None where nothing began, all is over, or nobody is waiting."""
    if position.since is None or not position.expected():
        return None
    if procedure.stages[position.stage].is_rest and not position.is_under_way:
        return None
    return WaitingClock(min(position.since.last, on))


def _state(position: Position, is_closed: bool) -> str:
    if is_closed:
        return CLOSED
    if position.since is None:
        return NOT_BEGUN
    return UNDER_WAY if position.is_under_way else PASSED


def _next_acts(
    procedure: Procedure,
    seen: Sequence[Happening],
    position: Position,
    *,
    on: date,
    calendar,
    elsewhere,
    clocks,
) -> tuple[NextAct, ...]:
    acts = []
    for code in position.expected():
        stage = procedure.stages[code]
        for outcome in stage.outcomes:
            if outcome not in (*ENDING, RECEIVED, SENT) or (outcome == RECEIVED and position.is_under_way):
                continue
            found = objections_to(
                procedure,
                seen,
                position,
                (code, outcome),
                on=on,
                calendar=calendar,
                elsewhere=elsewhere,
                clocks=clocks,
            )
            acts.append(NextAct(stage, outcome, found))
    return tuple(acts)

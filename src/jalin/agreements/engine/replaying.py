"""Where a case stands on a day: its stage, its clocks, who holds it, and what the next act needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from jalin.kernel.clocks.waiting import WaitingClock
from jalin.kernel.clocks.working_days import WorkingCalendar

from .clocks import closes
from .course import Course, Position
from .guards import Objection
from .happenings import Happening, in_order
from .procedure import DONE, ENDING, RECEIVED, SENT, Procedure, Stage
from .running import Owed, Running

NOT_BEGUN, UNDER_WAY, PASSED, CLOSED = "not_begun", "under_way", "passed", "closed"


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
    """The answer. `stage` is None before anything happened; `holder`: the stage whose actor has the case now; `waiting`:
    since when. `acts`: what may come next; `afterwards`: the act that waits for the stage under way, and why it cannot be
    done yet. `ahead`: what lies after the day asked."""

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
    afterwards: tuple[NextAct, ...] = ()
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
    course, irregular, is_over = Course(procedure, calendar), [], False
    for happening in seen:
        if found := course.objections(happening, on=min(happening.last, on)):
            irregular.append(Irregular(happening, found))
        course.tell(happening)
        is_over = is_over or closes(procedure, happening)
    position = course.position
    expected = [procedure.stages[code] for code in position.expected()]
    return Standing(
        procedure=procedure, on=on, happenings=tuple(seen), state=_state(position, is_over and not expected),
        stage=procedure.stages.get(position.stage), since=position.since,
        holder=expected[0] if expected else None, waiting=_waiting(procedure, position, on),
        clocks=tuple(course.clocks.on(on)), acts=_next_acts(course, on, elsewhere),
        afterwards=_afterwards(course, on, elsewhere), irregular=tuple(irregular),
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


def _next_acts(course: Course, on: date, elsewhere: Sequence[Owed]) -> tuple[NextAct, ...]:
    acts, position = [], course.position
    for code in position.expected():
        stage = course.procedure.stages[code]
        for outcome in stage.outcomes:
            if outcome not in (*ENDING, RECEIVED, SENT) or (outcome == RECEIVED and position.is_under_way):
                continue
            acts.append(
                NextAct(stage, outcome, course.objections_to((code, outcome), on=on, elsewhere=elsewhere))
            )
    return tuple(acts)


def _afterwards(course: Course, on: date, elsewhere: Sequence[Owed]) -> tuple[NextAct, ...]:
    """While somebody works at a stage: what follows it, with everything that stands against it but its turn."""
    position, stages, acts = course.position, course.procedure.stages, []
    for code in stages[position.stage].leads_to.get(DONE, ()) if position.is_under_way else ():
        found = course.objections_to((code, DONE), on=on, elsewhere=elsewhere)
        against = tuple(one for one in found if one.key != "guard.order")
        if against:
            acts.append(NextAct(stages[code], DONE, against))
    return tuple(acts)

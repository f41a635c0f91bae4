"""Where a file lies after its movements, and what may come next. Pure Python.

The chain is a path: passing on goes one step further along it, giving back goes to somebody who had it before, and
whoever gives it back is on the path no more. Laying down ends the path; the next passing on begins a new one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

FORWARD, RETURN, NOTE, END = "forward", "return", "note", "end"
KINDS = (FORWARD, RETURN, NOTE, END)

# What stands against a movement.
NOBODY_HAS_IT, HAS_IT_ALREADY, NEVER_HAD_IT = "nobody_has_it", "has_it_already", "never_had_it"
BEFORE_THE_LAST, IN_THE_FUTURE, NOTHING_WRITTEN = "before_the_last", "in_the_future", "nothing_written"


@dataclass(frozen=True)
class Movement:
    """`rung`: the key of the rung that has the file afterwards; of a note and an end it says nothing new."""

    kind: str
    rung: str
    on: date
    text: str = ""
    number: int = 0

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"no movement {self.kind!r}")


@dataclass(frozen=True)
class Holding:
    """Where a file lies. `path`: the rungs from the first to the one that has it; empty when it lies nowhere.

    `since` and `number` are those of the movement that brought it there; `last`: the day of the last row of any kind."""

    path: tuple[str, ...] = ()
    since: date | None = None
    number: int = 0
    last: date | None = None

    @property
    def rung(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def before(self) -> tuple[str, ...]:
        """To whom it can be given back, the last one first."""
        return tuple(reversed(self.path[:-1]))

    def after(self, movement: Movement) -> "Holding":
        """The holding once `movement` happened; refused movements are the caller's to refuse."""
        if movement.kind == NOTE:
            return Holding(self.path, self.since, self.number, movement.on)
        if movement.kind == END:
            return Holding(last=movement.on)
        if movement.kind == RETURN:
            path = self.path[: len(self.path) - self.before.index(movement.rung) - 1]
        else:
            path = (*self.path, movement.rung)
        return Holding(path, movement.on, movement.number, movement.on)


def holding_after(movements: Iterable[Movement]) -> Holding:
    """Movements in their order -> where the file lies."""
    holding = Holding()
    for movement in movements:
        holding = holding.after(movement)
    return holding


def against(holding: Holding, movement: Movement, *, today: date) -> Sequence[str]:
    """What stands against `movement`; empty when nothing does."""
    found = []
    if movement.kind != FORWARD and not holding.path:
        found.append(NOBODY_HAS_IT)
    elif movement.kind in (FORWARD, RETURN) and movement.rung == holding.rung:
        found.append(HAS_IT_ALREADY)
    elif movement.kind == RETURN and movement.rung not in holding.before:
        found.append(NEVER_HAD_IT)
    if movement.kind != FORWARD and not movement.text.strip():
        found.append(NOTHING_WRITTEN)
    if holding.last and movement.on < holding.last:
        found.append(BEFORE_THE_LAST)
    if movement.on > today:
        found.append(IN_THE_FUTURE)
    return found

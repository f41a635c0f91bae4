"""Move a date, or add an event, and see what follows before anything is saved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jalin.kernel.clocks.working_days import WorkingCalendar

from .happenings import Happening
from .procedure import Procedure
from .replaying import Standing, replay


@dataclass(frozen=True)
class Moved:
    """A clock whose last day is another one: `before` or `after` is None where it runs only in one of the two."""

    key: str
    year: int | None
    article: str
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        return (self.after - self.before).days if self.before and self.after else None


@dataclass(frozen=True)
class Comparison:
    before: Standing
    after: Standing
    moved: tuple[Moved, ...]


def with_moved(happenings: Sequence[Happening], place: int, day: date) -> list[Happening]:
    """The happenings with that at `place` on another, exact day."""
    changed = list(happenings)
    changed[place] = replace(changed[place], first=day, last=day)
    return changed


def compare(procedure: Procedure, happenings: Sequence[Happening], changed: Sequence[Happening], *, on: date,
            calendar: WorkingCalendar) -> Comparison:  # fmt: skip
    """Both standings on the day `on` and every clock whose due day differs."""
    before = replay(procedure, happenings, on=on, calendar=calendar)
    after = replay(procedure, changed, on=on, calendar=calendar)
    old, new = _due_days(before), _due_days(after)
    moved = [
        Moved(key[0], key[1], procedure.clocks[key[0]].article, old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    ]
    return Comparison(before, after, tuple(moved))


def _due_days(standing: Standing) -> dict[tuple, date]:
    """(clock, report year, how many runs of it came before) -> its last day."""
    found: dict[tuple, date] = {}
    runs = Counter()
    for running in standing.clocks:
        key = running.rule.key, running.year
        found[*key, runs[key]] = running.clock.due
        runs[key] += 1
    return found

"""When a translation is due, and how it stands on a day. Pure Python.

The due day is agreed in the house: working days by the city's calendar, the day of the request being day 0. It is not a
legal deadline (it has no article) and is told apart from one by its type; the days waited are calendar days."""

from dataclasses import dataclass
from datetime import date

from jalin.kernel.clocks.waiting import WaitingClock
from jalin.kernel.clocks.working_days import WorkingCalendar

WAITING, TAKEN, DONE, DROPPED = "waiting", "taken", "done", "dropped"
LONGEST = 250  # working days: about a year


@dataclass(frozen=True)
class AgreedDay:
    """A due day without a law behind it. `doubts`: what may still move it (see WorkingCalendar.doubts_between)."""

    asked: date
    working_days: int
    due: date
    doubts: tuple[str, ...] = ()


def agreed_day(asked: date, working_days: int, calendar: WorkingCalendar) -> AgreedDay:
    """The `working_days`th working day after `asked`."""
    if not 1 <= working_days <= LONGEST:
        raise ValueError(f"a translation takes 1 to {LONGEST} working days, not {working_days}")
    due = calendar.add_working_days(asked, working_days)
    return AgreedDay(asked, working_days, due, calendar.doubts_between(asked, due))


@dataclass(frozen=True)
class Progress:
    """How a translation stands on a day.

    `waiting`: from the request to its end, in calendar days, never late. `left`: working days to the agreed day, 0 on it.
    `late_by`: working days after it, counted until it was done; a translation that was dropped is never late."""

    state: str
    waiting: int
    left: int
    late_by: int

    @property
    def is_late(self) -> bool:
        return self.late_by > 0


def progress_of(
    *, asked: date, due: date, on: date, calendar: WorkingCalendar, taken: date | None = None, done: date | None = None,
    dropped: date | None = None,
) -> Progress:  # fmt: skip
    ended = done or dropped
    state = DONE if done else DROPPED if dropped else TAKEN if taken else WAITING
    until = ended or on
    days = calendar.days_between(due, until)
    return Progress(
        state,
        WaitingClock(asked, ended).days_waiting(on),
        0 if ended else max(0, -days),
        0 if dropped else max(0, days),
    )


def is_stale(*, asked: int | None, translated: int | None, latest: int | None) -> bool:
    """Whether the text has a newer version than the one that was translated, or, while it is open, than the one that was asked
    for. Numbers of versions of the source language; None where it is no paper."""
    known = translated or asked
    return bool(known and latest and latest > known)

"""Reminders: the days before a deadline on which somebody is told. Asking twice gives the same days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar_months import add_months
from .deadlines import LegalClock
from .working_days import WorkingCalendar

FROM_START, BEFORE_START, BEFORE_DUE = "from_start", "before_start", "before_due"


@dataclass(frozen=True)
class Reminder:
    """A point on the way: `Reminder("before_due", days=90)`, `Reminder("from_start", working_days=30)`,
    `Reminder("before_start", months=6, days=15)` (six and a half months before an end date)."""

    at: str
    months: int = 0
    days: int = 0
    working_days: int = 0

    def __post_init__(self) -> None:
        if self.at not in (FROM_START, BEFORE_START, BEFORE_DUE):
            raise ValueError(
                f"a reminder counts from the start, or back from the start or due day, not {self.at!r}"
            )
        if min(self.months, self.days, self.working_days) < 0:
            raise ValueError("a reminder's months and days are not negative")

    def on_day(self, clock: LegalClock, calendar: WorkingCalendar) -> date:
        """The day of this reminder for a clock that has started."""
        sign = 1 if self.at == FROM_START else -1
        day = clock.due if self.at == BEFORE_DUE else clock.start
        day = add_months(day, sign * self.months) + timedelta(days=sign * self.days)
        return calendar.add_working_days(day, sign * self.working_days)


def reminder_dates(
    clock: LegalClock, reminders: Iterable[Reminder], calendar: WorkingCalendar
) -> list[tuple[date, Reminder]]:
    """All reminders of a clock in the order of their days; none for a clock that has not started."""
    if clock.due is None:
        return []
    return sorted(((row.on_day(clock, calendar), row) for row in reminders), key=lambda pair: pair[0])


def reached(
    clock: LegalClock, reminders: Iterable[Reminder], calendar: WorkingCalendar
) -> list[tuple[date, Reminder]]:
    """Those whose day has come on the clock's day; none once the exit event is recorded.

    A daily tick that keeps which it has sent stays silent when it runs again.
    """
    if clock.ended:
        return []
    return [pair for pair in reminder_dates(clock, reminders, calendar) if pair[0] <= clock.on]

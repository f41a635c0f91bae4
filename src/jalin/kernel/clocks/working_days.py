"""Working days: Monday to Friday less the holidays that count as off."""

import csv
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

NATIONAL, COLLECTIVE_LEAVE, SUBSTITUTE, OBSERVANCE = (
    "national",
    "collective_leave",
    "substitute",
    "observance",
)
KINDS = (NATIONAL, COLLECTIVE_LEAVE, SUBSTITUTE, OBSERVANCE)
_ONE_DAY = timedelta(days=1)
_NEAR = timedelta(days=2)  # the sighting of the moon moves a day by one, its collective leave by two


@dataclass(frozen=True)
class Holiday:
    """One dated row. An observance is noted in calendars but people work; collective leave is a setting.

    `confirmed` is False while the day is an estimate that a later decree may move.
    """

    day: date
    kind: str
    name_ind: str = ""
    name_jpn: str = ""
    name_eng: str = ""
    source: str = ""
    confirmed: bool = True

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a holiday is one of {', '.join(KINDS)}, not {self.kind!r}")


@cache
def shipped_holidays(country: str) -> tuple[Holiday, ...]:
    """The rows that Jalin ships for `ID` or `JP`; empty for any other country."""
    file = files(__package__) / "data" / f"holidays_{country.lower()}.csv"
    if not file.is_file():
        return ()
    return tuple(
        Holiday(
            date.fromisoformat(row["date"]), row["kind"], row["name_ind"], row["name_jpn"], row["name_eng"],
            row["source"], row["confirmed"] == "yes",
        )
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    )  # fmt: skip


class WorkingCalendar:
    """The working days of one country. A year without rows counts Monday to Friday, provisionally."""

    def __init__(
        self, country: str, holidays: Iterable[Holiday] = (), *, collective_leave_is_off: bool = True
    ) -> None:
        self.country = country
        self.collective_leave_is_off = collective_leave_is_off
        off_kinds = {NATIONAL, SUBSTITUTE} | ({COLLECTIVE_LEAVE} if collective_leave_is_off else set())
        self._off: dict[date, Holiday] = {}
        self._years = set()
        for holiday in sorted(holidays, key=lambda row: (row.day, KINDS.index(row.kind), row.name_eng)):
            self._years.add(holiday.day.year)
            if holiday.kind in off_kinds:
                self._off.setdefault(holiday.day, holiday)
        self._off_weekdays = sorted(day for day in self._off if day.weekday() < 5)
        self._unsure = [row for row in self._off.values() if not row.confirmed]

    @classmethod
    def shipped(cls, country: str, *, collective_leave_is_off: bool = True) -> "WorkingCalendar":
        """With the rows that come with the program."""
        return cls(country, shipped_holidays(country), collective_leave_is_off=collective_leave_is_off)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self._off

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`th working day after `day`, which itself is day 0 (before it, when `count` is negative).

        With a count of 0 the day itself, working or not.
        """
        step = _ONE_DAY if count >= 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self.add_working_days(day, 1)

    def days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` is before `start`."""
        if end < start:
            return -self.days_between(end, start)
        return (
            _weekdays_up_to(end)
            - _weekdays_up_to(start)
            - len(self._off_weekdays[self._off_after(start, end)])
        )

    def holidays_between(self, start: date, end: date) -> tuple[Holiday, ...]:
        """The holidays that took a Monday to Friday out of the days after `start` up to and with `end`."""
        return tuple(self._off[day] for day in self._off_weekdays[self._off_after(start, end)])

    def _off_after(self, start: date, end: date) -> slice:
        """Where the days after `start` up to and with `end` stand among the weekdays that are off."""
        return slice(bisect_right(self._off_weekdays, start), bisect_right(self._off_weekdays, end))

    def provisional(self, year: int) -> bool:
        """True for a year without any row: its holidays are not known yet."""
        return year not in self._years

    def doubts_between(self, start: date, end: date) -> tuple[str, ...]:
        """What may still move a day counted in this span: years without rows (`2031`) and unconfirmed days
        (`2027-03-10`). Empty when all is settled."""
        first, last = min(start, end), max(start, end)
        years = [str(year) for year in range(first.year, last.year + 1) if self.provisional(year)]
        near = [row for row in self._unsure if first - _NEAR <= row.day <= last + _NEAR]
        return (*years, *(row.day.isoformat() for row in near))


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays since the first day of the calendar, which was a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)

"""What the law asks after a journey, and the headings of its report: dated rows with article, source and mark. Pure."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from jalin.kernel.clocks.deadlines import LegalClock, LegalDeadline
from jalin.kernel.clocks.working_days import WorkingCalendar

DATA = Path(__file__).parent / "data"
REPORT, GIFT = "report", "gift"


@dataclass(frozen=True)
class Duty:
    """One duty for a time. `length` in `unit` (of kernel.clocks) after the day that starts it; `is_confirmed`: somebody read
    the article in the law's own text or on the page of the authority itself."""

    key: str
    country: str
    length: int
    unit: str
    article: str
    source: str
    is_confirmed: bool
    valid_from: date
    valid_to: date | None = None
    note: dict[str, str] = field(default_factory=dict)  # language -> what is not known of it

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def deadline(self) -> LegalDeadline:
        return LegalDeadline(
            self.length, self.unit, self.article, key=self.key, version=self.valid_from.isoformat()
        )


@dataclass(frozen=True)
class Headings:
    """The headings of a report, in order; `names` key -> language -> words. `fills`: what the record puts under a heading."""

    key: str
    source: str
    is_confirmed: bool
    headings: tuple[dict, ...]

    @property
    def keys(self) -> list[str]:
        return [one["key"] for one in self.headings]


@cache
def shipped_duties() -> tuple[Duty, ...]:
    rows = tomllib.loads((DATA / "duties.toml").read_text(encoding="utf-8"))["duty"]
    return tuple(Duty(**row) for row in rows)


@cache
def shipped_headings() -> dict[str, Headings]:
    rows = tomllib.loads((DATA / "headings.toml").read_text(encoding="utf-8"))["form"]
    return {
        row["key"]: Headings(row["key"], row["source"], row["is_confirmed"], tuple(row["heading"]))
        for row in rows
    }


def duty_on(key: str, country: str, day: date) -> Duty | None:
    """The duty in force in that country on the day that starts it; the newest where rows overlap, None where no row is known."""
    known = [
        one for one in shipped_duties() if one.key == key and one.country == country and one.holds_on(day)
    ]
    return max(known, key=lambda one: one.valid_from, default=None)


def clock_of(
    duty: Duty, *, start: date, on: date, calendar: WorkingCalendar, ended: date | None = None
) -> LegalClock:
    """How the duty stands on the day `on`; only `ended` (handed in, reported) stops it."""
    return duty.deadline.read(start=start, on=on, calendar=calendar, ended=ended)

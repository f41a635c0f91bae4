"""What one side of a date says: year, month, day, clock time; and the days these mean."""

from dataclasses import dataclass, field
from datetime import date, datetime, timezone

from .eras import FIRST_SOLAR_YEAR, era_called, era_has, western_year
from .partial import PartialDate, last_of_month


class Unread(Exception):
    """The text has the shape of a date and cannot be one. `code` and `params` choose the sentence."""

    def __init__(self, code: str, suggestions: tuple = (), **params) -> None:
        super().__init__(code)
        self.code, self.params, self.suggestions = code, params, suggestions


_USUAL_YEARS = (1868, 2100)
# Years that the Buddhist and the Islamic calendar count today: as years of ours they are all but impossible.
_BUDDHIST_YEARS, _BUDDHIST_OFFSET = range(2400, 2700), 543
_HIJRI_YEARS = range(1330, 1501)
_FIRST_IMPOSSIBLE = _BUDDHIST_YEARS.stop  # 2919 is a slip of the pen, in no calendar a year


def check_years(start: date, end: date, precision: str, flags: list[str], params: dict) -> None:
    """Flag a year that is unusual; raise Unread for one that must be of another calendar."""
    for year in (start.year, end.year):
        if year in _HIJRI_YEARS or year in _BUDDHIST_YEARS:
            meant = _in_our_years(start, end, precision) if year in _BUDDHIST_YEARS else ()
            raise Unread("other-calendar", meant, word=str(year))
        if year >= _FIRST_IMPOSSIBLE:
            raise Unread("impossible-year", word=str(year), year=year)
        if not _USUAL_YEARS[0] <= year <= _USUAL_YEARS[1]:
            flags.append("unlikely-year")
            params["year"] = year


def _in_our_years(start: date, end: date, precision: str) -> tuple[PartialDate, ...]:
    try:
        days = [day.replace(year=day.year - _BUDDHIST_OFFSET) for day in (start, end)]
    except ValueError:
        return ()
    return (PartialDate.from_columns(*days, precision if start.year == end.year else "interval"),)


@dataclass
class Parts:
    """One side as it was written; None is what it leaves out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: str | None = None
    era_year: int | None = None
    fiscal: bool = False
    weekday: int | None = None
    clock: tuple[int, int] | None = None
    zone: timezone | None = None
    clock_end: tuple[int, int] | None = None
    flags: list[str] = field(default_factory=list)
    params: dict = field(default_factory=dict)

    @property
    def precision(self) -> str:
        if self.day is not None:
            return "day"
        return "month" if self.month is not None or self.fiscal else "year"

    def settle_year(self) -> None:
        """Turn an era into a western year; two calendars must agree. Raises Unread."""
        if self.era is None:
            return
        era = era_called(self.era)
        western = western_year(era, self.era_year)
        if self.year is not None and self.year != western:
            raise Unread(
                "era-mismatch", western=self.year, era=f"{era.name}{self.era_year}年", era_western=western
            )
        if western < FIRST_SOLAR_YEAR and self.month is not None:
            raise Unread("old-calendar", era=f"{era.name}{self.era_year}年")
        self.flags.append("era" if self.year is None else "era-and-western")
        self.year = western
        try:
            exists = era_has(era, self.era_year, self.month, self.day)
        except ValueError:
            raise self._impossible() from None
        if not exists:
            raise Unread("era-range", self._as_counted_on(), era=era.name, romaji=era.romaji)

    def _as_counted_on(self) -> tuple[date, ...]:
        """Papers of before 2019 name days of `平成32年`: what they meant, as a suggestion."""
        return (self.extent()[0],) if self.day is not None and self.era_year >= 1 else ()

    def extent(self) -> tuple[date, date]:
        """First and last day meant. Raises Unread when the calendar has no such day."""
        if self.fiscal:
            return date(self.year, 4, 1), date(self.year + 1, 3, 31)
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if not 1 <= self.month <= 12:
            raise Unread("impossible-month", month=self.month)
        if self.day is None:
            return date(self.year, self.month, 1), last_of_month(self.year, self.month)
        try:
            day = date(self.year, self.month, self.day)
        except ValueError:
            raise self._impossible() from None
        return day, day

    def moment(self, day: date, clock: tuple[int, int]) -> datetime:
        return datetime(day.year, day.month, day.day, *clock, tzinfo=self.zone)

    def _impossible(self) -> Unread:
        if self.month is not None and not 1 <= self.month <= 12:
            return Unread("impossible-month", month=self.month)
        return Unread("impossible-date", day=self.day, month=self.month, year=self.year)

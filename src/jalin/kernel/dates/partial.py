"""A date as far as it is known: one day, a month, a year, from one day to another, or not at all."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRECISIONS = ("minute", "day", "month", "year", "interval", "unknown")
AGREE, CONTAIN, DISAGREE = "agree", "contain", "disagree"


@dataclass(frozen=True)
class PartialDate:
    """`start` and `end` are the first and the last day that are meant (both None when unknown).

    `at` is given for precision `minute` only: the moment, with its offset when one was stated. Raises
    ValueError when the parts contradict each other, so that a date that exists here can be trusted.
    """

    start: date | None
    end: date | None
    precision: str
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"no precision {self.precision!r}")
        if self.precision == "unknown":
            if (self.start, self.end, self.at) != (None, None, None):
                raise ValueError("an unknown date has no days")
            return
        if self.start is None or self.end is None or self.end < self.start:
            raise ValueError("a date needs a first day and a last day that is not before it")
        if (self.start, self.end) != _extent(self.precision, self.start, self.end):
            raise ValueError(f"{self.start}..{self.end} is not of precision {self.precision}")
        if (self.at is not None) != (self.precision == "minute") or (
            self.at and self.at.date() != self.start
        ):
            raise ValueError("a moment belongs to precision minute, and on its own day")

    @classmethod
    def of_minute(cls, at: datetime) -> "PartialDate":
        return cls(at.date(), at.date(), "minute", at)

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        return cls(day, day, "day")

    @classmethod
    def of_month(cls, year: int, month: int) -> "PartialDate":
        return cls(date(year, month, 1), last_of_month(year, month), "month")

    @classmethod
    def of_year(cls, year: int) -> "PartialDate":
        return cls(date(year, 1, 1), date(year, 12, 31), "year")

    @classmethod
    def of_interval(cls, start: date, end: date) -> "PartialDate":
        """From `start` to `end`, both included; one and the same day is a day."""
        return cls.of_day(start) if start == end else cls(start, end, "interval")

    @classmethod
    def unknown(cls) -> "PartialDate":
        return cls(None, None, "unknown")

    @classmethod
    def from_columns(cls, start: date | None, end: date | None, precision: str) -> "PartialDate":
        """From stored columns: `end` may be missing and a month or year is widened to its whole extent."""
        if start is None or precision == "unknown":
            return cls.unknown()
        end = end or start
        if precision in ("day", "interval") or precision not in PRECISIONS:
            return cls.of_interval(start, end)
        first, last = _extent("day" if precision == "minute" else precision, start, end)
        return cls(first, last, "day" if precision == "minute" else precision)

    @classmethod
    def from_record(cls, text: str, precision: str) -> "PartialDate":
        """The inverse of `iso`: `2018-09` with month, `2018-11-02/2018-11-06` with interval. May raise."""
        if precision == "unknown":
            return cls.unknown()
        if precision == "interval":
            first, _, last = text.partition("/")
            return cls.of_interval(date.fromisoformat(first), date.fromisoformat(last))
        if precision == "minute":
            return cls.of_minute(datetime.fromisoformat(text))
        if precision == "day":
            return cls.of_day(date.fromisoformat(text))
        year, _, month = text.partition("-")
        return cls.of_month(int(year), int(month)) if precision == "month" else cls.of_year(int(year))

    @property
    def is_known(self) -> bool:
        return self.start is not None

    @property
    def days(self) -> int | None:
        """How many days it covers, both ends counted; None when unknown."""
        return (self.end - self.start).days + 1 if self.is_known else None

    @property
    def iso(self) -> str:
        """`2026-05-12`, `2018-09`, `2014`, `2018-11-02/2018-11-06`, `2026-06-22T16:00+07:00`, or empty."""
        match self.precision:
            case "unknown":
                return ""
            case "minute":
                return self.at.isoformat(timespec="minutes")
            case "day":
                return self.start.isoformat()
            case "month":
                return self.start.isoformat()[:7]
            case "year":
                return self.start.isoformat()[:4]
            case _:
                return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def sort_key(self) -> tuple[int, int, int, int]:
        """Ascending by first day; at the same first day the wider date is first; unknown dates come last."""
        if not self.is_known:
            return (1, 0, 0, 0)
        minutes = self.at.hour * 60 + self.at.minute if self.at else -1
        return (0, self.start.toordinal(), -self.days, minutes)

    def contains(self, other: "PartialDate") -> bool:
        """Whether everything `other` says fits into this one: 2014 contains 19 December 2014."""
        if not self.is_known:
            return True
        if not other.is_known or (self.at and not _same_moment(self, other)):
            return False
        return self.start <= other.start and other.end <= self.end


def compare_dates(one: PartialDate, other: PartialDate) -> str:
    """Two statements of one date: `agree` (the same), `contain` (one is only less exact) or `disagree`.

    A date that is not known contradicts nothing: it contains every other.
    """
    if one.is_known == other.is_known and (one.start, one.end) == (other.start, other.end):
        if one.at is None and other.at is None or _same_moment(one, other):
            return AGREE
        return DISAGREE if one.at and other.at else CONTAIN
    return CONTAIN if one.contains(other) or other.contains(one) else DISAGREE


def last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _extent(precision: str, start: date, end: date) -> tuple[date, date]:
    """The days a date of this precision covers when it begins on `start`."""
    match precision:
        case "month":
            return start.replace(day=1), last_of_month(start.year, start.month)
        case "year":
            return date(start.year, 1, 1), date(start.year, 12, 31)
        case "interval":
            return start, end
        case _:
            return start, start


def _same_moment(one: PartialDate, other: PartialDate) -> bool:
    if one.at is None or other.at is None:
        return False
    if one.at.tzinfo and other.at.tzinfo:
        return abs(one.at.astimezone(UTC) - other.at.astimezone(UTC)) < timedelta(minutes=1)
    return one.at.replace(tzinfo=None) == other.at.replace(tzinfo=None)

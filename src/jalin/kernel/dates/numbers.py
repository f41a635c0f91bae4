"""Cells that hold a plain number or a value that the workbook itself calls a date."""

from datetime import date, datetime, time

from .column import SERIAL_RANGE, ColumnDecision, from_serial, to_serial
from .partial import PartialDate
from .parts import Unread, check_years

_YEARS = (1000, 2999)
_YEARS_AS_SERIALS = (1900, 2100)


def read_number(value: bool | float | str | None, column: ColumnDecision | None) -> dict:
    """`1990` is a year, `46154` a spreadsheet's day, `0` nothing. Raises Unread for any other number."""
    if value is None:
        raise Unread("empty")
    word = str(value)
    if isinstance(value, bool):
        raise Unread("number-not-date", word=word)
    number = float(value)
    if number == 0:
        raise Unread("zero-means-unknown", word=word)
    whole = number == int(number) if abs(number) < 1e15 else False
    digits = word.split(".")[0]
    if whole and _YEARS[0] <= number <= _YEARS[1] and len(digits) == 4:
        return _year(int(number))
    if len(digits) == 5 and SERIAL_RANGE[0] <= number <= SERIAL_RANGE[1]:
        return _serial(number, word, column)
    if whole and len(digits) == 8 and "." not in word:
        return _compact(digits)
    raise Unread("number-not-date", word=word)


def read_moment(value: date | datetime | time) -> dict:
    """A cell whose type in the workbook is date or time. Raises Unread when it hides a year or a zero."""
    if isinstance(value, time):
        raise Unread("time-without-date", word=f"{value:%H:%M}")
    day = value.date() if isinstance(value, datetime) else value
    serial = to_serial(day)
    if serial <= 2:  # a zero in a cell formatted as a date, or a database's word for nothing
        raise Unread("zero-means-unknown", word=day.isoformat())
    if _YEARS_AS_SERIALS[0] <= serial <= _YEARS_AS_SERIALS[1]:
        raise Unread("year-as-date", (PartialDate.of_year(serial),), date=day, year=serial)
    found = {"start": day, "end": day, "precision": "day", "params": {"word": day.isoformat()}}
    flags = ["cell-type"]
    if isinstance(value, datetime) and (value.hour, value.minute) != (0, 0):
        found |= {"precision": "minute", "at": value.replace(second=0, microsecond=0)}
        flags.append("timezone" if value.tzinfo else "no-timezone")
    return _with_flags(flags, found)


def _year(year: int) -> dict:
    params = {"word": str(year)}
    found = {"start": date(year, 1, 1), "end": date(year, 12, 31), "precision": "year", "params": params}
    return _with_flags([], found)


def _serial(number: float, word: str, column: ColumnDecision | None) -> dict:
    """A warning goes with it unless the whole column was decided to be such numbers."""
    epoch = column.serial if column else None
    moment = from_serial(number, epoch or 1900)
    day = moment.date()
    found = {"start": day, "end": day, "precision": "day", "params": {"word": word, "date": day}}
    flags = ["column-serial" if epoch else "serial"]
    if (moment.hour, moment.minute) != (0, 0):
        found |= {"precision": "minute", "at": moment}
        flags.append("no-timezone")
    return _with_flags(flags, found)


def _compact(digits: str) -> dict:
    """`20260512`; refused when day and month first would also give a date."""
    day = _day_of(digits[:4], digits[4:6], digits[6:])
    if (
        day is None
        or _day_of(digits[4:], digits[2:4], digits[:2])
        or _day_of(digits[4:], digits[:2], digits[2:4])
    ):
        raise Unread("number-not-date", word=digits)
    return {
        "start": day, "end": day, "precision": "day", "flags": ("compact-date",),
        "params": {"word": digits, "date": day},
    }  # fmt: skip


def _day_of(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def _with_flags(flags: list[str], found: dict) -> dict:
    check_years(found["start"], found["end"], found["precision"], flags, found["params"])
    return found | {"flags": tuple(dict.fromkeys(flags))}

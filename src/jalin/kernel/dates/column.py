"""One decision per column: is 03/04/2026 the 3rd of April, are plain numbers days of a spreadsheet?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_NUMERIC_DATE = re.compile(r"(?<![0-9./-])([0-9]{1,2})([./-])([0-9]{1,2})\2[0-9]{4}(?![0-9])")
# Days of a spreadsheet counted from 1900 that fall between 1 January 1955 and 31 December 2100.
SERIAL_RANGE = (20_090, 73_415)
_EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"


@dataclass(frozen=True)
class ColumnDecision:
    """How one column writes its dates, with the counts that led there, to be shown before an import.

    order: `dmy`, `mdy`, or None when nothing in the column proves either.
    serial: 1900 or 1904 when plain numbers are days counted from there, else None.
    reason: `proved`, `mixed` (both orders are proved), `ambiguous`, `nothing` (no such date), `chosen` (by a
    person).
    """

    order: str | None = None
    serial: int | None = None
    reason: str = "nothing"
    day_first: int = 0
    month_first: int = 0
    either: int = 0
    serials: int = 0
    example: str = ""


def decide_column(values: Iterable, *, epoch: int = 1900) -> ColumnDecision:
    """Look at every value of a column once. `epoch` is the workbook's own (1904 in some made on old Macs)."""
    day_first = month_first = either = serials = plain = filled = 0
    proof = {}
    for value in values:
        filled += value not in (None, "")
        number = _plain_number(value)
        if number is not None:
            plain += 1
            serials += SERIAL_RANGE[0] <= number <= SERIAL_RANGE[1]
            continue
        for found in _NUMERIC_DATE.finditer(value) if isinstance(value, str) else ():
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                day_first += 1
                proof.setdefault(DAY_FIRST, found[0])
            elif second > 12 >= first:
                month_first += 1
                proof.setdefault(MONTH_FIRST, found[0])
            else:
                either += first != second
    order = None
    if bool(day_first) != bool(month_first):
        order = DAY_FIRST if day_first else MONTH_FIRST
    reason = "proved" if order else "mixed" if day_first else "ambiguous" if either else "nothing"
    whole = serials > 0 and serials == plain and serials * 2 >= filled
    return ColumnDecision(
        order, epoch if whole else None, reason, day_first, month_first, either, serials, proof.get(order, "")
    )


def from_serial(number: float, epoch: int) -> datetime:
    """The moment a spreadsheet means by a number, to the minute. Raises OverflowError or KeyError."""
    moment = datetime.combine(_EPOCHS[epoch], datetime.min.time()) + timedelta(days=number)
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


def to_serial(day: date, epoch: int = 1900) -> int:
    return (day - _EPOCHS[epoch]).days


def _plain_number(value) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,7}(?:\.[0-9]+)?\s*", value):
        return float(value)
    return None

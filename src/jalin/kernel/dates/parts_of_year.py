"""Quarters, half-years, weeks and budget years: periods, not dates; what they mean is only suggested.

An Indonesian budget year is the calendar year (Law 17/2003 on state finances, article 4). A Japanese quarter may
count from January or from April, so nothing is suggested for it.
"""

import re
from datetime import date

from .partial import PartialDate, last_of_month

_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER = r"(?:ke[- ]?)?(?P<{0}>iv|i{{1,3}}|[1-4])(?!\w)"
_QUARTER = re.compile(
    r"(?<!\w)(?:t\.?\s?w\.?|tri\s?wulan|kuartal|kwartal|quarter|q)\s*[-.]?\s*" + _NUMBER.format("quarter")
    + r"|(?<!\w)(?P<english>[1-4])(?:st|nd|rd|th)? quarter"
    r"|(?<!\w)(?:semester|smt)\.?\s*(?P<half>i{1,2}|[12])(?!\w)|(?<!\w)semester\s(?:ganjil|genap|gasal)(?!\w)"
    r"|四半期|上半期|下半期|上期|下期",
    re.IGNORECASE,
)  # fmt: skip
_WEEK = re.compile(
    r"(?<!\w)(?P<year>[12][0-9]{3})-?W(?P<week>[0-5][0-9])(?:-?(?P<day>[1-7]))?(?!\w)"
    r"|(?<!\w)(?:minggu|pekan|week|W)\s?(?:ke-?\s?)?(?:[ivx]{1,4}|[0-9]{1,2})(?!\w)"
    r"|第[0-9]+週",
    re.IGNORECASE,
)
_BUDGET_YEAR = re.compile(
    r"(?<!\w)(?:T\.?\s?A\.?|tahun\s(?:anggaran|ajaran|akademik)|F\.?\s?Y\.?|fiscal\syear|budget\syear)"
    r"(?=\s?[:.]?\s?[0-9]{4}(?![0-9]))",
    re.IGNORECASE,
)
_CALENDAR_BUDGET = re.compile(r"(?:T\.?\s?A\.?|tahun\sanggaran)\s?[:.]?\s?([12][0-9]{3})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def quarter_word(text: str) -> str | None:
    """`TW III`, `Triwulan II`, `Q3`, `第2四半期`, `Semester I`."""
    found = _QUARTER.search(text)
    return found[0] if found else None


def quarter_meant(text: str) -> PartialDate | None:
    """The quarter or half of the one year named: `TW II 2020` is April to June 2020."""
    found, years = _QUARTER.search(text), _YEAR.findall(text)
    if not found or len(years) != 1:
        return None
    word, months = found["quarter"] or found["english"] or "", 3
    if found["half"]:
        word, months = found["half"], 6
    if not word:
        return None
    last = (_ORDINALS.get(word.lower()) or int(word)) * months
    year = int(years[0])
    return PartialDate.of_interval(date(year, last - months + 1, 1), last_of_month(year, last))


def week_word(text: str) -> str | None:
    """`2019-W26`, `minggu ke-2`, `week 26`."""
    found = _WEEK.search(text)
    return found[0] if found else None


def week_meant(text: str) -> PartialDate | None:
    """The seven days, or the one day, of an ISO 8601 week."""
    found = _WEEK.fullmatch(text)
    if not found or not found["year"]:
        return None
    year, week = int(found["year"]), int(found["week"])
    try:
        if found["day"]:
            return PartialDate.of_day(date.fromisocalendar(year, week, int(found["day"])))
        return PartialDate.of_interval(
            date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        )
    except ValueError:
        return None


def budget_year_word(text: str) -> str | None:
    """`TA`, `Tahun Anggaran`, `FY` before a year."""
    found = _BUDGET_YEAR.search(text)
    return found[0] if found else None


def budget_year_meant(text: str) -> PartialDate | None:
    found = _CALENDAR_BUDGET.fullmatch(text)
    return PartialDate.of_year(int(found[1])) if found else None

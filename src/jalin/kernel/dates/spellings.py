"""Ways of writing the same day, made one before the tokens are cut: `26/Jun/2019`, `12-VI-2019`, `2019 M`."""

import re
from datetime import date

from .months import MONTH_NAMES, read_month
from .parts import Unread

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_ALONE = r"(?<![\w./-])"
_ROMAN_DAY = re.compile(
    rf"{_ALONE}(?P<day>[0-9]{{1,2}})(?P<mark>\s|\s?[./-]\s?)(?P<month>[IVX]{{1,4}})(?P=mark)"
    r"(?P<year>[12][0-9]{3})(?![\w/-])"
)
_NAMED_DAY = re.compile(rf"{_ALONE}([0-9]{{1,2}})\s?([./])\s?([^\W\d_]+)\.?\s?\2\s?([0-9]{{4}})(?![\w/-])")
_NAMED_MONTH = re.compile(rf"{_ALONE}([^\W\d_]+)\s?/\s?([0-9]{{4}})(?![\w/-])")
_SPACED = re.compile(rf"{_ALONE}([0-9]{{1,2}}) ?([./-]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}})(?![\w./-])")
_WESTERN = re.compile(r"西暦\s?(?=[0-9])|(?<=[0-9]{4})\s?(?:M|Masehi|AD|CE)\.?(?=$|[\s,)])")
# What only another calendar says; a day of it is never reckoned into ours.
_OTHER_CALENDAR = re.compile(
    r"(?<!\w)(?:1[34][0-9]{2}\s?(?:H|AH|Hijriy?a?h?)(?!\w)\.?"
    r"|muharr?am|rabi'?ul|jumadil|rajab|sya'?ban|ramadh?an|[sz]yawal|shawwal|d?zul\s?(?:ka|qa)'?\w*|d?zul\s?hij+ah"
    r"|[12][0-9]{3}\s?(?:BE|B\.E\.?|Saka)(?!\w)|พ\.ศ\.|(?:民国|民國)[0-9]+)"
    r"|พ\.ศ\.|民国|民國",
    re.IGNORECASE,
)


def plainly_spelt(text: str) -> tuple[str, list[str]]:
    """The text in the spelling the tokens know, and the flags of what was changed.

    Raises Unread for `12/VI/2019`, which is how letters are numbered as well.
    """
    text, flags = _without_roman_month(text)
    text = _NAMED_DAY.sub(lambda day: _worded(day, f"{day[1]} {day[3]} {day[4]}", day[3]), text)
    text = _NAMED_MONTH.sub(lambda month: _worded(month, f"{month[1]} {month[2]}", month[1]), text)
    text = _SPACED.sub(r"\1\2\3\2\4", text)
    return _WESTERN.sub("", text), flags


def _without_roman_month(text: str) -> tuple[str, list[str]]:
    flags: list[str] = []

    def plain(found: re.Match) -> str:
        month = _ROMAN.get(found["month"])
        if month is None:
            return found[0]
        if "/" in found["mark"]:
            raise Unread("date-or-number", _days(int(found["year"]), month, int(found["day"])), word=found[0])
        flags.append("roman-month")
        return f"{found['day']} {MONTH_NAMES['en'][month - 1]} {found['year']}"

    return _ROMAN_DAY.sub(plain, text), flags


def _days(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def other_calendar_word(text: str) -> str | None:
    """`1441 H`, `Ramadhan`, `พ.ศ.`: the word that shows another calendar than ours."""
    found = _OTHER_CALENDAR.search(text)
    return found[0].strip() if found else None


def _worded(found: re.Match, plain: str, month: str) -> str:
    return plain if read_month(month) else found[0]

"""Japanese eras from Meiji to Reiwa.

Before 1873 Japan counted by another calendar, so of Meiji 1 to 5 only the year is read. First days as in the
imperial edicts; source: National Diet Library, "Nihon no koyomi".
"""

from dataclasses import dataclass
from datetime import date

from .partial import last_of_month


@dataclass(frozen=True)
class Era:
    name: str
    letter: str
    first: date
    last: date | None
    romaji: str

    @property
    def years(self) -> int:
        """The highest year of the era that exists; a far one for the present era."""
        return (self.last.year if self.last else 2999) - self.first.year + 1


ERAS = (
    Era("令和", "R", date(2019, 5, 1), None, "Reiwa"),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30), "Heisei"),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7), "Showa"),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24), "Taisho"),
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 29), "Meiji"),
)
_BY_WORD = {word: era for era in ERAS for word in (era.name, era.letter)}
FIRST_SOLAR_YEAR = 1873


def era_called(word: str) -> Era:
    """By kanji or capital letter; raises KeyError."""
    return _BY_WORD[word.upper()]


def western_year(era: Era, year: int) -> int:
    return era.first.year + year - 1


def era_has(era: Era, year: int, month: int | None = None, day: int | None = None) -> bool:
    """Whether the era had such a year, month or day. Raises ValueError for a day that no calendar has."""
    if not 1 <= year <= era.years:
        return False
    western = western_year(era, year)
    if month is None:
        return True
    first = date(western, month, 1 if day is None else day)
    last = last_of_month(western, month) if day is None else first
    return last >= era.first and (era.last is None or first <= era.last)

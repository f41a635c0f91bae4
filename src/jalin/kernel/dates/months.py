"""Names of months and weekdays in Indonesian and English, also old, short and misspelt ones."""

from functools import lru_cache

MONTH_NAMES = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
WEEKDAY_NAMES = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "ja": ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
WEEKDAY_KANJI = "月火水木金土日"

_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8,
    "agst": 8, "agus": 8, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
# Spellings of before the reform of 1972 that are still written, and their short forms.
_OLD = {
    "djanuari": 1, "pebruari": 2, "peb": 2, "djuni": 6, "djuli": 7, "agoestoes": 8, "nopember": 11, "nop": 11,
}  # fmt: skip
_FULL = {name.lower(): number for names in MONTH_NAMES.values() for number, name in enumerate(names, 1)}
_MONTHS = _FULL | _SHORT | _OLD

_WEEKDAYS = {
    **{name.lower(): day for names in WEEKDAY_NAMES.values() for day, name in enumerate(names)},
    "jum'at": 4, "ahad": 6, "sen": 0, "sel": 1, "rab": 2, "kam": 3, "jum": 4, "sab": 5, "min": 6, "mgg": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip


@lru_cache(maxsize=4096)
def read_month(word: str) -> tuple[int, str | None] | None:
    """The month a word names and how, when that is worth saying: `old-month-name` or `typo-month`."""
    word = word.lower().rstrip(".")
    if word in _MONTHS:
        return _MONTHS[word], "old-month-name" if word in _OLD else None
    # Short names lie too near each other (Juni, Juli, June, July) to be guessed from a slip of the pen.
    if len(word) < 5:
        return None
    near = {
        number for name, number in (_FULL | _OLD).items() if len(name) >= 5 and _one_slip_apart(word, name)
    }
    return (near.pop(), "typo-month") if len(near) == 1 else None


def read_weekday(word: str) -> int | None:
    """0 for Monday to 6 for Sunday."""
    word = word.lower().rstrip(".")
    if word[:1] in WEEKDAY_KANJI and word[1:] in ("", "曜", "曜日"):
        return WEEKDAY_KANJI.index(word[0]) if word else None
    return _WEEKDAYS.get(word)


def weekday_words() -> list[str]:
    return sorted(_WEEKDAYS, key=len, reverse=True)


def _one_slip_apart(word: str, name: str) -> bool:
    """One letter too many, missing, wrong, or two neighbours exchanged."""
    if abs(len(word) - len(name)) > 1:
        return False
    same = 0
    while same < min(len(word), len(name)) and word[same] == name[same]:
        same += 1
    rest, other = word[same:], name[same:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or _exchanged(rest, other)


def _exchanged(rest: str, other: str) -> bool:
    return len(rest) >= 2 and rest[0] == other[1:2] and rest[1] == other[:1] and rest[2:] == other[2:]

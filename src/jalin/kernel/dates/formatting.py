"""Dates as people write them, in Indonesian, Japanese and English, never more exact than they are known."""

from datetime import date, datetime, timedelta

from .months import MONTH_NAMES, WEEKDAY_KANJI, WEEKDAY_NAMES
from .partial import PartialDate, last_of_month

UNKNOWN = {"id": "tanggal tidak diketahui", "ja": "日付不明", "en": "date not known"}


def format_partial(known: PartialDate, lang: str, *, weekday: bool = False) -> str:
    """`23 November 2026`, `2026年11月23日（月）` (with `weekday`), `September 2018`, `2–6 November 2018`.

    `lang` is id, ja or en (a tag like `ja-JP` is cut; any other language reads English).
    """
    lang = lang.lower()[:2] if lang.lower()[:2] in UNKNOWN else "en"
    match known.precision:
        case "unknown":
            return UNKNOWN[lang]
        case "minute":
            return _day(known.start, lang, weekday) + _clock(known.at, lang)
        case "day":
            return _day(known.start, lang, weekday)
        case "month":
            return _month(known.start, lang)
        case "year":
            return _year(known.start, lang)
        case _:
            return _interval(known.start, known.end, lang, weekday)


def format_day(day: date, lang: str, *, weekday: bool = False) -> str:
    return format_partial(PartialDate.of_day(day), lang, weekday=weekday)


def format_month(month: int, lang: str) -> str:
    """The name of a month alone: `Mei`, `5月`, `May`."""
    return f"{month}月" if lang == "ja" else MONTH_NAMES[lang][month - 1]


def format_weekday(day: int, lang: str) -> str:
    return WEEKDAY_NAMES[lang][day]


def _day(day: date, lang: str, weekday: bool) -> str:
    if lang == "ja":
        text = f"{day.year}年{day.month}月{day.day}日"
        return f"{text}（{WEEKDAY_KANJI[day.weekday()]}）" if weekday else text
    text = f"{day.day} {MONTH_NAMES[lang][day.month - 1]} {day.year}"
    return f"{WEEKDAY_NAMES[lang][day.weekday()]}, {text}" if weekday else text


def _month(day: date, lang: str) -> str:
    return f"{day.year}年{day.month}月" if lang == "ja" else f"{MONTH_NAMES[lang][day.month - 1]} {day.year}"


def _year(day: date, lang: str) -> str:
    return f"{day.year}年" if lang == "ja" else str(day.year)


def _clock(at: datetime, lang: str) -> str:
    zone = at.tzname() or ""
    if zone.startswith("UTC") and at.utcoffset() == timedelta(0):
        zone = "UTC"
    match lang:
        case "ja":
            return f" {at:%H:%M}" + (f"（{zone}）" if zone else "")
        case "id":
            return f" pukul {at:%H.%M} {zone}".rstrip()
        case _:
            return f", {at:%H:%M} {zone}".rstrip()


def _interval(start: date, end: date, lang: str, weekday: bool) -> str:
    whole_months = start.day == 1 and end == last_of_month(end.year, end.month)
    if whole_months and (start.year, start.month) != (end.year, end.month):
        # Whole months were meant, or may be said so without a loss: no day is invented.
        if (start.month, end.month) == (1, 12) and start.year != end.year:
            return f"{start.year}年〜{end.year}年" if lang == "ja" else f"{start.year}–{end.year}"
        return _months(start, end, lang)
    if lang == "ja":
        return _japanese_days(start, end, weekday)
    last = _day(end, lang, weekday)
    if weekday or start.year != end.year:
        return f"{_day(start, lang, weekday)} – {last}"
    if start.month != end.month:
        return f"{start.day} {MONTH_NAMES[lang][start.month - 1]} – {last}"
    return f"{start.day}–{last}"


def _months(start: date, end: date, lang: str) -> str:
    if start.year != end.year:
        return f"{_month(start, lang)}{'〜' if lang == 'ja' else ' – '}{_month(end, lang)}"
    if lang == "ja":
        return f"{_month(start, lang)}〜{end.month}月"
    return f"{MONTH_NAMES[lang][start.month - 1]} – {_month(end, lang)}"


def _japanese_days(start: date, end: date, weekday: bool) -> str:
    last = _day(end, "ja", weekday)
    if start.year == end.year:
        last = last.removeprefix(f"{end.year}年")
        if start.month == end.month:
            last = last.removeprefix(f"{end.month}月")
    return f"{_day(start, 'ja', weekday)}〜{last}"

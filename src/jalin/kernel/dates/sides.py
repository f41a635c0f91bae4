"""One side of a date: its tokens → `Parts`. Only listed shapes are accepted, and no token is left over."""

import re
from datetime import datetime, timedelta, timezone
from itertools import product

from .parts import Parts, Unread
from .tokens import Token, codes_of

# Shape → where each token goes: D day, M month, Y year, N era name, e era year, _ nothing.
_WORDED = {
    "dmy": "DMY", "d-m-y": "D_M_Y", "mdy": "MDY", "ymd": "YMD", "y-m-d": "Y_M_D", "my": "MY", "m-y": "M_Y",
    "ym": "YM", "y-m": "Y_M", "y": "Y",
}  # fmt: skip
_YEARS_JA = {
    "ya": "Y_", "Ega": "Ne_", "ya(Ega)": "Y__Ne__", "ya(Eg)": "Y__Ne_", "y(Eg)a": "Y_Ne__",
    "y(Ega)": "Y_Ne__",
        "y(Ega)a": "Y_Ne___", "Ega(ya)": "Ne__Y__", "Ega(y)": "Ne__Y_", "Eg(y)a": "Ne_Y__",
}  # fmt: skip
_WITH_ERA = {
    shape.replace("g", number): slots for (shape, slots), number in product(_YEARS_JA.items(), ("d", "g"))
}  # fmt: skip
_JAPANESE = {
    year + rest: slots + more
    for (year, slots), (rest, more) in product(_WITH_ERA.items(), (("", ""), ("db", "M_"), ("dbdc", "M_D_")))
}
_FISCAL = {"yA": "Y_", "EdA": "Ne_", "EgA": "Ne_", "yA(EdA)": "Y__Ne__", "EdA(yA)": "Ne__Y__"}
# Shapes without a year, which only a neighbour in a range can complete.
_PARTIAL = {"dm": "DM", "md": "MD", "m": "M", "d": "D", "dy": "DY", "dbdc": "M_D_", "dc": "D_", "db": "M_"}
_OPEN_DAY = {year + "dbd": slots + "M_D" for year, slots in _WITH_ERA.items()} | {"dbd": "M_D"}
SHAPES = {**_JAPANESE, **_WORDED}
PARTIAL_SHAPES = {**_PARTIAL, **_OPEN_DAY}
_SHORT_YEAR = re.compile(r"dmd|d-m-d|mdd")
_ODD_YEAR = re.compile(r"dmn|d-m-n|mdn|mn|m-n|na(db(dc)?)?")

_CLOCK = r"(?:t|X?dh(?:di)?)x?|dx"
_ZONE = r"(?:z|\(z\))?"
_TIME = re.compile(rf",?P?(?:{_CLOCK}){_ZONE}(?:[-r]P?(?:(?:{_CLOCK})T?|L){_ZONE})?$")
_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "JST": 9, "日本時間": 9, "UTC": 0, "GMT": 0}


def read_side(tokens: list[Token], *, partial: bool = False) -> Parts | None:
    """Parts when the tokens have one of the listed shapes, else None. Raises Unread for a two-digit year."""
    parts = Parts()
    tokens = _take_front(tokens, parts)
    tokens = _take_time(tokens, parts)
    tokens = _take_weekday_behind(tokens, parts)
    tokens = _without_fillers(tokens)
    code = codes_of(tokens)
    if len(code) == 1 and code in _COMPOSED:
        return _COMPOSED[code](tokens[0], parts)
    slots = SHAPES.get(code) or (PARTIAL_SHAPES.get(code) if partial else None)
    if slots is None and code in _FISCAL:
        slots, parts.fiscal = _FISCAL[code], True
    if slots is None:
        if _SHORT_YEAR.fullmatch(code):
            raise Unread("short-year")
        if _ODD_YEAR.fullmatch(code):
            odd = next(token.text for token in tokens if token.code == "n")
            raise Unread("impossible-year", word=odd, year=odd)
        return None
    _fill(parts, tokens, slots)
    return parts


def _fill(parts: Parts, tokens: list[Token], slots: str) -> None:
    for token, slot in zip(tokens, slots, strict=True):
        match slot:
            case "D":
                parts.day = token.value
            case "Y":
                parts.year = token.value
            case "N":
                parts.era = token.value
            case "e":
                parts.era_year = 1 if token.code == "g" else token.value
            case "M" if token.code == "m":
                parts.month, flag = token.value
                if flag:
                    parts.flags.append(flag)
                    parts.params.update({"month_word": token.text, "month": parts.month})
            case "M":
                parts.month = token.value


def _take_front(tokens: list[Token], parts: Parts) -> list[Token]:
    """Off with `Tanggal`, `sejak`, `dari`, and with the weekday, which is kept to be checked."""
    start = 0
    while start < len(tokens) and tokens[start].code in "psf":
        parts.flags.append("since" if tokens[start].code == "s" else "prefix")
        start += 1
    if start < len(tokens) and tokens[start].code == "w":
        parts.weekday, start = tokens[start].value, start + 1
        parts.flags.append("weekday")
        while start < len(tokens) and tokens[start].code in ",p":
            start += 1
    return tokens[start:]


def _take_time(tokens: list[Token], parts: Parts) -> list[Token]:
    code = codes_of(tokens)
    found = _TIME.search(code)
    if not found or not found.start():
        return tokens
    taken = tokens[found.start() :]
    middle = next((i for i, token in enumerate(taken) if token.code in "-r"), len(taken))
    if middle == 1 and taken[0].text in ("00:00:00", "0:00:00"):  # programs write a plain day as midnight
        return tokens[: found.start()]
    parts.clock = _clock(taken[:middle])
    if parts.clock is None:
        return tokens
    parts.clock_end = _clock(taken[middle:])
    zones = {token.text.upper() for token in taken if token.code == "z"}
    if len(zones) > 1:
        raise Unread("not-understood", word=" / ".join(sorted(zones)))
    parts.zone = _zone(zones.pop()) if zones else None
    parts.flags.append("timezone" if parts.zone else "no-timezone")
    return tokens[: found.start()]


def _clock(tokens: list[Token]) -> tuple[int, int] | None:
    """Hour and minute from `16.00`, `4 pm`, `午後4時30分`."""
    hour = minute = None
    for token in tokens:
        if token.code == "t":
            hour, minute = (int(part) for part in re.split("[:.]", token.text)[:2])
        elif token.code == "d":
            hour, minute = (token.value, 0) if hour is None else (hour, token.value)
    if hour is None:
        return None
    half = next((token.text for token in tokens if token.code in "xX"), "")
    if half:
        if hour > 12 or (hour == 0 and half != "午前"):
            raise Unread("impossible-time", word=f"{half} {hour}")
        hour = hour % 12 + (12 if half == "午後" or half[:1] in "pP" else 0)
    if hour > 23 or minute > 59:
        raise Unread("impossible-time", word=f"{hour}:{minute:02}")
    return hour, minute


def _zone(text: str) -> timezone:
    name = re.match(r"[^\W\d_]+", text)[0]
    offset = timedelta(hours=_ZONES[name])
    stated = re.search(r"([+-])([0-9]{1,2})(?::?([0-9]{2}))?$", text)
    if stated:
        offset = timedelta(hours=int(stated[2]), minutes=int(stated[3] or 0)) * (
            -1 if stated[1] == "-" else 1
        )
        if abs(offset) > timedelta(hours=14):
            raise Unread("impossible-time", word=text)
        return timezone(offset)
    return timezone(offset, {"日本時間": "JST"}.get(name, name))


def _take_weekday_behind(tokens: list[Token], parts: Parts) -> list[Token]:
    """`2026年6月22日（月）`, `22 June 2026, Monday`."""
    if len(tokens) > 1 and tokens[-1].code in "wW":
        if tokens[-1].value is None or parts.weekday is not None:
            return tokens
        parts.weekday = tokens[-1].value
        parts.flags.append("weekday")
        tokens = tokens[:-1]
        if tokens[-1].code == ",":
            tokens = tokens[:-1]
    return tokens


def _without_fillers(tokens: list[Token]) -> list[Token]:
    """Commas, `bulan`, `tahun`, `of`: they separate, they do not tell. `12th` is a day."""
    kept = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1].code if index + 1 < len(tokens) else ""
        last = not following and token.code == ","
        if (token.code == "R" and following != "y") or (token.code == "Q" and following != "m") or last:
            kept.append(token)
        elif token.code == "o":
            kept.append(token._replace(code="d"))
        elif token.code not in ",kRQ":
            kept.append(token)
    return kept


def _ymd(token: Token, parts: Parts) -> Parts:
    parts.year, parts.month, parts.day = (int(part) for part in re.split("[./-]", token.text))
    return _in_plausible_year(parts, token)


def _dmy(token: Token, parts: Parts) -> Parts:
    """Which of the two is the day is settled later, from the column."""
    first, second, parts.year = (int(part) for part in re.split("[./-]", token.text))
    parts.params["order"] = (first, second, token.text)
    return _in_plausible_year(parts, token)


def _in_plausible_year(parts: Parts, token: Token) -> Parts:
    if not 1000 <= parts.year <= 2999:
        raise Unread("impossible-year", word=token.text, year=parts.year)
    return parts


def _era_numeric(token: Token, parts: Parts) -> Parts:
    name, rest = re.fullmatch(r"([^\W\d_]+?)\s?((?:[0-9]|元).*)", token.text).groups()
    year, month, day = re.split("[./-]", rest)
    parts.era, parts.era_year = name.upper(), 1 if year == "元" else int(year)
    parts.month, parts.day = int(month), int(day)
    return parts


def _year_month(token: Token, parts: Parts) -> Parts:
    year, mark, month = int(token.text[:4]), token.text[4], int(token.text[5:])
    if not 1000 <= year <= 2999:
        raise Unread("impossible-year", word=token.text, year=year)
    parts.year, parts.month = year, month
    if month == (year + 1) % 100:  # 2011/12 may be a month or two years
        if mark == "/":
            raise Unread("month-or-years", word=token.text, year=year, month=month)
        parts.flags.append("could-be-two-years")
    return parts


def _month_year(token: Token, parts: Parts) -> Parts:
    month, year = re.split("[/-]", token.text)
    parts.month, parts.year = int(month), int(year)
    return parts


def _iso_moment(token: Token, parts: Parts) -> Parts:
    try:
        at = datetime.fromisoformat(re.sub(r"\s(?=[-+Z])", "", token.text.replace(" ", "T", 1)).upper())
    except ValueError:
        raise Unread("impossible-date-text", word=token.text) from None
    parts.year, parts.month, parts.day = at.year, at.month, at.day
    if (at.hour, at.minute, at.second, at.tzinfo) != (0, 0, 0, None):
        parts.clock, parts.zone = (at.hour, at.minute), at.tzinfo
        parts.flags.append("timezone" if at.tzinfo else "no-timezone")
        if at.tzinfo and not at.utcoffset() and at.hour >= 15:  # already the next day in Jakarta or Tokyo
            parts.flags.append("utc-moment")
    return _in_plausible_year(parts, token)


def _two_digit_year(token: Token, parts: Parts) -> Parts:
    raise Unread("short-year", word=token.text)


_COMPOSED = {
    "F": _ymd, "G": _dmy, "H": _two_digit_year, "S": _era_numeric, "U": _year_month, "V": _month_year,
    "I": _iso_moment,
}  # fmt: skip

"""A cell → a date with its precision, or why not. What is not understood to its last sign is not read."""

import re
from datetime import date, time

from .cleaning import plain_date_text
from .column import ColumnDecision
from .numbers import read_moment, read_number
from .partial import PartialDate
from .parts import Parts, Unread, check_years
from .parts_of_year import (
    budget_year_meant,
    budget_year_word,
    quarter_meant,
    quarter_word,
    week_meant,
    week_word,
)
from .ranges import read_range, settle_order
from .reading import Reading
from .sides import read_side
from .spellings import other_calendar_word, plainly_spelt
from .tokens import Token, codes_of, tokenise
from .words import is_nothing, leading_status, read_status, vague_word

LONGEST = 200  # signs; no date needs more, and a story is not searched for one
_NUMBERED = re.compile(
    r"(?:nomor|no|nr|number)\b\.?\s*:?\s*(?P<number>[^\s:][^:]{0,58}?)\s*[,;]?\s*\b"
    r"(?:tanggal|tertanggal|tgl|dated?)\b\.?\s*:?\s*(?P<rest>[^:].*)"
    r"|第?(?P<number_ja>[0-9A-Za-z\-]{1,20})号\s*[,、]?\s*(?P<rest_ja>.+)",
    re.IGNORECASE,
)
_ISO_SPAN = re.compile(r"(?<![0-9])([0-9]{4}-[0-9]{2}-[0-9]{2})/(?=[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))")
_TELLING = frozenset("dynomgFGHSUVI")  # tokens that say a day, a month or a year
_REACH = 12  # tokens that may stand between the parts of one date, or before and behind them
_PLACE = re.compile(r"(q(?:-?q){0,4}),")


def read_date(raw, *, lang: str | None = None, column: ColumnDecision | None = None) -> Reading:
    """Read one cell: a text, or a value as a workbook gives it (date, datetime, int, float, None).

    lang: the language in which the reading's messages are said when none is asked for (id, ja, en).
    column: what the whole column decided (`decide_column`); without it 03/04/2026 is asked, not guessed.
    Never raises.
    """
    shown = "" if raw is None else str(raw)
    try:
        if raw is None or isinstance(raw, bool | int | float):
            found = read_number(raw, column)
        elif isinstance(raw, date | time):
            found = read_moment(raw)
        else:
            found = _read_text(shown, column)
    except Unread as unread:
        words = {"word": _shortened(" ".join(shown.split()))} | unread.params
        status = unread.params.get("state")
        hints = tuple(
            day if isinstance(day, PartialDate) else PartialDate.of_day(day) for day in unread.suggestions
        )
        return Reading(shown, problem=unread.code, params=words, suggestions=hints, status=status, lang=lang)
    return Reading(shown, lang=lang, **found)


def _read_text(raw: str, column: ColumnDecision | None) -> dict:
    if len(raw) > 20 * LONGEST:
        raise Unread("too-long")
    text = plain_date_text(raw)
    if is_nothing(text):
        raise Unread("empty")
    if status := read_status(text):
        state, word, unit = status
        raise Unread("status-in-date-column", word=word, state=state, **({"unit": unit} if unit else {}))
    if len(text) > LONGEST:
        raise Unread("too-long")
    text = text.rstrip(" .,;:")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return read_number(text, column)
    return _read_words(text, column)


def _read_words(text: str, column: ColumnDecision | None) -> dict:
    flags, params = [], {"word": _shortened(text)}
    if numbered := _NUMBERED.fullmatch(text):
        params["number"] = numbered["number"] or numbered["number_ja"]
        flags.append("number-and-date-in-one-cell")
        text = numbered["rest"] or numbered["rest_ja"]
    text, respelt = plainly_spelt(text)
    flags += respelt
    tokens = tokenise(_ISO_SPAN.sub(r"\1 s.d. ", text))
    tokens = _without_place(tokens, flags, params)
    sides = _sides(tokens, column)
    if sides is None:
        raise _reason(text, tokens, column)
    one, other = sides
    return _finished(one, other, flags, params)


def _sides(tokens: list[Token], column: ColumnDecision | None) -> tuple[Parts, Parts | None] | None:
    """One side, or the two of a range; each complete and settled. A trailing から is "since"."""
    if tokens and tokens[-1].code == "K":
        side = read_side(tokens[:-1])
        if side:
            side.flags.append("since")
    else:
        side = read_side(tokens)
    if side is None:
        return read_range(tokens, column)
    settle_order(side, column)
    side.settle_year()
    return side, None


def _without_place(tokens: list[Token], flags: list[str], params: dict) -> list[Token]:
    """`Jakarta, 16 Nopember 2017`: capitalised words before a comma are the place of signing."""
    found = _PLACE.match(codes_of(tokens))
    if not found:
        return tokens
    words = [token.text for token in tokens[: found.end(1)]]
    place = " ".join(words).replace(" - ", "-")
    if vague_word(place) or leading_status(place) or any(word[0].islower() for word in words):
        return tokens
    flags.append("place-prefix")
    params["place"] = place
    return tokens[found.end() :]


def _finished(one: Parts, other: Parts | None, flags: list[str], params: dict) -> dict:
    """From settled parts to start, end and precision. Raises Unread for days that do not exist."""
    last = other or one
    start, end = one.extent()[0], last.extent()[1]
    if end < start:
        raise Unread("end-before-start", _other_year(one, last), start=start, end=end)
    precision = max((one.precision, last.precision), key=("day", "month", "year").index)
    for side in (one, last)[: 2 if other else 1]:
        flags.extend(side.flags)
        params.update(side.params)
        _check_weekday(side, flags, params)
    if one.fiscal or last.fiscal:
        flags.append("fiscal-year")
    if other:
        flags.append("range")
        if one.extent() == other.extent() and not (one.clock and other.clock):
            flags.append("same-ends")
    found = {"start": start, "end": end, "precision": precision, "params": params}
    if one.clock and precision == "day" and (other is None or other.clock):
        found |= {"precision": "minute", "at": one.moment(start, one.clock)}
        closing = other.clock if other else one.clock_end
        if closing:
            found["at_end"] = last.moment(end, closing) if last.zone else one.moment(end, closing)
        _check_moments(found)
    elif one.clock or last.clock:
        flags.append("time-not-kept")
    if other and (end - start).days > 366:
        flags.append("long-span")
        params["days"] = (end - start).days + 1
    check_years(start, end, precision, flags, params)
    found["flags"] = tuple(dict.fromkeys(flags))
    return found


def _check_weekday(side: Parts, flags: list[str], params: dict) -> None:
    if side.weekday is None or side.precision != "day":
        return
    day = side.extent()[0]
    if day.weekday() != side.weekday:
        flags.append("wrong-weekday")
        params.update({"date": day, "actual": day.weekday(), "stated": side.weekday})


def _check_moments(found: dict) -> None:
    at, closing = found["at"], found.get("at_end")
    if closing is not None and closing.replace(tzinfo=at.tzinfo) < at:
        raise Unread("end-before-start", start=f"{at:%H:%M}", end=f"{closing:%H:%M}")


def _other_year(one: Parts, last: Parts) -> tuple[PartialDate, ...]:
    """`30 Desember – 2 Januari 2027`: the first day was probably of the year before. Only a suggestion."""
    if one.day is None or last.day is None or "year-once" not in one.flags + last.flags:
        return ()
    earlier = 1 if "year-once" in one.flags else 0
    try:
        start = date(one.year - earlier, one.month, one.day)
        return (PartialDate.of_interval(start, date(last.year + 1 - earlier, last.month, last.day)),)
    except ValueError:
        return ()


def _reason(text: str, tokens: list[Token], column: ColumnDecision | None) -> Unread:
    """Why no shape fits, as helpfully as can be said."""
    code = codes_of(tokens)
    if period := _period(text, code):
        return period
    if strange := other_calendar_word(text):
        return Unread("other-calendar", _beside(text, strange, column), word=strange)
    if status := leading_status(text):
        return Unread("status-with-date", _inner(tokens, column), word=status[1], state=status[0])
    if (vague := vague_word(text)) and code != "q":
        return Unread("vague", _inner(tokens, column), word=vague)
    side = _quietly(tokens)
    if side is not None and side.day is None and side.month is None:
        side = None
    if side is not None or (set(code) <= set("dmrobcwWtzP-,") and "m" in code and "d" in code):
        return Unread("year-missing")
    if code and set(code) <= set("tzxXdhiP-r"):
        return Unread("time-without-date" if "t" in code or "h" in code else "not-understood")
    if code in ("y-d", "yrd"):
        return Unread("short-year")
    until_now = code[-2:-1] in ("-", "r") and (
        code[-1] == "L" or (read_status(tokens[-1].text) or [""])[0] == "ongoing"
    )
    if code[:1] in "rT-" or code[-1:] in "rT-" or until_now:
        return Unread("open-range", _inner(tokens, column))
    if code.count("y") + sum(map(code.count, "FGS")) > 1 or re.search(r"d(?:,|q)d?,?.*my", code):
        return Unread("several-dates")
    return Unread("not-understood", tuple(day for day in _inner(tokens, column) if day.precision != "year"))


def _period(text: str, code: str) -> Unread | None:
    """A quarter, a week, a budget year: not a date, but its days can be suggested."""
    if word := quarter_word(text):
        with_year = "y" in code or "U" in code
        return Unread(
            "quarter" if with_year else "quarter-without-year", _known(quarter_meant(text)), word=word
        )
    if word := week_word(text):
        return Unread("week", _known(week_meant(text)), word=word)
    if word := budget_year_word(text):
        return Unread("budget-year", _known(budget_year_meant(text)), word=word)
    return None


def _known(meant: PartialDate | None) -> tuple[PartialDate, ...]:
    return (meant,) if meant else ()


def _beside(text: str, word: str, column: ColumnDecision | None) -> tuple[PartialDate, ...]:
    """Our own date beside one of another calendar: `12 Rabiul Awal 1441 H / 9 November 2019 M`."""
    for piece in re.split(r"\s*[/=(),]\s*|\bbertepatan(?: dengan)?\b", text):
        if word not in piece and (found := _inner([*tokenise(piece), Token("q", "")], column)):
            return found
    return ()


def _quietly(tokens: list[Token]) -> Parts | None:
    try:
        return read_side(tokens, partial=True)
    except Unread:
        return None


def _inner(tokens: list[Token], column: ColumnDecision | None) -> tuple[PartialDate, ...]:
    """The one date inside a longer text, as a suggestion only: no number may be left over outside of it."""
    told = [place for place, token in enumerate(tokens) if token.code in _TELLING]
    if not told or told[-1] - told[0] > _REACH:
        return ()
    for start in range(max(0, told[0] - _REACH), told[0] + 1):
        for stop in range(min(len(tokens), told[-1] + _REACH), told[-1], -1):
            if stop - start == len(tokens):
                continue
            try:
                sides = _sides(tokens[start:stop], column)
                if sides:
                    found = _finished(*sides, [], {})
                    return (Reading("", **found).partial,)
            except Unread:
                continue
    return ()


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"

"""Two sides of a range: each may leave out what the other says. `4 s.d. 6 Juni 2026`."""

from dataclasses import replace
from datetime import date

from .column import DAY_FIRST, MONTH_FIRST, ColumnDecision
from .parts import Parts, Unread
from .sides import read_side
from .tokens import Token, codes_of

_DAY_MONTH, _DAY_YEAR = ("dm", "om"), ("dy", "oy", "d,y", "o,y")


def read_range(tokens: list[Token], column: ColumnDecision | None) -> tuple[Parts, Parts] | None:
    """Both sides, each complete. None when the tokens are no range, or could be cut at several places."""
    tokens, weekdays = _weekdays_in_front(tokens)
    found, trouble = [], None
    for place, token in enumerate(tokens):
        if token.code not in "r-K":
            continue
        left, right = tokens[:place], tokens[place + 1 :]
        if token.code in "rK" and right and right[-1].code == "T":
            right = right[:-1]
        try:
            sides = _both_sides(left, right, column)
        except Unread as unread:
            trouble = trouble or unread
            continue
        if sides:
            found.append(sides)
    if len(found) == 1:
        left, right = found[0]
        if weekdays:
            left, right = replace(left, weekday=weekdays[0]), replace(right, weekday=weekdays[1])
        return left, right
    if trouble and not found:
        raise trouble
    return None


def settle_order(parts: Parts, column: ColumnDecision | None) -> None:
    """Decide which number of `03/04/2026` is the day: by itself, by the column, or not at all (Unread)."""
    if "order" not in parts.params:
        return
    first, second, word = parts.params.pop("order")
    order = column.order if column else None
    if not (first and second):
        raise Unread("impossible-date-text", word=word)
    if order:
        parts.flags.append("column-order")
    elif first > 12 or first == second:
        order = DAY_FIRST
    elif second > 12:
        order = MONTH_FIRST
    if order is None:
        days = _candidates(parts.year, first, second)
        raise Unread("ambiguous-order", tuple(days), word=word, first=days[0], second=days[1])
    parts.day, parts.month = (first, second) if order == DAY_FIRST else (second, first)


def _candidates(year: int, first: int, second: int) -> list[date]:
    return [date(year, second, first), date(year, first, second)]


def _both_sides(
    left: list[Token], right: list[Token], column: ColumnDecision | None
) -> tuple[Parts, Parts] | None:
    if not left or not right or (len(right) == 1 and right[0].code in "do"):  # a bare number behind a date
        return None
    if (
        codes_of(left)[-2:] in _DAY_MONTH and codes_of(right) in _DAY_YEAR
    ):  # 26 Juni – 28 2019: of June or July?
        return None
    one, other = read_side(left, partial=True), read_side(right, partial=True)
    if one is None or other is None:
        return None
    for side in (one, other):
        settle_order(side, column)
        side.settle_year()
    if not (_complete_left(one, other) or _complete_right(one, other)):
        return None
    if one.year != other.year:
        other.flags.append("cross-year")
    if one.clock and other.clock and one.zone is None and other.zone is not None:
        one.zone = other.zone
        one.flags.remove("no-timezone")
    return one, other


def _complete_left(one: Parts, other: Parts) -> bool:
    """Give the left side what only the right one says; a side is never given something finer than it has."""
    if one.year is not None:
        return other.year is not None and (other.month is not None or other.day is None)
    if other.year is None or other.fiscal:
        return False
    if other.month is None and other.day is not None and one.month is not None and one.day is not None:
        other.month = one.month  # October 13–15, 2026
    elif other.month is None or (one.day is None) != (other.day is None):
        return False
    one.month = other.month if one.month is None else one.month
    one.year = other.year
    one.flags.append("year-once")
    return True


def _complete_right(one: Parts, other: Parts) -> bool:
    """`2026年10月13日～15日`, `31 Oktober 2026 s.d. 1 November`: the right side follows the left."""
    if one.year is None or other.year is not None or one.fiscal:
        return False
    if one.month is None or (one.day is None) != (other.day is None):
        return False
    other.month = one.month if other.month is None else other.month
    other.year = one.year
    other.flags.append("year-once")
    return True


def _weekdays_in_front(tokens: list[Token]) -> tuple[list[Token], tuple[int, int] | None]:
    """`Senin–Rabu, 6–8 Juli 2026`: both weekdays stand before both days."""
    code = "".join(token.code for token in tokens[:4])
    if len(code) >= 3 and code[0] == code[2] == "w" and code[1] in "-r":
        return tokens[4 if code[3:] == "," else 3 :], (tokens[0].value, tokens[2].value)
    return tokens, None

"""The days of a round as a drawing: a row for each invitation, its journey as a bar. Pure Python, coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LEFT, TOP, ROW, WIDE = 8, 34, 26, 900.0  # units of the drawing


@dataclass(frozen=True)
class Journey:
    """`state`: chosen, deputy, out or bound; the class of its bar."""

    name: str
    first: date
    last: date
    state: str


@dataclass(frozen=True)
class Bar:
    journey: Journey
    x: float
    y: float
    width: float
    text_x: float
    anchor: str


@dataclass(frozen=True)
class Month:
    first: date
    x: float


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    bottom: float
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]


def draw_calendar(journeys: Sequence[Journey]) -> Drawing | None:
    """None when nothing has days. Rows stand by their first day; names beside their bar, on the side that has room."""
    if not journeys:
        return None
    rows = sorted(journeys, key=lambda one: (one.first, one.last, one.name))
    start = rows[0].first.replace(day=1)
    end = max(one.last for one in rows)
    days = (end - start).days + 1
    day = WIDE / days
    span = days * day
    bars = []
    for place, one in enumerate(rows):
        x, width = LEFT + (one.first - start).days * day, max(((one.last - one.first).days + 1) * day, 3.0)
        is_right = x + width < LEFT + span / 2
        bars.append(Bar(one, round(x, 1), TOP + place * ROW, round(width, 1), round(x + width + 6 if is_right else x - 6, 1), "start" if is_right else "end"))  # fmt: skip
    height = TOP + len(rows) * ROW + 6
    return Drawing(
        round(span + 2 * LEFT, 1), height, height - 4, tuple(_months(start, end, day)), tuple(bars)
    )


def _months(start: date, end: date, day: float):
    month = start
    while month <= end:
        yield Month(month, round(LEFT + (month - start).days * day, 1))
        month = (month + timedelta(days=32)).replace(day=1)

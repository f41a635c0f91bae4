"""Drawings as SVG: millimetres on paper, y downward, the same bytes for the same figures."""

from collections.abc import Iterable, Sequence
from html import escape

INK, SOFT, PALE = "#1d1f38", "#56576d", "#d9d2c3"  # the house's colours (house.typ)
INDIGO, GOLD, BRICK, LEAF, WATER = "#2c3079", "#e0a526", "#a33a28", "#2b6a3a", "#5b7fb8"
TYPEFACES = "Plus Jakarta Sans, Noto Sans JP"

Points = Iterable[Sequence[float]]


class Drawing:
    """width, height: mm"""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height, self._parts = width, height, []

    def line(self, points: Points, *, stroke: str = INK, width: float = 0.2, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<polyline points="{_points(points)}" fill="none" stroke="{stroke}" '
                           f'stroke-width="{width:g}" stroke-linejoin="round" stroke-linecap="round"{dashed}/>')  # fmt: skip

    def area(
        self, points: Points, *, fill: str, stroke: str = "none", width: float = 0.1, opacity: float = 1.0
    ) -> None:
        self._parts.append(f'<polygon points="{_points(points)}" fill="{fill}" stroke="{stroke}" '
                           f'stroke-width="{width:g}" fill-opacity="{opacity:g}"/>')  # fmt: skip

    def circle(self, x: float, y: float, radius: float, *, fill: str = "none", stroke: str = "none", width: float = 0.2,
               opacity: float = 1.0) -> None:  # fmt: skip
        self._parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{fill}" stroke="{stroke}" '
                           f'stroke-width="{width:g}" fill-opacity="{opacity:g}"/>')  # fmt: skip

    def text(self, x: float, y: float, words: str, *, size: float = 2.3, fill: str = INK, anchor: str = "middle",
             turn: float = 0.0, bold: bool = False) -> None:  # fmt: skip
        turned = f' transform="rotate({turn:g} {x:.2f} {y:.2f})"' if turn else ""
        weight = ' font-weight="700"' if bold else ""
        self._parts.append(f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}" '
                           f'font-family="{TYPEFACES}"{weight}{turned}>{escape(words)}</text>')  # fmt: skip

    def to_bytes(self) -> bytes:
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}mm" height="{self.height:g}mm" '
                f'viewBox="0 0 {self.width:g} {self.height:g}">')  # fmt: skip
        return "\n".join([head, *self._parts, "</svg>\n"]).encode()


def _points(points: Points) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values between low and high."""
    span = max(high - low, 1e-9)
    step = 10.0 ** _power(span / about)
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= about)
    first = -(-low // step)
    return [round((first + k) * step, 10) for k in range(int((high - first * step) / step + 1e-9) + 1)]


def _power(value: float) -> int:
    power = 0
    while value >= 10:
        value, power = value / 10, power + 1
    while value < 1:
        value, power = value * 10, power - 1
    return power

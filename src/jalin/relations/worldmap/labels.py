"""Names beside their marks without overlap: the strongest choose first, the rest is in the list."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .shapes import MapLabel
from .threads import XY

SIZE = 13.0  # of the letters, in units of the drawing
_GAP = 5.0
_LEADER_COST = 3  # a name further off is as bad as crossing so many points of threads


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def text_width(text: str) -> float:
    """A guess on the safe side: a full square for kanji and kana, three fifths for other letters."""
    return SIZE * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.6 for sign in text)


class LabelRoom:
    """What is already taken on a drawing. Threads may be crossed, but an empty place goes first."""

    def __init__(self, frame: Box, marks: Iterable[Box], crossed: Sequence[XY]) -> None:
        self._frame = frame
        self._taken = list(marks)
        self._crossed = crossed

    def place(self, text: str, x: float, y: float, radius: float) -> MapLabel | None:
        """The best of the places around (x, y), near ones before far ones; None where none is free."""
        found: list[tuple[int, int, MapLabel, Box]] = []
        for order, label in enumerate(_around(text, x, y, radius)):
            box = _box(label)
            if self._free(box) and self._clear(label, x, y):
                crossings = sum(box.holds(*point) for point in self._crossed)
                found.append((crossings + (_LEADER_COST if label.leader else 0), order, label, box))
        if not found:
            return None
        _, _, label, box = min(found, key=lambda entry: entry[:2])
        self._taken.append(box)
        return label

    def place_at(self, text: str, x: float, y: float, anchor: str) -> MapLabel | None:
        """Exactly there, or a few lines up or down; None where none is free."""
        for lines in (0, 1, -1, 2, -2, 3, -3):
            label = MapLabel(text, round(x, 1), round(y + lines * SIZE * 1.25, 1), anchor)
            box = _box(label)
            if self._free(box):
                self._taken.append(box)
                return label
        return None

    def _free(self, box: Box) -> bool:
        return box.within(self._frame) and not any(box.overlaps(other) for other in self._taken)

    def _clear(self, label: MapLabel, x: float, y: float) -> bool:
        """A leader over another mark would name the wrong city."""
        if not label.leader:
            return True
        reach = label.x - x, label.y - SIZE * 0.35 - y
        points = [(x + reach[0] * step / 8, y + reach[1] * step / 8) for step in range(1, 8)]
        others = [box for box in self._taken if not box.holds(x, y)]
        return not any(box.holds(*point) for box in others for point in points)


def _around(text: str, x: float, y: float, radius: float) -> Iterable[MapLabel]:
    """Right, left, slanting, above and below; then further off with a line that leads there."""
    beside, slant, middle = radius + _GAP, radius * 0.7 + 3, SIZE * 0.35
    places = [(beside, middle, "start"), (-beside, middle, "end")]
    for up in (-1, 1):
        drop = -slant if up < 0 else slant + SIZE * 0.75
        places += [(slant, drop, "start"), (-slant, drop, "end")]
    places += [(0, -radius - _GAP, "middle"), (0, radius + _GAP + SIZE * 0.75, "middle")]
    for dx, dy, anchor in places:
        yield MapLabel(text, round(x + dx, 1), round(y + dy, 1), anchor)
    for reach in (20, 34, 50):
        for side, anchor in ((1, "start"), (-1, "end")):
            for slope in (0.0, -0.6, 0.6, -1.0, 1.0):
                end = (round(x + side * reach, 1), round(y + slope * reach, 1))
                leader = f"M{x:.1f} {y:.1f}L{end[0]} {end[1]}"
                yield MapLabel(text, round(end[0] + side * 3, 1), round(end[1] + middle, 1), anchor, leader)


def _box(label: MapLabel) -> Box:
    width, x = text_width(label.text), label.x
    left = {"start": x, "end": x - width, "middle": x - width / 2}[label.anchor]
    return Box(left - 3, label.y - SIZE * 0.95, left + width + 3, label.y + SIZE * 0.3)

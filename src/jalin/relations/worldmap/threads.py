"""Curves between two points on the drawing: a plain thread, or two strands woven around it."""

import math
from dataclasses import dataclass

_WAVE = 22.0  # length of half a twist, in units of the drawing
_SWING = 2.3  # how far a strand leaves the middle

XY = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """A quadratic Bézier curve from `start` to `end`."""

    start: XY
    control: XY
    end: XY

    def at(self, t: float) -> XY:
        """The point at t from 0 to 1."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    def normal(self, t: float) -> XY:
        """Length 1, at a right angle to the curve; (0, 0) where the curve is a single point."""
        dx = (1 - t) * (self.control[0] - self.start[0]) + t * (self.end[0] - self.control[0])
        dy = (1 - t) * (self.control[1] - self.start[1]) + t * (self.end[1] - self.control[1])
        length = math.hypot(dx, dy)
        return (-dy / length, dx / length) if length else (0.0, 0.0)

    @property
    def length(self) -> float:
        """Of the chord, which is near enough to divide it into twists."""
        return math.dist(self.start, self.end)


def bent(start: XY, end: XY, bend: float) -> Curve:
    """A curve that leaves the straight line by `bend` of its length, upward on the drawing."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    side = 1 if dx >= 0 else -1
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return Curve(start, (middle[0] + side * dy * bend, middle[1] - side * dx * bend), end)


def plain(curve: Curve) -> str:
    """The `d` of one thread."""
    return f"M{_xy(curve.start)}Q{_xy(curve.control)} {_xy(curve.end)}"


def woven(curve: Curve) -> tuple[str, str]:
    """Two strands that start and end together and cross in between."""
    twists = max(2, round(curve.length / _WAVE / 2) * 2)
    strands = []
    for first_side in (1, -1):
        path, side = f"M{_xy(curve.start)}", first_side
        for twist in range(twists):
            middle, normal = curve.at((twist + 0.5) / twists), curve.normal((twist + 0.5) / twists)
            swing = 2 * side * _SWING
            control = (middle[0] + normal[0] * swing, middle[1] + normal[1] * swing)
            path += f"Q{_xy(control)} {_xy(curve.at((twist + 1) / twists))}"
            side = -side
        strands.append(path)
    return strands[0], strands[1]


def _xy(point: XY) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"

"""From points on the globe to a drawing: positions, threads, marks and names."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .labels import Box, LabelRoom
from .land import HALF_WIDTH, SCALE, land_path
from .projection import EqualEarth, degrees_apart, middle_for
from .shapes import MapDrawing, MapLabel, MapMark, MapPartner, MapThread, Point, WorldMap
from .threads import XY, Curve, bent, plain, woven

NORTH, SOUTH = 80.0, -56.0  # what lies beyond has no cities
NEAR_DEGREES = 60.0  # great-circle distance that counts as the home city's part of the world
APART = 9.0  # least distance between two marks, in units of the drawing
_KNOT = 40.0
_AIR = 0.06  # radians kept free above and below the outermost city
_MOST_LABELS, _MOST_WOVEN, _MOST_SPREAD = 60, 5, 300
_HOME_RADIUS = 6.5
_ASPECT = 2.05  # width of the wide drawing by its height


@dataclass(frozen=True)
class _Frame:
    """Turns (lat, lon) into units of one drawing: `scale` units per radian, (left, top) in radians."""

    projection: EqualEarth
    scale: float
    left: float
    top: float
    width: int
    height: int

    def point(self, lat: float, lon: float) -> XY:
        x, y = self.projection.project(lat, lon)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    @property
    def land_transform(self) -> str:
        x, y = -self.left * self.scale, -self.top * self.scale
        return f"translate({x:.1f} {y:.1f}) scale({self.scale / SCALE:.5f})"

    @property
    def box(self) -> Box:
        return Box(4, 4, self.width - 4, self.height - 4)


def draw_map(home: Point, partners: Sequence[MapPartner]) -> WorldMap:
    """Everything the template needs: the world for a wide screen, the near part for a phone, the list."""
    middle = middle_for(home.lon)
    return WorldMap(
        land=land_path(middle),
        land_id=f"map-land-{middle:.0f}",
        wide=draw_world(home, partners),
        near=draw_near(home, partners),
        partners=tuple(_strongest_first(partners)),
    )


def draw_world(home: Point, partners: Sequence[MapPartner], *, width: int = 1000) -> MapDrawing:
    """As much of the world as holds everybody, never higher than half its width."""
    projection = EqualEarth(middle_for(home.lon))
    top, bottom = (projection.project_turned(lat, 0)[1] for lat in (NORTH, SOUTH))
    left, right, north, south = _extent(projection, [(home.lat, home.lon), *_places(partners)])
    top, bottom = min(top, north - _AIR), max(bottom, south + _AIR)
    across = min(max((right - left) * 1.28, (south - north) * 1.25 * _ASPECT, HALF_WIDTH), 2 * HALF_WIDTH)
    down = min(across / _ASPECT, bottom - top)
    frame = _Frame(
        projection, width / across,
        _within((left + right - across) / 2, -HALF_WIDTH, HALF_WIDTH - across),
        _within((north + south - down) / 2, top, bottom - down),
        width, round(down * width / across),
    )  # fmt: skip
    return _draw(frame, home, partners, labels=_MOST_LABELS)


def draw_near(
    home: Point, partners: Sequence[MapPartner], *, width: int = 390, labels: int = 8
) -> MapDrawing:
    """The home city's part of the world, large enough for a phone; further partners leave at the edge."""
    projection, here = EqualEarth(middle_for(home.lon)), (home.lat, home.lon)
    near = [spot for spot in _places(partners) if degrees_apart(here, spot) <= NEAR_DEGREES]
    left, right, north, south = _extent(projection, [here, *near])
    across = max(right - left, 0.9) * 1.35
    down = max((south - north) * 1.2, 0.8 * across)
    across = max(across, down / 1.3)
    frame = _Frame(
        projection, width / across, (left + right - across) / 2, (north + south - down) / 2,
        width, round(width * down / across),
    )  # fmt: skip
    return _draw(frame, home, partners, labels=labels)


def _places(partners: Sequence[MapPartner]) -> list[tuple[float, float]]:
    return [(partner.lat, partner.lon) for partner in partners if partner.lat is not None]


def _extent(projection: EqualEarth, spots: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """left, right, top, bottom in radians."""
    points = [projection.project(lat, lon) for lat, lon in spots]
    across, down = ([point[axis] for point in points] for axis in (0, 1))
    return min(across), max(across), min(down), max(down)


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))


def _draw(frame: _Frame, home: Point, partners: Sequence[MapPartner], *, labels: int) -> MapDrawing:
    placed = [partner for partner in _strongest_first(partners) if partner.lat is not None]
    start = frame.point(home.lat, home.lon)
    ends = _spread([start, *(frame.point(partner.lat, partner.lon) for partner in placed)])[1:]
    curves = _curves(start, ends)
    crossed = [curve.at(step / 24) for curve in curves[:_MOST_LABELS] for step in range(2, 24)]
    marks = [_mark(frame, partner, curve) for partner, curve in zip(placed, curves, strict=True)]
    home_mark = MapMark(None, *_rounded(start), _HOME_RADIUS)
    room = LabelRoom(
        frame.box, [_mark_box(mark) for mark in (home_mark, *marks) if not mark.outside], crossed
    )
    home_label = room.place(home.name, *start, _HOME_RADIUS) if home.name else None
    return MapDrawing(
        width=frame.width,
        height=frame.height,
        land_transform=frame.land_transform,
        home=MapMark(None, home_mark.x, home_mark.y, _HOME_RADIUS, home_label),
        threads=tuple(_threads(placed, curves)),
        marks=tuple(_labelled(mark, room, frame) if at < labels else mark for at, mark in enumerate(marks)),
    )


def _strongest_first(partners: Sequence[MapPartner]) -> list[MapPartner]:
    return sorted(partners, key=lambda partner: (-partner.weight, partner.name, partner.slug))


def _curves(start: XY, ends: list[XY]) -> list[Curve]:
    """Neighbours by direction bend differently, so that threads to one country do not lie on each other."""
    by_direction = sorted(
        range(len(ends)), key=lambda at: math.atan2(ends[at][1] - start[1], ends[at][0] - start[0])
    )
    bends = {at: 0.09 + 0.07 * (order % 3) for order, at in enumerate(by_direction)}
    return [bent(start, end, bends[at]) for at, end in enumerate(ends)]


def _threads(placed: list[MapPartner], curves: list[Curve]) -> list[MapThread]:
    """The strongest are woven, but not two that run to the same corner: there the weave would be a knot."""
    threads: list[MapThread] = []
    knots: list[XY] = []
    for partner, curve in zip(placed, curves, strict=True):
        strength = 1 + min(3, int(_share(partner) * 4))
        free = all(math.dist(curve.end, end) > _KNOT for end in knots)
        if strength == 4 and len(knots) < _MOST_WOVEN and free and curve.length > _KNOT:
            knots.append(curve.end)
            threads.append(MapThread(partner, woven(curve), strength))
        else:
            threads.append(MapThread(partner, (plain(curve),), strength))
    return threads


def _share(partner: MapPartner) -> float:
    return _within(partner.weight, 0.0, 1.0)


def _mark(frame: _Frame, partner: MapPartner, curve: Curve) -> MapMark:
    x, y = curve.end
    if frame.box.holds(x, y):
        return MapMark(partner, *_rounded((x, y)), round(3.5 + 2.5 * _share(partner), 1))
    leaves = next(
        (curve.at(t / 100) for t in range(1, 101) if not frame.box.holds(*curve.at(t / 100))), curve.end
    )
    box = frame.box
    inside = (min(max(leaves[0], box.left), box.right), min(max(leaves[1], box.top), box.bottom))
    return MapMark(partner, *_rounded(inside), 0, outside=True)


def _labelled(mark: MapMark, room: LabelRoom, frame: _Frame) -> MapMark:
    name = mark.partner.name
    if not mark.outside:
        label = room.place(name, mark.x, mark.y, mark.radius)
    else:
        label = _edge_label(name, mark, room, frame)
    return MapMark(mark.partner, mark.x, mark.y, mark.radius, label, mark.outside)


def _edge_label(name: str, mark: MapMark, room: LabelRoom, frame: _Frame) -> MapLabel | None:
    """The name where the thread leaves, with an arrow that points on."""
    box = frame.box
    at_left, at_right = mark.x <= box.left + 0.1, mark.x >= box.right - 0.1
    if at_left or at_right:
        y = _within(mark.y + 4.5, 20, frame.height - 8)
        if at_left:
            return room.place_at(f"← {name}", 8, y, "start")
        return room.place_at(f"{name} →", frame.width - 8, y, "end")
    arrow, y = ("↑", 20.0) if mark.y < frame.height / 2 else ("↓", frame.height - 10.0)
    return room.place_at(f"{arrow} {name}", mark.x + 6, y, "start" if mark.x < frame.width / 2 else "end")


def _mark_box(mark: MapMark) -> Box:
    reach = mark.radius + 1.5
    return Box(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)


def _spread(points: list[XY]) -> list[XY]:
    """Marks that would lie on each other move apart a little; the first one, home, stays."""
    spots = [list(point) for point in points]
    for _ in range(40 if len(spots) <= _MOST_SPREAD else 0):
        moved = False
        for at in range(1, len(spots)):
            for other in range(at):
                moved = _push(spots[other], spots[at], at, keep_first=other == 0) or moved
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _push(one: list[float], two: list[float], turn: int, *, keep_first: bool) -> bool:
    dx, dy = two[0] - one[0], two[1] - one[1]
    apart = math.hypot(dx, dy)
    if apart >= APART - 0.01:
        return False
    if apart < 0.01:  # the golden angle, so that many cities in one spot fan out
        dx, dy, apart = math.cos(turn * 2.4), math.sin(turn * 2.4), 1.0
        missing = APART
    else:
        missing = APART - apart
    share = 1.0 if keep_first else 0.5
    two[0] += dx / apart * missing * share
    two[1] += dy / apart * missing * share
    if not keep_first:
        one[0] -= dx / apart * missing * share
        one[1] -= dy / apart * missing * share
    return True


def _rounded(point: XY) -> XY:
    return round(point[0], 1), round(point[1], 1)

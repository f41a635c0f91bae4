"""The land as one SVG path: TopoJSON decoded, turned to the middle meridian, cut at the edge, projected."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .projection import EqualEarth

UNITS = 3000  # width of the world in the path's own whole numbers: half a pixel on a wide screen
HALF_WIDTH = 2.7066  # of the Equal Earth map, in radii of the sphere
SCALE = UNITS / (2 * HALF_WIDTH)
_SOUTH = -60  # a ring that lies wholly beyond is Antarctica

Ring = list[tuple[float, float]]  # (lon, lat)


@cache
def land_path(middle: float) -> str:
    """The `d` of all land with `middle` degrees east in the middle; its origin lies there on the equator."""
    projection = EqualEarth(middle)
    pieces = []
    for ring in _rings():
        for piece in cut_at_edges(unrolled(ring, middle)):
            points = [projection.project_turned(lat, lon) for lon, lat in piece]
            pieces.append(_as_path([(round(x * SCALE), round(y * SCALE)) for x, y in points]))
    return "".join(pieces)


def unrolled(ring: Ring, middle: float) -> Ring:
    """Longitudes counted from the middle and without jumps, also beyond ±180 where the ring runs on."""
    points: Ring = []
    before = (ring[0][0] - middle + 180) % 360 - 180
    for lon, lat in ring:
        step = (lon - middle - before + 180) % 360 - 180
        before += step
        points.append((before, lat))
    return points


def cut_at_edges(ring: Ring) -> Iterator[Ring]:
    """The parts of a ring within ±180, also of what runs on beyond and comes back in on the other side."""
    west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
    for turn in (-360, 0, 360):
        if west + turn < 180 and east + turn > -180:
            moved = [(lon + turn, lat) for lon, lat in ring]
            piece = _clip(_clip(moved, 180, below=True), -180, below=False)
            if len(piece) > 2:
                yield piece


def _clip(ring: Ring, edge: float, *, below: bool) -> Ring:
    """Sutherland and Hodgman (1974) for one meridian."""
    kept: Ring = []
    for (lon1, lat1), (lon2, lat2) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside1, inside2 = (lon <= edge if below else lon >= edge for lon in (lon1, lon2))
        if inside1 != inside2:
            kept.append((edge, lat1 + (lat2 - lat1) * (edge - lon1) / (lon2 - lon1)))
        if inside2:
            kept.append((lon2, lat2))
    return kept


def _as_path(points: list[tuple[int, int]]) -> str:
    """Relative and in whole numbers, the shortest way to write it; empty for what shrank to a dot."""
    steps, (x, y) = [], points[0]
    for next_x, next_y in points[1:]:
        if (next_x, next_y) != (x, y):
            steps.append((next_x - x, next_y - y))
            x, y = next_x, next_y
    if len(steps) < 2:
        return ""
    written = "".join(f"{_number(dx)}{_number(dy)}" for dx, dy in steps).lstrip()
    return f"M{points[0][0]}{_number(points[0][1])}l{written}z"


def _number(value: int) -> str:
    return str(value) if value < 0 else f" {value}"


def _rings() -> list[Ring]:
    """Every ring of land but Antarctica, decoded from the shipped TopoJSON."""
    text = (files("jalin.kernel.places") / "data" / "countries-110m.json").read_text(encoding="utf-8")
    topology = json.loads(text)
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings += [_joined(indexes, arcs) for polygon in polygons for indexes in polygon]
    return [ring for ring in rings if max(lat for _, lat in ring) > _SOUTH]


def _decoded(arc: list[list[int]], transform: dict) -> Ring:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    """A negative index ~i is arc i backwards; each arc begins where the last one ended."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring

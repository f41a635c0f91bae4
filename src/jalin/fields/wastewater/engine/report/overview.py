"""The map: pipes, what is repaired, and what floods before and after."""

from collections.abc import Collection, Mapping

from ..inp import Network
from .svg import BRICK, GOLD, INDIGO, PALE, SOFT, Drawing

WIDTH, MOST_HEIGHT, EDGE = 162.0, 150.0, 5.0
LARGEST = 4.0  # mm radius of the largest flood
MOST_NAMES = 30


def draw_map(network: Network, repaired: Collection[str], before: Mapping[str, float],
             after: Mapping[str, float]) -> bytes | None:  # fmt: skip
    """SVG; None when fewer than two nodes have coordinates. before, after: node → m³; the area of a circle is the volume."""
    points = [point for link in network.links.values() for point in link.path]
    if len(points) < 2:
        return None
    place, height = _frame(points)
    drawing = Drawing(WIDTH, height)
    for link in network.links.values():
        if link.path and link.id not in repaired:
            drawing.line(map(place, link.path), stroke=SOFT if link.kind == "conduit" else PALE, width=0.25)
    for name in sorted(repaired):
        if network.links[name].path:
            drawing.line(map(place, network.links[name].path), stroke=BRICK, width=1.1)
    _floods(drawing, network, place, before, after)
    _names(drawing, network, place, sorted(repaired))
    return drawing.to_bytes()


def _frame(points: list):
    """(function from map to paper, height of the paper)"""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    wide, tall = max(right - left, 1e-9), max(high - low, 1e-9)
    scale = min((WIDTH - 2 * EDGE) / wide, (MOST_HEIGHT - 2 * EDGE) / tall)
    height = max(tall * scale + 2 * EDGE, 30.0)
    shift = (WIDTH - wide * scale) / 2
    return (
        lambda point: (shift + (point[0] - left) * scale, height - EDGE - (point[1] - low) * scale)
    ), height


def _floods(drawing: Drawing, network: Network, place, before: Mapping, after: Mapping) -> None:
    """Before as a gold ring, after as a filled disc, both by area."""
    most = max([*before.values(), *after.values()], default=0.0)
    for node in sorted({*before, *after}):
        at = network.nodes.get(node)
        if at is None or at.x is None or not most:
            continue
        x, y = place((at.x, at.y))
        radii = [max(LARGEST * (volumes.get(node, 0.0) / most) ** 0.5, 0.35) for volumes in (before, after)]
        if after.get(node, 0.0) > 0:
            drawing.circle(x, y, radii[1], fill=INDIGO, opacity=0.75)
        if before.get(node, 0.0) > 0:
            drawing.circle(x, y, radii[0], stroke=GOLD, width=0.5)


def _names(drawing: Drawing, network: Network, place, names: list[str]) -> None:
    """Where two names would lie on one another the second is left out; the ranked list has them all."""
    taken: list[tuple[float, float]] = []
    for name in names:
        path = network.links[name].path
        if not path or len(taken) == MOST_NAMES:
            continue
        x, y = place(path[len(path) // 2] if len(path) > 2 else _middle(path))
        if all(abs(x - other) > 1.5 * len(name) or abs(y - level) > 2.4 for other, level in taken):
            drawing.text(x + 0.8, y - 0.8, name, size=2.4, fill=BRICK, anchor="start", bold=True)
            taken.append((x, y))


def _middle(path) -> tuple[float, float]:
    return (path[0][0] + path[-1][0]) / 2, (path[0][1] + path[-1][1]) / 2

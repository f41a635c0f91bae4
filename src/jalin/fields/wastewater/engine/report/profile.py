"""The long profile: ground, invert and crown, highest water line before and after, manholes, diameter and slope."""

from collections.abc import Collection, Mapping, Sequence

from ..inp import Network
from ..inp.objects import Link
from ..results import RunResult
from .svg import BRICK, GOLD, INDIGO, INK, LEAF, PALE, SOFT, WATER, Drawing, ticks

WIDTH, HEIGHT = 162.0, 68.0
LEFT, RIGHT, TOP, BOTTOM = 12.0, 9.0, 11.0, 19.0


def draw_profile(network: Network, repaired: Network, line: Sequence[Link], changed: Collection[str], before: RunResult,
                 after: RunResult) -> bytes:  # fmt: skip
    """SVG. line: the network's conduits from upstream to downstream; levels in metres."""
    stations = _stations(line)
    heads = [_heads(network, result) for result in (before, after)]
    nodes = [line[0].from_node, *(link.to_node for link in line)]
    place, levels = _frame(network, repaired, line, nodes, stations, heads)
    drawing = Drawing(WIDTH, HEIGHT)
    _axes(drawing, place, levels, stations[-1])
    for link, start, stop in zip(line, stations, stations[1:], strict=False):
        _pipe(drawing, place, link, repaired.links[link.id], start, stop, link.id in changed)
    _grounds(drawing, network, place, nodes, stations)
    for head, stroke, dash in ((heads[1], INDIGO, ""), (heads[0], GOLD, "1.6 1.2")):
        known = [(s, head[n]) for n, s in zip(nodes, stations, strict=True) if n in head]
        drawing.line([place(*point) for point in known], stroke=stroke, width=0.55, dash=dash)
    return drawing.to_bytes()


def _stations(line: Sequence[Link]) -> list[float]:
    found = [0.0]
    for link in line:
        found.append(found[-1] + (link.length or 0.0))
    return found


def _heads(network: Network, result: RunResult) -> Mapping[str, float]:
    return {node: state.max_head * network.units.length for node, state in result.nodes.items()}


def _frame(network: Network, repaired: Network, line, nodes, stations, heads):
    """(function (station, level) → paper, lowest and highest level)"""
    levels = [head[node] for head in heads for node in nodes if node in head]
    levels += [
        network.nodes[n].ground for n in nodes if n in network.nodes and network.nodes[n].ground is not None
    ]
    for link in line:
        tall = max(link.height or 0.0, repaired.links[link.id].height or 0.0)
        levels += [link.inlet_level, link.outlet_level, link.inlet_level + tall]
    low, high = min(levels) - 0.3, max(levels) + 0.3
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    whole = max(stations[-1], 1e-9)
    return (lambda s, z: (LEFT + s / whole * wide, TOP + (high - z) / (high - low) * tall)), (low, high)


def _axes(drawing: Drawing, place, levels: tuple[float, float], whole: float) -> None:
    for level in ticks(*levels, about=8):
        x, y = place(0.0, level)
        drawing.line([(x, y), place(whole, level)], stroke=PALE, width=0.1)
        drawing.text(x - 1, y + 0.8, f"{level:g}", fill=SOFT, anchor="end")
    bottom = HEIGHT - BOTTOM
    for station in ticks(0.0, whole, 8):
        x, _ = place(station, levels[0])
        drawing.line([(x, bottom), (x, bottom + 1)], stroke=SOFT)
        drawing.text(x, bottom + 3.4, f"{station:g}", fill=SOFT)
    drawing.text(LEFT - 1, TOP - 3, "m", fill=SOFT, anchor="end")
    drawing.text(WIDTH - RIGHT, bottom + 6.4, "m", fill=SOFT, anchor="end")


def _pipe(drawing: Drawing, place, link: Link, new: Link, start: float, stop: float, changed: bool) -> None:
    """The pipe as it will be; where it is repaired its old crown stays as a dashed line."""
    top = new.height or 0.0
    corners = [(start, link.inlet_level), (stop, link.outlet_level), (stop, link.outlet_level + top),
               (start, link.inlet_level + top)]  # fmt: skip
    drawing.area([place(*corner) for corner in corners], fill=BRICK if changed else WATER, opacity=0.35,
                 stroke=BRICK if changed else INK, width=0.2)  # fmt: skip
    if changed:
        crown = [(start, link.inlet_level + link.height), (stop, link.outlet_level + link.height)]
        drawing.line([place(*point) for point in crown], stroke=INK, width=0.2, dash="0.7 0.7")
    middle, _ = place((start + stop) / 2, link.inlet_level)
    room = place(stop, 0.0)[0] - place(start, 0.0)[0]
    if room < 3.2:
        return
    words = (
        f"{link.height * 1000:.0f}→{top * 1000:.0f}"
        if changed and top != link.height
        else f"{top * 1000:.0f}"
    )
    colour = BRICK if changed else SOFT
    turned = room < max(1.3 * len(words), 7.0)
    at = HEIGHT - BOTTOM + (16.5 if turned else 10.5)
    drawing.text(middle + (0.8 if turned else 0), at, words, size=2.1, fill=colour, anchor="start" if turned else "middle",
                 turn=-90 if turned else 0, bold=changed)  # fmt: skip
    if not turned and link.slope is not None:
        drawing.text(middle, at + 3.2, f"{link.slope * 1000:.1f} ‰", size=2.1, fill=SOFT)


def _grounds(drawing: Drawing, network: Network, place, nodes, stations) -> None:
    known = [(s, network.nodes[n]) for n, s in zip(nodes, stations, strict=True) if n in network.nodes]
    drawing.line(
        [place(s, node.ground) for s, node in known if node.ground is not None], stroke=LEAF, width=0.5
    )
    for s, node in known:
        if node.ground is None:
            continue
        drawing.line([place(s, node.invert), place(s, node.ground)], stroke=INK, width=0.2)
        x, y = place(s, node.ground)
        drawing.text(x + 0.7, y - 0.9, node.id, size=1.9, fill=SOFT, anchor="start", turn=-35)

"""What is missing, and estimates of it by the rules of the mapping, each marked with its rule."""

from collections import defaultdict
from collections.abc import Callable

import shapely

from .drafting import MANHOLE_NEEDS, PIPE_NEEDS, Draft, Thing
from .mapping import Estimates


def missing(made: Draft) -> list[tuple[Thing, str]]:
    """Every needed value that is not known."""
    found = [(pipe, c) for pipe in made.pipes.values() for c in PIPE_NEEDS if pipe.get(c) is None]
    for manhole in made.manholes.values():
        needs = ("invert",) if manhole.get("type") == "outfall" else MANHOLE_NEEDS
        found += [(manhole, column) for column in needs if manhole.get(column) is None]
    return found


def estimate(made: Draft, rules: Estimates) -> None:
    """Fill what the rules can fill. The order matters: ends, lengths, sizes, levels; the rest stays missing."""
    _ends(made, rules)
    _lengths(made)
    _outfalls(made)
    _diameters(made, rules)
    _roughness(made, rules)
    _inverts(made, rules)
    _ground(made, rules)


def _ends(made: Draft, rules: Estimates) -> None:
    """Ends of a drawn line: the nearest manhole within the distance."""
    placed = [m for m in made.manholes.values() if m.get("x") is not None and m.get("y") is not None]
    if rules.snap is None or not placed:
        return
    tree = shapely.STRtree([m.record.shape or shapely.Point(m.get("x"), m.get("y")) for m in placed])
    for pipe in made.pipes.values():
        shape = pipe.record.shape
        if shape is None or shape.geom_type != "LineString":
            continue
        for column, place in (("from", 0), ("to", -1)):
            if pipe.get(column) is None:
                near = tree.query_nearest(shapely.Point(shape.coords[place]), max_distance=rules.snap)
                if near.size:
                    pipe.set(column, placed[int(near[0])].id, "nearest-manhole")


def _lengths(made: Draft) -> None:
    for pipe in made.pipes.values():
        ends = [made.manholes.get(pipe.get(column)) for column in ("from", "to")]
        if pipe.get("length") is None and all(end and end.get("x") is not None for end in ends):
            a, b = (shapely.Point(end.get("x"), end.get("y")) for end in ends)
            if made.crs is not None and not made.crs.is_geographic and a.distance(b) > 0:
                pipe.set("length", round(a.distance(b), 3), "straight-line")


def _outfalls(made: Draft) -> None:
    """Without any outfall, manholes that nothing leaves are taken for outfalls."""
    if any(manhole.get("type") == "outfall" for manhole in made.manholes.values()):
        return
    leaving = {pipe.get("from") for pipe in made.pipes.values()}
    entered = {pipe.get("to") for pipe in made.pipes.values()}
    for name in sorted(entered - leaving - {None}):
        if name in made.manholes:
            made.manholes[name].set("type", "outfall", "nothing-leaves")


def _diameters(made: Draft, rules: Estimates) -> None:
    """The largest pipe that comes from above, else the smallest that goes on below, else that of the mapping."""
    _spread(made, "to", "from", "diameter", max, "pipe-above")
    _spread(made, "from", "to", "diameter", min, "pipe-below")
    for pipe in made.pipes.values():
        if pipe.get("diameter") is None and rules.diameter is not None:
            pipe.set("diameter", rules.diameter, "mapping")


def _spread(made: Draft, their_end: str, my_end: str, column: str, pick: Callable, mark: str) -> None:
    """Along the network, wave by wave, from the pipes that have the value to those next to them that have none."""
    touching, giving = defaultdict(list), defaultdict(list)
    for pipe in made.pipes.values():
        touching[pipe.get(my_end)].append(pipe)
        giving[pipe.get(their_end)].append(pipe)
    front = {pipe.get(their_end) for pipe in made.pipes.values() if pipe.get(column) is not None} - {None}
    while front:
        found = {}
        for place in front:
            known = [one.get(column) for one in giving[place] if one.get(column) is not None]
            found |= {p.id: pick(known) for p in touching[place] if p.get(column) is None}
        for name, value in found.items():
            made.pipes[name].set(column, value, mark)
        front = {made.pipes[name].get(their_end) for name in found} - {None}


def _roughness(made: Draft, rules: Estimates) -> None:
    for pipe in made.pipes.values():
        value = rules.roughness.get(pipe.get("material") or "", rules.roughness.get("other"))
        if pipe.get("roughness") is None and value:
            pipe.set("roughness", value, "material")


def _inverts(made: Draft, rules: Estimates) -> None:
    """Manhole from its lowest pipe end, pipe end from its manhole, and along the pipes with the least slope."""
    ends = defaultdict(list)
    for pipe in made.pipes.values():
        for column, level in (("from", "invert_up"), ("to", "invert_down")):
            if pipe.get(level) is not None:
                ends[pipe.get(column)].append(pipe.get(level))
    for manhole in made.manholes.values():
        if manhole.get("invert") is None and ends[manhole.id]:
            manhole.set("invert", min(ends[manhole.id]), "lowest-pipe")
    if rules.minimum_slope is not None:
        _along(made, rules.minimum_slope)
    for pipe in made.pipes.values():
        for column, level in (("from", "invert_up"), ("to", "invert_down")):
            manhole = made.manholes.get(pipe.get(column))
            if pipe.get(level) is None and manhole and manhole.get("invert") is not None:
                pipe.set(level, manhole.get("invert"), "manhole")


def _along(made: Draft, slope: float) -> None:
    """Wave by wave from known inverts: upwards first, as high as every pipe needs to drain, then downwards."""
    pipes = [p for p in made.pipes.values() if p.get("length") and p.get("from") and p.get("to")]
    for unknown, known, sign, pick in (("from", "to", 1, max), ("to", "from", -1, min)):
        touching = defaultdict(list)
        for pipe in pipes:
            touching[pipe.get(known)].append(pipe)
        front = [name for name, manhole in made.manholes.items() if manhole.get("invert") is not None]
        while front:
            found = defaultdict(list)
            for place in front:
                level = made.manholes[place].get("invert")
                for pipe in touching[place]:
                    if made.manholes[pipe.get(unknown)].get("invert") is None:
                        found[pipe.get(unknown)].append(level + sign * slope * pipe.get("length"))
            for name, levels in found.items():
                made.manholes[name].set("invert", round(pick(levels), 4), "minimum-slope")
            front = list(found)


def _ground(made: Draft, rules: Estimates) -> None:
    """Invert, the largest pipe and the cover of the mapping."""
    if rules.cover is None:
        return
    largest = defaultdict(float)
    for pipe in made.pipes.values():
        for column in ("from", "to"):
            largest[pipe.get(column)] = max(largest[pipe.get(column)], pipe.get("diameter") or 0.0)
    for manhole in made.manholes.values():
        if manhole.get("ground") is None and manhole.get("invert") is not None:
            manhole.set(
                "ground", round(manhole.get("invert") + largest[manhole.id] + rules.cover, 4), "cover"
            )

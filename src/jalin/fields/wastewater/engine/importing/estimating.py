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
    placed = [m for m in made.manholes.values() if m.get("x") is not None and m.record.shape is not None]
    if rules.snap is None or not placed:
        return
    tree = shapely.STRtree([m.record.shape for m in placed])
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
    """Along the network, until nothing changes."""
    at_end = defaultdict(list)
    for pipe in made.pipes.values():
        at_end[pipe.get(their_end)].append(pipe)
    waiting = [pipe for pipe in made.pipes.values() if pipe.get(column) is None]
    changed = True
    while waiting and changed:
        found = []
        for pipe in waiting:
            known = [
                one.get(column) for one in at_end.get(pipe.get(my_end), ()) if one.get(column) is not None
            ]
            if known and pipe.get(my_end) is not None:
                found.append((pipe, pick(known)))
        for pipe, value in found:
            pipe.set(column, value, mark)
        changed = bool(found)
        waiting = [pipe for pipe in waiting if pipe.get(column) is None]


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
    """From known inverts upwards first (the lowest that drains), then downwards."""
    pipes = [p for p in made.pipes.values() if p.get("length") and p.get("from") and p.get("to")]
    for unknown, known, sign, pick in (("from", "to", 1, max), ("to", "from", -1, min)):
        changed = True
        while changed:
            found = defaultdict(list)
            for pipe in pipes:
                other, one = made.manholes.get(pipe.get(known)), made.manholes.get(pipe.get(unknown))
                if one and other and one.get("invert") is None and other.get("invert") is not None:
                    found[one.id].append(other.get("invert") + sign * slope * pipe.get("length"))
            for name, levels in found.items():
                made.manholes[name].set("invert", round(pick(levels), 4), "minimum-slope")
            changed = bool(found)


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

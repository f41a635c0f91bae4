"""The body of a text: a list of blocks, each {"id", "kind", …}. Changing it, and joining what two people wrote at the same
time, block by block. Pure Python."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Body = list[dict]
UP, DOWN = -1, 1
FIRST = "^"  # stands for the place before all blocks
MOST_BLOCKS = 200


def new_id(taken: Iterable[str]) -> str:
    """A short name that no block of the body has yet; it starts with a letter, for forms and anchors."""
    taken = set(taken)
    while (name := f"b{secrets.token_hex(3)}") in taken:
        pass
    return name


def ids_of(body: Body) -> list[str]:
    return [block["id"] for block in body]


def with_block(body: Body, block: dict, after: str = "") -> Body:
    """`block` stands behind the block `after` (FIRST: before all), or last where there is no such block."""
    order = ids_of(body)
    place = 0 if after == FIRST else order.index(after) + 1 if after in order else len(body)
    return [*body[:place], block, *body[place:]]


def without(body: Body, name: str) -> Body:
    return [block for block in body if block["id"] != name]


def moved(body: Body, name: str, step: int) -> Body:
    """The block changes places with its neighbour above (UP) or below (DOWN); at the end it stays where it is."""
    order = ids_of(body)
    if name not in order:
        return body
    here = order.index(name)
    there = here + step
    if not 0 <= there < len(body):
        return body
    found = list(body)
    found[here], found[there] = found[there], found[here]
    return found


def changed_ids(old: Body, new: Body) -> set[str]:
    """Blocks that were added, changed or taken out between two bodies."""
    before, after = {one["id"]: one for one in old}, {one["id"]: one for one in new}
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@dataclass(frozen=True)
class Joined:
    """`body`: what is to be saved. `clashes`: blocks that both changed differently; there the writer's own stands in `body`."""

    body: Body
    clashes: tuple[str, ...] = ()


def joined(base: Body, mine: Body, theirs: Body) -> Joined:
    """What two people made of the same body: changes to different blocks are both kept. Where one took a block out that the
    other changed, it stays and is a clash."""
    was, own, other = ({one["id"]: one for one in body} for body in (base, mine, theirs))
    kept: dict[str, dict] = {}
    clashes = []
    for name in _order(base, mine, theirs):
        before, here, there = was.get(name), own.get(name), other.get(name)
        if here == before:
            chosen = there
        elif there in (before, here):
            chosen = here
        else:
            chosen = here or there
            clashes.append(name)
        if chosen is not None:
            kept[name] = chosen
    return Joined(list(kept.values()), tuple(clashes))


def _order(base: Body, mine: Body, theirs: Body) -> Sequence[str]:
    """The order of who changed it (the writer's own where both did); what only the other body has stands where it stands
    there, behind the same block."""
    first, second = ids_of(mine), ids_of(theirs)
    common = [name for name in ids_of(base) if name in first]
    if [name for name in first if name in common] == common:  # the writer moved nothing
        first, second = second, first
    order = list(first)
    for place, name in enumerate(second):
        if name not in order:
            before = second[place - 1] if place else ""
            order.insert(order.index(before) + 1 if before in order else 0, name)
    return order

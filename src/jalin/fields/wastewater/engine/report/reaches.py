"""Which pipes a long profile shows: the repaired ones in one line of flow, with some before and after them."""

from collections.abc import Collection

from ..inp import Network
from ..inp.objects import Link

BEFORE, AFTER, MOST_LINKS = 2, 3, 16


def reaches(network: Network, repaired: Collection[str], most: int) -> list[list[Link]]:
    """Up to `most` lines of conduits from upstream to downstream that together show the repaired pipes."""
    out, into = _neighbours(network)
    left = dict.fromkeys(sorted(repaired))
    found = []
    while left and len(found) < most:
        start = min(left, key=lambda name: (_repaired_above(network, into, name, left), name))
        line = _line(network, out, into, start, left)
        for link in line:
            left.pop(link.id, None)
        found.append(line)
    return found


def _neighbours(network: Network) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
    """Conduits by their upper and by their lower node, the largest first."""
    out: dict[str, list[Link]] = {}
    into: dict[str, list[Link]] = {}
    conduits = [link for link in network.links.values() if link.kind == "conduit" and link.height]
    for link in sorted(conduits, key=lambda link: (-link.height, link.id)):
        out.setdefault(link.from_node, []).append(link)
        into.setdefault(link.to_node, []).append(link)
    return out, into


def _repaired_above(network: Network, into: dict, name: str, repaired: Collection[str]) -> int:
    """How many repaired pipes lie directly above, link by link: 0 for the uppermost of a line."""
    count, seen, node = 0, set(), network.links[name].from_node
    while node not in seen:
        seen.add(node)
        above = [link for link in into.get(node, []) if link.id in repaired]
        if not above:
            break
        count, node = count + 1, above[0].from_node
    return count


def _line(network: Network, out: dict, into: dict, start: str, repaired: Collection[str]) -> list[Link]:
    first = network.links[start]
    line, seen, node = [first], {first.id}, first.from_node
    for _ in range(BEFORE):
        above = [link for link in into.get(node, []) if link.id not in seen]
        if not above:
            break
        line.insert(0, above[0])
        seen.add(above[0].id)
        node = above[0].from_node
    node, since = first.to_node, 0
    while len(line) < MOST_LINKS and since < AFTER:
        below = [link for link in out.get(node, []) if link.id not in seen]
        if not below:
            break
        chosen = next((link for link in below if link.id in repaired), below[0])
        since = 0 if chosen.id in repaired else since + 1
        line.append(chosen)
        seen.add(chosen.id)
        node = chosen.to_node
    return line

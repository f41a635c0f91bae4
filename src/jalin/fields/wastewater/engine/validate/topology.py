"""How nodes and links hang together."""

from collections import deque

from ..errors import BadTopology, SewerError
from ..inp import Network
from .geometry import NODE_SECTION

LINK_SECTION = {
    "conduit": "CONDUITS",
    "pump": "PUMPS",
    "orifice": "ORIFICES",
    "weir": "WEIRS",
    "outlet": "OUTLETS",
}


def faults(network: Network) -> list[SewerError]:
    found: list[SewerError] = []
    if not network.nodes or not network.links:
        return [BadTopology("no-nodes", file=network.name)]
    for link in network.links.values():
        if link.from_node == link.to_node:
            found.append(BadTopology(text=link.from_node, file=network.name, line=link.line,
                                     section=LINK_SECTION[link.kind], object=link.id))  # fmt: skip
    if not any(node.kind == "outfall" for node in network.nodes.values()):
        found.append(BadTopology("no-outfall", file=network.name, section="OUTFALLS"))
    return found + _warnings(network)


def _warnings(network: Network) -> list[SewerError]:
    """Nodes without a link, and nodes from which water, in either direction, comes to no outfall or storage."""
    beside: dict[str, set[str]] = {id: set() for id in network.nodes}
    for link in network.links.values():
        beside[link.from_node].add(link.to_node)
        beside[link.to_node].add(link.from_node)
    reached = {node.id for node in network.nodes.values() if node.kind in {"outfall", "storage"}}
    waiting = deque(reached)
    while waiting:
        for other in beside[waiting.popleft()] - reached:
            reached.add(other)
            waiting.append(other)
    found: list[SewerError] = []
    for node in network.nodes.values():
        key = "node-tied-to-nothing" if not beside[node.id] else "" if node.id in reached else "no-way-out"
        if key:
            found.append(BadTopology(key, severity="warning", file=network.name, line=node.line,
                                     section=NODE_SECTION[node.kind], object=node.id))  # fmt: skip
    return found

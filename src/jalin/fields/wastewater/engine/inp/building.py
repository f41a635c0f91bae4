"""Rows → nodes and links. Every number is read here, so a bad one is told with its line."""

import math
from string import ascii_lowercase, ascii_uppercase

from ..errors import BadNumber, NonFiniteNumber, TooFewItems, UndefinedName
from .objects import Link, Node
from .rows import Row

CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)
NODE_SECTIONS = {"JUNCTIONS": "junction", "OUTFALLS": "outfall", "STORAGE": "storage", "DIVIDERS": "divider"}
LINK_SECTIONS = {
    "CONDUITS": "conduit",
    "PUMPS": "pump",
    "ORIFICES": "orifice",
    "WEIRS": "weir",
    "OUTLETS": "outlet",
}
STRAIGHT_SIDED = {"RECT_CLOSED", "RECT_OPEN", "TRIANGULAR", "TRAPEZOIDAL"}


def number(network, section: str, row: Row, position: int, default: float | None = None) -> float:
    """The finite number at `position` of the row; `default` when the row is shorter.

    Raises BadNumber, NonFiniteNumber or TooFewItems at the row's line.
    """
    place = {"file": network.name, "line": row.line, "section": section, "object": row.tokens[0]}
    if position >= len(row.tokens):
        if default is None:
            raise TooFewItems(wanted=position + 1, found=len(row.tokens), **place)
        return default
    text = row.tokens[position]
    try:
        value = float(text)
    except ValueError:
        raise BadNumber(text=text, **place) from None
    if "_" in text:
        raise BadNumber(text=text, **place)
    if not math.isfinite(value):
        raise NonFiniteNumber(text=text, **place)
    return value


def build_nodes(network) -> dict[str, Node]:
    """id → Node in the file's order; a second one of the same name is left to the validation."""
    unit, points = network.units.length, coordinates(network)
    nodes: dict[str, Node] = {}
    for section, kind in NODE_SECTIONS.items():
        for row in network.section(section):
            depth, surcharge, area = None, 0.0, 0.0
            if kind in {"junction", "storage"}:
                depth = number(network, section, row, 2, 0.0) * unit
            if kind == "junction":
                surcharge = number(network, section, row, 4, 0.0) * unit
                area = number(network, section, row, 5, 0.0) * unit**2
            x, y = points.get(fold(row.tokens[0]), (None, None))
            nodes.setdefault(row.tokens[0], Node(row.tokens[0], kind, row.line, number(network, section, row, 1) * unit,
                                                 depth or None, surcharge, area, x, y))  # fmt: skip
    return nodes


def build_links(network) -> dict[str, Link]:
    """id → Link in the file's order. Raises UndefinedName for an end that is no node."""
    shapes = {fold(row.tokens[0]): row for row in network.section("XSECTIONS")}
    bends: dict[str, list[tuple[float, float]]] = {}
    for row in network.section("VERTICES"):
        bends.setdefault(fold(row.tokens[0]), []).append(_point(network, "VERTICES", row))
    links: dict[str, Link] = {}
    for section, kind in LINK_SECTIONS.items():
        for row in network.section(section):
            ends = _ends(network, section, row)
            facts = _conduit(network, row, ends) if kind == "conduit" else {}
            facts |= _cross_section(network, shapes.get(fold(row.tokens[0])), kind)
            path = _path(network, ends, bends.get(fold(row.tokens[0]), []))
            links.setdefault(row.tokens[0], Link(row.tokens[0], kind, row.line, *ends, path=path, **facts))
    return links


def fold(name: str) -> str:
    """A name as the engine compares it: ASCII letters without case."""
    return name.upper() if name.isascii() else name.translate(CAPITALS)


def coordinates(network) -> dict[str, tuple[float, float]]:
    """Folded node id → (x, y)."""
    return {
        fold(row.tokens[0]): _point(network, "COORDINATES", row) for row in network.section("COORDINATES")
    }


def _point(network, section: str, row: Row) -> tuple[float, float]:
    return number(network, section, row, 1), number(network, section, row, 2)


def _ends(network, section: str, row: Row) -> tuple[str, str]:
    place = {"file": network.name, "line": row.line, "section": section, "object": row.tokens[0]}
    if len(row.tokens) < 3:
        raise TooFewItems(wanted=3, found=len(row.tokens), **place)
    found = [network.node_id(name) for name in row.tokens[1:3]]
    for name, known in zip(row.tokens[1:3], found, strict=True):
        if known is None:
            raise UndefinedName(text=name, **place)
    return found[0], found[1]


def _conduit(network, row: Row, ends: tuple[str, str]) -> dict:
    unit = network.units.length
    return {"length": number(network, "CONDUITS", row, 3) * unit, "roughness": number(network, "CONDUITS", row, 4),
            "inlet_level": _level(network, row, 5, ends[0]),
            "outlet_level": _level(network, row, 6, ends[1])}  # fmt: skip


def _level(network, row: Row, position: int, node: str) -> float:
    """The pipe's invert at one end; offsets are depths above the node or, by option, levels."""
    invert = network.nodes[node].invert
    if position >= len(row.tokens) or row.tokens[position] == "*":
        return invert
    offset = number(network, "CONDUITS", row, position) * network.units.length
    if network.options.get("LINK_OFFSETS", "DEPTH").upper().startswith("ELEV"):
        return max(offset, invert)
    return invert + offset


def _cross_section(network, row: Row | None, kind: str) -> dict:
    if row is None or len(row.tokens) < 3:
        return {}
    shape = row.tokens[1].upper()
    facts = {"shape": shape, "section_line": row.line}
    if shape not in {"IRREGULAR", "STREET"}:
        facts["height"] = number(network, "XSECTIONS", row, 2) * network.units.length
        if kind == "conduit":
            facts["barrels"] = int(number(network, "XSECTIONS", row, 6, 1.0))
    if shape in STRAIGHT_SIDED:
        facts["width"] = number(network, "XSECTIONS", row, 3, 0.0) * network.units.length
        facts["sides"] = tuple(number(network, "XSECTIONS", row, position, 0.0) for position in (4, 5))
    return facts


def _path(network, ends: tuple[str, str], bends: list) -> tuple[tuple[float, float], ...]:
    first, last = (network.nodes[end] for end in ends)
    if first.x is None or last.x is None:
        return ()
    return ((first.x, first.y), *bends, (last.x, last.y))

"""Lines by themselves: numbers that are none, lines too short, names twice or never defined."""

import re

from ..errors import (
    BadNumber,
    BadTopology,
    DuplicateName,
    NonFiniteNumber,
    SewerError,
    TooFewItems,
    UndefinedName,
)
from ..inp import Network, Row
from ..inp.building import LINK_SECTIONS, NODE_SECTIONS, fold
from ..inp.rows import is_not_finite

ODD = re.compile(r"nan|inf|e\+?\d{3}|\d{300}", re.IGNORECASE)
FREE_TEXT = {
    "TITLE",
    "CONTROLS",
    "TAGS",
    "LABELS",
    "BACKDROP",
    "MAP",
    "PROFILES",
    "REPORT",
    "TREATMENT",
    "FILES",
    "GWF",
}
NEEDED = {"JUNCTIONS": 2, "OUTFALLS": 3, "STORAGE": 5, "DIVIDERS": 4, "CONDUITS": 7, "PUMPS": 4, "ORIFICES": 6,
          "WEIRS": 6, "OUTLETS": 6, "XSECTIONS": 3, "COORDINATES": 3, "VERTICES": 3, "SUBCATCHMENTS": 8}  # fmt: skip
NUMBERS = {  # section → columns that hold numbers, from 0; a column may be missing at the end of a line
    "JUNCTIONS": range(1, 6), "OUTFALLS": (1,), "STORAGE": (1, 2, 3), "DIVIDERS": (1,), "CONDUITS": (3, 4, 5, 6, 7, 8),
    "ORIFICES": (4, 5), "WEIRS": (4, 5), "OUTLETS": (3,), "COORDINATES": (1, 2), "VERTICES": (1, 2),
    "POLYGONS": (1, 2), "SUBCATCHMENTS": (3, 4, 5, 6, 7), "SUBAREAS": range(1, 6), "LOSSES": (1, 2, 3),
}  # fmt: skip
OFFSETS = {("CONDUITS", 5), ("CONDUITS", 6), ("ORIFICES", 4), ("WEIRS", 4), ("OUTLETS", 3)}
UNIQUE = (tuple(NODE_SECTIONS), tuple(LINK_SECTIONS), ("SUBCATCHMENTS",), ("RAINGAGES",))
SHAPES_WITHOUT_NUMBERS = {"IRREGULAR", "STREET"}


def faults(network: Network) -> list[SewerError]:
    found = [*not_finite(network), *_short_or_bad(network), *_duplicates(network)]
    return found + _undefined(network)


def _at(network: Network, section: str, row: Row) -> dict:
    return {"file": network.name, "line": row.line, "section": section, "object": row.tokens[0]}


def not_finite(network: Network):
    """Any token, in any section of numbers, that a C library would read as NaN or infinity."""
    if not any(ODD.search(line) for line in network.text):
        return
    names = _defined(network)
    for section in {heading.name for heading in network.headings if heading.known} - FREE_TEXT:
        for row in network.section(section):
            for token in row.tokens[1:]:
                if ODD.search(token) and fold(token) not in names and is_not_finite(token):
                    yield NonFiniteNumber(text=token, **_at(network, section, row))


def _defined(network: Network) -> set[str]:
    """Every name that some section defines by its first column."""
    sections = (*NODE_SECTIONS, *LINK_SECTIONS, "SUBCATCHMENTS", "RAINGAGES", "CURVES", "TIMESERIES", "PATTERNS",
                "POLLUTANTS", "LANDUSES", "AQUIFERS", "SNOWPACKS", "HYDROGRAPHS", "LID_CONTROLS", "STREETS", "INLETS")  # fmt: skip
    return {fold(row.tokens[0]) for section in sections for row in network.section(section)}


def _short_or_bad(network: Network):
    for section in {*NEEDED, *NUMBERS}:
        wanted, columns = NEEDED.get(section, 1), NUMBERS.get(section, ())
        for row in network.section(section):
            if len(row.tokens) < wanted:
                yield TooFewItems(wanted=wanted, found=len(row.tokens), **_at(network, section, row))
                continue
            if section == "XSECTIONS" and row.tokens[1].upper() not in SHAPES_WITHOUT_NUMBERS:
                columns = (2,)
            elif section == "XSECTIONS":
                columns = ()
            for column in columns:
                if column < len(row.tokens) and not _is_number(
                    row.tokens[column], (section, column) in OFFSETS
                ):
                    yield BadNumber(text=row.tokens[column], **_at(network, section, row))


def _is_number(token: str, offset: bool = False) -> bool:
    """Whether the engine reads a number here; at an offset `*` means "at the invert"."""
    if token == "*":  # noqa: S105
        return offset
    try:
        float(token)
    except ValueError:
        return False
    return "_" not in token


def _duplicates(network: Network):
    for sections in UNIQUE:
        first: dict[str, int] = {}
        for section in sections:
            for row in network.section(section):
                name = fold(row.tokens[0])
                if name in first:
                    yield DuplicateName(first=first[name], **_at(network, section, row))
                first.setdefault(name, row.line)


def _undefined(network: Network) -> list[SewerError]:
    found: list[SewerError] = []
    shaped = {fold(row.tokens[0]) for row in network.section("XSECTIONS")}
    links = {fold(row.tokens[0]) for section in LINK_SECTIONS for row in network.section(section)}
    for section in LINK_SECTIONS:
        for row in network.section(section):
            found += [UndefinedName(text=name, **_at(network, section, row)) for name in row.tokens[1:3]
                      if network.node_id(name) is None]  # fmt: skip
            if section in {"CONDUITS", "ORIFICES", "WEIRS"} and fold(row.tokens[0]) not in shaped:
                found.append(BadTopology("no-cross-section", **_at(network, section, row)))
    found += [UndefinedName(text=row.tokens[0], **_at(network, "XSECTIONS", row))
              for row in network.section("XSECTIONS") if fold(row.tokens[0]) not in links]  # fmt: skip
    return found

"""Values that no sewer has: they would run, and mean nothing."""

from ..errors import OutOfRange, SewerError
from ..inp import Link, Network

# quantity → (lowest, highest, whether the lowest itself is allowed), SI. Wide on purpose: they catch codes and slips.
LIMITS = {
    "invert": (-450.0, 9000.0, True),
    "max_depth": (0.0, 1000.0, True),
    "length": (0.0, 200_000.0, False),
    "roughness": (0.0, 10.0, False),
    "height": (0.0, 50.0, False),
    "inlet_level": (-450.0, 9000.0, True),
    "outlet_level": (-450.0, 9000.0, True),
}
ROUGH_BY_TRANSECT = {"DUMMY", "IRREGULAR", "STREET"}  # the conduit's own roughness does not count there
CLIMB, FALL = -0.1, 1.0  # slopes outside are told as improbable; ours
CLIMBING = {"DUMMY", "FORCE_MAIN"}
NODE_SECTION = {"junction": "JUNCTIONS", "outfall": "OUTFALLS", "storage": "STORAGE", "divider": "DIVIDERS"}


def faults(network: Network) -> list[SewerError]:
    found = []
    for node in network.nodes.values():
        found += _judge(network, node, NODE_SECTION[node.kind], node.line, ("invert", "max_depth"))
    for link in network.links.values():
        if link.kind == "conduit":
            found += _judge(network, link, "CONDUITS", link.line, ("length", "inlet_level", "outlet_level"))
            if link.shape not in ROUGH_BY_TRANSECT:
                found += _judge(network, link, "CONDUITS", link.line, ("roughness",))
            found += _slope(network, link)
            if link.shape != "DUMMY":
                found += _judge(network, link, "XSECTIONS", link.section_line, ("height",))
    return found


def _slope(network: Network, link: Link):
    """A warning for a pipe that climbs or falls as no sewer does: mostly a level that is wrong at one end."""
    slope = link.slope
    if slope is None or link.shape in CLIMBING or CLIMB <= slope <= FALL:
        return
    yield OutOfRange("improbable-slope", severity="warning", file=network.name, line=link.line, section="CONDUITS",
                     object=link.id, percent=100 * slope, upper=link.from_node, lower=link.to_node)  # fmt: skip


def _judge(network: Network, thing, section: str, line: int, quantities: tuple[str, ...]):
    for quantity in quantities:
        value = getattr(thing, quantity)
        lowest, highest, included = LIMITS[quantity]
        if value is None or lowest < value <= highest or (included and value == lowest):
            continue
        unit = network.units.length if quantity != "roughness" else 1.0
        word = network.units.length_word if quantity != "roughness" else ""
        sign = "≤" if included else "<"
        limits = f"{lowest / unit:g} {sign} … ≤ {highest / unit:g} {word}".strip()
        yield OutOfRange(file=network.name, line=line, section=section, object=thing.id,
                         quantity=quantity.replace("_", " "), text=value / unit, limits=limits)  # fmt: skip

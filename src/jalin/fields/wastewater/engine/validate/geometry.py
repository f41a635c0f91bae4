"""Values that no sewer has: they would run, and mean nothing."""

from ..errors import OutOfRange, SewerError
from ..inp import Link, Network

# quantity → (lowest, highest), SI. Wide on purpose: they catch codes and slips.
LIMITS = {
    "invert": (-450.0, 9000.0),
    "max_depth": (0.0, 1000.0),
    "length": (0.001, 200_000.0),
    "roughness": (0.001, 10.0),
    "height": (0.001, 50.0),
    "inlet_level": (-450.0, 9000.0),
    "outlet_level": (-450.0, 9000.0),
    "width": (0.0, 10_000.0),
    "sides": (0.0, 1000.0),
    "barrels": (1.0, 127.0),  # the engine counts them in one byte
}
WITHOUT_UNIT = {"roughness", "sides", "barrels"}
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
            found += _conduit(network, link)
    return found


def _conduit(network: Network, link: Link):
    placed = list(_judge(network, link, "CONDUITS", link.line, ("length", "inlet_level", "outlet_level")))
    # what is wrong with a length need not be told of the slope too
    yield from placed or _slope(network, link)
    if link.shape not in ROUGH_BY_TRANSECT:
        yield from _judge(network, link, "CONDUITS", link.line, ("roughness",))
    if link.shape != "DUMMY":
        sizes = ("height", "width", "sides", "barrels")
        yield from _judge(network, link, "XSECTIONS", link.section_line, sizes)


def _slope(network: Network, link: Link):
    """A warning for a pipe that climbs or falls as no sewer does: mostly a level that is wrong at one end."""
    slope = link.slope
    if slope is None or link.shape in CLIMBING or CLIMB <= slope <= FALL:
        return
    yield OutOfRange("improbable-slope", severity="warning", file=network.name, line=link.line, section="CONDUITS",
                     object=link.id, percent=100 * slope, upper=link.from_node, lower=link.to_node)  # fmt: skip


def _judge(network: Network, thing, section: str, line: int, quantities: tuple[str, ...]):
    for quantity in quantities:
        value, (lowest, highest) = getattr(thing, quantity), LIMITS[quantity]
        values = value if isinstance(value, tuple) else (value,)
        value = next((one for one in values if one is not None and not lowest <= one <= highest), None)
        if value is None:
            continue
        units = network.units
        unit, word = (1.0, "") if quantity in WITHOUT_UNIT else (units.length, units.length_word)
        limits = f"{lowest / unit:g} ≤ … ≤ {highest / unit:g} {word}".strip()
        yield OutOfRange(file=network.name, line=line, section=section, object=thing.id,
                         quantity=quantity.replace("_", " "), text=value / unit, limits=limits)  # fmt: skip

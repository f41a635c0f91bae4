"""What the water does in each pipe and manhole, in SI: the dynamic wave's figures with Manning's capacity beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from .. import manning
from ..inp import Link, Network, Node
from ..reasons import Reason, reason
from ..results import RunResult
from .limits import limit


@dataclass(frozen=True)
class NodeState:
    """flood_volume m³ · hours · max_depth, max_level, freeboard m (below 0: above ground), None where unknown"""

    node: Node
    flood_volume: float
    flood_hours: float
    surcharge_hours: float
    max_depth: float
    max_level: float
    freeboard: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class LinkState:
    """flows m³/s · velocity m/s · filling: largest depth over full depth · full_flow: Manning, None where not reckoned ·
    load: max_flow over full_flow · water_slope: fall of the highest water levels over the length ·
    cause: "capacity" (the water line is steeper than the pipe: it is too small), "backwater" (it is held back from below) or
    "" for a pipe that never runs full
    """

    link: Link
    max_flow: float
    max_velocity: float
    filling: float | None
    full_flow: float | None
    load: float | None
    surcharge_hours: float
    full_hours: float
    capacity_limited_hours: float
    water_slope: float | None
    cause: str
    reasons: tuple[Reason, ...]

    @property
    def surcharged(self) -> bool:
        return self.surcharge_hours > 0


def node_states(network: Network, result: RunResult) -> list[NodeState]:
    """In the file's order."""
    unit, volume = network.units.length, network.units.volume
    states = []
    for node in network.nodes.values():
        given = result.nodes[node.id]
        level = given.max_head * unit
        freeboard = None if node.kind == "outfall" or node.ground is None else node.ground - level
        reasons = ()
        if given.flood_volume > 0:
            reasons = (reason("node-floods", volume=given.flood_volume * volume, hours=given.flood_hours),)
        states.append(NodeState(node, given.flood_volume * volume, given.flood_hours, given.surcharge_hours,
                                given.max_depth * unit, level, freeboard, reasons))  # fmt: skip
    return states


def link_states(network: Network, result: RunResult) -> list[LinkState]:
    """In the file's order."""
    levels = {id: node.max_head * network.units.length for id, node in result.nodes.items()}
    return [_link_state(network, link, result, levels) for link in network.links.values()]


def _link_state(network: Network, link: Link, result: RunResult, levels: dict[str, float]) -> LinkState:
    given, unit = result.links[link.id], network.units.length
    pipe = link.kind == "conduit"
    flow, speed = given.max_flow * network.units.flow_si, given.max_velocity * unit if pipe else 0.0
    full = manning.full_flow(link) if pipe else None
    filling = given.max_depth * unit / link.height if pipe and link.height else None
    slope = (levels[link.from_node] - levels[link.to_node]) / link.length if pipe and link.length else None
    full_hours = max(given.full_upstream_hours, given.full_downstream_hours)
    cause = _cause(link, given.surcharge_hours, slope) if pipe else ""
    state = LinkState(link, flow, speed, filling, full, flow / full if full else None, given.surcharge_hours,
                      full_hours if pipe else 0.0, given.capacity_limited_hours, slope, cause, ())  # fmt: skip
    return LinkState(**{**state.__dict__, "reasons": tuple(_reasons(state))}) if pipe else state


def _cause(link: Link, hours: float, water_slope: float | None) -> str:
    """Own capacity or backwater, from the slope of the water line against that of the pipe, as far as it is full."""
    if hours <= 0 or water_slope is None or link.slope is None:
        return ""
    return "capacity" if water_slope > max(link.slope, 0.0) else "backwater"


def _reasons(state: LinkState) -> Iterator[Reason]:
    link = state.link
    if state.surcharged:
        word = "surcharged-capacity" if state.cause == "capacity" else "surcharged-backwater"
        yield reason(
            word, hours=state.surcharge_hours, water=_percent(state.water_slope), pipe=_percent(link.slope)
        )
    elif state.filling is not None and state.filling > limit("filling_high") and state.max_flow > 0:
        yield reason("filled-high", filling=100 * state.filling, limit=100 * limit("filling_high"))
    if state.load is not None and state.load > limit("load_high"):
        yield reason(
            "over-capacity", flow=1000 * state.max_flow, full=1000 * state.full_flow, load=state.load
        )
    if link.slope is not None and link.slope < 0:
        yield reason("adverse-slope", slope=_percent(link.slope))
    if 0 < state.max_velocity < limit("velocity_low"):
        yield reason("slow", velocity=state.max_velocity, limit=limit("velocity_low"))
    if state.max_velocity > limit("velocity_high"):
        yield reason("fast", velocity=state.max_velocity, limit=limit("velocity_high"))


def _percent(slope: float | None) -> float:
    return 100 * (slope or 0.0)

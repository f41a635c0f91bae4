"""Before and after by the engine under locked options: full runs at the file's own time step, and whether they count.

Continuity error (the larger of runoff and routing, of both runs): over 2 % a remark, over 5 % "indicative" with a warning
on every page, over 10 % never evidence. The limits are ours, after EPA's guidance that doubts results over 10 %.
"""

from dataclasses import dataclass

from .errors import NotComparable, NotEvidence
from .inp import Network
from .no_harm import limit_of, worse_places
from .results import RunResult

REMARK, INDICATIVE, REFUSED = 2.0, 5.0, 10.0


@dataclass(frozen=True)
class Evidence:
    """Two full runs of one network and of the same one repaired. continuity: the largest error, percent"""

    before: RunResult
    after: RunResult
    continuity: float

    @property
    def status(self) -> str:
        """"evidence", "remark", "indicative" or "refused"."""  # fmt: skip
        return status_of(self.continuity)


def status_of(continuity: float) -> str:
    if continuity > REFUSED:
        return "refused"
    if continuity > INDICATIVE:
        return "indicative"
    return "remark" if continuity > REMARK else "evidence"


def continuity_of(*results: RunResult) -> float:
    """The largest continuity error, percent, without its sign."""
    return max(
        abs(error)
        for result in results
        for error in (result.routing_continuity_error_percent, result.runoff_continuity_error_percent)
    )


def gather(network: Network, repaired: Network, before: RunResult, after: RunResult) -> Evidence:
    """Raises NotComparable when options differ or a run was not carried out in full."""
    if network.options != repaired.options or not (before.complete and after.complete):
        raise NotComparable(file=repaired.name)
    if before.engine != after.engine:
        raise NotComparable(file=repaired.name)
    return Evidence(before, after, continuity_of(before, after))


def require(evidence: Evidence, name: str) -> None:
    """Raises NotEvidence when the figures may not be shown as proof."""
    if evidence.status == "refused":
        raise NotEvidence(file=name, percent=round(evidence.continuity, 3), limit=REFUSED)


def figures(network: Network, result: RunResult) -> dict:
    """One row of the before/after table, in SI, rounded to what is printed."""
    volume, flow = network.units.volume, network.units.flow_si
    full = [link for link in network.links.values() if result.links[link.id].surcharge_hours > 0]
    filling = [result.links[link.id].max_depth * network.units.length / link.height
               for link in network.links.values() if link.kind == "conduit" and link.height]  # fmt: skip
    flooded = result.node_floods
    return {
        "flooding_m3": round(result.flooding_volume * volume, 2),
        "nodes_flooded": result.nodes_flooded,
        "flood_hours": round(max((result.nodes[node].flood_hours for node in flooded), default=0.0), 2),
        "links_surcharged": result.links_surcharged,
        "surcharged_m": round(sum(link.length or 0.0 for link in full), 1),
        "full_share": round(sum(f >= 0.999 for f in filling) / len(filling), 4) if filling else 0.0,
        "outflow_m3": round(result.totals["outflow"] * volume, 1),
        "peak_overflow_m3s": round(
            max((result.nodes[n].max_overflow for n in flooded), default=0.0) * flow, 4
        ),
        "routing_continuity_error_percent": round(result.routing_continuity_error_percent, 3),
        "runoff_continuity_error_percent": round(result.runoff_continuity_error_percent, 3),
    }


def worse(
    network: Network, before: RunResult, after: RunResult, volume_limit: float, share_limit: float
) -> list[dict]:
    """Every node that floods more than before, the worst first, with the limit it stays under. m³"""
    unit = network.units.volume
    old = {node: flood * unit for node, flood in before.node_floods.items()}
    new = {node: flood * unit for node, flood in after.node_floods.items()}
    return [
        {"node": node, "before_m3": round(old.get(node, 0.0), 3), "after_m3": round(new[node], 3), "more_m3": round(more, 3),
         "limit_m3": round(limit_of(old.get(node, 0.0), volume_limit, share_limit), 3)}
        for node, more in worse_places(old, new).items() if round(more, 3) > 0
    ]  # fmt: skip


def changed_lines(network: Network, repaired: Network) -> list[dict]:
    """What differs between the two files, line by line; a repair changes lines and never adds or removes one."""
    pairs = enumerate(zip(network.text, repaired.text, strict=True), start=1)
    return [
        {"line": number, "before": old.strip(), "after": new.strip()}
        for number, (old, new) in pairs
        if old != new
    ]

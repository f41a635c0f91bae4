"""Which pipes are worth trying: surcharged in the base run, or carrying more than their own capacity would allow.

u = Q_peak,unthrottled / Q_full, with the peak from one run of the network with all its circular pipes three times as
wide. Manning alone ranks but never filters: on one network it found one of three pipes that help.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .actions import full_flow
from .errors import NoCandidates
from .inp import Network
from .inp.patch import find_row
from .results import RunResult

WIDER = 3.0


@dataclass(frozen=True)
class Screened:
    """link: a circular pipe that a repair could help · load: u, how many times its own capacity would be asked of it ·
    surcharged: hours in the base run · flooding: m³ that floods upstream of it in the base run, as far as other screened
    pipes lead: what it holds back, or would have to carry
    """

    link: str
    load: float
    surcharged: float
    flooding: float

    @property
    def rank(self) -> tuple:
        return -self.flooding, -self.load, self.link


def unthrottled(network: Network) -> dict:
    """The changes that make every circular conduit three times as wide."""
    changes = {}
    for link in network.links.values():
        if link.kind == "conduit" and link.shape == "CIRCULAR":
            row = find_row(network, "XSECTIONS", link.id)
            wide = f"{float(row.tokens[2]) * WIDER:.9g}"
            changes["XSECTIONS", link.id] = (*row.tokens[:2], wide, *row.tokens[3:])
    return changes


def screen(network: Network, base: RunResult, free: RunResult) -> list[Screened]:
    """The pipes to try, the most promising first. base, free: runs of the network as it is, and `unthrottled`."""
    loads = {link.id: _load(network, link, free) for link in network.links.values()
             if link.kind == "conduit" and link.shape == "CIRCULAR" and link.diameter}  # fmt: skip
    kept = [name for name, load in loads.items() if load > 1 or base.links[name].surcharge_hours > 0]
    into: dict[str, list[str]] = {}
    for name in kept:
        into.setdefault(network.links[name].to_node, []).append(network.links[name].from_node)
    floods = {node: volume * network.units.volume for node, volume in base.node_floods.items()}
    found = [
        Screened(
            name,
            loads[name],
            base.links[name].surcharge_hours,
            _upstream(network.links[name].from_node, into, floods),
        )
        for name in kept
    ]
    return sorted(found, key=lambda one: one.rank)


def _upstream(node: str, into: Mapping[str, list[str]], floods: Mapping[str, float]) -> float:
    seen, open_, total = {node}, [node], 0.0
    while open_:
        here = open_.pop()
        total += floods.get(here, 0.0)
        above = [upper for upper in into.get(here, []) if upper not in seen]
        seen.update(above)
        open_ += above
    return round(total, 6)


def _load(network: Network, link, free: RunResult) -> float:
    """u; infinite for a pipe that does not fall."""
    own = full_flow(link.diameter, link.roughness or 0.013, link.slope or 0.0)
    asked = free.links[link.id].max_flow * network.units.flow_si / max(link.barrels, 1)
    return asked / own if own > 0 else float("inf")


def named(network: Network, names: Iterable[str]) -> list[str]:
    """Names given by a person → pipes. Raises NoCandidates for one that is not a circular conduit of the network."""
    found = []
    for name in names:
        link = network.links.get(name)
        if link is None:
            raise NoCandidates("unknown-link", file=network.name, object=name)
        if link.kind != "conduit" or link.shape != "CIRCULAR":
            raise NoCandidates("not-circular", file=network.name, object=name, line=link.line)
        found.append(name)
    return list(dict.fromkeys(found))

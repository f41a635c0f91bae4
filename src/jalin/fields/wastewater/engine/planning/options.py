"""The options of a plan: which pipes, repaired in which ways, at what price."""

from collections.abc import Mapping, Sequence

from .. import screening
from ..actions import Action, actions_for, capacity_ratio
from ..costs import Prices
from ..errors import NoCandidates
from ..fleet import Fleet
from ..inp import Network
from ..observations import Pipe
from ..search import Option
from ..worker import Job, RunOptions


def pipe_of(network: Network, link_id: str) -> Pipe:
    """A circular conduit as the prices need it; depth: mean of ground to invert at its ends, None where unknown."""
    link = network.links[link_id]
    depths = []
    for node, level in ((link.from_node, link.inlet_level), (link.to_node, link.outlet_level)):
        ground = network.nodes[node].ground if node in network.nodes else None
        if ground is not None and level is not None:
            depths.append(ground - level)
    depth = sum(depths) / len(depths) if depths else None
    return Pipe(link.id, link.length or 0.0, link.diameter or 0.0, depth=depth, roughness=link.roughness)


def screened(network: Network, count: int, fleet: Fleet) -> list[str]:
    """The most promising pipes of the network, by two runs. See `screening`."""
    plain = RunOptions()
    jobs = [Job(network, options=plain), Job(network, screening.unthrottled(network), plain)]
    found = dict(fleet.outcomes(jobs))
    for result in found.values():
        if isinstance(result, Exception):
            raise result
    return [one.link for one in screening.screen(network, found[0], found[1])[:count]]


def options_of(network: Network, names: Sequence[str], prices: Prices, methods: Sequence[str],
               benefits: Mapping[str, Sequence[int] | int]) -> tuple[Option, ...]:  # fmt: skip
    """Every priced repair of the named pipes that lets them carry more. Raises NoCandidates when there is none."""
    found = []
    for name in screening.named(network, names):
        for action in actions_for(pipe_of(network, name), prices):
            if action.method in methods and gains_capacity(network, action):
                worth = benefits.get(Option(action).name, 0)
                found.append(Option(action, worth[0] if isinstance(worth, list) else worth))
    if not found and not benefits:
        raise NoCandidates(file=network.name, reason=", ".join(methods))
    return tuple(found)


def gains_capacity(network: Network, action: Action) -> bool:
    """Whether the pipe carries more after the repair, by Manning."""
    link = network.links[action.link]
    old = link.roughness or action.roughness
    return capacity_ratio(link.diameter, old, action.diameter, action.roughness or old) > 1 + 1e-9

"""Repairs of one pipe: what each does to diameter, roughness and rank, what it costs, and how it is written into a network.

A liner makes the pipe narrower and smoother: Q' / Q = (n / n') · ((D - 2t) / D)^(8/3), so it is never neutral and the
assumed roughness decides the sign. A spot repair takes away the worst defects only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import pi

from .costs import Liner, PriceBand, Prices
from .inp.patch import find_row
from .observations import Pipe

WATER = 9.81e-3  # MPa for one metre of water


@dataclass(frozen=True, order=True)
class Action:
    """link: id in the network · method: line, replace, upsize or spot · diameter: m, after · roughness: n, after

    0 where unknown and unchanged · cost: whole smallest units of the currency · grade: rank after, 1 best to 5 worst
    """

    link: str
    method: str
    diameter: float
    roughness: float
    cost: int
    grade: int


def full_flow(diameter: float, roughness: float, slope: float) -> float:
    """Manning, circular pipe running full: Q = (0.3117 / n) · D^(8/3) · S^(1/2), m³/s; 0 for a slope that does not fall."""
    factor = pi / 4 ** (5 / 3)  # 0.3117
    return factor / roughness * diameter ** (8 / 3) * max(slope, 0.0) ** 0.5


def capacity_ratio(diameter: float, roughness: float, new_diameter: float, new_roughness: float) -> float:
    """Full flow after over full flow before, at the same slope."""
    return roughness / new_roughness * (new_diameter / diameter) ** (8 / 3)


def liner_thickness(diameter: float, liner: Liner) -> float:
    """Thickness (m) of a liner for ground water, ASTM F1216 appendix X1 for a partly deteriorated pipe:
    t = D / ((2·K·E·C / (P·N·(1 - ν²)))^(1/3) + 1), with C for the ovality. To be checked with the standard.
    """
    if liner.thickness is not None:
        return liner.thickness
    if liner.groundwater <= 0:
        return 0.0
    out = liner.ovality / 100
    shape = ((1 - out) / (1 + out) ** 2) ** 3
    pressure = WATER * liner.groundwater
    stiff = 2 * liner.enhancement * liner.modulus * shape / (pressure * liner.safety * (1 - liner.poisson**2))
    return diameter / (stiff ** (1 / 3) + 1)


def actions_for(pipe: Pipe, prices: Prices, ranks: Sequence[int] = ()) -> list[Action]:
    """Every repair of a circular pipe that the prices allow. ranks: of its single defects, for spot repairs."""
    made = []
    for method, make in (("line", _line), ("replace", _replace), ("upsize", _upsize)):
        made += make(method, pipe, prices)
    return made + _spot(pipe, prices, ranks)


def _line(method: str, pipe: Pipe, prices: Prices) -> list[Action]:
    band = prices.band(method, pipe.diameter, pipe.depth)
    if band is None:
        return []
    inner = pipe.diameter - 2 * liner_thickness(pipe.diameter, band.liner)
    cost = prices.cost(method, pipe.length, pipe.diameter, pipe.depth)
    return (
        [Action(pipe.id, method, inner, _roughness(band, pipe), cost, band.rank_after)] if inner > 0 else []
    )


def _replace(method: str, pipe: Pipe, prices: Prices) -> list[Action]:
    band = prices.band(method, pipe.diameter, pipe.depth)
    if band is None:
        return []
    cost = prices.cost(method, pipe.length, pipe.diameter, pipe.depth)
    return [Action(pipe.id, method, pipe.diameter, _roughness(band, pipe), cost, band.rank_after)]


def _upsize(method: str, pipe: Pipe, prices: Prices) -> list[Action]:
    """The next size up of every entry that prices it, and every factor."""
    made = {}
    for band in (band for band in prices.bands if band.method == method):
        for diameter in _larger(pipe.diameter, band):
            if prices.band(method, diameter, pipe.depth) is band:
                cost = prices.cost(method, pipe.length, diameter, pipe.depth)
                made[diameter] = Action(
                    pipe.id, method, diameter, _roughness(band, pipe), cost, band.rank_after
                )
    return [made[diameter] for diameter in sorted(made)]


def _larger(diameter: float, band: PriceBand) -> list[float]:
    next_size = next((size for size in band.sizes if size > diameter + 1e-9), None)
    return [
        *([next_size] if next_size else []),
        *(diameter * factor for factor in band.factors if factor > 1),
    ]


def _roughness(band: PriceBand, pipe: Pipe) -> float:
    return pipe.roughness or 0.0 if band.roughness is None else band.roughness


def _spot(pipe: Pipe, prices: Prices, ranks: Sequence[int]) -> list[Action]:
    """Repair of the worst defects, where there are few enough of them and the pipe is better afterwards."""
    pieces, left = worst_defects(ranks)
    made = spot_repair(pipe, prices, pieces, left) if pieces else None
    return [made] if made else []


def worst_defects(ranks: Sequence[int]) -> tuple[int, int]:
    """(how many defects share the worst rank, rank of the pipe without them); no pieces when that rank is 1."""
    worst = max(ranks, default=1)
    pieces = sum(rank == worst for rank in ranks) if worst > 1 else 0
    return pieces, max((rank for rank in ranks if rank < worst), default=1)


def spot_repair(pipe: Pipe, prices: Prices, pieces: int, rank_after: int) -> Action | None:
    """None where the prices have no spot repair, or none of so many pieces."""
    band = prices.band("spot", pipe.diameter, pipe.depth)
    if band is None or not 0 < pieces <= band.most_pieces:
        return None
    cost = prices.cost("spot", pipe.length, pipe.diameter, pipe.depth, pieces)
    return Action(
        pipe.id, "spot", pipe.diameter, pipe.roughness or 0.0, cost, max(rank_after, band.rank_after)
    )


def patch_of(network, actions: Iterable[Action]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The lines of the network that the actions change: {(section, object): tokens} for `Network.patch`.

    Only what differs is named, so an unchanged diameter or roughness leaves its line as it is. Raises NoSuchObject for
    a link without a line of its own.
    """
    changes = {}
    for action in actions:
        link = network.links[action.link]
        if link.diameter is not None and abs(action.diameter - link.diameter) > 1e-9:
            row = find_row(network, "XSECTIONS", link.id)
            changes["XSECTIONS", link.id] = _with(row.tokens, 2, action.diameter / network.units.length)
        if action.roughness and action.roughness != link.roughness:
            row = find_row(network, "CONDUITS", link.id)
            changes["CONDUITS", link.id] = _with(row.tokens, 4, action.roughness)
    return changes


def _with(tokens: tuple[str, ...], place: int, number: float) -> tuple[str, ...]:
    return (*tokens[:place], f"{number:.9g}", *tokens[place + 1 :])

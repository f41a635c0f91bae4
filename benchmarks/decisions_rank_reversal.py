"""Who wins when a loser is merely taken off the list: the fixed-scale sum beside TOPSIS, AHP, PROMETHEE and VIKOR.

`python -m benchmarks.decisions_rank_reversal`. 1,000 random cases of 8 cities and 6 criteria: whole scores uniform in
0..10, weights uniform and then made to sum to 1, fixed seed. Other draws give other shares (equal weights more, unequal
weights fewer), the fixed-scale sum always none. Each of the losers is removed in turn; a case counts when any removal
changes the winner (second column: the order of the rest). TOPSIS, VIKOR and PROMETHEE II are those of pymcdm.
"""

import warnings

import numpy as np
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR
from rich.console import Console
from rich.table import Table

CASES, CITIES, CRITERIA, SEED = 1_000, 8, 6, 20261123
BENEFIT = np.ones(CRITERIA)


def fixed_sum(scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """What Jalin does: scores on scales fixed beforehand, weighted and added."""
    return scores @ weights


def min_max_sum(scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Each criterion stretched to 0..1 over the cities at hand, then weighted and added."""
    low, high = scores.min(axis=0), scores.max(axis=0)
    return (scores - low) / np.where(high > low, high - low, 1) @ weights


def ahp_distributive(scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """AHP with consistent comparisons: each criterion shared out so that the cities at hand sum to 1."""
    return scores / scores.sum(axis=0) @ weights


def by_pymcdm(method, *, small_wins: bool = False):
    sign = -1 if small_wins else 1
    return lambda scores, weights: sign * method(scores, weights, BENEFIT)


METHODS = {
    "weighted sum on fixed 0..10 scales (Jalin)": fixed_sum,
    "weighted sum, min-max scaled": min_max_sum,
    "AHP, distributive mode": ahp_distributive,
    "TOPSIS (pymcdm)": by_pymcdm(TOPSIS()),
    "VIKOR (pymcdm)": by_pymcdm(VIKOR(), small_wins=True),
    "PROMETHEE II (pymcdm, usual criterion)": by_pymcdm(PROMETHEE_II("usual")),
}


def cases():
    """(scores, weights) of each case."""
    draw = np.random.default_rng(SEED)
    drawn = 0
    while drawn < CASES:
        weights = draw.random(CRITERIA)
        scores = draw.integers(0, 11, (CITIES, CRITERIA)).astype(float)
        if not _is_near_constant(scores):
            drawn += 1
            yield scores, weights / weights.sum()


def _is_near_constant(scores: np.ndarray) -> bool:
    """Whether a criterion could be equal for all once a city is gone: VIKOR refuses that."""
    return any(np.bincount(column.astype(int)).max() > CITIES - 2 for column in scores.T)


def order_of(method, scores: np.ndarray, weights: np.ndarray) -> list[int]:
    return np.argsort(-np.asarray(method(scores, weights)), kind="stable").tolist()


def reversals(method, scores: np.ndarray, weights: np.ndarray) -> tuple[int, bool, bool]:
    """Winner; whether removing some loser changes it; whether it changes the order of the rest."""
    order = order_of(method, scores, weights)
    winner_changes = order_changes = False
    for loser in order[1:]:
        rest = [city for city in range(CITIES) if city != loser]
        after = [rest[place] for place in order_of(method, scores[rest], weights)]
        winner_changes |= after[0] != order[0]
        order_changes |= after != [city for city in order if city != loser]
    return order[0], winner_changes, order_changes


def shares() -> dict[str, tuple[float, float, float]]:
    """method -> per cent of cases with another winner, another order, and the same winner as the fixed-scale sum."""
    counts = {name: [0, 0, 0] for name in METHODS}
    for scores, weights in cases():
        wanted = order_of(fixed_sum, scores, weights)[0]
        for name, method in METHODS.items():
            winner, winner_changes, order_changes = reversals(method, scores, weights)
            counts[name][0] += winner_changes
            counts[name][1] += order_changes
            counts[name][2] += winner == wanted
    return {name: tuple(100 * count / CASES for count in found) for name, found in counts.items()}


def main() -> None:
    warnings.simplefilter("ignore")  # VIKOR divides by zero when all cities are equal in its measure
    shown = Table(
        title=f"A losing city is taken off the list: {CASES:,} random cases, {CITIES} cities × {CRITERIA} criteria"
    )
    for heading in (
        "method",
        "winner changes",
        "any reversal of order",
        "same winner as the fixed-scale sum",
    ):
        shown.add_column(heading, justify="left" if heading == "method" else "right")
    for name, found in shares().items():
        shown.add_row(name, *(f"{share:.1f} %" for share in found))
    Console(width=130).print(shown)


if __name__ == "__main__":
    main()

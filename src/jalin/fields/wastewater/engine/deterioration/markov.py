"""A Markov chain over the ranks 1 (best) to 5, in steps of one year.

p(t) = p(0) · P^t and the expected rank E = p(t) · (1..5). Only steps from one rank to the next ("single" chain): on
25,507 inspected pipes of Breda that was as good as a chain with larger steps (L. A. Jimenez-Roa, thesis, University of Twente).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

RANKS = (1, 2, 3, 4, 5)
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Chain:
    """steps: yearly probability of going from rank 1 to 2, 2 to 3, 3 to 4 and 4 to 5; each in [0, 1]."""

    steps: tuple[float, float, float, float]

    def __post_init__(self) -> None:
        if len(self.steps) != 4 or not all(0.0 <= step <= 1.0 for step in self.steps):
            raise ValueError(f"four probabilities between 0 and 1 are needed, not {self.steps}")

    @property
    def matrix(self) -> np.ndarray:
        """5 × 5, rows sum to 1, upper triangular, rank 5 stays."""
        matrix = np.eye(5)
        for rank, step in enumerate(self.steps):
            matrix[rank, rank], matrix[rank, rank + 1] = 1.0 - step, step
        return matrix

    def after(self, start: np.ndarray, years: int) -> np.ndarray:
        """Distribution over the ranks after so many years, from a distribution that sums to 1."""
        if years < 0:
            raise ValueError("years cannot be negative")
        return np.asarray(start, dtype=float) @ np.linalg.matrix_power(self.matrix, years)

    def course(self, start: np.ndarray, years: int) -> np.ndarray:
        """Distributions at 0, 1, … years: (years + 1) × 5."""
        rows = [np.asarray(start, dtype=float)]
        matrix = self.matrix
        for _ in range(years):
            rows.append(rows[-1] @ matrix)
        return np.array(rows)


def at_rank(rank: int) -> np.ndarray:
    """The distribution of a pipe whose rank is known."""
    return np.eye(5)[rank - 1]


def expected_rank(distribution: np.ndarray) -> float:
    return float(np.asarray(distribution) @ np.array(RANKS, dtype=float))


@dataclass(frozen=True)
class Seen:
    """One inspected pipe: age in years at the inspection and the rank found."""

    age: int
    rank: int


def fit_chain(seen: Iterable[Seen], band: int = 5) -> Chain:
    """The chain whose p(age) is nearest to the inspected shares: least root mean square error weighted by the number
    inspected in each age band (years); new pipes start at rank 1. Raises ValueError without inspections.
    """
    ages, shares, weights = _shares(seen, band)
    root = np.sqrt(weights / weights.sum())[:, None]

    def residuals(steps: np.ndarray) -> np.ndarray:
        course = Chain(tuple(steps)).course(at_rank(1), int(ages.max()))
        return (root * (course[ages] - shares)).ravel()

    starts = [np.full(4, step) for step in (0.01, 0.05, 0.2)]
    best = min(
        (_least_squares(residuals, start) for start in starts), key=lambda x: float(np.sum(residuals(x) ** 2))
    )
    return Chain(tuple(float(step) for step in best))


def error_of(chain: Chain, seen: Iterable[Seen], band: int = 5) -> float:
    """The weighted root mean square error that `fit_chain` makes small."""
    ages, shares, weights = _shares(seen, band)
    course = chain.course(at_rank(1), int(ages.max()))
    return float(np.sqrt(np.average(np.mean((course[ages] - shares) ** 2, axis=1), weights=weights)))


def _shares(seen: Iterable[Seen], band: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean age, share of each rank and number of pipes of every age band."""
    bands: dict[int, list[Seen]] = defaultdict(list)
    for one in seen:
        bands[one.age // band].append(one)
    if not bands:
        raise ValueError("no inspected pipe to fit to")
    groups = [bands[key] for key in sorted(bands)]
    ages = np.array([round(sum(one.age for one in group) / len(group)) for group in groups])
    shares = np.array(
        [[sum(one.rank == rank for one in group) / len(group) for rank in RANKS] for group in groups]
    )
    return ages, shares, np.array([len(group) for group in groups], dtype=float)


def _least_squares(residuals, start: np.ndarray, rounds: int = 200) -> np.ndarray:
    """Levenberg–Marquardt within the bounds 0 and 1; the same start always gives the same end."""
    x, damping = start.astype(float), 1e-3
    r = residuals(x)
    for _ in range(rounds):
        jacobian = _jacobian(residuals, x, r)
        normal = jacobian.T @ jacobian
        step = np.linalg.solve(
            normal + damping * (np.diag(np.diag(normal)) + 1e-12 * np.eye(4)), jacobian.T @ r
        )
        moved = np.clip(x - step, 0.0, 1.0)
        tried = residuals(moved)
        if tried @ tried < r @ r:
            small = np.max(np.abs(moved - x)) < _TOLERANCE
            x, r, damping = moved, tried, max(damping / 4, 1e-12)
            if small:
                break
        else:
            damping *= 6
            if damping > 1e9:
                break
    return x


def _jacobian(residuals, x: np.ndarray, r: np.ndarray) -> np.ndarray:
    columns = []
    for place in range(x.size):
        size = 1e-6 if x[place] < 0.5 else -1e-6
        moved = x.copy()
        moved[place] += size
        columns.append((residuals(moved) - r) / size)
    return np.array(columns).T

"""Finding weights by comparing criteria in pairs (Saaty's analytic hierarchy process): an aid, never the decision.

The council votes whole points; the matrix is only a way to a first proposal. Weights are the geometric means of
the rows (Crawford and Williams 1985), one fixed method, because the eigenvector orders them otherwise now and then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .problem import POINTS

RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}  # Saaty 1980
MOST_RATIO = 0.10


@dataclass(frozen=True)
class Weighing:
    """`weights` sum to 1; `points` are whole, 100 in all; `eigenvector` (sum 1) is only there to compare.

    `ratio` is the consistency ratio CR = CI / RI with CI = (`principal` - n) / (n - 1); `triple` are the three
    criteria that contradict each other most."""

    weights: tuple[float, ...]
    points: tuple[int, ...]
    eigenvector: tuple[float, ...]
    principal: float
    ratio: float
    triple: tuple[int, int, int] | None

    @property
    def is_accepted(self) -> bool:
        return self.ratio <= MOST_RATIO


def weigh(judgements: Sequence[Sequence[float]]) -> Weighing:
    """Weights from an n x n matrix (n = 1..10): `judgements[i][j]` says how many times more i counts than j.

    Raises ValueError when it is not square, not positive or not reciprocal.
    """
    matrix = np.asarray(judgements, float)
    count = len(matrix)
    if matrix.shape != (count, count) or not 1 <= count <= max(RANDOM_INDEX):
        raise ValueError(f"the judgements must be a square of 1 to {max(RANDOM_INDEX)} criteria")
    if (
        not np.isfinite(matrix).all()
        or (matrix <= 0).any()
        or not np.allclose(matrix * matrix.T, 1, rtol=1e-6)
    ):
        raise ValueError("judgements must be positive, and j against i the reciprocal of i against j")
    logs = np.log(matrix)
    means = np.exp(logs.mean(axis=1))
    weights = means / means.sum()
    eigenvalues, vectors = np.linalg.eig(matrix)
    place = int(eigenvalues.real.argmax())
    principal, vector = float(eigenvalues[place].real), np.abs(vectors[:, place].real)
    index = (principal - count) / (count - 1) if count > 2 else 0.0
    ratio = max(0.0, index / RANDOM_INDEX[count]) if count > 2 else 0.0
    triple = max(combinations(range(count), 3), default=None,
                 key=lambda one: abs(logs[one[0], one[1]] + logs[one[1], one[2]] - logs[one[0], one[2]]))  # fmt: skip
    return Weighing(
        tuple(weights.tolist()),
        whole_points(weights),
        tuple((vector / vector.sum()).tolist()),
        principal,
        ratio,
        triple,
    )


def whole_points(weights: Sequence[float]) -> tuple[int, ...]:
    """Whole points, 100 in all, nearest to the weights: what is left after cutting goes to the largest remainders."""
    shares = [weight * POINTS for weight in weights]
    points = [int(share + 1e-9) for share in shares]
    order = sorted(range(len(points)), key=lambda index: (points[index] - shares[index], index))
    for index in order[: POINTS - sum(points)]:
        points[index] += 1
    return tuple(points)

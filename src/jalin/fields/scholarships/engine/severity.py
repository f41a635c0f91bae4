"""Reviews: the additive correction for strict and lenient reviewers, spread, and reviews that lie apart.

Model: score of reviewer j for case i = merit_i + severity_j + chance. Merits and severities are the least-squares
ones; the severities, weighted by the number of reviews, add to zero, so that the mean of all scores stays. Solved
in whole numbers (E. H. Bareiss, Math. Comp. 22, 1968): every machine gets the same figures to the last place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

Review = tuple[int, int]  # (reviewer, score in units of the scale)


class Unconnected(ValueError):
    """Two sets of reviewers share no case, so nothing tells how strict they are against each other."""

    def __init__(self, one: int, other: int):
        super().__init__(f"no chain of shared cases leads from reviewer {one} to reviewer {other}")
        self.one, self.other = one, other


@dataclass(frozen=True)
class Corrected:
    """merit: by case, exact. severity: by reviewer, exact (above 0: more generous than the others)."""

    merit: list[Fraction]
    severity: list[Fraction]

    def residual(self, case: int, review: Review) -> Fraction:
        """How far a review lies from the merit of its case, its reviewer's severity taken off."""
        reviewer, score = review
        return score - self.severity[reviewer] - self.merit[case]

    def spread(self, case: int, reviews: Sequence[Review]) -> Fraction:
        """Distance between the highest and the lowest corrected review of a case."""
        residuals = [self.residual(case, review) for review in reviews]
        return max(residuals) - min(residuals)


def correct(cases: Sequence[Sequence[Review]], reviewers: int, *, additive: bool = True) -> Corrected:
    """Merit of each case from its reviews (one or more a case); plain means when not `additive`.

    Every reviewer 0..reviewers-1 has one review or more, at most one a case. Raises Unconnected.
    """
    severity = _severities(cases, reviewers) if additive else [Fraction(0)] * reviewers
    denominator = lcm(*(one.denominator for one in severity)) if severity else 1
    whole = [one.numerator * (denominator // one.denominator) for one in severity]
    merit = [
        Fraction(
            sum(score * denominator - whole[reviewer] for reviewer, score in reviews),
            len(reviews) * denominator,
        )
        for reviews in cases
    ]
    return Corrected(merit, severity)


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves to the even one."""
    return round(value)


def _severities(cases: Sequence[Sequence[Review]], reviewers: int) -> list[Fraction]:
    if reviewers < 2:
        return [Fraction(0)] * reviewers
    _refuse_unconnected(cases, reviewers)
    matrix, side, counts = _normal_equations(cases, reviewers)
    solved = _solve([row[1:] for row in matrix[1:]], side[1:])  # reviewer 0 as the zero
    severity = [Fraction(0), *solved]
    shift = sum(count * one for count, one in zip(counts, severity, strict=True)) / sum(counts)
    return [one - shift for one in severity]


def _normal_equations(cases: Sequence[Sequence[Review]], reviewers: int):
    """Matrix and right side in whole numbers, merits eliminated; and the number of reviews by reviewer."""
    common = lcm(*(len(reviews) for reviews in cases))
    matrix = [[0] * reviewers for _row in range(reviewers)]
    side, counts = [0] * reviewers, [0] * reviewers
    for reviews in cases:
        share = common // len(reviews)
        total = sum(score for _reviewer, score in reviews)
        for reviewer, score in reviews:
            row = matrix[reviewer]
            for other, _score in reviews:
                row[other] -= share
            row[reviewer] += common
            side[reviewer] += common * score - share * total
            counts[reviewer] += 1
    return matrix, side, counts


def _refuse_unconnected(cases: Sequence[Sequence[Review]], reviewers: int) -> None:
    parent = list(range(reviewers))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for reviews in cases:
        for reviewer, _score in reviews[1:]:
            parent[root(reviewer)] = root(reviews[0][0])
    for other in range(1, reviewers):
        if root(other) != root(0):
            raise Unconnected(0, other)


def _solve(matrix: list[list[int]], side: list[int]) -> list[Fraction]:
    """Solve a positive definite system in whole numbers without fractions on the way (Bareiss)."""
    size, before = len(matrix), 1
    rows = [[*row, value] for row, value in zip(matrix, side, strict=True)]
    for pivot in range(size):
        top = rows[pivot]
        head = top[pivot]
        for number in range(pivot + 1, size):
            row = rows[number]
            first = row[pivot]
            rows[number] = row[: pivot + 1] + [
                (head * below - first * above) // before
                for below, above in zip(row[pivot + 1 :], top[pivot + 1 :], strict=True)
            ]
        before = head
    whole = [0] * size  # the solution times `before`, which is the determinant now
    for number in range(size - 1, -1, -1):
        row = rows[number]
        known = sum(row[other] * whole[other] for other in range(number + 1, size))
        whole[number] = (before * row[size] - known) // row[number]
    return [Fraction(one, before) for one in whole]

"""The exact weights at which the answer changes.

The weight of one criterion moves over 0..100, the others keep their ratio. Every set of invitations then has a
value that is a straight line, and the best value is their upper envelope. All its corners are found by crossing
lines (Eisner and Severance, Journal of the ACM 23, 1976, 619-635), within each piece on which the same
invitations are above the threshold. Weights are exact fractions; nothing is scanned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .model import Answer, Chosen, Model
from .problem import POINTS, Problem

MOST_INVITATIONS = 60  # the numbers stay within 64 bits, and the wait within a minute


@dataclass(frozen=True)
class Stretch:
    """Between two weights of a criterion (not at them) the answers are these; None where no choice keeps the limits."""

    low: Fraction
    high: Fraction
    answers: Answer | None


class Sweep:
    """The whole way of one criterion's weight."""

    def __init__(self, problem: Problem, criterion: int, models: dict[frozenset, Model]):
        self.problem, self.criterion, self._models = problem, criterion, models
        self.others = POINTS - problem.weights[criterion]

    def stretches(self) -> list[Stretch]:
        """All stretches from 0 to 100, ascending. Empty when the criterion has all the points: there is no ratio."""
        if not self.others:
            return []
        found = []
        borders = self._borders()
        for low, high in zip(borders, borders[1:], strict=False):
            model = self._model((low + high) / 2)
            corners = [low, *self._corners(model, low, high), high]
            for start, stop in zip(corners, corners[1:], strict=False):
                best = self._best(model, (start + stop) / 2)
                found.append(Stretch(start, stop, best.answers if best else None))
        return found

    def _line(self, scores: tuple[int, ...]) -> tuple[int, int]:
        """(at 0, slope) of the value of an option, times the points of the other criteria."""
        mine = scores[self.criterion]
        rest = self.problem.value(_Scores(scores)) - self.problem.weights[self.criterion] * mine
        return POINTS * rest, self.others * mine - rest

    def _borders(self) -> list[Fraction]:
        """0, 100, the voted weight, and where an invitation crosses the threshold."""
        least = self.problem.least_value * self.others
        borders = {Fraction(0), Fraction(POINTS), Fraction(self.problem.weights[self.criterion])}
        for one in self.problem.invitations:
            at_zero, slope = self._line(one.leader.scores)
            if slope and not one.is_must:
                crossing = Fraction(least - at_zero, slope)
                if 0 < crossing < POINTS:
                    borders.add(crossing)
        return sorted(borders)

    def _model(self, weight: Fraction) -> Model:
        least = self.problem.least_value * self.others
        eligible = set()
        for index, one in enumerate(self.problem.invitations):
            at_zero, slope = self._line(one.leader.scores)
            if one.is_must or at_zero + slope * weight >= least:
                eligible.add(index)
        key = frozenset(eligible)
        if key not in self._models:
            self._models[key] = Model(self.problem, key)
        return self._models[key]

    def _best(self, model: Model, weight: Fraction) -> Chosen | None:
        lines = [self._line(way.scores) for way in model.ways]
        values = [at_zero * weight.denominator + slope * weight.numerator for at_zero, slope in lines]
        step = int(np.gcd.reduce(np.array(values, object))) or 1 if values else 1
        return model.best(np.array([value // step for value in values], np.int64))

    def _total(self, model: Model, answers: Answer) -> tuple[int, int]:
        lines = [self._line(model.ways[model.of[option]].scores) for option in answers.items()]
        return sum(line[0] for line in lines), sum(line[1] for line in lines)

    def _corners(self, model: Model, low: Fraction, high: Fraction) -> list[Fraction]:
        ends = [self._best(model, weight) for weight in (low, high)]
        if ends[0] is None or ends[1] is None:  # the limits do not depend on weights: none or all
            return []
        lines = [self._total(model, end.answers) for end in ends]
        return sorted(set(self._between(model, low, high, *lines)))

    def _between(self, model: Model, low: Fraction, high: Fraction, left: tuple[int, int],
                 right: tuple[int, int]) -> Iterator[Fraction]:  # fmt: skip
        """Corners of the envelope inside (low, high), whose best lines at the ends are `left` and `right`."""
        open_ = [(low, high, left, right)]
        while open_:
            low, high, left, right = open_.pop()
            if left[1] == right[1]:
                continue
            weight = Fraction(left[0] - right[0], right[1] - left[1])
            if not low < weight < high:
                continue
            best = self._best(model, weight)
            line = self._total(model, best.answers)
            if line[0] + line[1] * weight == left[0] + left[1] * weight:
                yield weight
            else:
                open_ += [(low, weight, left, line), (weight, high, line, right)]


class _Scores:
    """Bare scores where `Problem.value` expects a way."""

    def __init__(self, scores: tuple[int, ...]):
        self.scores = scores


def first_change(stretches: list[Stretch], start: Fraction, is_changed, *, upwards: bool) -> Fraction | None:
    """The weight nearest to `start` on one side beyond which `is_changed(answers)`; None when there is none."""
    if upwards:
        return next((one.low for one in stretches if one.low >= start and is_changed(one.answers)), None)
    return next(
        (one.high for one in reversed(stretches) if one.high <= start and is_changed(one.answers)), None
    )

"""The problem as options under limits, for one set of eligible invitations."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .optimum import Optimiser
from .problem import DEPUTY, LEADER, Problem, Way

Answer = dict[int, str]  # invitation (index) -> who goes


@dataclass(frozen=True)
class Chosen:
    """`answers`: who goes, for the accepted invitations; `value`: the sum in the units asked with."""

    answers: Answer
    value: int


class Model:
    """Options of the invitations in `eligible`; everything else is declined.

    `keep_limits`, `at_least` and `drop` let single limits go when the least relaxation is sought: the resources
    that are limited, the groups that must be served, pairs of invitations that may overlap.
    """

    def __init__(self, problem: Problem, eligible: frozenset[int], *, keep_limits: frozenset[int] | None = None,
                 skip_groups: frozenset[tuple[str, str]] = frozenset(), skip_overlaps: frozenset = frozenset()):  # fmt: skip
        self.problem, self.eligible = problem, eligible
        self.options = [
            (index, who) for index in sorted(eligible) for who in (LEADER, DEPUTY) if self._way(index, who)
        ]
        self.ways = [self._way(*option) for option in self.options]
        self.of = {option: number for number, option in enumerate(self.options)}
        kept = frozenset(range(len(problem.resources))) if keep_limits is None else keep_limits
        uses, limits = self._resource_rows(kept)
        must_rows, must_limits = self._must_rows()
        group_rows, group_limits = self._group_rows(skip_groups)
        rows = [*uses, *must_rows, *group_rows]
        matrix = np.array(rows, np.int64).reshape(len(rows), len(self.options))
        self.optimiser = Optimiser(
            matrix, [*limits, *must_limits, *group_limits], list(self._conflicts(skip_overlaps)), self._ties()
        )
        self.fixed = {
            self.of[index, LEADER]: 1
            for index in eligible
            if problem.invitations[index].is_must and (index, DEPUTY) not in self.of
        }

    def best(self, values: np.ndarray, forced: Mapping[int, bool] | None = None) -> Chosen | None:
        """The best answers for whole-number `values` of the options (see `values`), with some invitations forced in
        or out; None when no choice keeps the limits."""
        trials = [dict(self.fixed)]
        for index, is_in in (forced or {}).items():
            mine = [number for who in (LEADER, DEPUTY) if (number := self.of.get((index, who))) is not None]
            if not is_in:
                trials = [{**trial, **dict.fromkeys(mine, 0)} for trial in trials]
            else:
                trials = [{**trial, number: 1} for trial in trials for number in mine]
        found = [best for trial in trials if (best := self.optimiser.best(values, trial)) is not None]
        if not found:
            return None
        best = max(found, key=lambda one: (one.value, *self._rank(one.chosen)))
        return Chosen(
            {self.options[number][0]: self.options[number][1] for number in best.chosen}, best.value
        )

    def values(self, weights: list[int] | tuple[int, ...] | None = None) -> np.ndarray:
        """The value of each option by `weights` (those voted when None), in 1/SCORE of a point."""
        return np.array([self.problem.value(way, weights) for way in self.ways], np.int64)

    def _rank(self, chosen: tuple[int, ...]) -> tuple:
        sums = [-int(row[list(chosen)].sum()) for row in self.optimiser.ties]
        held = set(chosen)
        return (*sums, [number in held for number in range(len(self.options))])

    def _way(self, index: int, who: str) -> Way | None:
        one = self.problem.invitations[index]
        return one.leader if who == LEADER else one.deputy

    def _resource_rows(self, kept: frozenset[int]) -> tuple[list, list]:
        rows, limits = [], []
        for resource, limit in enumerate(self.problem.limits):
            if limit is not None and resource in kept:
                row = [way.uses[resource] for way in self.ways]
                step = math.gcd(*row) or 1  # smaller numbers, same sets
                rows.append([use // step for use in row])
                limits.append(limit // step)
        return rows, limits

    def _must_rows(self) -> tuple[list, list]:
        """At least one of both ways for a must-accept that has two."""
        rows = []
        for index in sorted(self.eligible):
            if self.problem.invitations[index].is_must and (index, DEPUTY) in self.of:
                rows.append([-int(option[0] == index) for option in self.options])
        return rows, [-1] * len(rows)

    def groups(self) -> dict[tuple[str, str], list[int]]:
        """(column, value) -> eligible invitations, of the columns that a rule asks for."""
        found: dict[tuple[str, str], list[int]] = {}
        wanted = dict(self.problem.at_least)
        for index in sorted(self.eligible):
            for column, value in self.problem.invitations[index].groups:
                if column in wanted and value:
                    found.setdefault((column, value), []).append(index)
        return found

    def _group_rows(self, skipped: frozenset[tuple[str, str]]) -> tuple[list, list]:
        rows, limits = [], []
        wanted = dict(self.problem.at_least)
        for (column, value), members in sorted(self.groups().items()):
            if (column, value) not in skipped:
                rows.append([-int(index in members) for index, _who in self.options])
                limits.append(-min(wanted[column], len(members)))
        return rows, limits

    def _conflicts(self, skipped: frozenset):
        """Mayor or deputy, not both; the mayor is in one place at a time."""
        for number, (index, who) in enumerate(self.options):
            for other_number in range(number):
                other, other_who = self.options[other_number]
                if other == index:
                    yield other_number, number
                elif who != LEADER or other_who != LEADER or frozenset((index, other)) in skipped:
                    continue
                elif self.problem.invitations[index].overlaps(self.problem.invitations[other]):
                    yield other_number, number

    def _ties(self) -> np.ndarray:
        """Lower cost, then fewer days; the order of the options (date of receipt, case) decides the rest."""
        rows = [[way.uses[resource] for way in self.ways] for resource in self._tie_resources()]
        return np.array(rows, np.int64).reshape(len(rows), len(self.options))

    def _tie_resources(self) -> list[int]:
        names = self.problem.resources
        return [names.index(name) for name in ("cost", "days") if name in names]

"""The MILP that proposes plans: the best one by the linear model within the yearly budgets that is not excluded."""

from collections.abc import Iterable

import highspy
import numpy as np

from ..solver import Solver
from .problem import Plan, Problem

TIE = 1e-6  # of the scale, for the whole budget: equal plans go to the cheaper one
GAP = 1e-7


class Proposer:
    """One model for one search: each proposal sets the coefficients, each cut adds a row."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.years = len(problem.budgets)
        self.count = len(problem.options)
        self.solver = Solver(mip_rel_gap=GAP, mip_abs_gap=0.0)
        self._columns()
        self._rows()

    def _columns(self) -> None:
        """x[i, t] = 1: option i is built in year t. A column that its year cannot pay stays 0."""
        for year in range(self.years):
            for option in self.problem.options:
                fits = option.cost <= self.problem.budgets[year]
                self.solver.addVar(0.0, 1.0 if fits else 0.0)
        total = self.years * self.count
        kinds = np.full(total, highspy.HighsVarType.kInteger)
        self.solver.changeColsIntegrality(total, np.arange(total, dtype=np.int32), kinds)

    def _rows(self) -> None:
        costs = np.array([float(option.cost) for option in self.problem.options])
        for year, budget in enumerate(self.problem.budgets):
            places = np.arange(self.count, dtype=np.int32) + year * self.count
            largest = max(float(budget), 1.0)
            self._add(-highspy.kHighsInf, budget / largest, places, costs / largest)
        for places in self.problem.groups.values():
            if len(places) * self.years > 1:
                columns = self._over_years(places)
                self._add(-highspy.kHighsInf, 1.0, columns, np.ones(len(columns)))

    def _over_years(self, places: Iterable[int]) -> np.ndarray:
        places = np.asarray(list(places), dtype=np.int32)
        return np.concatenate([places + year * self.count for year in range(self.years)])

    def _add(self, low: float, high: float, columns: np.ndarray, values: np.ndarray) -> None:
        self.solver.addRow(low, high, len(columns), columns, values)

    def exclude(self, plan: Plan) -> None:
        """A cut: at least one option other than in `plan`."""
        signs = np.ones(self.count)
        signs[list(plan)] = -1.0
        self._add(1.0 - len(plan), highspy.kHighsInf, self._over_years(range(self.count)),
                  np.tile(signs, self.years))  # fmt: skip

    def near(self, coefficients: np.ndarray, scale: float, plan: Plan, most: int = 1) -> Plan | None:
        """As `propose`, among the plans that treat one to `most` pipes differently from `plan`: local branching."""
        signs = np.ones(self.count)
        for place in plan:  # one that goes counts one; another option of its pipe comes only when it goes
            signs[self.problem.groups[self.problem.options[place].action.link]] = 0.0
            signs[place] = -1.0
        row = self.solver.getNumRow()
        self._add(
            1.0 - len(plan),
            float(most) - len(plan),
            self._over_years(range(self.count)),
            np.tile(signs, self.years),
        )
        found = self.propose(coefficients, scale)
        self.solver.deleteRows(1, np.array([row], dtype=np.int32))
        return found

    def propose(self, coefficients: np.ndarray, scale: float) -> Plan | None:
        """The plan with the least Σ c·x; None when every plan is excluded. scale: what a coefficient is measured by."""
        costs = np.array([float(option.cost) for option in self.problem.options])
        most = max(float(sum(self.problem.budgets)), 1.0)
        weights = 1e4 * (coefficients / scale + TIE * costs / most)
        for _ in range(4):
            plan = self._solve(weights)
            if plan is None or self._affordable(plan):
                return plan
            self.exclude(plan)  # feasible to the solver's tolerance only: money is counted in whole units
        return None

    def _solve(self, weights: np.ndarray) -> Plan | None:
        total = self.years * self.count
        self.solver.changeColsCost(total, np.arange(total, dtype=np.int32), np.tile(weights, self.years))
        self.solver.run()
        if not self.solver.optimal:
            return None
        built = np.asarray(self.solver.getSolution().col_value).reshape(self.years, self.count) > 0.5
        self.built = built
        return tuple(int(place) for place in np.flatnonzero(built.any(axis=0)))

    def _affordable(self, plan: Plan) -> bool:
        """In integers, by the years the solver chose."""
        return all(
            self.problem.cost(np.flatnonzero(row)) <= budget
            for row, budget in zip(self.built, self.problem.budgets, strict=True)
        )

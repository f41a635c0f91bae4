"""In which year each repair of a plan is built: most gain early, each year within its budget, no year's end harmful.

A plan that is harmless when it is whole can do harm half built, so the engine judges what stands at the end of each year.
"""

from dataclasses import dataclass

from ..solver import Solver
from .judge import Judge, Verdict
from .problem import EMPTY, Plan, Problem

TRIES = 12  # orders of building tried for one plan
PLANS = 8  # plans tried, the best first


@dataclass(frozen=True)
class Stages:
    """plan: the whole · years: place of option → year from 0 · ends: the verdict at the end of each year"""

    plan: Verdict
    years: dict[int, int]
    ends: tuple[Verdict, ...]


def find_stages(judge: Judge) -> Stages:
    """The best judged plan that can be built year by year without harm on the way; the empty one at the worst."""
    most = (
        judge.runs + judge.problem.most_runs
    )  # orders of building are tried with no more runs than the search had
    allowed = sorted((v for v in judge.seen.values() if v.allowed), key=lambda verdict: verdict.rank)
    for verdict in [v for v in allowed if v.plan != EMPTY][:PLANS]:
        if verdict.rank > judge.base.rank or judge.runs > most:
            break
        found = _order(judge, verdict)
        if found:
            return found
    return no_stages(judge)


def no_stages(judge: Judge) -> Stages:
    """Doing nothing, year after year."""
    base = judge.base
    return Stages(base, {}, tuple(base for _ in judge.problem.budgets))


def _order(judge: Judge, verdict: Verdict) -> Stages | None:
    problem = judge.problem
    cuts: list[tuple[int, Plan]] = []
    for _ in range(TRIES):
        years = _best_order(problem, verdict.plan, _gains(judge, verdict.plan), cuts)
        if years is None:
            return None
        standing = [tuple(p for p in verdict.plan if years[p] <= t) for t in range(len(problem.budgets))]
        ends = judge.verdicts(standing)
        harmful = [(t, end.plan) for t, end in enumerate(ends) if not end.allowed]
        if not harmful:
            return Stages(verdict, years, tuple(ends))
        cuts += harmful
    return None


def _gains(judge: Judge, plan: Plan) -> dict[int, float]:
    """What each repair gains alone; its cost stands in, at a thousandth of the whole, where it was never tried alone."""
    base, whole = judge.base.value, max(abs(judge.base.value), 1.0)
    most = max(judge.problem.cost(plan), 1)
    return {
        place: max(base - judge.seen[(place,)].value, 0.0)
        if (place,) in judge.seen
        else 1e-3 * whole * judge.problem.options[place].cost / most
        for place in plan
    }


def _best_order(problem: Problem, plan: Plan, gains: dict[int, float], cuts: list) -> dict[int, int] | None:
    """The years by MILP, None when no order keeps budgets and cuts."""
    solver = Solver(mip_rel_gap=1e-6)
    years = range(len(problem.budgets))
    built = {(place, t): solver.addBinary() for place in plan for t in years}
    for place in plan:
        solver.addConstr(solver.qsum(built[place, t] for t in years) == 1)
    for t, budget in enumerate(problem.budgets):
        unit = max(float(budget), 1.0)
        cost = solver.qsum(built[place, t] * (problem.options[place].cost / unit) for place in plan)
        solver.addConstr(cost <= budget / unit)
    for t, standing in cuts:
        changed = [
            (1 - solver.qsum(built[p, s] for s in range(t + 1)))
            if p in standing
            else solver.qsum(built[p, s] for s in range(t + 1))
            for p in plan
        ]
        solver.addConstr(solver.qsum(changed) >= 1)
    whole = max(sum(gains.values()), 1e-9)
    worth = [built[p, t] * (-1e3 * gains[p] / whole / (1 + problem.rules.discount) ** t + 1e-6 * t * (k + 1))
             for k, p in enumerate(plan) for t in years]  # fmt: skip
    solver.minimize(solver.qsum(worth))
    if not solver.optimal:
        return None
    found = {place: next(t for t in years if solver.val(built[place, t]) > 0.5) for place in plan}
    spent = [problem.cost(p for p in plan if found[p] == t) for t in years]
    return found if all(s <= b for s, b in zip(spent, problem.budgets, strict=True)) else None

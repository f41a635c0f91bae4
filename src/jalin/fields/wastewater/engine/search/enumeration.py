"""Every plan that the budgets can pay, where they can be counted: the proven optimum and the gap to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .judge import Judge, Verdict
from .problem import Plan, Problem

BATCH = 64
MANY = 400  # payable options: more than that are never enumerated


@dataclass(frozen=True)
class Gap:
    """plans: how many the budgets can pay (None: more than were counted) · optimum: the best of all, None without proof ·
    share: how far the plan found is above it, as a share of the flooding or value of doing nothing
    """

    plans: int | None
    optimum: Verdict | None = None
    share: float | None = None

    @property
    def proven(self) -> bool:
        return self.optimum is not None


def affordable_plans(problem: Problem) -> Iterator[Plan]:
    """Every plan that can be paid, the empty one included; one year only (several are a packing problem of their own)."""
    budget, costs = sum(problem.budgets), [option.cost for option in problem.options]
    groups = [[place for place in places if costs[place] <= budget] for places in problem.groups.values()]
    groups = [places for places in groups if places]

    def further(position: int, chosen: tuple[int, ...], left: int) -> Iterator[Plan]:
        if position == len(groups):
            yield tuple(sorted(chosen))
            return
        yield from further(position + 1, chosen, left)
        for place in groups[position]:
            if costs[place] <= left:
                yield from further(position + 1, (*chosen, place), left - costs[place])

    yield from further(0, (), budget)


def count_plans(problem: Problem, up_to: int) -> int | None:
    """How many plans can be paid; None for more than `up_to`, or with several years."""
    payable = sum(option.cost <= sum(problem.budgets) for option in problem.options)
    if len(problem.budgets) > 1 or payable >= min(up_to, MANY):
        return None
    count = 0
    for count, _plan in enumerate(affordable_plans(problem), start=1):
        if count > up_to:
            return None
    return count


def enumerate_plans(judge: Judge, found: Verdict, up_to: int) -> Gap:
    """Judge every plan, when there are no more than `up_to`, and say how far `found` is from the best of them."""
    count = count_plans(judge.problem, up_to)
    if count is None:
        return Gap(None)
    plans = list(affordable_plans(judge.problem))
    for start in range(0, len(plans), BATCH):
        judge.verdicts(plans[start : start + BATCH])
    optimum = judge.best(plans)
    whole = abs(judge.base.value)
    return Gap(count, optimum, (found.value - optimum.value) / whole if whole else 0.0)

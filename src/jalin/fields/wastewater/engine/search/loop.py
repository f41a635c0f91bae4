"""Refit and cut: propose by the linear model, judge by the engine, cut what was judged, refit, until nothing is gained."""

from dataclasses import dataclass

from .enumeration import affordable_plans, count_plans
from .judge import Judge, Verdict
from .problem import EMPTY, Plan
from .proposal import Proposer
from .surrogate import fit

RADII = 3  # neighbours are sought by turns within one, two and three pipes of the best plan


@dataclass(frozen=True)
class Found:
    """best: the best plan judged that keeps all rules · ended: "patience", "runs", or "all-judged" (the optimum, proven) ·
    runs: plans judged · proposals: those of the MILP, in order · refused: how many judged plans a rule forbids
    """

    best: Verdict
    ended: str
    runs: int
    proposals: tuple[Plan, ...]
    refused: int


def find_plan(judge: Judge) -> Found:
    """The best plan found within `problem.most_runs` plans judged. Raises SewerError when a run fails."""
    problem = judge.problem
    few = min(problem.most_runs, problem.rules.prove_up_to)
    if count_plans(problem, few) is not None:
        return _all_of_them(judge)
    singles = problem.singles()[: max(problem.most_runs - 1, 0)]
    judge.verdicts([EMPTY, *singles])
    proposer = Proposer(problem)
    for plan in judge.seen:
        proposer.exclude(plan)
    proposals, ended = _improve(judge, proposer)
    return Found(judge.best(), ended, judge.runs, tuple(proposals), _refused(judge))


def _all_of_them(judge: Judge) -> Found:
    """So few plans that judging each is the cheapest search, and a proof."""
    judge.verdicts([EMPTY, *affordable_plans(judge.problem)])
    return Found(judge.best(), "all-judged", judge.runs, (), _refused(judge))


def _refused(judge: Judge) -> int:
    return sum(not verdict.allowed for verdict in judge.seen.values())


def _improve(judge: Judge, proposer: Proposer) -> tuple[list[Plan], str]:
    rules = judge.problem.rules
    proposals: list[Plan] = []
    best, idle, rounds = judge.best(), 0, 0
    while idle < judge.problem.most_idle:
        room = min(rules.batch, judge.problem.most_runs - judge.runs)
        if room <= 0:
            return proposals, "runs"
        batch = _batch(judge, proposer, room, 1 + rounds % RADII)
        rounds += 1
        if not batch:
            return proposals, "all-judged"
        judge.verdicts(batch)
        proposals += batch
        previous, best = best, judge.best()
        idle = 0 if best.plan != previous.plan else idle + len(batch)
    return proposals, "patience"


def _batch(judge: Judge, proposer: Proposer, room: int, radius: int) -> list[Plan]:
    """So many different proposals of one fit, every second one a neighbour of the best plan so far (one to `radius`
    pipes differ): where the no-harm rule refuses most of what the model likes, the neighbours find the way. The batch's
    size is a rule, never the number of processes.
    """
    problem, rules = judge.problem, judge.problem.rules
    base = judge.base
    plans = [plan for plan in judge.seen if plan != EMPTY]
    best = judge.best().plan
    coefficients = fit(plans, [judge.seen[plan].value for plan in plans], base=base.value, best=best,
                       options=len(problem.options), ridge=rules.ridge, locality=rules.locality)  # fmt: skip
    scale = max([abs(base.value), 1e-12] + [abs(judge.seen[plan].value - base.value) for plan in plans])
    batch: list[Plan] = []
    while len(batch) < room:
        plan = proposer.near(coefficients, scale, best, radius) if len(batch) % 2 else None
        plan = plan or proposer.propose(coefficients, scale)
        if plan is None:
            break
        proposer.exclude(plan)
        batch.append(plan)
    return batch

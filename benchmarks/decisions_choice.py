"""Choosing invitations: the whole decision in CPU seconds, its parts, growth, and what picking by score alone leaves.

`python -m benchmarks.decisions_choice`. Invented instances with fixed seeds: six criteria, cost and mayor's days (about
40 % of what is asked for), overlaps, 5 % must-accepts, 30 % with a deputy. CPU time of this process; HiGHS has one thread.
"""

import datetime
import random
import statistics
import time
from dataclasses import replace
from decimal import Decimal

import numpy as np
from rich.console import Console
from rich.table import Table

from jalin.invitations.engine import best_portfolio, decide
from jalin.invitations.engine.breakpoints import Sweep
from jalin.invitations.engine.counterfactuals import forced_otherwise
from jalin.invitations.engine.model import Model
from jalin.invitations.engine.problem import SCORE, Invitation, Problem, Way, make_problem

WEIGHTS = (25, 20, 20, 15, 10, 10)
BUDGET_SECONDS = 4
REMOVALS = 1_000


def instance(count: int, seed: int, *, must: float = 0.05, deputy: float = 0.3) -> Problem:
    draw = random.Random(seed)
    invitations = []
    for number in range(count):
        scores = tuple(draw.randint(0, 100) * SCORE // 10 for _criterion in WEIGHTS)
        cost, days = draw.randint(50, 900), draw.randint(1, 7)
        first = datetime.date(2027, 1, 1) + datetime.timedelta(draw.randrange(330))
        is_must = draw.random() < must
        other = (
            Way(tuple(score * 6 // 10 for score in scores), (cost * 6 // 10, 0))
            if draw.random() < deputy
            else None
        )
        invitations.append(
            Invitation(f"U-{number:03d}", Way(scores, (cost, days)), first, first + datetime.timedelta(days - 1),
                       in_force=is_must, within_scope=is_must, deputy=other)
        )  # fmt: skip
    return make_problem(
        criteria=("fit", "benefit", "readiness", "burden", "equity", "risk"), weights=WEIGHTS, resources=("cost", "days"),
        decimals=(0, 0), threshold=Decimal(400), invitations=invitations,
        limits=tuple(sum(one.leader.uses[place] for one in invitations) * 2 // 5 for place in (0, 1)),
    )  # fmt: skip


def cpu(work, *arguments) -> tuple[float, object]:
    """CPU seconds and the answer of one call."""
    began = time.process_time()
    found = work(*arguments)
    return time.process_time() - began, found


def parts(problem: Problem) -> dict[str, float]:
    """CPU seconds of each part of one decision."""
    model = Model(problem, problem.eligible())
    alone, chosen = cpu(model.best, model.values())
    every = range(len(problem.invitations))
    return {
        "decision alone": alone,
        "counterfactuals of all": cpu(
            lambda: [forced_otherwise(problem, model, chosen, one) for one in every]
        )[0],
        "all break points, 6 weights": cpu(
            lambda: [Sweep(problem, place, {}).stretches() for place in range(6)]
        )[0],
        "everything (`decide`)": cpu(decide, problem)[0],
    }


def time_table() -> Table:
    shown = Table(
        title=f"One decision, CPU seconds: median (worst) of 5; budget for 40 invitations {BUDGET_SECONDS} s"
    )
    names = (
        "decision alone",
        "counterfactuals of all",
        "all break points, 6 weights",
        "everything (`decide`)",
    )
    for heading in ("invitations", *names):
        shown.add_column(heading, justify="right")
    for count in (20, 40):
        found = [parts(instance(count, seed)) for seed in range(5)]
        cells = [[one[name] for one in found] for name in names]
        shown.add_row(str(count), *(f"{statistics.median(cell):.3f} ({max(cell):.3f})" for cell in cells))
    return shown


def three_ways(problem: Problem) -> tuple[float, float, float]:
    """CPU seconds of the same optimum by our enumeration, by HiGHS in order of the ties, by one MILP."""
    model = Model(problem, problem.eligible())
    optimiser, values = model.optimiser, model.values()
    low, high = np.zeros(optimiser.count, np.int64), np.ones(optimiser.count, np.int64)
    low[list(model.fixed)] = 1
    pairs = [(one, other) for one, others in enumerate(optimiser.excludes) for other in others if one < other]
    ours, best = cpu(optimiser.best, values, model.fixed)
    alone, same = cpu(optimiser._by_highs, values, low, high)
    once, _any = cpu(best_portfolio, values, optimiser.uses, optimiser.limits, pairs, list(model.fixed))
    assert best == same
    return ours, alone, once


def solver_table() -> Table:
    """The exact enumeration beside HiGHS's own mixed-integer search, the same instances and answers."""
    shown = Table(
        title="One optimum with ties decided, CPU milliseconds: median of 5, the same sets from both"
    )
    for heading in (
        "invitations",
        "bound of HiGHS and enumeration",
        "HiGHS alone, each tie in turn",
        "one MILP, ties open",
    ):
        shown.add_column(heading, justify="right")
    for count in (20, 40):
        rows = [three_ways(instance(count, seed)) for seed in range(5)]
        columns = zip(*rows, strict=True)
        shown.add_row(str(count), *(f"{1000 * statistics.median(column):.1f}" for column in columns))
    return shown


def greedy_share(problem: Problem, *, per_cost: bool) -> float:
    """Per cent of the best value that taking invitations in the order of their value (per cost) reaches."""

    def rank(one: Invitation) -> float:
        return problem.value(one.leader) / (one.leader.uses[0] if per_cost else 1)

    left, taken, value = list(problem.limits), [], 0
    for one in sorted(problem.invitations, key=rank, reverse=True):
        fits = all(use <= room for use, room in zip(one.leader.uses, left, strict=True))
        if fits and not any(one.overlaps(other) for other in taken):
            taken.append(one)
            left = [room - use for use, room in zip(one.leader.uses, left, strict=True)]
            value += problem.value(one.leader)
    model = Model(problem, frozenset(range(len(problem.invitations))))
    return 100 * value / model.best(model.values()).value


def greedy_table() -> Table:
    shown = Table(
        title="Why a solver: simple picking in per cent of the best (mean of 5; no must-accepts, no deputies)"
    )
    for heading in ("invitations", "best score first", "best score per cost first"):
        shown.add_column(heading, justify="right")
    for count in (20, 40, 100):
        found = [instance(count, seed, must=0, deputy=0) for seed in range(5)]
        shares = [
            statistics.mean(greedy_share(one, per_cost=per_cost) for one in found)
            for per_cost in (False, True)
        ]
        shown.add_row(str(count), *(f"{share:.0f} %" for share in shares))
    return shown


def best_of(problem: Problem) -> dict[str, str]:
    model = Model(problem, problem.eligible())
    found = model.best(model.values())
    return {problem.invitations[index].case: who for index, who in found.answers.items()}


def removals() -> int:
    """How many of 1,000 random decisions change when a losing invitation is removed."""
    changed = 0
    for seed in range(REMOVALS):
        problem = instance(8, seed, must=0)
        cases = best_of(problem)
        losing = [one for one in problem.invitations if one.case not in cases]
        removed = random.Random(seed).choice(losing)
        kept = tuple(one for one in problem.invitations if one is not removed)
        changed += best_of(replace(problem, invitations=kept)) != cases
    return changed


def main() -> None:
    console = Console(width=130)
    for table in (time_table, solver_table, greedy_table):
        console.print(table())
    console.print(
        f"A losing invitation removed from each of {REMOVALS:,} random decisions: {removals()} changed."
    )


if __name__ == "__main__":
    main()

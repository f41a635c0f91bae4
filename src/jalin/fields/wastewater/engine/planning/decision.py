"""`decide`: the plan, as a pure function of inputs and rules. Everything below it is in `search`, `evidence`, `no_harm`."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from .. import costs
from ..actions import patch_of
from ..fleet import Fleet, open_fleet
from ..inp import Network
from ..search import (
    Found,
    Gap,
    Judge,
    Ledger,
    Problem,
    Rules,
    Stages,
    enumerate_plans,
    find_plan,
    find_stages,
)
from ..search.judge import Storm, digest_of
from ..worker import Job
from .options import options_of, screened
from .packing import unpack
from .structural import Structural, add_structural, offers_of
from .wording import reasons_of, result_of


@dataclass(frozen=True)
class Course:
    """How the work is carried out; nothing of it changes the result.

    fleet: who runs the engine (None: this machine) · checkpoint: where judged plans are kept · on_progress: called with
    (what is being done, plans judged so far, the most there will be)
    """

    fleet: Fleet | None = None
    checkpoint: Path | None = None
    on_progress: Callable[[str, int, int], None] = field(default=lambda *_: None)


@dataclass(frozen=True)
class Search:
    """What the search gave, before it is put into words."""

    city: Network
    storms: list[Storm]
    judge: Judge
    found: Found
    flood_stages: Stages
    gap: Gap
    candidates: list[str]
    budgets: tuple[int, ...]
    structural: Structural | None

    @property
    def stages(self) -> Stages:
        """Of the whole plan."""
        return self.structural.stages if self.structural else self.flood_stages

    @property
    def problem(self) -> Problem:
        """The whole plan's; its first options are those of the flood part."""
        return self.structural.judge.problem if self.structural else self.judge.problem

    def changes(self, storm: Storm) -> dict:
        """What the whole plan changes in the network's lines."""
        return patch_of(storm.network, self.problem.actions(self.stages.plan.plan))


def decide(inputs: Mapping, rules: Mapping, course: Course | None = None) -> dict:
    """{"result": …, "reasons": …} of `inputs_of` and `Rules.as_json`. Raises SewerError."""
    course = course or Course()
    with (
        unpack(inputs) as (city, storms),
        nullcontext(course.fleet) if course.fleet else open_fleet() as fleet,
    ):
        search = _search(inputs, Rules.from_json(rules), city, storms, course, fleet)
        course.on_progress("evidence", search.judge.runs, search.judge.runs)
        runs = _proof_runs(search, fleet)
        return {"result": result_of(search, runs, inputs), "reasons": reasons_of(search, runs)}


def _search(
    inputs: Mapping, rules: Rules, city: Network, storms: list[Storm], course: Course, fleet: Fleet
) -> Search:
    prices = costs.read(inputs["costs"], "costs.toml")
    wanted = inputs["candidates"]
    if isinstance(wanted, int):
        course.on_progress("screening", 0, 0)
        wanted = screened(storms[0].network, wanted, fleet)
    options = options_of(city, wanted, prices, inputs["methods"], inputs["benefits"])
    budgets = tuple(inputs["budgets"])
    offers = offers_of(city, prices, inputs["methods"], inputs["benefits"], len(budgets))
    problem = Problem(options, tuple(flood_share(budget, rules) for budget in budgets), rules)
    ledger = Ledger(course.checkpoint, digest_of(storms, rules))

    def judge_of(some: Problem) -> Judge:
        return Judge(some, storms, fleet, ledger,
                     lambda _verdict, runs: course.on_progress("search", runs, problem.most_runs))  # fmt: skip

    try:
        judge = judge_of(problem)
        found = find_plan(judge)
        stages = find_stages(judge)
        gap = enumerate_plans(judge, stages.plan, rules.prove_up_to)
        structural = add_structural(city, judge, stages, offers, budgets, judge_of)
    finally:
        ledger.close()
    return Search(city, storms, judge, found, stages, gap, list(wanted), budgets, structural)


def flood_share(budget: int, rules: Rules) -> int:
    """What of a year's budget the flood part may spend, in whole units."""
    return budget - int(budget * Decimal(repr(rules.structural_share)))


def _proof_runs(search: Search, fleet: Fleet) -> list:
    """(before, after) of full runs at the file's own step, for each storm."""
    jobs = [Job(storm.network, changes) for storm in search.storms for changes in ({}, search.changes(storm))]
    done = dict(fleet.outcomes(jobs))
    for result in done.values():
        if isinstance(result, Exception):
            raise result
    return [(done[2 * k], done[2 * k + 1]) for k in range(len(search.storms))]

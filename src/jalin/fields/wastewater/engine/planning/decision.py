"""`decide`: the plan, as a pure function of inputs and rules. Everything below it is in `search`, `evidence`, `no_harm`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .. import costs
from ..fleet import Fleet, open_fleet
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
from ..search.problem import EMPTY
from ..worker import Job
from .options import options_of, screened
from .packing import unpack
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

    problem: Problem
    storms: list[Storm]
    judge: Judge
    found: Found
    stages: Stages
    gap: Gap
    candidates: list[str]


def decide(inputs: Mapping, rules: Mapping, course: Course | None = None) -> dict:
    """{"result": …, "reasons": …} of `inputs_of` and `Rules.as_json`. Raises SewerError."""
    course = course or Course()
    with unpack(inputs) as storms:
        if course.fleet is not None:
            return _decide(inputs, Rules.from_json(rules), storms, course, course.fleet)
        with open_fleet() as fleet:
            return _decide(inputs, Rules.from_json(rules), storms, course, fleet)


def _decide(inputs: Mapping, rules: Rules, storms: list[Storm], course: Course, fleet: Fleet) -> dict:
    search = _search(inputs, rules, storms, course, fleet)
    course.on_progress("evidence", search.judge.runs, search.judge.runs)
    runs = _proof_runs(search, fleet)
    return {"result": result_of(search, runs, inputs), "reasons": reasons_of(search, runs)}


def _search(inputs: Mapping, rules: Rules, storms: list[Storm], course: Course, fleet: Fleet) -> Search:
    prices = costs.read(inputs["costs"], "costs.toml")
    network = storms[0].network
    wanted = inputs["candidates"]
    if isinstance(wanted, int):
        course.on_progress("screening", 0, rules.max_runs)
        wanted = screened(network, wanted, fleet)
    options = options_of(network, wanted, prices, inputs["methods"], inputs["benefits"])
    problem = Problem(options, tuple(inputs["budgets"]), rules)
    ledger = Ledger(course.checkpoint, digest_of(storms, rules))
    try:
        judge = Judge(problem, storms, fleet, ledger,
                      lambda _verdict, runs: course.on_progress("search", runs, rules.max_runs))  # fmt: skip
        found = find_plan(judge)
        stages = find_stages(judge)
        gap = enumerate_plans(judge, stages.plan, rules.prove_up_to)
    finally:
        ledger.close()
    return Search(problem, storms, judge, found, stages, gap, list(wanted))


def _proof_runs(search: Search, fleet: Fleet) -> list:
    """(before, after) of full runs at the file's own step, for each storm."""
    jobs = [Job(storm.network, search.judge.changes(plan, storm))
            for storm in search.storms for plan in (EMPTY, search.stages.plan.plan)]  # fmt: skip
    done = dict(fleet.outcomes(jobs))
    for result in done.values():
        if isinstance(result, Exception):
            raise result
    return [(done[2 * k], done[2 * k + 1]) for k in range(len(search.storms))]

"""`decide`: the plan, as a pure function of inputs and rules. Everything below it is in `search`, `evidence`, `no_harm`."""

from collections.abc import Callable, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from .. import costs
from ..actions import patch_of
from ..fleet import Fleet, open_fleet
from ..inp import Network
from ..no_harm import Harm, harms
from ..results import RunResult
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
from ..search.schedule import no_stages
from ..worker import Job
from .options import options_of, screened
from .packing import unpack
from .structural import Structural, add_structural, offers_of
from .wording import reasons_of, result_of

PROOFS = 4  # plans whose full runs are tried before doing nothing is proposed


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
        closing(Ledger(course.checkpoint, digest_of(storms, Rules.from_json(rules)))) as ledger,
    ):
        work = _Work(inputs, Rules.from_json(rules), city, storms, course, fleet, ledger)
        search, runs = work.carry_out()
        return {"result": result_of(search, runs, inputs), "reasons": reasons_of(search, runs)}


@dataclass
class _Work:
    """The steps of one decision and what they share."""

    inputs: Mapping
    rules: Rules
    city: Network
    storms: list[Storm]
    course: Course
    fleet: Fleet
    ledger: Ledger

    def carry_out(self) -> tuple[Search, list]:
        """The search, and (before, after) of full runs for each storm: a plan that does harm there is not proposed."""
        prices = costs.read(self.inputs["costs"], "costs.toml")
        benefits, methods = self.inputs["benefits"], self.inputs["methods"]
        budgets = tuple(self.inputs["budgets"])
        candidates = self._candidates()
        options = options_of(self.city, candidates, prices, methods, benefits)
        offers = offers_of(self.city, prices, methods, benefits, len(budgets))
        problem = Problem(options, tuple(flood_share(budget, self.rules) for budget in budgets), self.rules)
        judge = self._judge(problem)
        found = find_plan(judge)
        gap = enumerate_plans(judge, found.best, self.rules.prove_up_to)
        for last in (False,) * (PROOFS - 1) + (True,):
            stages = no_stages(judge) if last else find_stages(judge)
            structural = (
                None if last else add_structural(self.city, judge, stages, offers, budgets, self._judge)
            )
            search = Search(
                self.city, self.storms, judge, found, stages, gap, candidates, budgets, structural
            )
            runs = self._proof_runs(search)
            harm = proven_harm(search, runs)
            if not harm:
                break
            judge.refuse(stages.plan.plan, harm)
        return search, runs

    def _judge(self, problem: Problem) -> Judge:
        tell = self.course.on_progress
        return Judge(problem, self.storms, self.fleet, self.ledger,
                     lambda _verdict, runs: tell("search", runs, problem.most_runs))  # fmt: skip

    def _candidates(self) -> list[str]:
        wanted = self.inputs["candidates"]
        if isinstance(wanted, int):
            self.course.on_progress("screening", 0, 0)
            return screened(self.storms[0].network, wanted, self.fleet)
        return list(wanted)

    def _proof_runs(self, search: Search) -> list[tuple[RunResult, RunResult]]:
        """At the file's own step, in full."""
        self.course.on_progress("evidence", search.judge.runs, search.judge.runs)
        jobs = [
            Job(storm.network, changes) for storm in self.storms for changes in ({}, search.changes(storm))
        ]
        done = dict(self.fleet.outcomes(jobs))
        for result in done.values():
            if isinstance(result, Exception):
                raise result
        return [(done[2 * k], done[2 * k + 1]) for k in range(len(self.storms))]


def flood_share(budget: int, rules: Rules) -> int:
    """What of a year's budget the flood part may spend, in whole units."""
    return budget - int(budget * Decimal(repr(rules.structural_share)))


def proven_harm(search: Search, runs: list[tuple[RunResult, RunResult]]) -> list[Harm]:
    """What the no-harm rules say of the full runs, whatever the quicker runs of the search had shown."""
    rules = search.problem.rules
    found = []
    for storm, pair in zip(search.storms, runs, strict=True):
        unit = storm.network.units.volume
        nodes = [{node: flood * unit for node, flood in run.node_floods.items()} for run in pair]
        found += harms(*nodes, rule=rules.no_harm, volume_limit=rules.volume_limit, share_limit=rules.share_limit,
                       accepted=rules.accepted, totals=tuple(run.flooding_volume * unit for run in pair))  # fmt: skip
    return found

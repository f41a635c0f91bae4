"""Plans judged by the engine: flooding under every storm, and what the no-harm rules say."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..actions import patch_of
from ..fleet import Fleet
from ..inp import Network
from ..no_harm import Harm, harms
from ..results import RunResult
from ..worker import Job, RunOptions, engine_build
from .ledger import Ledger
from .problem import EMPTY, Plan, Problem, Rules

CONTINUITY_REFUSED = 10.0  # percent


@dataclass(frozen=True)
class Storm:
    """One load the network is judged under. network: the city's file with this storm in it · weight: its share in the
    flooding that is made least (one storm: 1; several: for instance its probability in a year)"""

    name: str
    network: Network
    weight: float = 1.0


@dataclass(frozen=True)
class Verdict:
    """plan judged. flooding: m³, weighted over the storms · totals, nodes: m³ for each storm · harms: what forbids it ·
    value: what is made least (m³, or money where floods have a price)"""

    plan: Plan
    cost: int
    flooding: float
    value: float
    totals: tuple[float, ...]
    nodes: tuple[dict[str, float], ...]
    harms: tuple[Harm, ...]

    @property
    def allowed(self) -> bool:
        return not self.harms

    @property
    def rank(self) -> tuple:
        """The better plan has the lower rank; equal flooding goes to the cheaper plan."""
        return round(self.value, 6), self.cost, self.plan


class Judge:
    """storms: at least one · ledger: what has been judged before · on_verdict: called after each plan, for progress.

    `runs` counts plans judged, from the ledger or by the engine alike, so that a search that was resumed decides the
    same; `fresh` counts those the engine ran now.
    """

    def __init__(self, problem: Problem, storms: Sequence[Storm], fleet: Fleet, ledger: Ledger | None = None,
                 on_verdict: Callable[[Verdict, int], None] | None = None) -> None:  # fmt: skip
        self.problem, self.storms, self.fleet = problem, tuple(storms), fleet
        self.ledger = ledger if ledger is not None else Ledger()
        self.on_verdict = on_verdict
        self.seen: dict[Plan, Verdict] = {}
        self.fresh = 0
        self.options = RunOptions(early_stop=True, routing_step=problem.rules.routing_step)

    @property
    def runs(self) -> int:
        return len(self.seen)

    @property
    def base(self) -> Verdict:
        return self.verdicts([EMPTY])[0]

    def verdicts(self, plans: Sequence[Plan]) -> list[Verdict]:
        """The verdicts in the plans' order. Those not judged yet are run, all at once."""
        wanted = plans if EMPTY in self.seen else [EMPTY, *plans]  # the base is what harm is measured from
        new = [plan for plan in dict.fromkeys(wanted) if plan not in self.seen]
        self._run([plan for plan in new if self.ledger.get(self._name(plan)) is None])
        for plan in new:
            self.seen[plan] = self._verdict(plan, self.ledger.get(self._name(plan)))
            if self.on_verdict:
                self.on_verdict(self.seen[plan], self.runs)
        return [self.seen[plan] for plan in plans]

    def refuse(self, plan: Plan, found: Sequence[Harm]) -> None:
        """A full run showed harm that the quicker run of the search had not."""
        self.seen[plan] = replace(self.seen[plan], harms=tuple(found))

    def _run(self, plans: list[Plan]) -> None:
        """Every plan under every storm; a plan is in the ledger as soon as its last storm is done."""
        jobs, where = [], []
        for plan in plans:
            for storm in self.storms:
                jobs.append(Job(storm.network, self.changes(plan, storm), self.options))
                where.append(plan)
        left = {plan: len(self.storms) for plan in plans}
        done: dict[int, RunResult] = {}
        for position, result in self.fleet.outcomes(jobs):
            if isinstance(result, Exception):
                raise result
            done[position] = result
            plan = where[position]
            left[plan] -= 1
            if not left[plan]:
                first = plans.index(plan) * len(self.storms)
                found = [done.pop(first + k) for k in range(len(self.storms))]
                self.ledger.put(self._name(plan), _figures(found))
                self.fresh += 1

    def changes(self, plan: Plan, storm: Storm) -> dict:
        return patch_of(storm.network, self.problem.actions(plan))

    def _name(self, plan: Plan) -> str:
        return " ".join(self.problem.options[place].name for place in plan)

    def _verdict(self, plan: Plan, figures: dict) -> Verdict:
        volume = [storm.network.units.volume for storm in self.storms]
        totals = tuple(total * unit for total, unit in zip(figures["totals"], volume, strict=True))
        nodes = tuple({node: flood * unit for node, flood in found.items()}
                      for found, unit in zip(figures["nodes"], volume, strict=True))  # fmt: skip
        flooding = sum(storm.weight * total for storm, total in zip(self.storms, totals, strict=True))
        rules = self.problem.rules
        value = flooding * rules.flood_cost - self.problem.benefit(plan) if rules.flood_cost else flooding
        found = [] if plan == EMPTY else self._harms(totals, nodes)
        return Verdict(plan, self.problem.cost(plan), flooding, value, totals, nodes, tuple(found))

    def _harms(self, totals: tuple, nodes: tuple) -> list[Harm]:
        base, rules = self.seen[EMPTY], self.problem.rules
        return [
            harm
            for k in range(len(self.storms))
            for harm in harms(base.nodes[k], nodes[k], rule=rules.no_harm, volume_limit=rules.volume_limit,
                              share_limit=rules.share_limit, accepted=rules.accepted,
                              totals=(base.totals[k], totals[k]))
        ]  # fmt: skip

    def best(self, plans: Sequence[Plan] | None = None) -> Verdict:
        """The best plan judged that no rule forbids and every year can pay; the empty one when there is no other."""
        chosen = [self.seen[plan] for plan in (plans if plans is not None else self.seen)]
        return min((v for v in chosen if v.allowed), key=lambda verdict: verdict.rank)


def _figures(results: list[RunResult]) -> dict:
    return {"totals": [result.flooding_volume for result in results],
            "nodes": [result.node_floods for result in results]}  # fmt: skip


def digest_of(storms: Sequence[Storm], rules: Rules) -> str:
    """sha256 of all that decides what the engine says of a plan, whose name says the rest: a checkpoint belongs to one
    such digest and serves other budgets too."""
    found = {
        "engine": engine_build(), "routing_step": rules.routing_step,
        "storms": [storm.network.sha256 for storm in storms],
    }  # fmt: skip
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()

"""What `jalin sewer plan` was asked for, made into a plan and its files. No Django."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jalin.fields.wastewater.engine import costs, storms
from jalin.fields.wastewater.engine.costs import METHODS
from jalin.fields.wastewater.engine.data_errors import DataFault
from jalin.fields.wastewater.engine.errors import NotEvidence
from jalin.fields.wastewater.engine.evidence import REFUSED
from jalin.fields.wastewater.engine.fleet import open_fleet
from jalin.fields.wastewater.engine.inp import Network
from jalin.fields.wastewater.engine.money import Currency
from jalin.fields.wastewater.engine.planning import Course, inputs_of, plan_of
from jalin.fields.wastewater.engine.search import Rules
from jalin.fields.wastewater.engine.search.judge import Storm


@dataclass(frozen=True)
class Wishes:
    """The options of the command, as typed."""

    costs: Path
    budgets: tuple[str, ...]
    years: int
    first_year: int
    candidates: str
    methods: tuple[str, ...]
    storms: tuple[Path, ...]
    no_harm: str
    accepted: tuple[str, ...]
    benefits: Path | None
    structural_share: float
    flood_cost: str
    max_runs: int
    prove_up_to: int
    search_step: float | None
    processes: int | None
    out: Path


def make_plan(network: Network, wishes: Wishes, tell: Callable[[str, int, int], None]) -> dict:
    """The proof, with plan.json and checkpoint.jsonl in the folder. Raises SewerError, and KeyboardInterrupt as it comes."""
    currency = costs.read(wishes.costs).currency
    benefits = _benefits(wishes.benefits)
    methods = wishes.methods or (METHODS if benefits else ("upsize",))
    for method in methods:
        _known(method, "--method", METHODS)
    inputs = inputs_of(
        network, wishes.costs.read_bytes(), _budgets(wishes, currency),
        storms=[Storm(path.name, storms.under(network, storms.read(path))) for path in wishes.storms],
        candidates=_candidates(wishes.candidates), methods=methods, benefits=benefits, years_from=wishes.first_year,
    )  # fmt: skip
    with open_fleet(wishes.processes) as fleet:
        course = Course(fleet, checkpoint(wishes.out), tell)
        decision = plan_of(inputs, _rules(network, wishes, currency).as_json(), course)
    _put(wishes.out / "plan.json", decision.to_bytes())
    return decision.to_proof()


def checkpoint(folder: Path) -> Path:
    return folder / "checkpoint.jsonl"


def stopped(folder: Path) -> DataFault:
    return DataFault("plan-stopped", file=str(checkpoint(folder)), severity="warning")


def _put(path: Path, data: bytes) -> None:
    """All of it or nothing: a plan's file is never half written."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def _budgets(wishes: Wishes, currency: Currency) -> list[int]:
    found = [_money(one, "--budget", currency) for one in wishes.budgets]
    if len(found) > 1 and wishes.years not in {1, len(found)}:
        raise DataFault("years-differ", file="--budget", count=len(found), years=wishes.years)
    return found * wishes.years if len(found) == 1 else found


def _money(text: str, option: str, currency: Currency) -> int:
    try:
        return currency.parse(text)
    except ValueError:
        raise DataFault("bad-money", file=option, text=text, currency=currency.code) from None


def _candidates(text: str) -> list[str] | int:
    names = [name.strip() for name in text.split(",") if name.strip()]
    return int(names[0]) if len(names) == 1 and "," not in text and names[0].isdigit() else names


def _benefits(path: Path | None) -> dict:
    """Repair → money, or money for each year."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataFault("bad-benefits", file=path.name, reason=str(error)) from None
    for name, worth in found.items() if isinstance(found, dict) else [("", None)]:
        sums = worth if isinstance(worth, list) else [worth]
        if name.count(":") < 3 or not sums or not all(type(money) is int and money >= 0 for money in sums):
            raise DataFault("bad-benefits", file=path.name, object=name, reason=json.dumps(worth)[:60])
    return found


def _known(text: str, option: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise DataFault("bad-choice", file=option, text=text, known=", ".join(known))
    return text


def _rules(network: Network, wishes: Wishes, currency: Currency) -> Rules:
    for node in wishes.accepted:
        if network.node_id(node) is None:
            raise DataFault("no-such-node", file="--accept", object=node)
    accepted = tuple(sorted(network.node_id(node) for node in wishes.accepted))
    price = _money(wishes.flood_cost, "--flood-cost", currency) if wishes.flood_cost else 0
    return Rules(no_harm=_known(wishes.no_harm, "--no-harm", ("node", "total")), accepted=accepted,
                 max_runs=wishes.max_runs, prove_up_to=wishes.prove_up_to, flood_cost=price,
                 structural_share=wishes.structural_share, routing_step=wishes.search_step)  # fmt: skip


def require_evidence(proof: dict) -> None:
    """Raises NotEvidence when the continuity error forbids to show the plan as proof."""
    found = proof["result"]["evidence"]
    if found["status"] == "refused":
        raise NotEvidence(
            file=proof["result"]["network"]["name"], percent=found["continuity_percent"], limit=REFUSED
        )

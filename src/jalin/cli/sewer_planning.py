"""What `jalin sewer plan` was asked for, made into a plan and its files. No Django."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jalin.decisions import Decision
from jalin.fields.wastewater.engine import costs, inp, storms
from jalin.fields.wastewater.engine.data_errors import DataFault
from jalin.fields.wastewater.engine.errors import NotEvidence
from jalin.fields.wastewater.engine.evidence import REFUSED
from jalin.fields.wastewater.engine.fleet import open_fleet
from jalin.fields.wastewater.engine.money import Currency
from jalin.fields.wastewater.engine.planning import Course, inputs_of, plan_of
from jalin.fields.wastewater.engine.search import Rules
from jalin.fields.wastewater.engine.search.judge import Storm


@dataclass(frozen=True)
class Wishes:
    """The options of the command, as typed."""

    network: Path
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
    flood_cost: str
    max_runs: int
    prove_up_to: int
    processes: int | None
    out: Path


def make_plan(wishes: Wishes, tell: Callable[[str, int, int], None]) -> dict:
    """The proof, with plan.json and checkpoint.jsonl in the folder. Raises SewerError."""
    network = inp.read(wishes.network)
    currency = costs.read(wishes.costs).currency
    text = wishes.costs.read_bytes()
    inputs = inputs_of(
        network, text, _budgets(wishes, currency),
        storms=[Storm(path.name, storms.under(network, storms.read(path))) for path in wishes.storms],
        candidates=_candidates(wishes.candidates), methods=wishes.methods, benefits=_benefits(wishes.benefits),
        years_from=wishes.first_year,
    )  # fmt: skip
    wishes.out.mkdir(parents=True, exist_ok=True)
    with open_fleet(wishes.processes) as fleet:
        course = Course(fleet, wishes.out / "checkpoint.jsonl", tell)
        try:
            decision = plan_of(inputs, _rules(wishes, currency).as_json(), course)
        except KeyboardInterrupt:
            raise DataFault("plan-stopped", file=str(course.checkpoint), severity="warning") from None
    return _write(wishes.out, decision)


def _write(folder: Path, decision: Decision) -> dict:
    proof = decision.to_proof()
    _put(folder / "plan.json", decision.to_bytes())
    return proof


def _put(path: Path, data: bytes) -> None:
    """All of it or nothing: a plan's file is never half written."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def _budgets(wishes: Wishes, currency: Currency) -> list[int]:
    found = [_money(one, "--budget", currency) for one in wishes.budgets]
    return found * wishes.years if len(found) == 1 else found


def _money(text: str, option: str, currency: Currency) -> int:
    try:
        return currency.parse(text)
    except ValueError:
        raise DataFault("bad-money", file=option, text=text, currency=currency.code) from None


def _candidates(text: str) -> list[str] | int:
    names = [name.strip() for name in text.split(",") if name.strip()]
    return int(names[0]) if len(names) == 1 and "," not in text and names[0].isdigit() else names


def _benefits(path: Path | None) -> dict[str, int]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataFault("bad-benefits", file=path.name, reason=str(error)) from None
    if not isinstance(found, dict) or not all(type(money) is int and money >= 0 for money in found.values()):
        raise DataFault("bad-benefits", file=path.name, reason="{name: whole money}")
    return found


def _rules(wishes: Wishes, currency: Currency) -> Rules:
    if wishes.no_harm not in {"node", "total"}:
        raise DataFault("bad-choice", file="--no-harm", text=wishes.no_harm, known="node, total")
    price = _money(wishes.flood_cost, "--flood-cost", currency) if wishes.flood_cost else 0
    if wishes.benefits and not price:
        raise DataFault("flood-cost-missing", file="--flood-cost")
    return Rules(no_harm=wishes.no_harm, accepted=tuple(sorted(wishes.accepted)), max_runs=wishes.max_runs,
                 prove_up_to=wishes.prove_up_to, flood_cost=price)  # fmt: skip


def require_evidence(proof: dict) -> None:
    """Raises NotEvidence when the continuity error forbids to show the plan as proof."""
    found = proof["result"]["evidence"]
    if found["status"] == "refused":
        raise NotEvidence(
            file=proof["result"]["network"]["name"], percent=found["continuity_percent"], limit=REFUSED
        )

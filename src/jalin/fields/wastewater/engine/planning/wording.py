"""The result and the reasons of a plan as plain JSON values: figures rounded to what is printed, in SI."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .. import costs, evidence
from ..actions import patch_of
from ..results import RunResult
from ..search.problem import EMPTY

if TYPE_CHECKING:
    from .decision import Search

Runs = Sequence[tuple[RunResult, RunResult]]


def result_of(search: "Search", runs: Runs, inputs: Mapping) -> dict:
    plan = search.stages.plan
    currency = costs.read(inputs["costs"], "costs.toml").currency
    city = search.city
    repaired = city.patched(patch_of(city, search.problem.actions(plan.plan)))
    proofs = _evidence(search, runs)
    continuity = max(proof.continuity for proof in proofs)
    return {
        "actions": _actions(search, inputs["years_from"]),
        "currency": {"code": currency.code, "decimals": currency.decimals},
        "cost": plan.cost,
        "years": _years(search, inputs["years_from"]),
        "storms": [_storm(search, storm, pair) for storm, pair in zip(search.storms, runs, strict=True)],
        "evidence": {"status": evidence.status_of(continuity), "continuity_percent": round(continuity, 3),
                     "engine": runs[0][0].engine},
        "search": _course(search),
        "gap": _gap(search),
        "structural": _structural(search),
        "network": {"name": city.name, "sha256_before": city.sha256, "sha256_after": repaired.sha256,
                    "flow_units": city.units.flow, "options": dict(sorted(city.options.items())),
                    "changed_lines": evidence.changed_lines(city, repaired)},
    }  # fmt: skip


def _evidence(search: "Search", runs: Runs) -> list[evidence.Evidence]:
    return [
        evidence.gather(storm.network, storm.network.patched(search.changes(storm)), before, after)
        for storm, (before, after) in zip(search.storms, runs, strict=True)
    ]


def _actions(search: "Search", first_year: int) -> list[dict]:
    """The repairs, by year and then by what each gains alone."""
    problem, judge, stages = search.problem, search.judge, search.stages
    links = search.city.links
    rows = []
    for place in stages.plan.plan:
        option = problem.options[place]
        action, alone = option.action, judge.seen.get((place,))
        link = links[action.link]
        rows.append({
            "link": action.link, "method": action.method, "year": first_year + stages.years[place],
            "from_node": link.from_node, "to_node": link.to_node, "length_m": round(link.length, 2),
            "diameter_before_mm": round(link.diameter * 1000), "diameter_mm": round(action.diameter * 1000),
            "roughness_before": link.roughness, "roughness": action.roughness, "cost": action.cost,
            "benefit": option.benefit,
            "less_flooding_alone_m3": round(judge.base.flooding - alone.flooding, 2) if alone else None,
        })  # fmt: skip
    return sorted(rows, key=lambda row: (row["year"], -(row["less_flooding_alone_m3"] or 0.0), row["link"]))


def _years(search: "Search", first_year: int) -> list[dict]:
    problem, stages = search.problem, search.stages
    return [
        {
            "year": first_year + year,
            "budget": budget,
            "cost": problem.cost(place for place, when in stages.years.items() if when == year),
            "flooding_m3": round(end.flooding, 2),
        }
        for year, (budget, end) in enumerate(zip(search.budgets, stages.ends, strict=True))
    ]


def _storm(search: "Search", storm, pair: tuple[RunResult, RunResult]) -> dict:
    before, after = pair
    rules = search.problem.rules
    return {
        "name": storm.name,
        "weight": storm.weight,
        "before": evidence.figures(storm.network, before),
        "after": evidence.figures(storm.network, after),
        "worse_nodes": evidence.worse(storm.network, before, after, rules.volume_limit, rules.share_limit),
        "floods": [{node: round(flood * storm.network.units.volume, 2) for node, flood in sorted(run.node_floods.items())}
                   for run in pair],
    }  # fmt: skip


def _course(search: "Search") -> dict:
    seen = search.judge.seen.values()
    harmful = sum(any(harm.node == "" for harm in verdict.harms) for verdict in seen)
    return {
        "candidates": search.candidates,
        "options": len(search.judge.problem.options),
        "runs": search.judge.runs,
        "search_runs": search.found.runs,
        "proposals": len(search.found.proposals),
        "ended": search.found.ended,
        "refused_total": harmful,
        "refused_node": sum(not verdict.allowed for verdict in seen) - harmful,
        "curve": _curve(search),
    }


def _curve(search: "Search") -> list[dict]:
    """Cost against flooding: the plans judged that no cheaper or equal one beats."""
    found, best = [], None
    for verdict in sorted(
        (v for v in search.judge.seen.values() if v.allowed), key=lambda v: (v.cost, v.rank)
    ):
        if best is None or verdict.flooding < best - 1e-6:
            best = verdict.flooding
            found.append({"cost": verdict.cost, "flooding_m3": round(verdict.flooding, 2)})
    return found


def _gap(search: "Search") -> dict:
    gap = search.gap
    if not gap.proven:
        return {"status": "not-enumerated"}
    whole = abs(search.judge.base.value)
    share = (search.flood_stages.plan.value - gap.optimum.value) / whole if whole else 0.0
    return {"status": "proven", "plans": gap.plans, "optimum_m3": round(gap.optimum.flooding, 2),
            "gap_percent": round(100 * share, 4), "search_gap_percent": round(100 * gap.share, 4)}  # fmt: skip


def _structural(search: "Search") -> dict | None:
    part = search.structural
    if part is None:
        return None
    return {"benefit": part.benefit, "bound": part.bound, "gap_percent": round(100 * part.gap, 4), "kept": part.kept,
            "repairs": len(part.stages.plan.plan) - len(search.flood_stages.plan.plan)}  # fmt: skip


def reasons_of(search: "Search", runs: Runs) -> dict:
    """Codes with their values; `explain` says them in three languages."""
    before, after = runs[0]
    volume = search.city.units.volume
    plan = search.stages.plan
    said = []
    if plan.plan == EMPTY:
        said.append({"code": "plan-empty", "values": {"runs": search.judge.runs}})
    else:
        said.append({"code": "plan-gain", "values": {
            "before": round(before.flooding_volume * volume, 2), "after": round(after.flooding_volume * volume, 2)}})  # fmt: skip
    refused = sum(not verdict.allowed for verdict in search.judge.seen.values())
    if refused:
        said.append({"code": "plan-refused", "values": {"count": refused, "runs": search.judge.runs}})
    if search.gap.proven:
        percent = round(_gap(search)["gap_percent"], 2)
        said.append({"code": "plan-proven", "values": {"plans": search.gap.plans, "percent": percent}})
    else:
        said.append({"code": "plan-not-proven", "values": {"runs": search.judge.runs}})
    if search.structural:
        part = _structural(search)
        said.append({"code": f"plan-structural-{part['kept']}", "values": {
            "repairs": part["repairs"], "percent": round(100 * search.structural.gap, 2)}})  # fmt: skip
    if search.flood_stages.plan.plan != search.found.best.plan:
        said.append({"code": "plan-stages", "values": {}})
    return {"plan": said}

"""What the annex says, as plain data for the template: every cell a text in the annex's language."""

from collections.abc import Mapping
from datetime import date

from .. import costs
from ..evidence import INDICATIVE, REFUSED
from ..money import Currency
from ..planning import reasons_said
from ..planning.labels import label, labels
from ..planning.numbers import figure, money, number

FIGURES = (  # of the before/after table, with their decimals
    ("flooding_m3", 2), ("nodes_flooded", 0), ("flood_hours", 2), ("peak_overflow_m3s", 4), ("links_surcharged", 0),
    ("surcharged_m", 1), ("outflow_m3", 1), ("routing_continuity_error_percent", 3),
    ("runoff_continuity_error_percent", 3),
)  # fmt: skip
MOST_LINES, MOST_WORSE = 120, 60


def annex(proof: Mapping, lang: str, pictures: Mapping, made_on: date) -> dict:
    """pictures: {"map": name or None, "profiles": [(name, first node, last node)], "curve": name or None, "left_out": n}"""
    result = proof["result"]
    words = {word: texts[lang] for word, texts in labels().items()}
    status = result["evidence"]["status"]
    percent = number(result["evidence"]["continuity_percent"], 2, lang)
    return {
        "words": words,
        "title": f"{words['title']}",
        "network": result["network"]["name"],
        "warning": label("indicative", lang, percent=percent, limit=f"{INDICATIVE:g}") if status == "indicative" else "",
        "remark": label("continuity_remark", lang, percent=percent) if status == "remark" else "",
        "facts": _facts(proof, lang, made_on),
        "reasons": reasons_said(proof["reasons"], lang),
        "actions": _actions(result, lang),
        "years": _years(result, lang),
        "storms": [_storm(storm, lang) for storm in result["storms"]],
        "method": _method(proof, lang),
        "lines": [[str(one["line"]), one["before"], one["after"]] for one in result["network"]["changed_lines"][:MOST_LINES]],
        "lines_left": max(len(result["network"]["changed_lines"]) - MOST_LINES, 0),
        "options": "  ".join(f"{name} {value}" for name, value in result["network"]["options"].items()),
        "digest": proof["digests"]["decision"],
        "pictures": dict(pictures),
    }  # fmt: skip


def _facts(proof: Mapping, lang: str, made_on: date) -> list[list[str]]:
    network, currency = proof["result"]["network"], Currency(**proof["result"]["currency"])
    return [
        [label("network", lang), network["name"]],
        [label("sha_before", lang), network["sha256_before"]],
        [label("sha_after", lang), network["sha256_after"]],
        [label("engine", lang), f"EPA SWMM, {proof['result']['evidence']['engine']}"],
        [label("total_cost", lang), money(proof["result"]["cost"], currency, lang)],
        [label("made_on", lang), made_on.isoformat()],
        [label("digest", lang), proof["digests"]["decision"]],
    ]


COLUMNS = (("rank", "right"), ("pipe", "left"), ("nodes", "left"), ("length", "right"), ("diameter_mm", "right"),
           ("roughness", "right"), ("method", "left"), ("year", "right"), ("cost", "right"), ("alone_m3", "right"))  # fmt: skip


def _actions(result: Mapping, lang: str) -> dict:
    """head, sides and rows of the ranked list; what a repair is worth besides only where that is known."""
    currency = Currency(**result["currency"])
    with_worth = any(one["benefit"] for one in result["actions"])
    columns = [*COLUMNS, ("worth", "right")] if with_worth else list(COLUMNS)
    rows = []
    for rank, one in enumerate(result["actions"], start=1):
        alone = one["less_flooding_alone_m3"]
        row = [
            str(rank), one["link"], f"{one['from_node']} → {one['to_node']}", number(one["length_m"], 1, lang),
            f"{one['diameter_before_mm']} → {one['diameter_mm']}",
            _change(one["roughness_before"], one["roughness"], lang),
            label(one["method"], lang), str(one["year"]), money(one["cost"], currency, lang),
            "–" if alone is None else number(alone, 1, lang),
        ]  # fmt: skip
        rows.append([*row, money(one["benefit"], currency, lang)] if with_worth else row)
    return {
        "head": [label(name, lang) for name, _ in columns],
        "sides": [side for _, side in columns],
        "rows": rows,
    }


def _change(before: float | None, after: float, lang: str) -> str:
    """Both where they differ, else the one."""
    same = after in {0.0, before}
    return figure(before, lang) if same else f"{figure(before, lang)} → {figure(after, lang)}"


def _years(result: Mapping, lang: str) -> list[list[str]]:
    currency = Currency(**result["currency"])
    return [
        [str(one["year"]), money(one["budget"], currency, lang), money(one["cost"], currency, lang),
         number(one["flooding_m3"], 2, lang)]
        for one in result["years"]
    ]  # fmt: skip


def _storm(storm: Mapping, lang: str) -> dict:
    rows = []
    for name, decimals in FIGURES:
        before, after = storm["before"][name], storm["after"][name]
        change = after - before
        sign = "+" if round(change, decimals) > 0 else ""
        rows.append([label(name, lang), number(before, decimals, lang), number(after, decimals, lang),
                     f"{sign}{number(change, decimals, lang)}".replace("-", "−")])  # fmt: skip
    worse = [
        [("▲ " if one["more_m3"] > one["limit_m3"] else "") + one["node"],
         *(number(one[key], 3, lang) for key in ("before_m3", "after_m3", "more_m3", "limit_m3"))]
        for one in storm["worse_nodes"][:MOST_WORSE]
    ]  # fmt: skip
    over = sum(one["more_m3"] > one["limit_m3"] for one in storm["worse_nodes"])
    return {"name": storm["name"] or label("own_load", lang), "rows": rows, "worse": worse, "over": label("over_limit", lang, count=over) if over else "",
            "worse_left": max(len(storm["worse_nodes"]) - MOST_WORSE, 0)}  # fmt: skip


def _method(proof: Mapping, lang: str) -> list[str]:
    search, rules, gap = proof["result"]["search"], proof["rules"], proof["result"]["gap"]
    prices = costs.read(proof["inputs"]["costs"], "costs.toml")
    share = number(100 * rules["share_limit"], 1, lang)
    said = [
        label(
            "how_search",
            lang,
            candidates=len(search["candidates"]),
            options=search["options"],
            runs=search["runs"],
        ),
        label(
            f"how_no_harm_{rules['no_harm']}",
            lang,
            volume=number(rules["volume_limit"], 1, lang),
            share=share,
        ),
        label("how_refused", lang, total=search["refused_total"], node=search["refused_node"]),
        label("how_proof", lang),
        label("how_continuity", lang, warn=f"{INDICATIVE:g}", refuse=f"{REFUSED:g}"),
        label(
            "how_costs", lang, source=prices.source, on=prices.on.isoformat(), currency=prices.currency.code
        ),
    ]
    if gap["status"] == "proven":
        said.insert(
            1, label("how_proven", lang, plans=gap["plans"], percent=number(gap["gap_percent"], 2, lang))
        )
    if rules["accepted"]:
        said.append(label("how_accepted", lang, nodes=", ".join(rules["accepted"])))
    return said

"""The plan's proof file: made, recomputed with the engine, and explained."""

from collections.abc import Mapping

from jalin.decisions import Decision, Fault
from jalin.decisions.explaining import Block, Heading, Rows, Sentence

from ..money import Currency
from ..reasons import reason
from .decision import Course, decide
from .labels import label
from .numbers import number

KIND, METHOD = "sewer-plan", "1"


def plan_of(inputs: Mapping, rules: Mapping, course: Course | None = None) -> Decision:
    """The plan as a decision; its `to_bytes` is the proof file. Raises SewerError."""
    found = decide(inputs, rules, course)
    return Decision(KIND, METHOD, dict(inputs), dict(rules), found["result"], found["reasons"])


def recompute(inputs: Mapping, rules: Mapping, _seed: str = "") -> dict:
    """{"result", "reasons"} anew: the search and the proof runs are carried out again by this machine's engine."""
    return decide(inputs, rules)


def reasons_said(reasons: Mapping, lang: str) -> list[str]:
    """One sentence each; volumes and percentages with the decimals that the plan's tables print."""
    said = []
    for one in reasons["plan"]:
        values = {
            name: number(v, 2, lang) if isinstance(v, float) else v for name, v in one["values"].items()
        }
        said.append(reason(one["code"], **values).say(lang))
    return said


def explain(proof: Mapping, lang: str, item: str | None = None) -> list[Block]:
    """What the plan repairs, what it costs and brings, and why; of one pipe only when `item` names it."""
    result = proof["result"]
    currency = Currency(**result["currency"])
    actions = [one for one in result["actions"] if item in (None, one["link"])]
    if item is not None and not actions:
        raise Fault("proof.no_item", item=item)
    head = [label(word, lang) for word in ("pipe", "method", "year", "diameter", "cost", "alone")]
    body = [
        [one["link"], label(one["method"], lang), str(one["year"]),
         f"{one['diameter_before_mm']} → {one['diameter_mm']} mm", f"{currency.text(one['cost'])} {currency.code}",
         "" if one["less_flooding_alone_m3"] is None else f"{one['less_flooding_alone_m3']:,.1f} m³"]
        for one in actions
    ]  # fmt: skip
    return [
        Heading(f"{label('title', lang)}: {result['network']['name']}"),
        *(Sentence(text, is_list=True) for text in reasons_said(proof["reasons"], lang)),
        Rows(head, body),
    ]

"""The plan's proof file: recomputed with the engine, and explained."""

from collections.abc import Mapping

from ..reasons import reason
from .decision import decide

KIND, METHOD = "sewer-plan", "1"


def recompute(inputs: Mapping, rules: Mapping, _seed: str = "") -> dict:
    """{"result", "reasons"} anew: the search and the proof runs are carried out again by this machine's engine."""
    return decide(inputs, rules)


def explain(reasons: Mapping, lang: str) -> list[str]:
    """The reasons as sentences."""
    return [reason(one["code"], **one["values"]).say(lang) for one in reasons["plan"]]

"""How long each passage of the process really took, read from the acts on record. Pure Python.

A passage ends with the end of a stage. It begins with the stage's own receipt or letter where one is on record, else with the end
of the stage before, whichever that was: where the record lacks what came in between, the passage says from where it counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from .engine.procedure import ENDING, RECEIVED, SENT, Procedure

Passage = tuple[
    str, str, str
]  # procedure, what it begins with (a stage, RECEIVED or SENT), the stage that ends it
Act = tuple[int, str, str, str, date, str]  # case, procedure, stage, outcome, first day, precision


def repeats(procedure: Procedure, stage: str) -> bool:
    """Whether the stage is part of a going cooperation: it may come any time, so that nobody waits for it from what came before."""
    found = procedure.stages[stage]
    return found.is_rest and any(stage in following for following in found.leads_to.values())


def passages(acts: Iterable[Act], known: Mapping[str, Procedure]) -> dict[Passage, list[int]]:
    """Passage -> the calendar days of each. `acts` in order of case and day; only days that are known count."""
    took: dict[Passage, list[int]] = defaultdict(list)
    present, before, opened = None, None, {}
    for case, key, stage, outcome, day, precision in acts:
        route = known.get(key)
        if route is None or stage not in route.stages:
            continue
        if case != present:
            present, before, opened = case, None, {}
        exact = day if precision == "day" else None
        if outcome == RECEIVED or (outcome == SENT and stage not in opened):
            opened[stage] = outcome, exact
        elif outcome in ENDING:
            is_aside = repeats(route, stage)
            begun = opened.pop(stage, None if is_aside else before)
            if begun and begun[1] and exact and exact >= begun[1]:
                took[key, begun[0], stage].append((exact - begun[1]).days)
            if not is_aside:  # once a rest is reached nobody waits for what comes next
                before = None if route.stages[stage].is_rest else (stage, exact)
    return took

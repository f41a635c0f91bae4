"""Tests written as data, with three answers: True, False, or None when a fact is missing (Kleene's logic).

A condition is a table: `{field, op, …}`, or `{any = […]}`, `{all = […]}`, `{not = […]}` of conditions. `blank`
says what an empty field counts as; without it the answer is None and the field is named as missing. A value that is
compared with a date may be a date, "today" (the day judged), or with `than` another field; `or_today` takes the day
judged for an empty field.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from .code_lists import CodeList

COMBINING = ("any", "all", "not")
SETTINGS = {"field", "op", "value", "values", "than", "times", "list", "by", "blank", "or_today"}


@dataclass
class Case:
    """Facts by field name (None or absent: not known), the day judged, and the code lists; collects what is missing."""

    facts: dict
    on: datetime.date
    lists: dict[str, CodeList]
    missing: list[str] = field(default_factory=list)

    def ask(self, name: str):
        """A fact, or None, which is noted."""
        value = self.facts.get(name)
        if value is None or value == "":
            if name not in self.missing:
                self.missing.append(name)
            return None
        return value


def holds_all(conditions: list[dict], case: Case) -> bool | None:
    """Whether all hold: False when one does not, else None when one is not known. Asks all, to name all that is
    missing."""
    answers = [holds(condition, case) for condition in conditions]
    if False in answers:
        return False
    return None if None in answers else True


def holds(condition: dict, case: Case) -> bool | None:
    """Whether one condition holds."""
    if "any" in condition:
        answers = [holds(one, case) for one in condition["any"]]
        if True in answers:
            return True
        return None if None in answers else False
    if "all" in condition:
        return holds_all(condition["all"], case)
    if "not" in condition:
        answer = holds_all(condition["not"], case)
        return None if answer is None else not answer
    if "blank" in condition and case.facts.get(condition["field"]) in (None, ""):
        return condition["blank"]
    if condition.get("or_today") and case.facts.get(condition["field"]) in (None, ""):
        value = case.on
    else:
        value = case.ask(condition["field"])
    return None if value is None else OPERATORS[condition["op"]](value, condition, case)


def _other(condition: dict, case: Case):
    """What a value is compared with."""
    if "than" in condition:
        other = case.ask(condition["than"])
    else:
        other = case.on if condition["value"] == "today" else condition["value"]
    if other is not None and "times" in condition:
        other = other * Decimal(str(condition["times"]))
    return other


def _compared(compare: Callable) -> Callable:
    def operator(value, condition, case):
        other = _other(condition, case)
        return None if other is None else compare(value, other)

    return operator


def _age_at_least(born: datetime.date, condition: dict, case: Case) -> bool:
    years = case.on.year - born.year - ((case.on.month, case.on.day) < (born.month, born.day))
    return years >= condition["value"]


def _ranked_at_least(value: str, condition: dict, case: Case) -> bool | None:
    """Against the `rank` of another code in the same list."""
    ranks = case.lists[condition["list"]]
    own, needed = ranks.number(value, "rank"), ranks.number(condition["value"], "rank")
    return None if own is None or needed is None else own >= needed


def _at_least_listed(value, condition: dict, case: Case) -> bool | None:
    """Against the number that a list gives for the code in field `by`."""
    code = case.ask(condition["by"])
    needed = None if code is None else case.lists[condition["list"]].number(code, "number")
    return None if needed is None else value >= needed


def _at_most_listed(value, condition: dict, case: Case) -> bool | None:
    code = case.ask(condition["by"])
    most = None if code is None else case.lists[condition["list"]].number(code, "number")
    return None if most is None else value <= most


def _after_all_before(step: str, condition: dict, case: Case) -> bool | None:
    """Whether everything that the list puts before `step` is among the codes in field `by`."""
    done = case.ask(condition["by"])
    earlier = case.lists[condition["list"]].before(step)
    return None if done is None or earlier is None else set(earlier) <= set(done)


OPERATORS: dict[str, Callable] = {
    "is": _compared(lambda value, other: value == other),
    "at_least": _compared(lambda value, other: value >= other),
    "at_most": _compared(lambda value, other: value <= other),
    "before": _compared(lambda value, other: value < other),
    "less_than": _compared(lambda value, other: value < other),
    "on_or_before": _compared(lambda value, other: value <= other),
    "on_or_after": _compared(lambda value, other: value >= other),
    "one_of": lambda value, condition, case: value in condition["values"],
    "present": lambda value, condition, case: value is not False,
    "age_at_least": _age_at_least,
    "listed": lambda value, condition, case: case.lists[condition["list"]].holds(value, case.on),
    "all_listed": lambda values, condition, case: case.lists[condition["list"]].hold_all(values, case.on),
    "none_listed": lambda values, condition, case: case.lists[condition["list"]].hold_none(values, case.on),
    "ranked_at_least": _ranked_at_least,
    "at_least_listed": _at_least_listed,
    "at_most_listed": _at_most_listed,
    "after_all_before": _after_all_before,
}


def fields_of(conditions: list[dict]) -> list[str]:
    """Every field that the conditions may ask for, each once."""
    found: list[str] = []
    for condition in conditions:
        inner = [one for name in COMBINING for one in condition.get(name, [])]
        own = [condition[name] for name in ("field", "than", "by") if name in condition]
        found += [name for name in [*own, *fields_of(inner)] if name not in found]
    return found

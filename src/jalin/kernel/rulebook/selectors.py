"""Reading dated settings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from .models import DatedRule

_RULES: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """A rule that a module reads. `default` holds where the office wrote no row; `name` and `unit` are its words."""

    key: str
    default: object
    name: object = ""
    unit: object = ""


def declare_rule(key: str, default, *, name="", unit="") -> None:
    """A module declares a rule it reads, with the value that holds where the office wrote none."""
    _RULES[key] = Rule(key, default, name or key, unit)


def declared_rules() -> dict[str, Rule]:
    """Every rule that some module reads, by key."""
    return dict(_RULES)


def rule_on(key: str, on: date):
    """The value of `key` on the day `on`: the latest row valid that day, else the declared default."""
    row = (
        DatedRule.objects.filter(key=key)
        .filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .order_by("valid_from")
        .last()
    )
    return row.value if row else _RULES[key].default

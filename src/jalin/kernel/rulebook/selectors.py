"""Reading dated settings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Subquery

from jalin.kernel.prepared import prepared

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


def _rows_on(rows, *, key, on):
    """The rows valid that day, the latest first."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return rows.filter(begun, lasting, key=key).order_by(F("valid_from").desc(nulls_last=True))


@prepared
def _row_on(rows, *, key, on):
    return _rows_on(rows, key=key, on=on)[:1]


def rule_on(key: str, on: date):
    """The value of `key` on the day `on`: the latest row valid that day, else the declared default."""
    row = _row_on.one(DatedRule.objects.all(), key=key, on=on)
    return row.value if row else _RULES[key].default


def rule_column(key: str, on: date) -> Subquery:
    """What the office wrote for that day, as a column of another query; read it by `rule_told`."""
    return Subquery(_rows_on(DatedRule.objects.all(), key=key, on=on).values("value")[:1])


def rule_told(key: str, written):
    """The value of a `rule_column`, or the declared default where nothing was written."""
    return _RULES[key].default if written is None else written

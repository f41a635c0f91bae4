"""Reading dated settings."""

from datetime import date

from django.db.models import Q

from .models import DatedRule

_DEFAULTS: dict[str, object] = {}


def declare_rule(key: str, default) -> None:
    """A module declares a rule it reads, with the value that holds where the office wrote none."""
    _DEFAULTS[key] = default


def rule_on(key: str, on: date):
    """The value of `key` on the day `on`: the latest row valid that day, else the declared default."""
    row = (
        DatedRule.objects.filter(key=key)
        .filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .order_by("valid_from")
        .last()
    )
    return row.value if row else _DEFAULTS[key]

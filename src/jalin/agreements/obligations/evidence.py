"""What else on record shows that an obligation was met: other packages name their days."""

from collections.abc import Callable, Iterable
from datetime import date

_DAYS: dict[str, Callable[[date, date], Iterable[date]]] = {}


def register_evidence(kind: str, days: Callable[[date, date], Iterable[date]]) -> None:
    """`days(first, last)`: the days within that span on which it happened. Call it in AppConfig.ready."""
    if kind in _DAYS:
        raise ValueError(f"evidence {kind} is registered twice")
    _DAYS[kind] = days


def days_seen(kinds: Iterable[str], first: date, last: date) -> dict[str, list[date]]:
    """Kind -> its days. One query each."""
    return {kind: list(_DAYS[kind](first, last)) for kind in kinds if kind in _DAYS}

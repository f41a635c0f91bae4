"""Whoever can be voted on says so here: `rounds` registers the criteria."""

from collections.abc import Callable

from .models import Ballot, Period
from .services import items_of_needs

_ITEMS: dict[str, Callable[[Period], list[dict]]] = {Ballot.Kind.NEEDS: items_of_needs}


def register_items(kind: str, items: Callable[[Period], list[dict]]) -> None:
    """`items(period)` gives what is voted on: [{"key", "id", "ja", "en"}]."""
    _ITEMS[kind] = items


def items_for(period: Period, kind: str) -> list[dict]:
    return _ITEMS[kind](period) if kind in _ITEMS else []

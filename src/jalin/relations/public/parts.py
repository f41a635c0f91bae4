"""Parts of the home page and of a partner's public page that other rooms bring. They show published rows only, and the page knows none of them."""

from collections.abc import Callable
from datetime import date

_PARTS: dict[str, Callable] = {}
_HOME: dict[str, Callable] = {}


def register_home_part(key: str, make: Callable) -> None:
    """The same for the home page: `make(user)`; one statement at most."""
    if key in _HOME:
        raise ValueError(f"part {key} is registered twice")
    _HOME[key] = make


def home_parts(user) -> list[dict]:
    return [shown for make in _HOME.values() if (shown := make(user))]


def register_public_part(key: str, make: Callable) -> None:
    """`make(user, relation, today)` returns {"template": name, "context": dict}, or None where nothing is published. Call
    it in AppConfig.ready; a key is registered once."""
    if key in _PARTS:
        raise ValueError(f"part {key} is registered twice")
    _PARTS[key] = make


def public_parts(user, relation, today: date) -> list[dict]:
    return [shown for make in _PARTS.values() if (shown := make(user, relation, today))]

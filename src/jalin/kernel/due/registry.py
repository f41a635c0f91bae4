"""The register of who tells what is due. Pure Python."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

STANDINGS = ("late", "due", "waiting", "idle", "tidy")

# What it costs to forget something of a kind, 0 to 1000; a module may say a finer figure of its own.
COSTS = {"late": 900, "due": 700, "waiting": 500, "idle": 300, "tidy": 100}


@dataclass(frozen=True)
class Due:
    """One thing that needs a hand.

    `title` names what it is about, `reason` says in one sentence why it is here, `on` is the day it was or will be due
    (None where there is none), `act` and `act_url` are the next act (empty for who may only read), `url` leads to the
    thing itself. `kind` groups what the same function tells. `cost` 0 to 1000, larger first.
    """

    kind: str
    standing: str
    title: object
    reason: str
    url: str
    act: str = ""
    act_url: str = ""
    icon: str = "circle"
    on: date | None = None
    cost: int = 0

    def __post_init__(self):
        if self.standing not in STANDINGS:
            raise ValueError(f"no standing {self.standing!r}")


@dataclass(frozen=True)
class More:
    """That there are `count` more of a kind, and the list which has them all."""

    kind: str
    standing: str
    sentence: str
    url: str


_SOURCES: list[Callable] = []


def register_due(source: Callable[..., Iterable[Due | More]]) -> Callable:
    """Register `source(user, today)`; usable as a decorator. Registering the same function twice has no effect."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def dues_of(user, today: date) -> list[Due | More]:
    """Everything that is due for `user`: by standing, then the dearest first; what is "more" closes its standing."""
    found = [item for source in _SOURCES for item in source(user, today)]

    def place(item):
        is_more = isinstance(item, More)
        cost = 0 if is_more else item.cost or COSTS[item.standing]
        day = date.max if is_more or item.on is None else item.on
        return STANDINGS.index(item.standing), is_more, -cost, day, str(getattr(item, "title", ""))

    return sorted(found, key=place)

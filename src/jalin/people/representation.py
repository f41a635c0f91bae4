"""Which relation a partner city's officer stands for. `relations`, above, registers how that is kept."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Representation:
    """`of(user)`: [(key, name)] of what the user represents. `find(word)`: the thing with this word in its address, or
    None. `name(by, user, thing, reason)` and `end(by, user, key, reason)` are the acts."""

    of: Callable
    find: Callable
    name: Callable
    end: Callable
    verb: str  # the right that a representative holds for the own relation only


_kept: list[Representation] = []


def set_representation(found: Representation) -> None:
    _kept[:] = [found]


def representation() -> Representation | None:
    """How representatives are kept here; None where no room keeps any."""
    return _kept[0] if _kept else None


def represented_by(user) -> list[tuple]:
    return _kept[0].of(user) if _kept else []

"""Whoever keeps more of a sender (the letters that answered) forgets it in the same act. Nothing here knows who that is."""

from collections.abc import Callable

_ERASERS: list[Callable] = []


def register_eraser(erase: Callable) -> Callable:
    """`erase(by, act, invitation)` runs within `services.erase_sender`; call it in a package's AppConfig.ready."""
    if erase not in _ERASERS:
        _ERASERS.append(erase)
    return erase


def erase_elsewhere(by, act, invitation) -> None:
    for erase in _ERASERS:
        erase(by, act, invitation)

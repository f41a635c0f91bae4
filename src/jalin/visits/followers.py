"""What other packages do, within the same act, when a visit is published or its personal data are erased."""

from collections.abc import Callable

_PUBLISHING: list[Callable] = []
_ERASING: list[Callable] = []


def on_publishing(follow: Callable) -> Callable:
    """Register `follow(by=…, visit=…, is_public=…)`. Registering the same function twice has no effect."""
    if follow not in _PUBLISHING:
        _PUBLISHING.append(follow)
    return follow


def on_erasing(follow: Callable) -> Callable:
    """Register `follow(by=…, visit=…)`, which erases what its package keeps of persons. Doing it twice changes nothing."""
    if follow not in _ERASING:
        _ERASING.append(follow)
    return follow


def published(*, by, visit, is_public: bool) -> None:
    for follow in _PUBLISHING:
        follow(by=by, visit=visit, is_public=is_public)


def erased(*, by, visit) -> None:
    for follow in _ERASING:
        follow(by=by, visit=visit)

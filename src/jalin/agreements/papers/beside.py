"""What other packages show on the page of a text, such as the translations that were asked for. The page knows none of them."""

from collections.abc import Callable

_PARTS: list[Callable] = []


def register_beside(make: Callable) -> None:
    """`make(request, text, languages)` (those in which it is written) returns {"template": name, "context": dict}, or None. Call it in AppConfig.ready."""
    if make not in _PARTS:
        _PARTS.append(make)


def shown_beside(request, text, languages) -> list[dict]:
    return [shown for make in _PARTS if (shown := make(request, text, languages))]

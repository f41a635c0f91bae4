"""What other packages put below a story, such as its replies."""

from collections.abc import Callable

_ENDINGS: list[Callable] = []


def register_ending(draw: Callable) -> None:
    """Register `draw(request, publication) -> HTML`; shown in the order of registration."""
    if draw not in _ENDINGS:
        _ENDINGS.append(draw)


def endings_of(request, publication) -> list[str]:
    """Nothing below a story that is only looked at beforehand: it has no row yet."""
    if publication.pk is None:
        return []
    return [html for draw in _ENDINGS if (html := draw(request, publication))]

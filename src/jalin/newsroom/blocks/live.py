"""Parts that are drawn from the record whenever they are read, and who reads them."""

from collections.abc import Callable, Iterable
from functools import cached_property

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

_LIVE: dict[str, Callable] = {}
NOTHING = format_html("{}", "")  # what is drawn of a part that has nothing to show any more


class Reader:
    """Who reads, in which language, on which day; and the figures of the whole body, counted by one statement when the first
    of them is drawn. Whoever reads, only what is public is counted and shown."""

    def __init__(self, user, language: str, parts: Iterable[dict]):
        self.user, self.language, self.parts = user, language, list(parts)
        self.today = timezone.localdate()

    @cached_property
    def counted(self) -> dict[str, int]:
        """Name of a figure -> its number."""
        from .figures import count_figures

        names = [name for part in self.parts for name in part.get("figures", ())]
        return count_figures(names, user=self.user, on=self.today)


def register_live(name: str, draw: Callable[[dict, Reader], SafeString]) -> None:
    """Make a live part known: `draw(part, reader)`; the same name twice is an error of the program."""
    if name in _LIVE:
        raise ValueError(f"live part {name} is registered twice")
    _LIVE[name] = draw


def live_of(name: str) -> Callable | None:
    return _LIVE.get(name)

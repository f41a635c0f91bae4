"""Parts that are drawn from the record whenever they are read: of what everybody may know, whoever reads.

What was drawn is kept for as long as the record and the day are the same: it is then what would be drawn again."""

import json
from collections.abc import Callable, Iterable
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

MOST_KEPT = 500  # drawn parts, of a few kB each
_LIVE: dict[str, Callable] = {}
_kept: dict[tuple, SafeString] = {}
NOTHING = format_html("{}", "")  # what is drawn of a part that has nothing to show any more


class Reader:
    """In which language a body is read, on which day; its figures, counted by one statement when the first one is drawn."""

    def __init__(self, language: str, parts: Iterable[dict]):
        self.language, self.parts, self.today = language, list(parts), timezone.localdate()

    @cached_property
    def counted(self) -> dict[str, int]:
        """Name of a figure -> its number."""
        from .figures import count_figures

        names = [name for part in self.parts for name in part.get("figures", ())]
        return count_figures(names, on=self.today)

    @cached_property
    def record(self) -> str | None:
        """In which state the record is; None before anything was entered."""
        from jalin.relations.public.caching import (
            state_of,  # this package is imported before there are models
        )

        return None if settings.DEBUG else state_of()


def register_live(name: str, draw: Callable[[dict, Reader], SafeString]) -> None:
    """Make a live part known: `draw(part, reader)` of what everybody may know; the same name twice is an error."""
    if name in _LIVE:
        raise ValueError(f"live part {name} is registered twice")
    _LIVE[name] = draw


def draw_live(part: dict, reader: Reader) -> SafeString:
    """A live part; nothing where its program is not installed any more."""
    draw = _LIVE.get(part.get("live", ""))
    if draw is None:
        return NOTHING
    if reader.record is None:
        return draw(part, reader)
    key = (reader.record, reader.today, reader.language, json.dumps(part, sort_keys=True))
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = draw(part, reader)
    return _kept[key]

"""Who writes which chapter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One fact: `text`, what more is known (`note`), the page it stands on (`url`, for the screen), and its state in a word
    with tone and icon, where it has one."""

    text: str
    note: str = ""
    url: str = ""
    state: str = ""
    tone: str = "neutral"
    icon: str = ""


@dataclass(frozen=True)
class Chapter:
    """`empty` is said where there are no rows: a book that is silent about something looks as if nobody had asked."""

    title: str
    rows: Sequence[Row] = ()
    empty: str = ""
    lead: str = ""


@dataclass(frozen=True)
class _Writer:
    order: int
    make: Callable


_WRITERS: dict[str, _Writer] = {}


def register_briefing(key: str, order: int, make: Callable, *, instead: bool = False) -> None:
    """Register `make(user, visit, today) -> Chapter | None`, in the reader's language and as far as `user` may see. Call it in
    AppConfig.ready. With `instead` it takes the place of the chapter that has this key, for a package that knows more."""
    if key in _WRITERS and not instead:
        raise ValueError(f"chapter {key} is registered twice")
    _WRITERS[key] = _Writer(order, make)


def chapters_of(user, visit, today) -> list[tuple[str, Chapter]]:
    """(key, chapter) in order."""
    writers = sorted(_WRITERS.items(), key=lambda one: one[1].order)
    made = ((key, writer.make(user, visit, today)) for key, writer in writers)
    return [(key, chapter) for key, chapter in made if chapter is not None]

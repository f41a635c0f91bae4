"""What was written about published cases: the package that keeps the stories knows it."""

from collections.abc import Callable

_TELL: list[Callable[..., dict[int, list]]] = []


def register_stories(tell: Callable[..., dict[int, list]]) -> None:
    """`tell(user, relation)` returns key of a case -> stories, each with `title` (a Reading), `url` and `on` (a day)."""
    if tell not in _TELL:
        _TELL.append(tell)


def stories_about(user, relation) -> dict[int, list]:
    return {key: stories for tell in _TELL for key, stories in tell(user, relation).items()}

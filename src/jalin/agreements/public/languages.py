"""Which language prevails in an agreement: the package that keeps the texts knows it."""

from collections.abc import Callable, Iterable

_KNOWS: list[Callable[[Iterable[int]], dict[int, str]]] = []


def register_prevailing(knows: Callable[[Iterable[int]], dict[int, str]]) -> None:
    """`knows(keys of cases)` returns key -> id, ja or en, of the agreements whose text it keeps."""
    if knows not in _KNOWS:
        _KNOWS.append(knows)


def prevailing_in(keys: list[int]) -> dict[int, str]:
    """Key of a case -> the language that prevails."""
    return {key: language for knows in _KNOWS for key, language in knows(keys).items()} if keys else {}

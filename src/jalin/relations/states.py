"""What another module says on the timeline about the thing that an event tells of: "open until 30 November", and the page
of that thing."""

from collections.abc import Callable, Iterable
from datetime import date

_TELLERS: dict[str, Callable[[set[str], date], dict[str, str]]] = {}


def register_states(noun: str, tell: Callable[[set[str], date], dict[str, str]]) -> None:
    """`tell(keys, today)` gives a few words for each key that has any; it is asked once for a whole page. A noun is
    registered once."""
    if noun in _TELLERS:
        raise ValueError(f"states of {noun} are registered twice")
    _TELLERS[noun] = tell


def states_of(events: Iterable, today: date) -> dict[int, str]:
    """Key of an event -> what its module says of it today. One question for each noun that tells its states."""
    asked: dict[str, dict[str, list[int]]] = {}
    for event in events:
        if event.about_noun in _TELLERS:
            asked.setdefault(event.about_noun, {}).setdefault(event.about_id, []).append(event.pk)
    return {
        pk: word
        for noun, about in asked.items()
        for key, word in _TELLERS[noun](set(about), today).items()
        for pk in about.get(key, ())
    }


_PAGES: dict[str, Callable[..., dict[str, str]]] = {}
PUBLIC, DESK = "public", "desk"


def register_pages(noun: str, find: Callable[..., dict[str, str]]) -> None:
    """`find(user, keys, place)` gives the address of each key that has a page which `user` may open at that place (PUBLIC
    or DESK); it is asked once for a whole page. A noun is registered once."""
    if noun in _PAGES:
        raise ValueError(f"pages of {noun} are registered twice")
    _PAGES[noun] = find


def pages_of(events: Iterable, user, place: str) -> dict[int, str]:
    """Key of an event -> the page of the thing it tells of. One question for each noun that has pages."""
    asked: dict[str, dict[str, list[int]]] = {}
    for event in events:
        if event.about_noun in _PAGES:
            asked.setdefault(event.about_noun, {}).setdefault(event.about_id, []).append(event.pk)
    return {
        pk: url
        for noun, about in asked.items()
        for key, url in _PAGES[noun](user, set(about), place).items()
        for pk in about.get(key, ())
    }

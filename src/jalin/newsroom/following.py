"""Who wants to know that a story was published, such as the newsletter."""

from collections.abc import Callable

_FOLLOWERS: list[Callable] = []


def follow_publications(follow: Callable) -> None:
    """Register `follow(publication, is_first=…)`; called within the act that published it."""
    if follow not in _FOLLOWERS:
        _FOLLOWERS.append(follow)


def tell_followers(publication, *, is_first: bool) -> None:
    for follow in _FOLLOWERS:
        follow(publication, is_first=is_first)

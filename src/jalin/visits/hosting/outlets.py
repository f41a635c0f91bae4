"""What an offer can become: other rooms of the house register themselves here (an invitation, a match of a need).

    register_outlet("need", _("A match of one of our needs"), take_up, verb="invitations.…")

`take_up(by=…, offer=Offer)` makes the thing inside the act that calls it and returns (reference, url)."""

from collections.abc import Callable
from dataclasses import dataclass

from jalin.kernel.access import can

BY_HAND = "entered"  # what somebody entered elsewhere and names by its reference


@dataclass(frozen=True)
class Outlet:
    """`verb`: the right that the other room asks for; whoever lacks it is not offered the outlet."""

    key: str
    name: object
    take_up: Callable[..., tuple[str, str]]
    verb: str


_OUTLETS: dict[str, Outlet] = {}


def register_outlet(key: str, name, take_up: Callable[..., tuple[str, str]], *, verb: str) -> None:
    """Call it in AppConfig.ready; a key is registered once."""
    if key in _OUTLETS or key == BY_HAND:
        raise ValueError(f"outlet {key} is registered twice")
    _OUTLETS[key] = Outlet(key, name, take_up, str(verb))


def outlet(key: str) -> Outlet | None:
    return _OUTLETS.get(key)


def outlets_for(user) -> list[Outlet]:
    """The outlets whose right this person has, in the order they were registered."""
    return [one for one in _OUTLETS.values() if can(user, one.verb)]

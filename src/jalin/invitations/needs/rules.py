"""Points shared out in a vote, and how near an invitation comes to a need. Pure Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .vocabulary import Topic

POINTS = 100


def faults_of(points: Mapping[str, int], keys: Sequence[str]) -> list[str]:
    """What is wrong with a cast: "keys" (an item is missing or unknown), "whole" (not a whole number from 0 on),
    "total" (not 100 in all). Empty when it counts."""
    if set(points) != set(keys):
        return ["keys"]
    if any(type(number) is not int or number < 0 for number in points.values()):
        return ["whole"]
    return [] if sum(points.values()) == POINTS else ["total"]


def tally(casts: Sequence[Mapping[str, int]], keys: Sequence[str]) -> dict[str, int]:
    """The mean of the casts in whole points, 100 in all, by largest remainders (Hamilton); of equal remainders the item
    that stands first goes first. ValueError when nobody voted."""
    if not casts:
        raise ValueError("nobody voted")
    totals = {key: sum(cast[key] for cast in casts) for key in keys}
    found = {key: total // len(casts) for key, total in totals.items()}
    rest = sorted(keys, key=lambda key: -(totals[key] % len(casts)))
    for key in rest[: POINTS - sum(found.values())]:
        found[key] += 1
    return found


def shifted(points: Mapping[str, int], key: str, to: int) -> dict[str, int]:
    """`points` with `key` moved to `to`; the others keep their ratio as well as whole points allow (largest remainders)."""
    others = [name for name in points if name != key]
    before, left = sum(points[name] for name in others), POINTS - to
    if not before:
        shares = {name: (left, len(others)) for name in others}
    else:
        shares = {name: (points[name] * left, before) for name in others}
    found = {name: part // whole for name, (part, whole) in shares.items()}
    rest = sorted(others, key=lambda name: -(shares[name][0] % shares[name][1]))
    for name in rest[: left - sum(found.values())]:
        found[name] += 1
    return {name: to if name == key else found[name] for name in points}


@dataclass(frozen=True)
class Nearness:
    """How an offer meets a need: `by` is "topic", "field", "cofog" or "sdg", the nearest that holds; `strength` 4..1."""

    by: str
    strength: int


def nearness(need: Topic, offers: Iterable[Topic]) -> Nearness | None:
    """The nearest tie between the topic of a need and those of an offer; None when no code is shared."""
    known = list(offers)
    for strength, by in ((4, "topic"), (3, "field"), (2, "cofog"), (1, "sdg")):
        name = "key" if by == "topic" else by
        if any(getattr(offer, name) == getattr(need, name) for offer in known):
            return Nearness(by, strength)
    return None

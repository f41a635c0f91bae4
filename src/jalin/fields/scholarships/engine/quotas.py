"""Seats that cannot be filled: which quota is at fault, and the least that would have to be waived in writing.

Either too few people qualify for some types of seat (Hall's condition fails: so many seats, so few people), or
those who qualify stand in groups whose cap is reached. For the latter the least waiver is a cheapest flow, where
every winner above a cap costs one; groups where a waiver for one alone would fill one seat more are all named.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import inf

from .awarding import OPEN, Award, Contest
from .caps import ROOT
from .exchange import GROUP, PASS, TYPE, Exchange
from .seating import bits
from .succession import Entry


@dataclass(frozen=True)
class Lack:
    """Fewer people qualify for these types than they have seats."""

    types: tuple[int, ...]
    seats: int
    people: int


@dataclass(frozen=True)
class Waiver:
    """A group (node of `Caps`) that would have to be allowed `to` winners instead of `cap`."""

    group: int
    cap: int
    to: int


@dataclass(frozen=True)
class Shortfall:
    """unfilled: seats by type that stay without someone who qualifies. lack: people are missing, whatever is
    waived. waivers: the least set of waivers after which no cap keeps a seat empty. at_fault: the groups where
    one winner more would fill one seat more."""

    unfilled: dict[int, int]
    lack: Lack | None
    waivers: tuple[Waiver, ...]
    at_fault: tuple[int, ...]


def find_shortfall(contest: Contest, award: Award, fixed: Iterable[int] = ()) -> Shortfall | None:
    """What is at fault when the award leaves seats without someone who qualifies; None when it does not.

    fixed: winners who keep their award in any case; of the others some may be exchanged under a waiver.
    """
    held = {person: kind for person, kind in award.seats.items() if kind >= OPEN}
    unfilled = _unfilled(contest, held)
    if not unfilled:
        return None
    exchange = _as_exchange(contest, held, set(fixed))
    kinds = sum(1 << kind for kind in unfilled)
    at_fault = exchange.groups_at_fault(kinds) if len(contest.caps) else ()
    waivers = _least_waivers(exchange, kinds) if len(contest.caps) else ()
    return Shortfall(unfilled, _find_lack(contest, exchange), waivers, at_fault)


def shortfall_after(contest: Contest, award: Award, leaver: int, entry: Entry) -> Shortfall | None:
    """What is at fault when the leaver's seat cannot be filled, or only without one who qualifies; all others
    keep their award. None when as many reserved seats are filled as before."""
    if entry.entrant is not None and entry.reserved_kept:
        return None
    rest = replace(contest, order=[person for person in contest.order if person != leaver])
    kept = {person: kind for person, kind in award.seats.items() if person != leaver}
    return find_shortfall(rest, replace(award, seats=kept), kept)


def _unfilled(contest: Contest, held: Mapping[int, int]) -> dict[int, int]:
    free = list(contest.counts)
    for kind in held.values():
        free[kind] -= 1
    return {kind: left for kind, left in enumerate(free) if left > 0}


class _Waiving(Exchange):
    """An exchange that may pass caps while `waives`, at the price of one a winner."""

    waives = False

    def _from_group(self, group: int):
        yield from super()._from_group(group)
        if self.waives:
            for child in self.children[group]:
                if self.caps.load[child] >= self.caps.limits[child]:
                    yield PASS, child, None

    def _price(self, node: tuple, step: tuple) -> int:
        """Price of a step from one group to another: into a full one 1, out of one above its cap -1."""
        caps, group, to = self.caps, node[1], step[1]
        if step[0] != PASS:
            return 0
        if to != ROOT and caps.parent[to] == group:
            return int(caps.load[to] >= caps.limits[to])
        return -int(caps.load[group] > caps.limits[group])

    def fill_with_waivers(self, kinds: int) -> None:
        """Fill what can be filled of the types, each time along the path that passes the fewest caps."""
        self.waives = True
        while path := self._cheapest(kinds):
            self._make(path)
        self.waives = False

    def _cheapest(self, kinds: int) -> list | None:
        """Cheapest path of one more winner (Bellman, Ford, with a queue: prices may be negative)."""
        start = (GROUP, ROOT)
        price, came, waiting = {start: 0}, {start: None}, deque([start])
        while waiting:
            node = waiting.popleft()
            for step in self._steps_from(node):
                following, found = self._node_after(step), price[node] + self._price(node, step)
                if found < price.get(following, inf):
                    price[following], came[following] = found, (node, step)
                    waiting.append(following)
        ends = [(TYPE, kind) for kind in bits(kinds) if self.has_free(kind) and (TYPE, kind) in price]
        return self._path(min(ends, key=price.__getitem__), came) if ends else None

    def has_free(self, kind: int) -> bool:
        return len(self.holders[kind]) < self.counts[kind]

    def groups_at_fault(self, kinds: int) -> tuple[int, ...]:
        """Full groups that hold up: room for one more in one of them alone would fill a seat of `kinds`."""
        caps, reached = self.caps, {}
        deque(self._spread([], [ROOT], reached), maxlen=0)
        return tuple(
            group
            for group in range(1, len(caps.parent))
            if caps.load[group] >= caps.limits[group]
            and (GROUP, caps.parent[group]) in reached
            and self._search([], [group], lambda kind: kinds >> kind & 1 and self.has_free(kind))
        )


def _as_exchange(contest: Contest, held: Mapping[int, int], fixed: set[int]) -> _Waiving:
    """The winners who hold a seat they qualify for, ready to be exchanged. In the reading `above` those in open
    seats hold them for good. Caps that are passed already count as waived."""
    masks = list(contest.masks)
    for person, kind in held.items():
        masks[person] |= 1 << kind
        if contest.above and kind == OPEN:
            masks[person] = 1
            fixed.add(person)
    caps = contest.caps.cleared()
    exchange = _Waiving(contest.order, masks, contest.counts, caps, contest.reserved)
    for person, kind in held.items():
        exchange.enter(person, kind)
    exchange.fixed.update(fixed & held.keys())
    caps.limits = [max(limit, load) for limit, load in zip(caps.limits, caps.load, strict=True)]
    return exchange


def _least_waivers(exchange: _Waiving, kinds: int) -> tuple[Waiver, ...]:
    exchange.fill_with_waivers(kinds & exchange.reserved)  # the guarantee first
    exchange.fill_with_waivers(kinds)
    caps = exchange.caps
    return tuple(
        Waiver(group, caps.limits[group], load)
        for group, load in enumerate(caps.load)
        if load > caps.limits[group]
    )


def _find_lack(contest: Contest, exchange: _Waiving) -> Lack | None:
    """With every cap waived: the types that even so have more seats than people who qualify."""
    short = {
        kind for kind in range(1, len(contest.counts)) if len(exchange.holders[kind]) < contest.counts[kind]
    }
    if not short:
        return None
    grown = True
    while grown:
        grown = False
        for kind in range(1, len(contest.counts)):
            if kind not in short and any(exchange.masks[holder] >> other & 1
                                         for holder in exchange.holders[kind] for other in short):  # fmt: skip
                short.add(kind)
                grown = True
    mask = sum(1 << kind for kind in short)
    people = sum(1 for person in contest.order if exchange.masks[person] & mask)
    return Lack(tuple(sorted(short)), sum(contest.counts[kind] for kind in short), people)

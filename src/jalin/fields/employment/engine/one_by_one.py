"""Deferred acceptance one proposal at a time, in plain Python: from the start, from any tentative state, or as
a "what if" over a state that stays as it is.

Gale and Shapley (1962) with seats; for groups under a cap the flexible form of Kamada and Kojima (2015). The
result does not depend on the order in which seekers come.
"""

from heapq import heappop, heappush, heapreplace

import numpy as np

from .market import NO_GROUP, Market
from .rounds import Held


class Tentative:
    """Who is held where, for the time being.

    held: for each place a heap of keys (see `Market.base`), the worst first. limit: how many it may hold; falls
    when its group's cap takes a seat away, since every later one would be lost again. following: for each seeker the
    entry of the list to propose next. units: for each group a heap of the seats taken beyond targets, the last in turn
    first. refused: for each place the two best keys it refused (0: none).
    """

    def __init__(self, market: Market, following: np.ndarray | None = None, held=None):
        self.market = market
        places = len(market.seats)
        self.held = [[] for _ in range(places)] if held is None else held
        self.limit = market.seats.tolist()
        self.following = memoryview(market.offsets[:-1].copy() if following is None else following)
        self.units = [[] for _ in market.caps]
        self.counts = [0] * len(market.caps)
        self.refused = [(0, 0)] * places
        self._ends = memoryview(np.ascontiguousarray(market.offsets[1:]))
        self._places = memoryview(np.ascontiguousarray(market.places))
        self._levels = memoryview(np.ascontiguousarray(market.levels))
        self._tickets = memoryview(market.tickets)
        self._holder = memoryview(market.seeker_of_ticket)
        self._groups = market.group_of.tolist()
        self._targets = market.targets.tolist()
        self._base = market.base

    def what_if(self) -> "Tentative":
        """A copy that shares everything until it is touched; this state stays as it is."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.held, other.units = _Copies(self.held), _Copies(self.units)
        other.limit, other.following = _Values(self.limit), _Values(self.following)
        other.counts, other.refused = _Values(self.counts), _Values(self.refused)
        return other

    def settle(self, seekers) -> None:
        """Let each of `seekers` propose down the list until nobody is left who was refused and has more."""
        ends, following, places, levels, held, limit = (
            self._ends, self.following, self._places, self._levels, self.held, self.limit,
        )  # fmt: skip
        tickets, holder, base = self._tickets, self._holder, self._base
        for seeker in seekers:
            while seeker >= 0:
                entry = following[seeker]
                if entry == ends[seeker]:
                    break
                following[seeker] = entry + 1
                place = places[entry]
                key = levels[entry] * base + tickets[seeker]
                heap = held[place]
                if len(heap) < limit[place]:
                    refused = self.take(place, key)
                elif heap and key > heap[0]:
                    refused = self.replace(place, key)
                else:
                    self.note_refusal(place, key)
                    continue
                seeker = holder[refused % base] if refused else -1

    def propose(self, place: int, key: int) -> None:
        """One proposal with a key of its own, and all that follows from it."""
        heap = self.held[place]
        if len(heap) < self.limit[place]:
            refused = self.take(place, key)
        elif heap and key > heap[0]:
            refused = self.replace(place, key)
        else:
            refused = 0
            self.note_refusal(place, key)
        if refused and refused != key:
            self.settle([self._holder[refused % self._base]])

    def take(self, place: int, key: int) -> int:
        """Hold `key` at a place with room. Returns the key refused for it because of a group's cap, or 0."""
        heap = self.held[place]
        heappush(heap, key)
        group = self._groups[place]
        if group == NO_GROUP:
            return 0
        units, turn = self.units[group], len(heap) - self._targets[place]
        if turn > 0:
            heappush(units, -(turn * len(self._groups) + place))
        if self.counts[group] < self.market.caps[group]:
            self.counts[group] += 1
            return 0
        loser = -heappop(units) % len(self._groups)
        self.limit[loser] = len(self.held[loser]) - 1
        refused = heappop(self.held[loser])
        self.note_refusal(loser, refused)
        return refused

    def replace(self, place: int, key: int) -> int:
        """Hold `key` instead of the worst held at a full place, which is returned."""
        refused = heapreplace(self.held[place], key)
        self.note_refusal(place, refused)
        return refused

    def note_refusal(self, place: int, key: int) -> None:
        best, second = self.refused[place]
        if key > best:
            self.refused[place] = (key, best)
        elif key > second:
            self.refused[place] = (best, key)


class _Copies(dict):
    """Lists copied from `below` when first asked for."""

    def __init__(self, below):
        super().__init__()
        self.below = below

    def __missing__(self, key):
        found = self[key] = self.below[key].copy()
        return found


class _Values(dict):
    """Values read from `below` until they are set."""

    def __init__(self, below):
        super().__init__()
        self.below = below

    def __missing__(self, key):
        return self.below[key]


class SlotHeaps(dict):
    """The heaps of a state that `rounds` left, made when a place is first asked for; slots ascend in each place."""

    def __init__(self, held: Held, top: int):
        super().__init__()
        self.state, self.top = held, top

    def __missing__(self, place):
        start, end = self.state.starts[place : place + 2].tolist()
        found = self[place] = [
            key for key in (self.state.slots[start:end] - place * self.top).tolist() if key
        ]
        return found

    def keys(self) -> np.ndarray:
        """Every key held, at all places."""
        slots = self.state.slots.copy()
        for place, heap in self.items():
            start, end = self.state.starts[place : place + 2].tolist()
            slots[start:end] = 0
            slots[start : start + len(heap)] = heap
        held = slots % self.top
        return held[held > 0]

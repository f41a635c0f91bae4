"""Deferred acceptance in rounds over whole arrays: everybody who was refused moves on at the same time.

Each round sorts only the places that got new proposals, and a seeker walks past every place whose worst held is
better than she is without being sorted at all; so each entry of a list is looked at once. The last few are
left to `one_by_one`, where a round would cost more than the people in it.
"""

from dataclasses import dataclass

import numpy as np

from .market import Market


@dataclass
class Held:
    """The tentative state on arrays.

    slots: int64, one for each seat, in ascending order within a place: `place * top + key`, key 0 where free.
    starts: int64[m + 1], where each place's slots begin. following: int64[n], the entry to propose next.
    """

    slots: np.ndarray
    starts: np.ndarray
    following: np.ndarray


def settle_in_rounds(market: Market, stop: int) -> tuple[Held, np.ndarray]:
    """Rounds until at most `stop` seekers remain who were refused. Returns the state and those seekers.

    For markets without groups only.
    """
    places, top = len(market.seats), market.top
    starts = np.concatenate([[0], np.cumsum(market.seats)])
    held = Held(
        np.repeat(np.arange(places) * np.int64(top), market.seats), starts, market.offsets[:-1].copy()
    )
    worst = np.where(market.seats == 0, top, 0)
    holder = market.seeker_of_ticket
    waiting = np.arange(len(market.tickets))
    while len(waiting) > stop:
        proposals = _walk(market, held.following, worst, waiting)
        if not len(proposals):
            return held, waiting[:0]
        proposals.sort()
        losers = _sort_in(held, worst, proposals, market.seats, top) & (top - 1)
        waiting = holder[losers[losers > 0] & (market.base - 1)]
        waiting.sort()  # so that their lists are read in the order they lie in memory
    return held, waiting


def _walk(market: Market, following: np.ndarray, worst: np.ndarray, waiting: np.ndarray) -> np.ndarray:
    """Each of `waiting` walks to the next place that would hold her. Returns the proposals, `place * top + key`."""
    found = []
    ends, base, top = market.offsets[1:], np.int64(market.base), np.int64(market.top)
    while len(waiting):
        waiting = waiting[following[waiting] < ends[waiting]]
        entry = following[waiting]
        place = market.places[entry]
        key = market.levels[entry] * base + market.tickets[waiting]
        following[waiting] = entry + 1
        wanted = key > worst[place]
        found.append(place[wanted] * top + key[wanted])
        waiting = waiting[~wanted]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _sort_in(held: Held, worst: np.ndarray, proposals: np.ndarray, seats: np.ndarray, top: int) -> np.ndarray:
    """Put sorted proposals into their places' slots; returns what falls out."""
    of = proposals >> (top.bit_length() - 1)
    begins = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    touched = of[begins]
    newcomers = np.diff(np.concatenate([begins, [len(of)]]))
    size = seats[touched]
    before = np.cumsum(size) - size
    within = np.arange(int(size.sum())) - np.repeat(before, size)
    slots = within + np.repeat(held.starts[touched], size)
    together = np.concatenate([held.slots[slots], proposals])
    together.sort()
    firsts = np.cumsum(size + newcomers) - size
    kept = within + np.repeat(firsts, size)
    held.slots[slots] = together[kept]
    worst[touched] = together[firsts] & (top - 1)
    falls_out = np.ones(len(together), dtype=bool)
    falls_out[kept] = False
    return together[falls_out]

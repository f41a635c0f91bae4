"""Deferred acceptance compiled by numba (the optional extra `fast`): the same result, several times sooner.

Markets without groups only. The first call in a process loads or compiles it, which costs about a second.
"""

import numpy as np
from numba import njit

from .market import Market


def settle_compiled(market: Market) -> np.ndarray:
    """int64[n]: for each seeker the entry of the list that holds her in the end, -1 for nobody."""
    starts = np.concatenate([[0], np.cumsum(market.seats)])
    return _settle(market.offsets, market.places, market.levels, market.tickets, market.seeker_of_ticket, starts)  # fmt: skip


@njit(cache=True)
def _settle(offsets, places, levels, tickets, holder, starts):
    base = np.int64(len(tickets) + 1)
    heaps = np.empty(starts[-1], dtype=np.int64)
    held = np.zeros(len(starts) - 1, dtype=np.int64)
    following = offsets[:-1].copy()
    for first in range(len(tickets)):
        seeker = first
        while seeker >= 0 and following[seeker] < offsets[seeker + 1]:
            entry = following[seeker]
            following[seeker] = entry + 1
            place = places[entry]
            key = np.int64(levels[entry]) * base + tickets[seeker]
            start, count = starts[place], held[place]
            if count < starts[place + 1] - start:
                held[place] = count + 1
                _sift_up(heaps, start, count, key)
                seeker = -1
            elif count and key > heaps[start]:
                refused = heaps[start]
                _sift_down(heaps, start, count, key)
                seeker = holder[refused % base]
    entries = np.full(len(tickets), -1, dtype=np.int64)
    for place in range(len(held)):
        for slot in range(starts[place], starts[place] + held[place]):
            seeker = holder[heaps[slot] % base]
            entries[seeker] = following[seeker] - 1
    return entries


@njit(cache=True)
def _sift_up(heaps, start, position, key):
    while position > 0:
        parent = (position - 1) >> 1
        if heaps[start + parent] <= key:
            break
        heaps[start + position] = heaps[start + parent]
        position = parent
    heaps[start + position] = key


@njit(cache=True)
def _sift_down(heaps, start, count, key):
    position, child = 0, 1
    while child < count:
        if child + 1 < count and heaps[start + child + 1] < heaps[start + child]:
            child += 1
        if heaps[start + child] >= key:
            break
        heaps[start + position] = heaps[start + child]
        position, child = child, 2 * child + 1
    heaps[start + position] = key

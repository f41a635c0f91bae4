"""Seeker-proposing deferred acceptance: the door for arrays, and which of three equal ways goes through it.

Measured (`benchmarks/decisions_placing.py`; CPU seconds, two busy cores): 10,000 seekers × 1,000 places, lists of 20: rounds
0.015, plain Python 0.036, compiled 0.002; 1,000,000 × 50,000: rounds 1.4, compiled 0.8 and 1.4 the first time, which
loads it. So rounds over arrays are the way for every size; plain Python carries groups and the last few seekers of
every run; numba (the extra `fast`) pays only for who places again and again in one process, and is taken when asked for.
"""

from dataclasses import dataclass

import numpy as np

from .market import Market, make_market
from .one_by_one import SlotHeaps, Tentative
from .rounds import settle_in_rounds

LAST_FEW = 300  # from here on single proposals are cheaper than a round
METHODS = ("auto", "python", "rounds", "compiled")


@dataclass(frozen=True)
class Placement:
    """entries: int64[n], the entry of the lists that each seeker got, -1 for nobody. place_of: int32[n], the place
    or -1."""

    entries: np.ndarray
    place_of: np.ndarray

    @property
    def placed(self) -> int:
        return int((self.entries >= 0).sum())


def place_seekers(
    offsets, places, scores, lottery, seats, group_of=None, caps=None, *, method: str = "auto"
) -> Placement:
    """Place seekers by deferred acceptance. Arrays as in `make_market`.

    method: "rounds" (numpy), "python", "compiled" (needs numba), or "auto". All give the same result; groups are
    placed in plain Python whatever is asked. Raises ValueError for arrays that are no market.
    """
    return settle(make_market(offsets, places, scores, lottery, seats, group_of, caps), method)


def settle(market: Market, method: str = "auto") -> Placement:
    """Place the seekers of `market`."""
    if method not in METHODS:
        raise ValueError(f"there is no method {method}; the methods are {', '.join(METHODS)}")
    if method == "compiled" and not market.is_grouped():
        from .compiled import settle_compiled

        return _placement(market, settle_compiled(market))
    return _placement(market, entries_held(tentative(market, method)))


def tentative(market: Market, method: str = "auto") -> Tentative:
    """The final tentative state of deferred acceptance on `market`."""
    if method == "python" or market.is_grouped():
        state = Tentative(market)
        state.settle(range(len(market.tickets)))
        return state
    held, waiting = settle_in_rounds(market, LAST_FEW)
    state = Tentative(market, held.following, SlotHeaps(held, market.top))
    state.settle(waiting.tolist())
    return state


def entries_held(state: Tentative) -> np.ndarray:
    """int64[n]: the entry of the lists by which each seeker is held, -1 for nobody."""
    market = state.market
    if isinstance(state.held, SlotHeaps):
        keys = state.held.keys()
    else:
        keys = np.fromiter((key for heap in state.held for key in heap), dtype=np.int64)
    seekers = market.seeker_of_ticket[keys % market.base]
    entries = np.full(len(market.tickets), -1, dtype=np.int64)
    entries[seekers] = np.asarray(state.following)[seekers] - 1
    return entries


def _placement(market: Market, entries: np.ndarray) -> Placement:
    place_of = np.full(len(entries), -1, dtype=np.int32)
    placed = entries >= 0
    place_of[placed] = market.places[entries[placed]]
    return Placement(entries, place_of)

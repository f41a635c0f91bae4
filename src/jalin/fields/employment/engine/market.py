"""The market as arrays: who lists which place, in which order each place would take them, and the seats."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .group_caps import even_targets

NO_GROUP = -1
MOST = 2**62


@dataclass(frozen=True)
class Market:
    """n seekers, m places, E entries of lists.

    offsets: int64[n + 1]; the list of seeker i is `places[offsets[i]:offsets[i + 1]]`, first choice first.
    places: int32[E], numbers of places. levels: int[E], the score of the seeker at that place, higher is better.
    tickets: int64[n], 1..n; of two equal levels the higher ticket wins (the lottery turned round).
    seats: int64[m]. group_of: int32[m], NO_GROUP where there is none. caps: int64[groups], at most so many in the
    group. targets: int64[m], the seats a place keeps of its group's cap before the places take turns.
    """

    offsets: np.ndarray
    places: np.ndarray
    levels: np.ndarray
    tickets: np.ndarray
    seats: np.ndarray
    group_of: np.ndarray
    caps: np.ndarray
    targets: np.ndarray

    @cached_property
    def base(self) -> int:
        """A key is `level * base + ticket`; its ticket names the seeker. A power of two."""
        return 1 << len(self.tickets).bit_length()

    @cached_property
    def top(self) -> int:
        """Above every key; a key among all places is `place * top + key`. A power of two."""
        return self.base << (int(self.levels.max(initial=0)) + 1).bit_length()

    def is_grouped(self) -> bool:
        return bool((self.group_of != NO_GROUP).any())

    @cached_property
    def seeker_of_ticket(self) -> np.ndarray:
        """int32[n + 1]: the seeker who has the ticket; 0 has none."""
        holder = np.full(len(self.tickets) + 1, -1, dtype=np.int32)
        holder[self.tickets] = np.arange(len(self.tickets), dtype=np.int32)
        return holder


def make_market(offsets, places, scores, lottery, seats, group_of=None, caps=None) -> Market:
    """Check the arrays and turn them into a Market.

    offsets: n + 1 whole numbers. places, scores: E numbers each (scores whole or float, higher is better).
    lottery: n different whole numbers, a smaller one wins. seats: m whole numbers. group_of: for each place the
    number of its group or -1. caps: for each group the most it may take. Raises ValueError for what is no market.
    """
    offsets, places = np.asarray(offsets, dtype=np.int64), np.asarray(places)
    scores, seats = np.asarray(scores), np.asarray(seats, dtype=np.int64)
    if places.dtype != np.int32:
        places = places.astype(np.int32)
    _check_lists(offsets, places, scores, seats)
    tickets = _tickets(np.asarray(lottery), len(offsets) - 1)
    if group_of is None:
        group_of, caps = np.full(len(seats), NO_GROUP), np.empty(0)
    group_of, caps = np.asarray(group_of, dtype=np.int32), np.asarray(caps, dtype=np.int64)
    if len(group_of) != len(seats) or (group_of >= len(caps)).any() or (caps < 0).any():
        raise ValueError("each place has the number of its group or -1, each group a cap of 0 or more")
    levels = _levels(scores, 2 * (len(tickets) + 1) * max(1, len(seats)))
    targets = even_targets(seats, group_of, caps)
    return Market(offsets, places, levels, tickets, seats, group_of, caps, targets)


def _check_lists(offsets, places, scores, seats) -> None:
    if offsets.ndim != 1 or len(offsets) < 1 or offsets[0] != 0 or (np.diff(offsets) < 0).any():
        raise ValueError("offsets must begin with 0 and never fall")
    if offsets[-1] != len(places) or len(places) != len(scores):
        raise ValueError("places and scores must have as many entries as the last offset says")
    if len(places) and (places.min() < 0 or places.max() >= len(seats)):
        raise ValueError("an entry names a place that has no seats row")
    if (seats < 0).any():
        raise ValueError("seats cannot be less than 0")


def _tickets(lottery: np.ndarray, seekers: int) -> np.ndarray:
    """Lottery numbers turned round: 1..n, the winner has n."""
    if len(lottery) != seekers:
        raise ValueError("each seeker needs one lottery number")
    order = np.argsort(lottery, kind="stable")
    if seekers and (np.diff(lottery[order]) == 0).any():
        raise ValueError("two seekers have the same lottery number")
    tickets = np.empty(seekers, dtype=np.int64)
    tickets[order] = np.arange(seekers, 0, -1)
    return tickets


def _levels(scores: np.ndarray, others: int) -> np.ndarray:
    """Scores as whole numbers from 0 in the same order, small enough for 64-bit keys."""
    if not len(scores):
        return np.empty(0, dtype=np.int64)
    if scores.dtype.kind == "f" and not np.isfinite(scores).all():
        raise ValueError("a score is not a finite number")
    if scores.dtype.kind in "iu":
        least, most = int(scores.min()), int(scores.max())
        if 2 * (most - least + 2) * others < MOST:
            return scores if least == 0 else scores - np.int64(least)
    return np.unique(scores, return_inverse=True)[1]

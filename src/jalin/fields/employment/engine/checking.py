"""The certificate: an independent look at a finished placement, which shares no step with how it was made.

A *blocking pair* is a seeker and a place on her list that she prefers to what she got, where the place has a seat
free or holds somebody of lower score (equal score: of a larger lottery number). With caps over groups a free seat
counts only while the group has room; pairs that only a full group stands against are counted apart (stability in
the sense of Kamada and Kojima 2015).
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Certificate:
    """What was found; `holds` when no seat was given twice or off the list and no pair blocks. `seekers_in_pairs`: how
    many different seekers are in a blocking pair, that is, could justly complain."""

    entries: int
    blocking_pairs: int
    seekers_in_pairs: int
    against_full_group: int
    places_over_seats: int
    groups_over_cap: int
    not_on_list: int

    @property
    def holds(self) -> bool:
        return not (self.blocking_pairs or self.places_over_seats or self.groups_over_cap or self.not_on_list)


def check_placement(
    offsets, places, scores, lottery, seats, place_of, group_of=None, caps=None
) -> Certificate:
    """Look at every entry of every list once. Arrays as in `make_market`; place_of: for each seeker a place or -1."""
    offsets, places, scores = np.asarray(offsets), np.asarray(places), np.asarray(scores)
    lottery, seats, place_of = np.asarray(lottery), np.asarray(seats), np.asarray(place_of)
    seekers = np.repeat(np.arange(len(place_of)), np.diff(offsets))
    position = np.arange(len(places)) - offsets[seekers]
    mine = np.flatnonzero(places == place_of[seekers])
    got = np.full(len(place_of), np.iinfo(np.int64).max)
    got[seekers[mine]] = position[mine]
    admitted = np.bincount(place_of[place_of >= 0], minlength=len(seats))
    worst_score, worst_number = _worst_admitted(
        places[mine], scores[mine], lottery[seekers[mine]], len(seats)
    )
    better = position < got[seekers]
    place = places[better]
    outranks = (admitted[place] > 0) & (
        (scores[better] > worst_score[place])
        | ((scores[better] == worst_score[place]) & (lottery[seekers[better]] < worst_number[place]))
    )
    has_seat = admitted[place] < seats[place]
    full_group, over = _full_groups(admitted, group_of, caps)
    held_back = has_seat & full_group[place] & ~outranks
    blocks = outranks | (has_seat & ~full_group[place])
    return Certificate(
        entries=len(places),
        blocking_pairs=int(blocks.sum()),
        seekers_in_pairs=int((np.bincount(seekers[better][blocks], minlength=1) > 0).sum()),
        against_full_group=int(held_back.sum()),
        places_over_seats=int((admitted > seats).sum()),
        groups_over_cap=over,
        not_on_list=int(((place_of >= 0) & (got == np.iinfo(np.int64).max)).sum()),
    )


def _worst_admitted(places, scores, numbers, count) -> tuple[np.ndarray, np.ndarray]:
    """For each place the lowest score admitted and the largest lottery number at that score."""
    worst_score, worst_number = np.zeros(count, dtype=scores.dtype), np.zeros(count, dtype=numbers.dtype)
    order = np.lexsort((-numbers, scores, places))
    firsts = order[np.searchsorted(places[order], np.flatnonzero(np.bincount(places)))]
    worst_score[places[firsts]] = scores[firsts]
    worst_number[places[firsts]] = numbers[firsts]
    return worst_score, worst_number


def _full_groups(admitted, group_of, caps) -> tuple[np.ndarray, int]:
    """bool[m]: whether the place's group has reached its cap; and how many groups are above theirs."""
    full = np.zeros(len(admitted), dtype=bool)
    if group_of is None:
        return full, 0
    group_of, caps = np.asarray(group_of), np.asarray(caps)
    grouped = group_of >= 0
    taken = np.bincount(group_of[grouped], weights=admitted[grouped], minlength=len(caps)).astype(int)
    full[grouped] = (taken >= caps)[group_of[grouped]]
    return full, int((taken > caps).sum())

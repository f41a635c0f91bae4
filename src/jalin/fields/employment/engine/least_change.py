"""The least change that would have given a seeker a place: the score she would have had to beat there.

The published cut-off does not say it exactly: a seeker who pushes the last admitted out starts a chain that can
come back with somebody better. Because nobody can gain by listing falsely, whether she gets a place depends on her
score there and not on the rest of her list, all of which refused her. So: let her come to the place once more, above
all others, and let the chain run out. The best of those refused there is whom she must beat: below that one the chain
would push her out again, above him it runs just the same.
"""

from collections.abc import Iterable

import numpy as np

from .acceptance import Placement, entries_held, tentative
from .market import Market
from .one_by_one import Tentative

NO_SCORE = -1  # no score would have been enough


def keys_to_beat(
    market: Market, placement: Placement, wanted: dict[int, Iterable[int]]
) -> dict[int, dict[int, int]]:
    """For each unplaced seeker of `wanted` and each of those places: the key she must beat there (`Market.base`).

    0: any score would do. NO_SCORE: none would, since the group's cap leaves the place no seat. Raises ValueError
    for a seeker who was placed.
    """
    if not all(placement.entries[seeker] < 0 for seeker in wanted):
        raise ValueError("only for seekers who were not placed")
    state = tentative(market)
    if not market.is_grouped():
        state.refused = _refused(state)
    known: dict[int, tuple[int, int] | None] = {}
    return {
        seeker: {place: _key_to_beat(state, seeker, place, known) for place in places}
        for seeker, places in wanted.items()
    }


def _refused(state: Tentative) -> list[tuple[int, int]]:
    """The two best keys each place refused, read off how far every seeker has walked."""
    market = state.market
    lengths = np.diff(market.offsets)
    seekers = np.repeat(np.arange(len(lengths)), lengths)
    ends = np.asarray(state.following) - (entries_held(state) >= 0)
    walked = np.arange(len(market.places)) < ends[seekers]
    places, seekers = market.places[walked], seekers[walked]
    keys = places * np.int64(market.top)
    keys += market.levels[walked] * np.int64(market.base) + market.tickets[seekers]
    keys.sort()
    borders = np.searchsorted(keys, np.arange(1, len(market.seats) + 1) * np.int64(market.top))
    counts = np.diff(borders, prepend=0)
    padded = np.concatenate([[0, 0], keys % market.top])
    best = np.where(counts > 0, padded[borders + 1], 0)
    second = np.where(counts > 1, padded[borders], 0)
    return list(zip(best.tolist(), second.tolist(), strict=True))


def _key_to_beat(state: Tentative, seeker: int, place: int, known: dict) -> int:
    """`known`: what the chain at each place came to; it is the same whoever comes."""
    if place not in known:
        known[place] = _run_chain(state, place)
    if known[place] is None:
        return NO_SCORE
    best, second = known[place]
    market = state.market
    return second if best % market.base == market.tickets[seeker] else best  # her own refusal does not count


def _run_chain(state: Tentative, place: int) -> tuple[int, int] | None:
    """The two best keys refused at `place` when somebody above all comes; None when even she is refused."""
    above_all = state.market.top  # with ticket 0, which nobody has
    chain = state.what_if()
    chain.propose(place, above_all)
    return chain.refused[place] if above_all in chain.held[place] else None

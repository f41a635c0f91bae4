"""The least change that would have given a seeker a place: the score she would have had to beat there.

The published cut-off does not say it exactly: a seeker who pushes the last admitted out starts a chain that can
come back with somebody better, or end higher up than it seemed. Because nobody can gain by listing falsely, she
would get the place exactly when she gets it by listing it alone (the places above it on her list refuse her as
before). So: take everybody else's placement, put her at the place above all others, let the chain run out. The best
of those then refused there is whom she must beat; below her the chain would have run just the same.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from .acceptance import Placement, tentative
from .market import Market
from .one_by_one import Tentative

NO_SCORE = -1  # no score would have been enough


def keys_to_beat(
    market: Market, placement: Placement, wanted: dict[int, Iterable[int]]
) -> dict[int, dict[int, int]]:
    """For each unplaced seeker of `wanted` and each of those places: the key she must beat there (`Market.base`).

    0: any score would do. NO_SCORE: none would, since the group's cap leaves the place no seat.
    """
    unplaced = placement.entries < 0
    if not all(unplaced[seeker] for seeker in wanted):
        raise ValueError("only for seekers who were not placed")
    found = {}
    for seeker, state in _without_each(market, unplaced, wanted):
        found[seeker] = {place: _key_to_beat(state, seeker, place) for place in wanted[seeker]}
    return found


def _without_each(
    market: Market, unplaced: np.ndarray, wanted: Iterable[int]
) -> Iterator[tuple[int, Tentative]]:
    """For each seeker of `wanted` a settled state in which she has no influence.

    All who stay unplaced come last. One of them whom nobody held even for a while has changed nothing, so the
    final state serves for her; the few others ("interrupters") each get a state of their own.
    """
    placed_only = _settled_without(market, unplaced)
    last = np.flatnonzero(unplaced).tolist()
    trial = placed_only.what_if()
    trial.ever_held = set()
    trial.settle(last)
    interrupters = trial.ever_held.intersection(last)
    quiet = [seeker for seeker in last if seeker not in interrupters]
    for seeker in wanted:
        if seeker not in interrupters:
            yield seeker, trial
    shared = placed_only.what_if()
    shared.settle(quiet)
    for seeker in wanted:
        if seeker in interrupters:
            own = shared.what_if()
            own.settle(other for other in interrupters if other != seeker)
            yield seeker, own


def _settled_without(market: Market, absent: np.ndarray) -> Tentative:
    """Everybody else settled, with whom each place refused; the absent can still be let in afterwards."""
    present = tentative(market.without(absent))
    state = Tentative(market, held=present.held)
    state.limit, state.units, state.counts = present.limit, present.units, present.counts
    state.refused = present.refused if market.is_grouped() else _refused(present)
    following = np.asarray(state.following)
    walked = np.asarray(present.following) - present.market.offsets[:-1]
    following[~absent] += walked[~absent]
    return state


def _refused(state: Tentative) -> list[tuple[int, int]]:
    """The two best keys each place refused, read off how far every placed seeker has walked."""
    market = state.market
    lengths = np.diff(market.offsets)
    seekers = np.repeat(np.arange(len(lengths)), lengths)
    walked = np.arange(len(market.places)) < np.asarray(state.following)[seekers] - 1
    places, seekers = market.places[walked], seekers[walked]
    keys = np.sort(
        places * np.int64(market.top)
        + market.levels[walked] * np.int64(market.base)
        + market.tickets[seekers]
    )
    of = keys // market.top
    ends = np.searchsorted(of, np.arange(len(market.seats)), side="right")
    counts = np.diff(np.concatenate([[0], ends]))
    padded = np.concatenate([[0, 0], keys % market.top])
    best = np.where(counts > 0, padded[ends + 1], 0)
    second = np.where(counts > 1, padded[ends], 0)
    return list(zip(best.tolist(), second.tolist(), strict=True))


def _key_to_beat(state: Tentative, seeker: int, place: int) -> int:
    market = state.market
    ticket = int(market.tickets[seeker])
    above_all = market.top + ticket
    chain = state.what_if()
    chain.propose(place, above_all)
    if above_all not in chain.held[place]:
        return NO_SCORE
    best, second = chain.refused[place]
    return second if best % market.base == ticket else best

"""The least change is exact: one point less would not have been enough, and so much is."""

import numpy as np
import pytest

from jalin.fields.employment.engine import acceptance
from jalin.fields.employment.engine.acceptance import settle
from jalin.fields.employment.engine.least_change import NO_SCORE, keys_to_beat

from .test_acceptance import lists_of


def gets_it(arrays, seeker, place, twice_score, market_of):
    """Whether she would be at `place` with that score (in half points, so that every key has a gap above it)."""
    at = int(arrays["offsets"][seeker]) + lists_of(arrays)[seeker].index(place)
    scores = arrays["scores"] * 2
    scores[at] = twice_score
    return settle(market_of({**arrays, "scores": scores}), "python").place_of[seeker] == place


@pytest.mark.parametrize("groups", [0, 2])
def test_it_is_exact(draw_market, market_of, groups, monkeypatch):
    monkeypatch.setattr(acceptance, "LAST_FEW", 0)
    rng = np.random.default_rng(8)
    looked_at = chains = 0
    for _ in range(70):
        arrays = draw_market(rng, 9, 4, groups=groups, scores=5)
        arrays["seats"] = np.minimum(arrays["seats"], 2)
        market = market_of(arrays)
        placement = settle(market)
        lists = lists_of(arrays)
        unplaced = {one: lists[one] for one in np.flatnonzero(placement.entries < 0).tolist()}
        lowest = int(min(arrays["scores"], default=0))
        for seeker, found in keys_to_beat(market, placement, unplaced).items():
            for place, key in found.items():
                looked_at += 1
                if key == NO_SCORE:
                    assert not gets_it(arrays, seeker, place, 99, market_of)
                    continue
                level, ticket = divmod(key, market.base)
                wins_tie = int(market.tickets[seeker]) > ticket
                twice = 2 * (level + lowest) + (0 if wins_tie else 1)
                assert key == 0 or gets_it(arrays, seeker, place, twice, market_of)
                assert key == 0 or not gets_it(arrays, seeker, place, twice - 1, market_of)
                chains += key > worst_admitted(market, placement, place) > 0
    assert looked_at > 150
    assert groups or chains  # the last admitted alone would have been the wrong answer


def worst_admitted(market, placement, place):
    entries = placement.entries[placement.place_of == place]
    seekers = np.flatnonzero(placement.place_of == place)
    return min((market.levels[entries] * market.base + market.tickets[seekers]).tolist(), default=0)


def test_only_for_those_who_were_not_placed(market_of):
    market = market_of({"offsets": [0, 1], "places": [0], "scores": [1], "lottery": [1], "seats": [1]})
    with pytest.raises(ValueError, match="not placed"):
        keys_to_beat(market, settle(market), {0: [0]})

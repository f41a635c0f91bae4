"""Small markets, drawn at random."""

import numpy as np
import pytest

from jalin.fields.employment.engine.market import make_market


@pytest.fixture
def draw_market():
    """draw(rng, seekers, places, groups=0): arrays of a small market, few scores so that ties are many."""

    def draw(rng, seekers, places, *, groups=0, shortest=0, scores=6):
        lists = [rng.permutation(places)[: rng.integers(shortest, places + 1)] for _ in range(seekers)]
        offsets = np.concatenate([[0], np.cumsum([len(one) for one in lists])])
        arrays = {
            "offsets": offsets,
            "places": np.concatenate([*lists, np.empty(0, int)]).astype(np.int32),
            "scores": rng.integers(0, scores, offsets[-1]),
            "lottery": rng.permutation(seekers) + 1,
            "seats": rng.integers(0, 4, places),
        }
        if groups:
            arrays["group_of"] = rng.integers(-1, groups, places)
            arrays["caps"] = rng.integers(0, 5, groups)
        return arrays

    return draw


@pytest.fixture
def market_of():
    """The Market of such arrays."""
    return lambda arrays: make_market(**arrays)

"""Markets for the benchmarks of placements: lists of 20 drawn by lognormal popularity, scores = ability + noise.

Places score a seeker by ability and 0.7 standard deviations of noise, in whole points from 0 to 1000, so that ties
are common; seats are 0.95 of the seekers, spread at random. Fixed seeds.
"""

import numpy as np

LENGTH = 20
CHUNK = 100_000


def draw_market(seekers: int, places: int, seed: int = 1) -> dict:
    """The arrays of `jalin.fields.employment.engine.place_seekers`."""
    draw = np.random.default_rng(seed)
    popularity = np.cumsum(draw.lognormal(0, 1, places))
    parts = [
        _lists(draw, popularity / popularity[-1], min(CHUNK, seekers - start))
        for start in range(0, seekers, CHUNK)
    ]
    return {
        "offsets": np.arange(seekers + 1, dtype=np.int64) * LENGTH,
        "places": np.concatenate([listed for listed, _scores in parts]),
        "scores": np.concatenate([scores for _listed, scores in parts]),
        "lottery": draw.permutation(seekers) + 1,
        "seats": draw.multinomial(int(0.95 * seekers), np.full(places, 1 / places)),
    }


def _lists(draw: np.random.Generator, popularity: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Lists of different places and their scores, one after the other."""
    listed = np.empty((count, LENGTH), dtype=np.int32)
    open_, width = np.arange(count), 2 * LENGTH
    while len(open_):
        drawn = np.searchsorted(popularity, draw.random((len(open_), width))).astype(np.int32)
        order = np.argsort(drawn, axis=1, kind="stable")
        ordered = np.take_along_axis(drawn, order, 1)
        is_again = np.zeros(drawn.shape, dtype=bool)
        again = np.zeros(drawn.shape, dtype=bool)
        again[:, 1:] = ordered[:, 1:] == ordered[:, :-1]
        np.put_along_axis(is_again, order, again, 1)
        found = np.cumsum(~is_again, axis=1)
        is_enough = found[:, -1] >= LENGTH
        taken = ~is_again & (found <= LENGTH)
        listed[open_[is_enough]] = drawn[is_enough][taken[is_enough]].reshape(-1, LENGTH)
        open_, width = open_[~is_enough], 2 * width
    ability = draw.normal(0, 1, (count, 1)) + 0.7 * draw.normal(0, 1, (count, LENGTH))
    scores = np.clip(np.round(500 + 120 * ability), 0, 1000).astype(np.int32)
    return listed.ravel(), scores.ravel()

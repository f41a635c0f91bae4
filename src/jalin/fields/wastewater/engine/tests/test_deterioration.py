"""Ageing: chains keep their laws, fits find what made the data."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine.deterioration import (
    Chain,
    Seen,
    Weibull,
    fit_chain,
    fit_curves,
    fit_weibull,
)
from jalin.fields.wastewater.engine.deterioration.markov import at_rank, expected_rank
from jalin.fields.wastewater.engine.deterioration.weibull import through

# The concrete pipes of Breda (Jimenez-Roa et al.); an example of a chain, its step is not a city's own.
BREDA = Chain((0.045, 0.028, 0.021, 0.012))

share = st.floats(0, 1)
chains = st.tuples(share, share, share, share).map(Chain)
starts = st.lists(st.integers(1, 100), min_size=5, max_size=5).map(lambda n: np.array(n) / sum(n))


def is_sound(matrix: np.ndarray) -> bool:
    """Whether a 5 × 5 matrix is a chain of ageing: shares in [0, 1], rows that sum to 1, no rank that improves."""
    matrix = np.asarray(matrix)
    upper = np.allclose(matrix, np.triu(matrix), atol=0.0)
    rows = np.allclose(matrix.sum(axis=1), 1.0, atol=1e-9)
    worsens = all(np.all(np.cumsum(a) >= np.cumsum(b) - 1e-9) for a, b in pairwise(matrix))
    return bool(upper and rows and worsens and matrix.min() >= 0.0)


@given(chains, starts, st.integers(0, 60))
@settings(max_examples=60)
def test_a_chain_only_ages(chain, start, years):
    assert is_sound(chain.matrix)
    course = chain.course(start, years)
    assert np.allclose(course.sum(axis=1), 1.0)
    expected = [expected_rank(row) for row in course]
    assert all(later >= earlier - 1e-9 for earlier, later in zip(expected, expected[1:], strict=False))
    assert np.allclose(course[-1], chain.after(start, years))


@given(chains, st.integers(1, 4), st.integers(0, 80))
@settings(max_examples=60)
def test_the_better_pipe_never_becomes_the_worse_one(chain, rank, years):
    better, worse = chain.after(at_rank(rank), years), chain.after(at_rank(rank + 1), years)
    assert np.all(np.cumsum(better) >= np.cumsum(worse) - 1e-12)


def test_two_years_by_hand():
    assert BREDA.after(at_rank(1), 2) == pytest.approx(
        [0.955**2, 0.955 * 0.045 + 0.045 * 0.972, 0.045 * 0.028, 0, 0]
    )


@pytest.mark.parametrize("steps", [(0.1, 0.1, 0.1, 1.1), (-0.1, 0, 0, 0), (0.1, 0.1, 0.1)])
def test_what_is_no_chain_is_refused(steps):
    with pytest.raises(ValueError):
        Chain(steps)


def test_a_matrix_that_repairs_itself_is_not_ageing():
    matrix = BREDA.matrix.copy()
    matrix[2, 1], matrix[2, 2] = 0.1, matrix[2, 2] - 0.1
    assert not is_sound(matrix)


def inspected(chain, ages, pipes=1000):
    """Pipes of those ages in exactly the shares the chain gives."""
    seen = []
    for age in ages:
        for rank, part in enumerate(chain.after(at_rank(1), age), start=1):
            seen += [Seen(age, rank)] * round(part * pipes)
    return seen


def test_the_fit_finds_the_chain_that_made_the_data():
    found = fit_chain(inspected(BREDA, range(2, 83, 5)))
    assert found.steps == pytest.approx(BREDA.steps, abs=5e-4)


def test_a_rank_never_seen_gives_no_step_to_it():
    found = fit_chain([Seen(20, 1)] * 60 + [Seen(40, 2)] * 60)
    assert found.steps[1] < 1e-6
    assert 0 <= found.steps[0] <= 1


def test_fitted_curves_say_when_half_of_the_pipes_are_no_longer_sound():
    curve = fit_curves(
        {"concrete": inspected(Chain((0.06, 0.08, 0.09, 0.05)), range(12, 83, 10), pipes=400)}
    ).pooled
    half = curve.weibull.age_at(0.5)
    assert 0.45 <= curve.chain.after(at_rank(1), round(half))[:3].sum() <= 0.55
    assert curve.as_json()["weibull"]["half_sound_at_years"] == round(half, 1)


def test_few_inspections_use_the_pooled_curve():
    seen = {"concrete": inspected(BREDA, (10, 30, 50), pipes=40), "clay": [Seen(40, 3)] * 29}
    curves = fit_curves(seen)
    assert set(curves.by_class) == {"concrete"}
    assert curves.curve_of("clay") is curves.pooled
    assert curves.pooled.inspections == len(seen["concrete"]) + 29
    assert fit_curves({"clay": seen["clay"]}).pooled is None


def test_one_half_sound_at_76_years():
    curve = through((40.0, 0.9), (76.0, 0.5))
    assert curve.age_at(0.5) == pytest.approx(76.0)
    assert curve.sound(40.0) == pytest.approx(0.9)
    assert curve.sound_later(40.0, 36.0) == pytest.approx(0.5 / 0.9)


@given(st.floats(20, 150), st.floats(0.8, 6), st.integers(1, 140))
def test_soundness_falls_from_one(scale, shape, age):
    curve = Weibull(scale, shape)
    assert curve.sound(0) == 1
    assert 0 <= curve.sound(age + 1) <= curve.sound(age) <= 1


def test_the_weibull_fit_finds_its_curve_and_refuses_one_that_rises():
    curve = Weibull(85.0, 2.7)
    ages = [10, 25, 40, 60, 80, 100]
    found = fit_weibull(ages, [curve.sound(age) for age in ages])
    assert (found.scale, found.shape) == pytest.approx((85.0, 2.7))
    with pytest.raises(ValueError, match="do not fall"):
        fit_weibull([10, 20], [0.5, 0.7])
    with pytest.raises(ValueError, match="two ages"):
        fit_weibull([10, 20], [1.0, 0.7])

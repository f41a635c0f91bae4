"""Votes and nearness, by their properties."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.needs.rules import faults_of, nearness, shifted, tally
from jalin.invitations.needs.vocabulary import topics

KEYS = ("a", "b", "c", "d")


def shares(draw):
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=3, max_size=3)))
    return dict(zip(KEYS, (b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)), strict=True))


SHARES = st.composite(shares)()


@settings(max_examples=60)
@given(st.lists(SHARES, min_size=1, max_size=7))
def test_a_result_is_100_whole_points_within_one_of_the_mean(casts):
    result = tally(casts, KEYS)
    assert faults_of(result, KEYS) == []
    for key in KEYS:
        assert abs(result[key] - sum(cast[key] for cast in casts) / len(casts)) < 1


@settings(max_examples=40)
@given(st.lists(SHARES, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_voters_changes_nothing(casts, chance):
    mixed = list(casts)
    chance.shuffle(mixed)
    assert tally(mixed, KEYS) == tally(casts, KEYS)


@settings(max_examples=60)
@given(SHARES, st.sampled_from(KEYS), st.integers(0, 100))
def test_a_moved_weight_stands_and_the_others_share_the_rest(points, key, to):
    moved = shifted(points, key, to)
    assert moved[key] == to and faults_of(moved, KEYS) == []
    ranked = sorted((name for name in KEYS if name != key), key=lambda name: points[name])
    assert all(moved[one] <= moved[other] + 1 for one, other in zip(ranked, ranked[1:], strict=False))


def test_a_cast_that_is_no_share_of_100_is_told_what_is_wrong():
    assert faults_of({"a": 60, "b": 50}, ("a", "b")) == ["total"]
    assert faults_of({"a": 100}, ("a", "b")) == ["keys"]
    assert faults_of({"a": 101, "b": -1}, ("a", "b")) == faults_of({"a": 99.5, "b": 0.5}, ("a", "b")) == ["whole"]  # fmt: skip


def test_the_nearest_shared_code_counts():
    found = topics()
    sewers, sludge, losses = found["sewer-inspection"], found["septic-sludge"], found["water-losses"]
    assert nearness(sewers, [losses, sewers]).by == "topic"
    assert nearness(sewers, [losses, sludge]).by == "field"
    assert nearness(sewers, [losses]).by == "sdg" and nearness(sewers, [found["coffee-tea"]]) is None

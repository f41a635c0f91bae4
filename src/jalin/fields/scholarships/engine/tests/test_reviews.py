"""Reviews: severity taken off exactly, reviewers allotted evenly and at random by seed, conflicts kept apart."""

import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.scholarships.engine import allocate
from jalin.fields.scholarships.engine.allocation import TooFewReviewers, find_conflicts
from jalin.fields.scholarships.engine.severity import Unconnected, correct


def drawn(seed: int, cases: int, reviewers: int, noise: float = 5.0):
    """Cases with three reviews each, and the true severities."""
    draw = random.Random(seed)
    severity = [draw.gauss(0, 7) for _reviewer in range(reviewers)]
    reviews = [
        [(one, round(60 + 10 * merit + severity[one] + draw.gauss(0, noise))) for one in draw.sample(range(reviewers), 3)]
        for merit in (draw.gauss(0, 1) for _case in range(cases))
    ]  # fmt: skip
    return reviews, severity


@pytest.mark.parametrize("seed", range(3))
def test_the_correction_is_the_least_squares_one(seed):
    reviews, _severity = drawn(seed, 60, 8)
    found = correct(reviews, 8)
    design, scores = np.zeros((180, 68)), []
    for case, pairs in enumerate(reviews):
        for reviewer, score in pairs:
            design[len(scores), [case, 60 + reviewer]] = 1
            scores.append(score)
    fitted = design @ np.linalg.lstsq(design, np.array(scores), rcond=None)[0]
    ours = [float(found.merit[case] + found.severity[reviewer])
            for case, pairs in enumerate(reviews) for reviewer, _score in pairs]  # fmt: skip
    assert ours == pytest.approx(fitted.tolist(), abs=1e-9)
    counts = [sum(one == reviewer for pairs in reviews for one, _score in pairs) for reviewer in range(8)]
    assert sum(count * one for count, one in zip(counts, found.severity, strict=True)) == 0


@given(st.lists(st.integers(-20, 20), min_size=5, max_size=5), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_without_chance_the_true_order_is_found_whatever_the_severities(severity, seed):
    draw = random.Random(seed)
    true = [draw.randint(0, 60) for _case in range(25)]
    reviews = [[(one, merit + severity[one]) for one in draw.sample(range(5), 3)] for merit in true]
    found = correct(reviews, 5)
    shift = found.merit[0] - true[0]
    assert [merit - shift for merit in found.merit] == true
    plain = correct(reviews, 5, additive=False).merit
    assert plain == [Fraction(sum(score for _one, score in pairs), 3) for pairs in reviews]


def test_spread_and_what_lies_apart_are_told_after_the_correction():
    """Reviewer 1 gives 10 more to everyone: that is severity, not disagreement."""
    reviews = [[(0, 50), (1, 60), (2, 50)], [(0, 70), (1, 80), (2, 70)], [(0, 20), (1, 30), (2, 20)]]
    found = correct(reviews, 3)
    assert [found.spread(case, pairs) for case, pairs in enumerate(reviews)] == [0, 0, 0]
    assert found.severity[1] - found.severity[0] == 10


def test_reviewers_without_a_shared_case_cannot_be_compared():
    with pytest.raises(Unconnected, match="reviewer 0 to reviewer 2"):
        correct([[(0, 1), (1, 2)], [(2, 3), (3, 4)]], 4)


def loads(given_to: dict, reviewers) -> list[int]:
    return [sum(one in having for having in given_to.values()) for one in reviewers]


@given(st.integers(1, 30), st.integers(3, 9), st.integers(1, 3), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_without_conflicts_the_loads_differ_by_one_at_most(cases, reviewers, each, seed):
    names = [f"R{number}" for number in range(reviewers)]
    found = allocate({f"C{number}": each for number in range(cases)}, names, f"seed {seed}")
    assert all(len(set(having)) == each for having in found.values())
    assert max(loads(found, names)) - min(loads(found, names)) <= 1


@given(
    st.integers(2, 7),
    st.integers(2, 4),
    st.sets(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=10),
)
@settings(max_examples=60, deadline=None)
def test_with_conflicts_the_heaviest_load_is_the_least_that_can_be(cases, reviewers, pairs):
    names = [f"R{number}" for number in range(reviewers)]
    conflicts = {(f"C{case}", f"R{reviewer}") for case, reviewer in pairs}
    wanted = {f"C{number}": 1 for number in range(cases)}
    free = {case: [name for name in names if (case, name) not in conflicts] for case in wanted}
    if not all(free.values()):
        with pytest.raises(TooFewReviewers):
            allocate(wanted, names, "s", conflicts)
        return
    found = allocate(wanted, names, "s", conflicts)
    assert all(having[0] in free[case] for case, having in found.items())

    def can_keep(most: int, load: tuple, left: list) -> bool:
        if not left:
            return True
        return any(
            load[number] < most
            and can_keep(most, (*load[:number], load[number] + 1, *load[number + 1 :]), left[1:])
            for number, name in enumerate(names)
            if name in free[left[0]]
        )

    heaviest = max(loads(found, names))
    assert not can_keep(heaviest - 1, (0,) * reviewers, list(wanted))


def test_nobody_reviews_his_own_school_or_his_kin():
    conflicts = find_conflicts(
        {"C1": "SMA 3", "C2": "SMA 5"}, {"R1": {"SMA 3"}, "R2": set(), "R3": {"SMA 1"}}, {("C2", "R2")}
    )
    assert conflicts == {("C1", "R1"), ("C2", "R2")}
    found = allocate({"C1": 2, "C2": 2}, ["R1", "R2", "R3"], "s", conflicts)
    assert {case: sorted(having) for case, having in found.items()} == {
        "C1": ["R2", "R3"],
        "C2": ["R1", "R3"],
    }


def test_the_seed_decides_and_the_order_of_the_lists_does_not():
    cases, names = {f"C{number}": 3 for number in range(40)}, [f"R{number}" for number in range(12)]
    found = allocate(cases, names, "a")
    assert allocate(dict(reversed(cases.items())), names[::-1], "a") == found
    assert allocate(cases, names, "b") != found


def test_a_second_round_adds_two_reviewers_and_evens_the_whole_load():
    names = [f"R{number}" for number in range(10)]
    first = allocate({f"C{number}": 3 for number in range(30)}, names, "a")
    more = allocate({f"C{number}": 5 for number in range(10)}, names, "b", already=first)
    assert all(len(having) == 2 and not set(having) & set(first[case]) for case, having in more.items())
    whole = [a + b for a, b in zip(loads(first, names), loads(more, names), strict=True)]
    assert max(whole) - min(whole) <= 1

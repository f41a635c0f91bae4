"""What the greedy rests on: seats and caps are matroids (independent sets are hereditary and can be exchanged)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.scholarships.engine.seating import Seating

from .contests import contests, keeps_caps

people = st.sets(st.integers(0, 7), max_size=8)


def can_all_sit(contest, some) -> bool:
    seating = Seating(contest.counts, contest.masks)
    return all(seating.seat(person) for person in some)


def fits(contest, some) -> bool:
    return keeps_caps(contest, some)


def check_axioms(is_independent, contest, one, other):
    one = {person for person in one if person < len(contest.masks)}
    other = {person for person in other if person < len(contest.masks)}
    assert is_independent(contest, set())
    if is_independent(contest, one):
        assert all(is_independent(contest, one - {person}) for person in one)
        if is_independent(contest, other) and len(other) < len(one):
            assert any(is_independent(contest, other | {person}) for person in one - other)


@given(contests(caps=False), people, people)
@settings(max_examples=150, deadline=None)
def test_sets_that_can_be_seated_are_a_matroid(contest, one, other):
    check_axioms(can_all_sit, contest, one, other)


@given(contests(), people, people)
@settings(max_examples=150, deadline=None)
def test_sets_that_keep_nested_caps_are_a_matroid(contest, one, other):
    check_axioms(fits, contest, one, other)


@given(contests(caps=False), st.permutations(range(8)))
@settings(max_examples=100, deadline=None)
def test_who_can_still_be_seated_is_known_without_trying(contest, order):
    seating, seated = Seating(contest.counts, contest.masks), []
    for person in order:
        if person < len(contest.masks):
            may = bool(contest.masks[person] & seating.reachable)
            assert may == can_all_sit(contest, [person, *seated])
            assert seating.seat(person) == may
            seated += [person] if may else []
    assert sorted(seating.seats()) == sorted(seated)

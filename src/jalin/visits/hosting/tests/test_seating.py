"""The seat plan follows from rank alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.visits.hosting.seating import (
    DINNER,
    HOME,
    NOT_SEATED,
    PARTNER,
    ROW,
    SHAPES,
    TALKS,
    Person,
    Seat,
    in_precedence,
    place_of,
    seat,
)  # fmt: skip

ROLES = ("member", "member", "interpreter", "press", "spouse")


@st.composite
def delegations(draw):
    """Up to nine people on both sides, at most one head on each."""
    people = []
    for side in (HOME, PARTNER):
        count = draw(st.integers(0, 9))
        for number in range(count):
            role = "head" if number == 0 and draw(st.booleans()) else draw(st.sampled_from(ROLES))
            people.append(
                Person(
                    f"{side}{number}",
                    side,
                    draw(st.sampled_from((10, 20, 50, 70))),
                    role,
                    draw(st.integers(0, 2)),
                )
            )
    return people  # fmt: skip


@settings(max_examples=60)
@given(delegations(), st.sampled_from(SHAPES), st.sampled_from((HOME, PARTNER)), st.randoms())
def test_everybody_has_one_seat_and_the_order_of_naming_changes_nothing(people, shape, host, chance):
    plan = seat(people, shape, host)
    shuffled = list(people)
    chance.shuffle(shuffled)
    assert seat(shuffled, shape, host) == plan
    assert sorted([one.key for one in plan.seats] + list(plan.left_out)) == sorted(one.key for one in people)
    assert {one.role for one in people if one.key in plan.left_out} <= NOT_SEATED[shape]
    at_table = [(one.side if shape == TALKS else "", one.place, one.is_behind) for one in plan.seats]
    assert len(set(at_table)) == len(at_table)


@settings(max_examples=60)
@given(delegations(), st.sampled_from((HOME, PARTNER)))
def test_at_talks_who_goes_first_sits_nearer_to_the_middle(people, host):
    plan, by_key = seat(people, TALKS, host), {one.key: one for one in people}
    for side in (HOME, PARTNER):
        for behind in (False, True):
            row = [one for one in plan.seats if one.side == side and one.is_behind == behind]
            order = in_precedence(by_key[one.key] for one in row)
            near = sorted(row, key=lambda one: (abs(one.place), -one.place))
            assert [one.key for one in near] == [one.key for one in order]
            assert not row or near[0].place == 0


def team(side: str, *roles: str) -> list[Person]:
    return [Person(f"{side[0]}{number}", side, 10 * number, role) for number, role in enumerate(roles, 1)]


def test_the_first_at_the_right_hand_the_second_at_the_left():
    assert [place_of(number) for number in range(5)] == [0, 1, -1, 2, -2]


def test_at_dinner_the_host_has_the_first_guest_at_the_right_and_sides_take_turns():
    plan = seat([*team(HOME, "head", "member", "member"), *team(PARTNER, "head", "member", "member")], DINNER)
    around = {one.place: one.key for one in plan.seats}
    assert around == {0: "h1", 1: "p1", -1: "p2", 2: "h2", -2: "h3", 3: "p3"}


def test_at_dinner_who_is_left_over_sits_down_all_the_same():
    plan = seat([*team(HOME, "head"), *team(PARTNER, "head", "member", "spouse")], DINNER)
    assert sorted(one.place for one in plan.seats) == [-1, 0, 1, 2]


def test_in_a_row_the_guest_stands_at_the_hosts_right_hand():
    plan = seat([*team(HOME, "head", "member"), *team(PARTNER, "head", "member")], ROW, host=PARTNER)
    assert {one.key: one.place for one in plan.seats} == {"p1": 0, "h1": 1, "h2": 2, "p2": -1}


def test_an_interpreter_sits_behind_and_the_press_not_at_all():
    plan = seat(team(HOME, "head", "interpreter", "press"), TALKS)
    assert Seat("h2", HOME, 0, is_behind=True) in plan.seats and plan.left_out == ("h3",)


def test_the_head_goes_before_a_higher_rank():
    people = [Person("deputy", HOME, 20, "head"), Person("mayor", HOME, 10)]
    assert [one.key for one in in_precedence(people)] == ["deputy", "mayor"]


@pytest.mark.parametrize("wrong", [{"shape": "circle"}, {"shape": TALKS, "host": "both"}])
def test_what_does_not_exist_is_refused(wrong):
    with pytest.raises(ValueError, match="no seat plan"):
        seat([], **wrong)
    with pytest.raises(ValueError, match="twice"):
        seat([*team(HOME, "head"), *team(HOME, "head")], TALKS)

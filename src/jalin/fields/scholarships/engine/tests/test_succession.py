"""One leaves, exactly one enters, nobody announced goes; where nobody can, the quota at fault is named."""

from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings

from jalin.fields.scholarships.engine.awarding import award
from jalin.fields.scholarships.engine.quotas import find_shortfall
from jalin.fields.scholarships.engine.succession import successions

from .contests import city, contests, reserved_rank, tight, without


@pytest.mark.parametrize("above", [False, True])
def test_with_reserves_alone_one_withdrawal_is_one_newcomer_600_of_600(above):
    """The whole award made again without the leaver: the others are in it, and the one foretold."""
    exact = 0
    for seed in range(20):
        contest = city(seed, above=above)
        made = award(contest)
        entries = successions(contest, made)
        for leaver in made.seats:
            again = award(without(contest, leaver)).seats.keys()
            exact += again - made.seats.keys() == {entries[leaver].entrant} and made.seats.keys() - again == {
                leaver
            }
    assert exact == 600


def test_with_caps_and_reserves_nobody_announced_is_displaced_and_the_one_foretold_enters():
    for seed in range(8):
        contest = city(seed, caps=True)
        made = award(contest)
        entries = successions(contest, made)
        for leaver in list(made.seats)[::3]:
            announced = {person: kind for person, kind in made.seats.items() if person != leaver}
            again = award(without(contest, leaver), announced)
            assert announced.keys() <= again.seats.keys()
            assert again.seats.keys() - announced.keys() == {entries[leaver].entrant}


@given(contests(most_people=14))
@settings(max_examples=150, deadline=None)
def test_who_is_foretold_is_who_enters(contest):
    made = award(contest)
    for leaver, entry in successions(contest, made).items():
        announced = {person: kind for person, kind in made.seats.items() if person != leaver}
        entering = award(without(contest, leaver), announced).seats.keys() - announced.keys()
        if contest.above and len(contest.caps) and len(made.seats) < contest.total:
            assert (
                entry.entrant in entering or not entering
            )  # a seat that was empty before may be filled as well
        else:
            assert entering == ({entry.entrant} if entry.entrant is not None else set())


def least_lifting(contest, reserved: int, seats: int, most: int = 4) -> int | None:
    """By trying: how many winners above caps are needed for so many reserved and other seats."""
    groups = range(1, len(contest.caps.parent))
    for total in range(most + 1):
        for lifted in combinations_with_replacement(groups, total):
            caps = contest.caps.cleared()
            for group in lifted:
                caps.limits[group] += 1
            tried = type(contest)(contest.order, contest.masks, contest.counts, caps, False, False)
            made = award(tried).seats
            if len(made) == seats and reserved_rank(tried, made) == reserved:
                return total
    return None


@pytest.mark.parametrize("seed", [*range(60), 12306])  # in the last one a waiver is given back on the way
def test_the_waivers_named_are_the_fewest_and_a_lack_of_people_is_told_as_such(seed):
    contest = tight(seed)
    found = find_shortfall(contest, award(contest))
    people = range(len(contest.masks))
    reserved = reserved_rank(contest, people)
    if found is None:
        assert reserved == sum(contest.counts[1:])
        return
    assert (found.lack is not None) == (reserved < sum(contest.counts[1:]))
    seats = min(len(people), reserved + contest.counts[0])
    needed = least_lifting(contest, reserved, seats)
    given_up = sum(waiver.to - waiver.cap for waiver in found.waivers)
    assert needed is None or needed == given_up
    if given_up == 1:
        assert found.waivers[0].group in found.at_fault


def test_a_seat_that_cannot_be_filled_after_a_withdrawal_names_the_cap_at_fault():
    """Both in need go to one school, whose only place is taken by the better one in an open seat."""
    from jalin.fields.scholarships.engine import Level, award_seats

    made = award_seats([9, 8, 7], {"open": 1, "need": 1}, {"need": [False, True, True]}, revert=False,
                       caps=[Level(["a", "b", "a"], 1)])  # fmt: skip
    assert made.seat == {0: "open", 1: "need"}
    assert made.entries()[1].entrant is None
    left = without(made.contest, 1)
    after = award(left, {0: 0})
    found = find_shortfall(left, after, after.seats)
    assert found.unfilled == {1: 1} and found.lack is None
    (waiver,) = found.waivers
    assert (left.caps.names[waiver.group], waiver.cap, waiver.to) == ((0, "a"), 1, 2)
    assert found.at_fault == (waiver.group,)


def test_more_seats_than_people_who_qualify_are_told_with_both_numbers():
    from jalin.fields.scholarships.engine import award_seats

    made = award_seats([3, 2, 1], {"open": 1, "need": 2}, {"need": [False, True, False]})
    lack = made.shortfall().lack
    assert (lack.types, lack.seats, lack.people) == ((1,), 2, 1)

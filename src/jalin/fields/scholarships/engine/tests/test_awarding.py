"""Who is awarded: equal to trying every set and to a solver, and what holds whatever the lists."""

import random
from dataclasses import replace

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.scholarships.engine import Level, award_seats
from jalin.fields.scholarships.engine.awarding import OPEN, REVERTED, Contest, TooManyAnnounced, award
from jalin.fields.scholarships.engine.caps import Caps, NotNested
from jalin.fields.scholarships.engine.exchange import Exchange
from jalin.fields.scholarships.engine.judging import judge

from .contests import best_by_trying, city, contests, keeps_caps, tight, without

never, always = st.just(False), st.just(True)


@given(contests(above=never))
@settings(max_examples=150, deadline=None)
def test_as_a_minimum_the_award_is_the_best_of_all_sets(contest):
    assert list(award(contest).seats) == best_by_trying(contest)


@pytest.mark.parametrize("start", range(0, 1200, 300))
def test_where_caps_bind_and_exchanges_are_needed_it_still_is(start, monkeypatch):
    entered = []
    bring_in = Exchange.bring_in
    monkeypatch.setattr(
        Exchange, "bring_in", lambda self, person: entered.append(person) or bring_in(self, person)
    )
    for seed in range(start, start + 300):
        contest = tight(seed)
        assert list(award(contest).seats) == best_by_trying(contest), seed
    assert len(entered) > 5


def test_whoever_is_announced_the_others_are_the_best_beside_them():
    """Announced by another order of merit, as after a correction of scores."""
    for seed in range(400):
        contest, draw = tight(seed), random.Random(seed)
        other = award(replace(contest, order=draw.sample(contest.order, len(contest.order)))).seats
        announced = {person: kind for person, kind in other.items() if draw.random() < 0.5}
        assert list(award(contest, announced).seats) == best_by_trying(contest, set(announced)), seed


@given(contests(caps=False))
@settings(max_examples=100, deadline=None)
def test_without_caps_the_cut_offs_alone_tell_everyone_whether_he_has_won(contest):
    made = award(contest)
    judged = judge(contest, made)
    rank = {person: number for number, person in enumerate(contest.order)}
    closed = {kind: rank[person] for kind, person in judged.cut_offs.items()}
    reverted = contest.total - contest.counts[OPEN] - made.filled(contest.reserved) if contest.revert else 0
    seats = dict(enumerate(contest.counts)) | {REVERTED: reverted}
    if not contest.above:  # one sort of seat then
        seats[OPEN] += seats.pop(REVERTED)
    for person in contest.order:
        his = [kind for kind in seats if seats[kind] and contest.masks[person] >> max(kind, OPEN) & 1]
        wins = any(kind not in closed or rank[person] <= closed[kind] for kind in his)
        assert (person in made.seats) == wins
        assert person in made.seats or judged.refusals[person].why == "closed"


@given(contests(above=always))
@settings(max_examples=100, deadline=None)
def test_above_the_open_seats_go_to_the_best_with_room_and_the_rest_is_the_best_of_all_sets(contest):
    caps, first = contest.caps.cleared(), []
    for person in contest.order:
        if len(first) < contest.counts[OPEN] and not caps.full_group(person):
            caps.count(person)
            first.append(person)
    made = award(contest)
    assert [person for person, kind in made.seats.items() if kind == OPEN] == first
    rest = replace(without(contest, *first), counts=[0, *contest.counts[1:]], above=False, caps=caps)
    caps.limits = [limit - load for limit, load in zip(caps.limits, caps.load, strict=True)]
    assert [person for person, kind in made.seats.items() if kind != OPEN] == best_by_trying(rest)


@given(contests(), st.data())
@settings(max_examples=100, deadline=None)
def test_announced_winners_stay_and_the_others_are_the_best_beside_them(contest, data):
    made = award(contest)
    leaver = data.draw(st.sampled_from(list(made.seats) or [None]))
    announced = {person: kind for person, kind in made.seats.items() if person != leaver}
    rest = without(contest, leaver)
    again = award(rest, announced)
    assert announced.keys() <= again.seats.keys()
    assert keeps_caps(rest, again.seats)
    if not contest.above:
        assert list(again.seats) == best_by_trying(rest, set(announced))


@given(contests())
@settings(max_examples=100, deadline=None)
def test_every_winner_holds_a_seat_of_his_and_no_cap_is_passed(contest):
    made = award(contest)
    for person, kind in made.seats.items():
        assert contest.masks[person] >> max(kind, OPEN) & 1
    filled = list(made.seats.values())
    for kind, seats in enumerate(contest.counts):
        assert filled.count(kind) <= seats
    assert len(filled) <= contest.total
    assert contest.revert or REVERTED not in filled
    assert keeps_caps(contest, made.seats)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("above", [False, True])
def test_caps_that_never_bind_change_nothing(seed, above):
    """The greedy and the search by exchanges are two ways to the same award."""
    contest = city(seed, above=above)
    wide = Level(["everyone"] * len(contest.masks), 1000)
    assert award(contest).seats == award(replace(contest, caps=Caps(len(contest.masks), [wide]))).seats


def greatest_merit(contest, merit) -> float:
    """By a solver: the greatest total merit of sets that fit seats and caps."""
    model = highspy.Highs()
    model.silent()
    model.setOptionValue(
        "threads", 1
    )  # a process has one pool of threads: a second size makes every later run fail
    takes = {(person, kind): model.addBinary(obj=-merit[person])
             for person in contest.order for kind in range(len(contest.counts))
             if contest.masks[person] >> kind & 1}  # fmt: skip
    limits = [([key for key in takes if key[1] == kind], seats) for kind, seats in enumerate(contest.counts)]
    limits += [([key for key in takes if key[0] == person], 1) for person in contest.order]
    limits += [([key for key in takes if node in contest.caps.path_of(key[0])], contest.caps.limits[node])
               for node in range(1, len(contest.caps.parent))]  # fmt: skip
    for keys, most in limits:
        if keys:
            model.addConstr(sum(takes[key] for key in keys) <= most)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.run()
    return -model.getInfo().objective_function_value


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("caps", [False, True])
def test_reserves_alone_and_caps_alone_give_the_greatest_total_merit(seed, caps):
    contest = replace(city(seed, 60, caps=caps, revert=False), counts=[8] if caps else [2, 4, 3, 2, 1])
    if caps:
        contest = replace(contest, masks=[1] * 60)
    merit = [0] * 60
    for rank, person in enumerate(contest.order):
        merit[person] = 4000 - rank * rank
    total = sum(merit[person] for person in award(contest).seats)
    assert total == pytest.approx(greatest_merit(contest, merit))


def test_the_two_readings_of_reserved_seats_differ():
    """Three in need; the best two of all are among them. Two open seats, one for need."""
    merit, need = [90, 80, 70, 60], [True, True, False, True]
    minimum = award_seats(merit, {"open": 2, "need": 1}, {"need": need})
    above = award_seats(merit, {"open": 2, "need": 1}, {"need": need}, reading="above")
    assert minimum.seat == {0: "need", 1: "open", 2: "open"}
    assert above.seat == {0: "open", 1: "open", 3: "need"}


def test_seats_nobody_qualifies_for_become_open_ones_or_stay_empty():
    merit, need = [3, 2, 1], [False, False, False]
    assert award_seats(merit, {"open": 1, "need": 1}, {"need": need}).winners == [0, 1]
    assert award_seats(merit, {"open": 1, "need": 1}, {"need": need}, revert=False).winners == [0]


def test_equal_merits_are_decided_by_the_lottery_and_not_by_the_order_of_rows():
    assert award_seats([5, 5, 5], {"open": 2}, {}, lottery=[3, 1, 2]).winners == [1, 2]


def test_whoever_holds_up_a_reserved_seat_under_a_cap_is_passed_over_and_told_so():
    """The better one of the school would leave the seat for need to nobody."""
    school = Level(["a", "a", "b"], 1)
    made = award_seats(
        [9, 8, 7], {"open": 1, "need": 1}, {"need": [False, True, False]}, caps=[school], revert=False
    )
    assert made.seat == {1: "need", 2: "open"}
    assert made.judgement().refusals[0].why == "kept"


@pytest.mark.parametrize("caps", [(), (Level(["a", "b", "c", "d"], 1),)])
def test_announced_by_quite_other_rules_they_still_stay_and_no_seat_is_given_twice(caps):
    """Two in open seats, one of which there is now; two in need wait for two seats, one of which is left."""
    contest = Contest([0, 1, 2, 3], [1, 1, 3, 3], [1, 2], Caps(4, caps))
    assert award(contest, {0: OPEN, 1: OPEN}).seats == {0: OPEN, 1: REVERTED, 2: 1}


def test_more_announced_in_one_type_than_it_has_seats_leave_no_open_seat_to_others():
    contest = Contest([0, 1, 2], [1, 3, 3], [1, 1], Caps(3), above=True)
    assert award(contest, {1: 1, 2: 1}).seats.keys() == {1, 2}


def test_announced_winners_above_a_cap_stay_and_are_told():
    contest = replace(city(3, caps=True), counts=[8], masks=[1] * 300)
    school = contest.caps.leaf[contest.order[0]]
    mates = [person for person in contest.order if contest.caps.leaf[person] == school][:3]
    made = award(contest, dict.fromkeys(mates, OPEN))
    assert set(mates) <= made.seats.keys()
    assert made.overrun[school] == 3
    assert sum(contest.caps.leaf[person] == school for person in made.seats) == 3


def test_groups_that_are_not_nested_and_too_many_announced_are_refused():
    with pytest.raises(NotNested, match="'s'"):
        award_seats([1, 2], {"open": 1}, {}, caps=[Level(["s", "s"], 1), Level(["x", "y"], 1)])
    with pytest.raises(TooManyAnnounced):
        award(replace(city(1), counts=[1]), {0: OPEN, 1: OPEN})

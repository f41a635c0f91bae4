"""What a council may rely on, whatever the invitations are."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.engine import decide
from jalin.invitations.engine.model import Model
from jalin.invitations.engine.problem import SCORE, Problem, Way, make_problem

from .problems import changed, random_problem

seeds = st.integers(0, 10**6)


def choice(problem: Problem):
    """({case: who}, value), or None."""
    model = Model(problem, problem.eligible())
    best = model.best(model.values())
    return best and (
        {problem.invitations[index].case: who for index, who in best.answers.items()},
        best.value,
    )


def without(problem: Problem, case: str) -> Problem:
    return changed(problem, invitations=[one for one in problem.invitations if one.case != case])


def test_removing_any_losing_invitation_never_changes_the_set():
    removed = 0
    for seed in range(150):
        problem = random_problem(seed, 9, regions=seed % 3 == 0)
        found = choice(problem)
        for one in problem.invitations:
            if found and one.case not in found[0]:
                assert choice(without(problem, one.case)) == found
                removed += 1
    assert removed > 500


@settings(max_examples=40)
@given(seeds, st.integers(0, 1), st.integers(1, 9))
def test_more_money_or_days_never_lower_the_value(seed, resource, more):
    problem = random_problem(seed, regions=seed % 2 == 0)
    limits = list(problem.limits)
    limits[resource] += more
    before, after = choice(problem), choice(changed(problem, limits=tuple(limits)))
    assert before is None or after[1] >= before[1]


@settings(max_examples=40)
@given(seeds, st.integers(0, 7), st.integers(0, 2), st.integers(1, 50))
def test_raising_a_score_never_drops_the_invitation(seed, place, criterion, more):
    problem = random_problem(seed, deputy=0)
    found = choice(problem)
    if found is None or problem.invitations[place].case not in found[0]:
        return
    one = problem.invitations[place]
    scores = list(one.leader.scores)
    scores[criterion] = min(10 * SCORE, scores[criterion] + more * SCORE // 10)
    raised = replace(one, leader=Way(tuple(scores), one.leader.uses))
    others = [other for other in problem.invitations if other is not one]
    assert one.case in choice(changed(problem, invitations=[*others, raised]))[0]


@settings(max_examples=30)
@given(seeds, st.integers(2, 9))
def test_scaling_all_weights_and_the_threshold_leaves_the_set(seed, factor):
    problem = random_problem(seed)
    weights = [weight * factor for weight in problem.weights]
    eligible = problem.eligible(weights, sum(weights))
    model = Model(problem, eligible)
    found = model.best(model.values(weights))
    plain = choice(problem)
    assert (found and found.value) == (plain and plain[1] * factor)
    assert eligible == problem.eligible()


@settings(max_examples=40)
@given(seeds)
def test_no_limit_is_broken_and_must_accepts_are_always_in(seed):
    problem = random_problem(seed, must=0.2)
    found = choice(problem)
    if found is None:
        return
    by_case = {one.case: one for one in problem.invitations}
    taken = [(by_case[case], who) for case, who in found[0].items()]
    for resource, limit in enumerate(problem.limits):
        assert (
            sum((one.leader if who == "leader" else one.deputy).uses[resource] for one, who in taken) <= limit
        )
    led = [one for one, who in taken if who == "leader"]
    assert not any(first.overlaps(second) for place, first in enumerate(led) for second in led[:place])
    assert {one.case for one in problem.invitations if one.is_must} <= set(found[0])


@settings(max_examples=30)
@given(seeds)
def test_the_order_of_the_rows_does_not_matter(seed):
    problem = random_problem(seed)
    rows = list(problem.invitations)
    random.Random(seed).shuffle(rows)
    assert choice(changed(problem, invitations=rows)) == choice(problem)


@settings(max_examples=40)
@given(seeds, st.integers(0, 7))
def test_what_is_worse_dearer_and_longer_is_never_taken_instead(seed, place):
    problem = random_problem(seed, 8, deputy=0, must=0)
    better = problem.invitations[place]
    worse = replace(
        better,
        case="U-99",
        leader=Way(
            tuple(max(0, score - 100) for score in better.leader.scores),
            tuple(use + 1 for use in better.leader.uses),
        ),
    )
    found = choice(changed(problem, invitations=[*problem.invitations, worse]))
    assert "U-99" not in found[0] or better.case in found[0]


def test_below_the_threshold_is_below_it_by_its_own_points_alone():
    for seed in range(5):
        problem = random_problem(seed, 6)
        decision = decide(problem)
        for case, answer in decision.result["answers"].items():
            told = decision.reasons["invitations"][case]
            is_below = Fraction(told["values"]["leader"]["value"]) < problem.threshold
            assert (answer == "below_threshold") == (is_below and told["reason"] != "must_accept")


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_invitations_are_decided_too(count):
    problem = random_problem(1, 8)
    small = changed(problem, invitations=problem.invitations[:count], limits=(100, 100))
    assert decide(small).result["status"] == "decided"


def test_a_single_criterion_with_all_the_points_has_no_break_points():
    problem = random_problem(1, 5)
    single = make_problem(
        criteria=("only",), weights=(100,), resources=problem.resources, decimals=problem.decimals, limits=problem.limits,
        threshold=problem.threshold,
        invitations=[replace(one, leader=Way(one.leader.scores[:1], one.leader.uses), deputy=None) for one in problem.invitations],
    )  # fmt: skip
    assert decide(single).reasons["set_changes"] == {"only": {"down": None, "up": None}}

"""The decision against every choice listed: the best one, its counterfactuals, its break points, its ties."""

from fractions import Fraction

import numpy as np
import pytest

from jalin.decisions.verification import verify
from jalin.invitations.engine import decide
from jalin.invitations.engine.border import DRAWS, drawn_weights
from jalin.invitations.engine.model import Model
from jalin.invitations.engine.optimum import Optimiser
from jalin.invitations.engine.problem import DEPUTY, SCORE

from .problems import best_choice, changed, every_choice, moved, random_problem

SEEDS = range(12)


def accepted(decision) -> dict:
    who = {"chosen": "leader", "chosen_deputy": "deputy"}
    return {case: who[answer] for case, answer in decision.result["answers"].items() if answer in who}


def thousandths(value: Fraction) -> Fraction:
    return value / SCORE


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("regions", [False, True])
def test_no_choice_of_all_is_better_and_ties_follow_the_rule(seed, regions):
    problem = random_problem(seed, 7, regions=regions, whole_scores=seed % 2 == 0)
    model = Model(problem, problem.eligible())
    found, wanted = model.best(model.values()), best_choice(problem)
    if wanted is None:
        assert found is None
        return
    assert {problem.invitations[index].case: who for index, who in found.answers.items()} == wanted[0]
    assert found.value == wanted[1]


@pytest.mark.parametrize("seed", range(40))
def test_fourteen_invitations_equal_every_set_listed(seed):
    """All 2**14 sets of leaders at once, over arrays."""
    problem = random_problem(seed, 14, deputy=0, must=0.05)
    count = len(problem.invitations)
    sets = np.arange(1 << count)[:, None] >> np.arange(count) & 1
    values = np.array([problem.value(one.leader) for one in problem.invitations])
    is_fit = np.ones(len(sets), bool)
    for resource, limit in enumerate(problem.limits):
        is_fit &= sets @ np.array([one.leader.uses[resource] for one in problem.invitations]) <= limit
    for index, one in enumerate(problem.invitations):
        if one.is_must:
            is_fit &= sets[:, index] == 1
        elif values[index] < problem.least_value:
            is_fit &= sets[:, index] == 0
        for other in range(index):
            if one.overlaps(problem.invitations[other]):
                is_fit &= sets[:, index] + sets[:, other] < 2
    model = Model(problem, problem.eligible())
    found = model.best(model.values())
    assert (found is None) == (not is_fit.any())
    if found:
        assert found.value == (sets @ values)[is_fit].max()


@pytest.mark.parametrize("seed", range(8))
def test_highs_alone_gives_the_very_same_set(seed):
    draw = np.random.default_rng(seed)
    uses = draw.integers(1, 9, (2, 26))
    values = draw.integers(1, 12, 26)  # few different values: many ties
    conflicts = [tuple(pair) for pair in draw.integers(0, 26, (8, 2)).tolist() if pair[0] != pair[1]]
    optimiser = Optimiser(uses, uses.sum(axis=1) // 3, conflicts, uses)
    low, high = np.zeros(26, np.int64), np.ones(26, np.int64)
    assert optimiser.best(values) == optimiser._by_highs(values, low, high)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_counterfactual_is_the_best_choice_with_that_answer_forced(seed):
    problem = random_problem(seed, 7)
    decision = decide(problem)
    if decision.result["status"] != "decided":
        return
    mine, value = best_choice(problem)
    for case, told in decision.reasons["invitations"].items():
        if told["reason"] == "must_accept":
            assert told["loss"] is None
            continue
        is_below = told["reason"] == "below_threshold"
        other = best_choice(problem, forced=(case, case not in mine), uncounted=case if is_below else None)
        if other is None:
            assert told["loss"] is None and told["barrier"]
            continue
        assert Fraction(told["loss"]) == thousandths(value - other[1]) >= 0
        assert set(told["enters"]) == set(other[0]) - set(mine) - {case}
        assert set(told["leaves"]) == set(mine) - set(other[0]) - {case}


@pytest.mark.parametrize("seed", range(6))
def test_every_break_point_holds_a_hundredth_either_side(seed):
    problem = random_problem(seed, 6, must=0.05)
    decision = decide(problem)
    mine = accepted(decision)
    told = {None: decision.reasons["set_changes"]} | {
        case: one["changes"] for case, one in decision.reasons["invitations"].items()
    }
    hundredth = Fraction(1, 100)
    checked = 0
    for criterion, name in enumerate(problem.criteria):
        voted = Fraction(problem.weights[criterion])
        for case, changes in told.items():
            for way, sign in (("down", -1), ("up", 1)):
                end = changes[name][way]
                inside = [voted + sign * step for step in range(0, 101, 5) if 0 <= voted + sign * step <= 100]
                if end is not None:
                    end = Fraction(end)
                    inside = [weight for weight in inside if (end - weight) * sign > hundredth]
                    if abs(end - voted) > hundredth:
                        inside.append(end - sign * hundredth)
                    outside = best_choice(problem, moved(problem, criterion, end + sign * hundredth))[0]
                    assert _answer(outside, case) != _answer(mine, case)
                    checked += 1
                if case is None or way == "up":  # the rest of the way is the same answer
                    for weight in inside:
                        assert _answer(
                            best_choice(problem, moved(problem, criterion, weight))[0], case
                        ) == _answer(mine, case)
    assert checked > 3


def _answer(choice: dict, case: str | None):
    return choice if case is None else choice.get(case)


def test_the_border_is_who_is_not_always_in_and_not_always_out():
    problem = random_problem(3, 7)
    decision = decide(problem, seed="a public text")
    times: dict[str, int] = {}
    for draw in range(DRAWS):
        weights = drawn_weights(problem, "a public text", draw)
        scale = Fraction(sum(weights), 100)
        for case in best_choice(problem, [weight / scale for weight in weights])[0]:
            times[case] = times.get(case, 0) + 1
    for case, told in decision.reasons["invitations"].items():
        wanted = {0: "out", DRAWS: "core"}.get(times.get(case, 0), "border")
        assert told["stability"] == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_decision_verifies_and_every_printed_number_adds_up(seed):
    decision = decide(random_problem(seed, 7, regions=seed % 2 == 0), seed="x")
    assert verify(decision.to_proof()).is_identical
    if decision.result["status"] != "decided":
        assert decision.reasons["relaxations"]
        return
    total = Fraction(0)
    for case, told in decision.reasons["invitations"].items():
        for values in told["values"].values():
            assert sum(Fraction(part) for part in values["points"].values()) == Fraction(values["value"])
        answer = decision.result["answers"][case]
        if answer.startswith("chosen"):
            total += Fraction(told["values"][DEPUTY if answer == "chosen_deputy" else "leader"]["value"])
    assert total == Fraction(decision.result["value"])


@pytest.mark.parametrize("seed", range(30))
def test_when_nothing_keeps_the_limits_each_relaxation_is_enough_and_not_too_much(seed):
    problem = random_problem(seed, 6, must=0.6, regions=seed % 2 == 0)
    decision = decide(problem)
    assert (decision.result["status"] == "infeasible") == (best_choice(problem) is None)
    for one in decision.reasons.get("relaxations", []):
        if not one["raises"] or one["overlaps"]:
            continue
        limits = list(problem.limits)
        for name, amount in one["raises"].items():
            limits[problem.resources.index(name)] += int(amount)
        assert best_choice(changed(problem, limits=tuple(limits))) is not None
        last = problem.resources.index(list(one["raises"])[-1])
        limits[last] -= 1
        assert next(every_choice(changed(problem, limits=tuple(limits))), None) is None

"""The bare optimisation: published optima, every set listed, and must-accepts that do not fit."""

import random
from itertools import combinations
from pathlib import Path

import pytest

from jalin.invitations.engine import Infeasible, best_portfolio

KNAPSACKS = Path(__file__).with_name("data") / "mknap1.txt"


def knapsacks():
    """(values, uses, limits, optimum) of each problem in the file."""
    numbers = iter(float(word) for word in KNAPSACKS.read_text().split())
    for _problem in range(int(next(numbers))):
        count, rows, optimum = int(next(numbers)), int(next(numbers)), next(numbers)
        values = [next(numbers) for _ in range(count)]
        uses = [[next(numbers) for _ in range(count)] for _ in range(rows)]
        yield values, uses, [next(numbers) for _ in range(rows)], optimum


def test_all_published_optima_of_mknap1_are_reached():
    found = [best_portfolio(values, uses, limits).value for values, uses, limits, _optimum in knapsacks()]
    assert found == [optimum for *_problem, optimum in knapsacks()]
    assert found == [3800, 8706.1, 4015, 6120, 12400, 10618, 16537]


def every_set(values, uses, limits, conflicts):
    best = 0
    for size in range(len(values) + 1):
        for chosen in combinations(range(len(values)), size):
            held = set(chosen)
            if all(
                sum(row[one] for one in chosen) <= limit for row, limit in zip(uses, limits, strict=True)
            ) and not any(set(pair) <= held for pair in conflicts):
                best = max(best, sum(values[one] for one in chosen))
    return best


@pytest.mark.parametrize("seed", range(6))
def test_no_set_of_all_is_better(seed):
    draw = random.Random(seed)
    values = [draw.randint(1, 1000) for _ in range(10)]
    uses = [[draw.randint(1, 90) for _ in values] for _ in range(2)]
    limits = [sum(row) // 3 for row in uses]
    conflicts = [pair for pair in combinations(range(10), 2) if draw.random() < 0.1]
    found = best_portfolio(values, uses, limits, conflicts)
    assert (
        found.value == sum(values[one] for one in found.chosen) == every_set(values, uses, limits, conflicts)
    )


def test_must_accepts_are_always_in():
    assert best_portfolio([1, 9, 5], [[2, 2, 2]], [4], must=[0]).chosen == (0, 1)


def test_must_accepts_that_break_a_limit_are_said_with_the_least_relaxation():
    with pytest.raises(Infeasible) as caught:
        best_portfolio([1, 9, 5], [[2, 2.5, 2], [1, 1, 1]], [4, 3], conflicts=[(0, 1)], must=[0, 1])
    assert [(one.resource, one.by) for one in caught.value.excesses] == [(0, 0.5)]
    assert caught.value.overlaps == ((0, 1),)
    assert str(caught.value) == (
        "the must-accepts break a limit: resource 0 needs 4.5, the limit is 4: raise it by 0.5; "
        "0 and 1 exclude each other: resolve it"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"uses": [[1, 2, 3]]}, {"limits": [1, 2]}, {"values": [1, float("nan")]}, {"must": [2]}, {"conflicts": [(0, 0)]},
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused(wrong):
    with pytest.raises(ValueError):
        best_portfolio(**{"values": [1, 2], "uses": [[1, 2]], "limits": [2], **wrong})


def test_nothing_to_choose_from_is_an_empty_choice():
    assert best_portfolio([], [], []).chosen == ()

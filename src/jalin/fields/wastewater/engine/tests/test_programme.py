"""The choice of repairs under yearly budgets, against enumeration."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine.actions import Action
from jalin.fields.wastewater.engine.programme import Option, choose


def option(link, method, cost, *benefits):
    return Option(Action(link, method, 0.3, 0.011, cost, 1), benefits)


def best_of_all(options, budgets):
    """The optimum by trying everything: each pipe nothing or one (option, year)."""
    pipes = sorted({one.action.link for one in options})
    ways = [
        [None, *((one, y) for one in options if one.action.link == pipe for y in range(len(budgets)))]
        for pipe in pipes
    ]
    best = 0
    for plan in product(*ways):
        taken = [way for way in plan if way]
        spent = [sum(one.action.cost for one, y in taken if y == year) for year in range(len(budgets))]
        if all(s <= b for s, b in zip(spent, budgets, strict=True)):
            best = max(best, sum(max(one.benefits[y], 0) for one, y in taken))
    return best


money = st.integers(0, 10**9)
options_of_two_years = st.lists(
    st.builds(option, st.sampled_from("ABCD"), st.sampled_from(("line", "replace")), money, money, money),
    min_size=1, max_size=6,
)  # fmt: skip


@given(options_of_two_years, st.lists(st.integers(0, 2 * 10**9), min_size=2, max_size=2))
@settings(max_examples=25)
def test_the_choice_is_the_optimum_and_keeps_every_rule(options, budgets):
    found = choose(options, budgets, gap=0.0)
    assert all(cost <= budget for cost, budget in zip(found.cost_by_year, budgets, strict=True))
    assert len({choice.action.link for choice in found.choices}) == len(found.choices)
    best = best_of_all(options, budgets)
    assert found.benefit == pytest.approx(best, rel=1e-6)
    assert found.bound >= best * (1 - 1e-9)


def test_the_better_method_waits_for_the_year_that_can_pay_it():
    options = [
        option("A", "line", 40, 100, 90),
        option("A", "replace", 100, 160, 150),
        option("B", "line", 50, 80, 60),
    ]
    found = choose(options, [60, 100])
    assert [(c.year, c.action.link, c.action.method, c.benefit) for c in found.choices] == [
        (1, "B", "line", 80), (2, "A", "replace", 150)]  # fmt: skip
    assert (found.cost_by_year, found.gap) == ((50, 100), 0.0)


def test_nothing_to_pay_with_or_nothing_gained_is_an_empty_programme():
    assert choose([option("A", "line", 40, 100)], [39]).choices == ()
    assert choose([option("A", "line", 40, -5)], [100]).choices == ()
    assert choose([], [100]).choices == ()
    for budgets in ([-1], [1, 2]):
        with pytest.raises(ValueError, match="benefit"):
            choose([option("A", "line", 40, 100)], budgets)


def test_a_larger_budget_never_brings_less_and_the_same_input_gives_the_same_choice():
    pipes = [
        option(f"P{n}", method, cost * (7 + n % 5), *(gain * (1 + n * 37 % 11) for gain in (10_000, 9000)))
        for n in range(40) for method, cost, gain in (("line", 1000, 1), ("replace", 2600, 1))
    ]  # fmt: skip
    small, large = choose(pipes, [50_000, 50_000]), choose(pipes, [70_000, 50_000])
    assert small.benefit <= large.bound
    assert small.benefit <= large.benefit * (1 + 1e-4)
    assert choose(list(pipes), [50_000, 50_000]) == small


def test_a_budget_is_not_exceeded_by_one_unit_in_a_billion():
    half = 500_000_000_001
    found = choose([option("A", "line", half, 10), option("B", "line", half, 11)], [2 * half - 1])
    assert [choice.action.link for choice in found.choices] == ["B"]

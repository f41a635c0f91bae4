"""The search against enumerated truth, with the engine itself as the judge."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine.errors import CheckpointOfAnother
from jalin.fields.wastewater.engine.no_harm import Harm
from jalin.fields.wastewater.engine.planning.decision import proven_harm
from jalin.fields.wastewater.engine.search import (
    Ledger,
    Problem,
    Rules,
    enumerate_plans,
    find_plan,
    find_stages,
)
from jalin.fields.wastewater.engine.search.enumeration import affordable_plans
from jalin.fields.wastewater.engine.search.proposal import Proposer
from jalin.fields.wastewater.engine.search.surrogate import fit
from jalin.fields.wastewater.engine.worker import Job, Pool

from .repairs import CITY, CITY_COST, CITY_OPTIONS, EXTRAN, EXTRAN_COST, EXTRAN_OPTIONS, judge, pipes

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def pool():
    """One engine and one cache for the whole file: no plan is simulated twice."""
    with Pool(1) as one:
        yield one


# Proven optima of the ten candidates: all 1,024 plans were simulated (share of the full cost, rule, m³, pipes).
PROVEN = [
    (0.5, "total", 1183.25, "64 47 69 70 66"),
    (0.4, "node", 1324.70, "64 69 70 71 66"),
    (0.8, "node", 938.39, "64 47 48 69 70 71 42 66"),
]


@pytest.mark.parametrize(("share", "rule", "flooding", "chosen"), PROVEN)
def test_the_proven_optimum_is_found_within_forty_runs(pool, share, rule, flooding, chosen):
    one = judge(CITY, CITY_OPTIONS, (round(share * CITY_COST),), pool, no_harm=rule)
    found = find_plan(one)
    assert pipes(one, found.best.plan) == chosen
    assert round(found.best.flooding, 2) == flooding
    assert found.runs <= 40


def test_the_smallest_budget_is_enumerated_and_proves_that_nothing_is_best(pool):
    one = judge(CITY, CITY_OPTIONS, (round(0.1 * CITY_COST),), pool)
    found = find_plan(one)
    gap = enumerate_plans(one, found.best, 40)
    assert (found.best.plan, found.runs, gap.plans, gap.share) == ((), 14, 14, 0.0)
    assert round(found.best.flooding, 2) == 1934.71


def test_the_21_harmful_plans_of_extran_are_refused(pool):
    one = judge(EXTRAN, EXTRAN_OPTIONS, (EXTRAN_COST,), pool, no_harm="total")
    verdicts = one.verdicts(list(affordable_plans(one.problem)))
    assert len(verdicts) == 128
    refused = [verdict for verdict in verdicts if not verdict.allowed]
    assert len(refused) == 21
    assert all(verdict.flooding > one.base.flooding for verdict in refused)


@pytest.mark.parametrize(
    ("share", "chosen"), [(0.1, "8060"), (0.2, "8040 8060"), (0.3, "1602"), (1.0, "1602")]
)
def test_extrans_optima_are_found(pool, share, chosen):
    one = judge(EXTRAN, EXTRAN_OPTIONS, (int(share * EXTRAN_COST),), pool)
    assert pipes(one, find_plan(one).best.plan) == chosen


@SLOW
@given(data=st.data())
def test_the_budgets_hold_in_whole_money_and_more_rules_or_less_money_never_bring_more(pool, data):
    """On enumerated Extran: cost ≤ budget in each year, one action a pipe, and the order of the optima."""
    budgets = tuple(data.draw(st.lists(st.integers(0, EXTRAN_COST), min_size=1, max_size=3)))
    one = judge(EXTRAN, EXTRAN_OPTIONS, budgets, pool, max_runs=20)
    find_plan(one)
    stages = find_stages(one)
    spent = [
        sum(EXTRAN_OPTIONS[p].cost for p, when in stages.years.items() if when == t)
        for t in range(len(budgets))
    ]
    assert all(cost <= budget for cost, budget in zip(spent, budgets, strict=True))
    assert len(stages.plan.plan) == len({EXTRAN_OPTIONS[place].action.link for place in stages.plan.plan})
    assert all(end.allowed and end.flooding <= one.base.flooding for end in stages.ends)
    best = [
        enumerate_plans(
            judge(EXTRAN, EXTRAN_OPTIONS, (money,), pool, no_harm=rule), one.base, 200
        ).optimum.flooding
        for money, rule in ((budgets[0], "node"), (budgets[0], "total"), (EXTRAN_COST, "node"))
    ]
    assert best[0] >= best[1]
    assert best[0] >= best[2]


def test_the_empty_plan_is_the_base_bit_for_bit(pool):
    one = judge(EXTRAN, EXTRAN_OPTIONS, (0,), pool)
    plain = pool.run(Job(EXTRAN, {}, one.options))
    assert one.base.totals == (plain.flooding_volume * EXTRAN.units.volume,)
    assert one.changes((), one.storms[0]) == {}
    assert EXTRAN.patch({}) == EXTRAN.data


def test_the_number_of_processes_decides_nothing():
    answers = []
    for processes in (1, 2):
        with Pool(processes) as fleet:
            one = judge(EXTRAN, EXTRAN_OPTIONS, (EXTRAN_COST // 2,), fleet, max_runs=20)
            found = find_plan(one)
            answers.append((found, list(one.seen.items())))
    assert answers[0] == answers[1]


def test_a_search_that_was_stopped_goes_on_to_the_same_plan(pool, tmp_path):
    budget = (EXTRAN_COST // 2,)
    whole = find_plan(judge(EXTRAN, EXTRAN_OPTIONS, budget, pool, max_runs=20))
    path = tmp_path / "checkpoint.jsonl"
    first = judge(EXTRAN, EXTRAN_OPTIONS, budget, pool, Ledger(path, "same"), max_runs=20)

    def stop(_verdict, runs):
        if runs == 11:
            raise KeyboardInterrupt

    first.on_verdict = stop
    with pytest.raises(KeyboardInterrupt):
        find_plan(first)
    first.ledger.close()
    path.write_bytes(path.read_bytes()[:-7])  # the power went while the last line was written
    again = judge(EXTRAN, EXTRAN_OPTIONS, budget, pool, Ledger(path, "same"), max_runs=20)
    assert find_plan(again) == whole
    assert 0 < again.fresh < whole.runs
    again.ledger.close()
    third = judge(EXTRAN, EXTRAN_OPTIONS, budget, pool, Ledger(path, "same"), max_runs=20)
    assert find_plan(third) == whole
    assert third.fresh == 0


def test_a_checkpoint_of_other_inputs_is_refused(tmp_path):
    path = tmp_path / "checkpoint.jsonl"
    Ledger(path, "one").close()
    for damage in (path.read_bytes(), b"[]\n", b"\xff\n", b'{"format": 1}\n'):
        path.write_bytes(damage)
        with pytest.raises(CheckpointOfAnother):
            Ledger(path, "other")


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_proposals_are_the_best_plans_by_the_model_in_order(data):
    """Against brute force, with random coefficients and budgets."""
    budget = data.draw(st.integers(0, EXTRAN_COST))
    weights = np.array(data.draw(st.lists(st.integers(-1000, 1000), min_size=7, max_size=7)), dtype=float)
    problem = Problem(EXTRAN_OPTIONS, (budget,), Rules())
    proposer = Proposer(problem)
    proposed = []
    for _ in range(3):
        plan = proposer.propose(weights, 1000.0)
        if plan is None:
            break
        proposer.exclude(plan)
        proposed.append(sum(weights[list(plan)]))
    values = sorted(sum(weights[list(plan)]) for plan in affordable_plans(problem))
    assert proposed == pytest.approx(values[: len(proposed)])
    assert len(proposed) == min(3, len(values))


def test_a_neighbour_treats_exactly_one_pipe_differently():
    problem = Problem(EXTRAN_OPTIONS, (EXTRAN_COST,), Rules())
    for plan in ((), (1, 4), (0, 1, 2, 3, 4, 5, 6)):
        near = Proposer(problem).near(np.linspace(-3, 3, 7), 1.0, plan)
        assert len(set(near) ^ set(plan)) == 1


def test_the_model_returns_the_coefficients_of_a_linear_world():
    truth = np.array([-5.0, 3.0, 0.0, -1.0])
    plans = [(0,), (1,), (2,), (3,), (0, 1), (1, 3), (0, 2, 3)]
    values = [10 + truth[list(plan)].sum() for plan in plans]
    found = fit(plans, values, base=10.0, best=(), options=4, ridge=1e-9, locality=0.0)
    assert found == pytest.approx(truth, abs=1e-5)


def test_a_plan_that_full_runs_refuse_gives_way_to_the_next_best(pool):
    one = judge(EXTRAN, EXTRAN_OPTIONS, (int(0.2 * EXTRAN_COST),), pool)
    find_plan(one)
    first = find_stages(one).plan
    one.refuse(first.plan, [Harm("80608", 1.0, 5.0, 1.0)])
    second = find_stages(one).plan
    assert pipes(one, first.plan) == "8040 8060"
    assert pipes(one, second.plan) == "8060 8130"
    assert second.flooding > first.flooding


def test_full_runs_of_a_harmful_plan_show_the_harm(pool):
    one = judge(EXTRAN, EXTRAN_OPTIONS, (EXTRAN_COST,), pool)
    one.verdicts([()])
    bad = one.verdicts([(5,)])[0]  # 1600 alone floods 16 % more
    jobs = [Job(EXTRAN), Job(EXTRAN, one.changes(bad.plan, one.storms[0]))]
    search = SimpleNamespace(problem=one.problem, storms=one.storms)
    found = proven_harm(search, [tuple(pool.map(jobs))])
    assert [harm.node for harm in found] == [harm.node for harm in bad.harms]
    assert found[0].node == "" and found[0].after / found[0].before == pytest.approx(1.162, abs=0.001)


def test_what_would_do_harm_half_built_is_built_in_another_order_or_not_at_all(pool):
    """1600 alone floods 16 % more; with 1602 nothing floods. Money decides which of them can come first."""
    costs = [EXTRAN_OPTIONS[place].cost for place in (5, 6)]
    plan = (5, 6)
    for budgets, order in (((costs[1], costs[0]), {6: 0, 5: 1}), ((costs[0], costs[1]), {})):
        one = judge(EXTRAN, EXTRAN_OPTIONS, budgets, pool)
        one.verdicts([plan])
        stages = find_stages(one)
        assert stages.years == order
        assert all(end.allowed for end in stages.ends)

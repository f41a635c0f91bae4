"""The structural half of an assessment on a real network: graded, aged, ranked, and what repairs bring."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jalin.fields.wastewater.engine import condition, costs, inp, inspections, programme, risk_file
from jalin.fields.wastewater.engine.planning.options import pipe_of

from .test_costs import RUPIAH
from .test_risk import FILE

ON = date(2026, 11, 25)
CCTV = """pipe_id,date,standard,code,position_m,quantification,grade,piece,pieces,surveyed_m
64,2025-03-01,pacp,FM,3.5,,,,,
64,2025-03-01,pacp,CL,8,,,,,
47,2025-03-01,japan,破損,5,,a,2,20,
47,2025-03-01,japan,腐食,,,A,,20,
46,2024-03-01,dwa,BABBA,3,1.5,,,,
30,2024-03-01,wrc,FL,3,,,,,20
30,2024-03-01,wrc,FC,3.4,,,,,20
48,2024-03-01,pacp,AMH,0,,,,,
"""


@pytest.fixture(scope="module")
def pipes():
    network = inp.read(Path(__file__).parent / "networks" / "simon_user1_cms_60n.inp")
    found = {link.id: pipe_of(network, link.id) for link in network.links.values() if link.diameter}
    return {name: replace(pipe, material="concrete", year=1985) for name, pipe in found.items()}


def judged(pipes, text=CCTV, risks=FILE):
    lengths = {name: pipe.length for name, pipe in pipes.items()}
    survey = inspections.read(text.encode(), lengths, scheme="pacp", today=ON)
    return condition.judge_pipes(pipes, survey, ON, risks=risk_file.read(risks) if risks else None)


def test_each_pipe_keeps_its_scale_and_all_stand_side_by_side(pipes):
    states = {state.pipe.id: state for state in judged(pipes).pipes}
    found = {name: states[name].rank for name in ("64", "47", "46", "30", "48")}
    assert found == {"64": 4, "47": 5, "46": 2, "30": 4, "48": 1}
    data = states["47"].as_json("ja")
    assert data["grades"][0]["grade"] == "I"
    assert data["side_by_side"] == {"pacp": ["5"], "wrc": ["5"], "dwa": ["0"], "japan": ["I"]}
    assert "5段階中ランク5（japan I、2025-03-01）。" in data["reasons"]
    assert "道路の区分は不明のため0とした。" in data["reasons"]


def test_the_list_is_ranked_by_the_worth_of_the_risk_and_uninspected_pipes_by_age(pipes):
    found = judged(pipes)
    worths = [state.worth for state in found.ranked]
    assert worths == sorted(worths, reverse=True)
    assert found.ranked[0].pipe.id == "47"
    uninspected = next(state for state in found.pipes if state.pipe.id == "66")
    assert uninspected.rank is None
    assert uninspected.expected[0] == pytest.approx(
        uninspected.curve.chain.after([1, 0, 0, 0, 0], 41) @ [1, 2, 3, 4, 5], abs=1e-3
    )
    assert "age of 41 years" in uninspected.reasons[0].say("en")
    expected = found.ranked[0].expected
    assert expected[0] <= expected[5] <= expected[10] <= expected[20]
    sound = uninspected.as_json("en")["sound_in_years"]
    assert 1 > sound[5] > sound[10] > sound[20] > 0
    assert found.ranked[0].as_json("en")["sound_in_years"] is None  # it is not sound any more


def test_a_pipe_ages_from_the_day_of_its_inspection(pipes):
    text = "pipe_id,date,code\n64,2026-02-01,FM\n47,2016-02-01,FM\n"
    fresh, old = (s for s in judged(pipes, text).pipes if s.pipe.id in ("64", "47"))
    fresh, old = (fresh, old) if fresh.pipe.id == "64" else (old, fresh)
    assert (fresh.rank, old.rank) == (4, 4)
    assert fresh.expected[0] == 4.0
    assert old.expected[0] == pytest.approx(5 - 0.988**10, abs=1e-3)


def test_without_curves_and_prices_the_ranks_stand_alone(pipes):
    found = judged(pipes, risks=None)
    assert [state.pipe.id for state in found.ranked][0] == "47"
    assert all(state.failure is None and state.worth is None for state in found.pipes)
    assert found.as_json()["risk"] is None
    assert found.benefits(costs.read(RUPIAH), 2) == {}


def test_the_whole_says_tables_marks_and_what_was_inspected(pipes):
    data = judged(pipes).as_json("id")
    assert data["pipes_inspected"] == 5
    assert {table["scheme"] for table in data["tables"]} == {"pacp", "japan", "dwa", "wrc"}
    assert data["crosswalk"]["mark"] == "ours"
    assert data["risk"]["npv"] == sum(pipe["risk_npv"] for pipe in data["pipes"])
    assert data["words"]["japan"]["I"].startswith("Tingkat mendesak")


def test_repairs_take_risk_away_and_the_programme_spends_the_budget_on_them(pipes):
    found = judged(pipes)
    known = {name: replace(pipe, depth=2.0) for name, pipe in pipes.items()}
    benefits = found.benefits(
        costs.read(RUPIAH), 3, priced=known, methods=("line", "replace", "upsize", "spot")
    )
    assert {action.method for action in benefits} >= {"replace", "spot"}
    assert all(min(worth) >= 0 and len(worth) == 3 for worth in benefits.values())
    whole = {state.pipe.id: state.worth for state in found.pipes}
    assert all(worth[0] <= whole[action.link] for action, worth in benefits.items())
    spot = next(action for action in benefits if action.method == "spot")
    assert (spot.link, spot.grade, spot.cost) == ("64", 2, 6_500_000)
    options = [programme.Option(action, worth) for action, worth in benefits.items()]
    plan = programme.choose(options, [200_000_000] * 3)
    assert plan.choices
    assert plan.gap <= 1e-4 or len(plan.choices) < len(pipes)
    assert max(plan.cost_by_year) <= 200_000_000


def test_thirty_inspections_with_years_give_a_curve_of_the_citys_own(pipes):
    rows = [f"{name},2025-01-01,pacp,{code},0,,,,,"
            for name, code in zip(pipes, ["CC", "CL", "CM", "FM", "AMH"] * 12, strict=False)]  # fmt: skip
    found = judged(pipes, CCTV.split("\n")[0] + "\n" + "\n".join(rows), risks=None)
    assert found.curves.by_class["concrete"].inspections == len(rows) >= 30
    assert found.as_json()["curves"][0]["source"].startswith("fitted")

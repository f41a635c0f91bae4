"""The plan as a decision: what it says, that its proof file recomputes, and that bad wishes are said in a sentence."""

import copy
import json

import pytest

from jalin.decisions.explaining import as_text, explain
from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import verify
from jalin.fields.wastewater.engine import inp
from jalin.fields.wastewater.engine.errors import NoCandidates, NotAPlan
from jalin.fields.wastewater.engine.planning import Course, inputs_of, plan_of
from jalin.fields.wastewater.engine.planning.options import options_of, pipe_of
from jalin.fields.wastewater.engine.search import Rules
from jalin.fields.wastewater.engine.worker import Pool

from .repairs import CITY, CITY_PIPES, EXTRAN, EXTRAN_COST, EXTRAN_PIPES, PRICES

RULES = Rules(max_runs=20).as_json()
INPUTS = inputs_of(EXTRAN, PRICES.format(factors=1.25), [EXTRAN_COST // 4, EXTRAN_COST // 4], candidates=EXTRAN_PIPES,
                   years_from=2027)  # fmt: skip


@pytest.fixture(scope="module")
def pool():
    with Pool(1) as one:
        yield one


@pytest.fixture(scope="module")
def proof(pool):
    return plan_of(INPUTS, RULES, Course(pool)).to_proof()


def test_the_proof_file_recomputes_and_a_changed_figure_is_found(proof, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(proof), encoding="utf-8")
    assert verify(read_proof(path)).is_identical
    wrong = copy.deepcopy(proof)
    wrong["result"]["storms"][0]["after"]["flooding_m3"] -= 1
    assert verify(wrong).path == "$.result.storms[0].after.flooding_m3"


def test_the_plan_says_costs_years_evidence_and_the_lines_it_changes(proof):
    result = proof["result"]
    assert [year["year"] for year in result["years"]] == [2027, 2028]
    assert all(year["cost"] <= year["budget"] for year in result["years"])
    assert (
        sum(year["cost"] for year in result["years"])
        == result["cost"]
        == sum(a["cost"] for a in result["actions"])
    )
    assert result["evidence"]["status"] == "evidence"
    assert len(result["network"]["changed_lines"]) == len(result["actions"])
    assert result["storms"][0]["before"]["flooding_m3"] == round(116740.81829615048 * 0.3048**3, 2)
    assert result["storms"][0]["after"]["flooding_m3"] < result["storms"][0]["before"]["flooding_m3"]


def test_the_order_of_candidates_named_does_not_matter_to_the_plan(pool, proof):
    other = INPUTS | {"candidates": EXTRAN_PIPES[::-1]}
    again = plan_of(other, RULES, Course(pool)).result
    assert again["storms"] == proof["result"]["storms"]


@pytest.mark.parametrize("lang", ["id", "ja", "en"])
def test_it_is_explained_in_three_languages(proof, lang):
    text = as_text(explain(proof, lang))
    assert EXTRAN.name in text
    assert "{" not in text


def test_screening_chooses_candidates_by_two_runs(pool):
    inputs = inputs_of(EXTRAN, PRICES.format(factors=1.25), [EXTRAN_COST], candidates=3)
    result = plan_of(inputs, RULES, Course(pool)).result
    assert len(result["search"]["candidates"]) == 3
    assert "1602" in result["search"]["candidates"]


LINING = """
[line]
per_m = 100
thickness_mm = {thickness}
roughness = {roughness}
"""


def structural(pool, thickness, roughness, benefits, years=2) -> dict:
    prices = PRICES.format(factors=1.25) + LINING.format(thickness=thickness, roughness=roughness)
    inputs = inputs_of(EXTRAN, prices, [EXTRAN_COST // 2] * years, candidates=["8060"], methods=["upsize", "line"],
                       benefits=benefits)  # fmt: skip
    return plan_of(inputs, RULES, Course(pool)).result


def lined(name, thickness, roughness) -> str:
    return f"{name}:line:{EXTRAN.links[name].diameter - 2 * thickness / 1000:.9g}:{roughness:g}"


def test_what_flooding_leaves_of_each_year_pays_for_the_repairs_worth_most(pool):
    """Lining as smooth as the old pipe and of no thickness to speak of, worth its money in year 2 only."""
    result = structural(pool, 1, 0.0149, {lined("8130", 1, 0.0149): [10, 500_000]})
    assert [
        (a["link"], a["method"], a["year"], a["benefit"]) for a in result["actions"] if a["method"] == "line"
    ] == [("8130", "line", 2, 500_000)]
    assert result["structural"]["kept"] == "all"
    assert all(year["cost"] <= year["budget"] for year in result["years"])


def test_a_share_of_the_budget_is_kept_for_structural_repairs(pool):
    inputs = inputs_of(EXTRAN, PRICES.format(factors=1.25), [60_000_000], candidates=["8040", "8060"])
    for share, built in ((0.0, ["8060"]), (0.5, ["8040"]), (0.6, [])):
        rules = Rules(max_runs=20, structural_share=share).as_json()
        actions = plan_of(inputs, rules, Course(pool)).result["actions"]
        assert sum(action["cost"] for action in actions) <= 60_000_000 * (1 - share)
        assert [action["link"] for action in actions] == built


def test_benefits_that_tell_too_few_years_are_said(pool):
    with pytest.raises(NoCandidates) as found:
        structural(pool, 1, 0.0149, {lined("8130", 1, 0.0149): [10, 500_000]}, years=3)
    assert "3" in found.value.say("id") and "8130" in found.value.say("ja")


def test_a_lining_that_makes_a_place_flood_more_is_left_out(pool):
    """100 mm on the pipe that all water passes: the engine shows harm, the plan goes without."""
    result = structural(pool, 100, 0.034, {lined("1602", 100, 0.034): 10**9})
    assert result["structural"] is None
    assert all(action["link"] != "1602" for action in result["actions"])


def test_benefits_are_weighed_against_flooding_where_it_has_a_price(pool):
    """8060 brings more, but 8040 is worth so much besides that it goes first when both cannot be paid."""
    inputs = inputs_of(EXTRAN, PRICES.format(factors=1.25), [35_000_000], candidates=["8040", "8060"],
                       benefits={"8040:upsize:1.524:0.015": 10**9})  # fmt: skip
    plain = plan_of(inputs, RULES, Course(pool)).result
    priced = plan_of(inputs, Rules(max_runs=20, flood_cost=100).as_json(), Course(pool)).result
    assert [action["link"] for action in plain["actions"]] == ["8060"]
    assert [action["link"] for action in priced["actions"]] == ["8040"]


def test_a_network_that_was_exchanged_in_the_file_is_refused(pool):
    wrong = INPUTS | {"network": INPUTS["network"] | {"data": inputs_of(CITY, "", [0])["network"]["data"]}}
    with pytest.raises(NotAPlan):
        plan_of(wrong, RULES, Course(pool))


def test_pipes_that_are_none_or_not_circular_are_said(pool):
    for name, key in (("nowhere", "unknown-link"), ("1030", "not-circular")):
        with pytest.raises(NoCandidates) as found:
            plan_of(INPUTS | {"candidates": [name]}, RULES, Course(pool))
        assert found.value.key == key
        assert name in found.value.say("id") and name in found.value.say("ja")


def test_a_method_without_a_price_leaves_nothing_to_choose():
    from jalin.fields.wastewater.engine import costs

    with pytest.raises(NoCandidates):
        options_of(CITY, CITY_PIPES, costs.read(PRICES.format(factors=1.5)), ("line",), {})


def test_a_pipe_is_as_deep_as_its_two_ends():
    pipe = pipe_of(EXTRAN, "8040")
    assert pipe.length == pytest.approx(1800 * 0.3048)
    assert pipe.depth == pytest.approx((13.4 + 16.7) / 2 * 0.3048)


def test_files_that_the_network_names_travel_with_the_plan(tmp_path, pool):
    """A series moved from the network into a file beside it: the plan's file alone gives the same flooding."""
    rows = [line for line in EXTRAN.text if line.startswith("  80408  ") and len(line.split()) == 3
            and line.split()[1] in {"0", "0.25", "3.0", "3.25", "12"}]  # fmt: skip
    assert len(rows) == 5
    text = EXTRAN.data.decode().replace("\r", "")
    for row in rows[1:]:
        text = text.replace(row.rstrip() + row[len(row.rstrip()) :] + "\n", "", 1)
    text = text.replace(rows[0], '  80408   FILE "flow.dat"', 1)
    (tmp_path / "flow.dat").write_text(
        "\n".join(" ".join(row.split()[1:]) for row in rows) + "\n", encoding="utf-8"
    )
    (tmp_path / "network.inp").write_text(text, encoding="utf-8")
    network = inp.read(tmp_path / "network.inp")
    inputs = inputs_of(network, PRICES.format(factors=1.25), [0], candidates=["1602"])
    (tmp_path / "flow.dat").unlink()
    result = plan_of(inputs, RULES, Course(pool)).result
    assert result["storms"][0]["before"]["flooding_m3"] == round(116740.81829615048 * 0.3048**3, 2)

"""Prices with every fault at its line and key; money in integers; what a repair does to a pipe."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.fields.wastewater.engine import actions, costs, inp
from jalin.fields.wastewater.engine.costs import Liner
from jalin.fields.wastewater.engine.data_errors import FaultyFile
from jalin.fields.wastewater.engine.money import Currency
from jalin.fields.wastewater.engine.observations import Pipe

from .repairs import NETWORKS, PRICES

RUPIAH = """
[prices]
currency = "IDR"
date = 2026-01-15
source = "test"

[[line]]
diameter_mm = [0, 600]
per_m = 850_000
per_m_diameter = 3_200_000
thickness_mm = 6
roughness = 0.011
roughness_range = [0.010, 0.012]

[[replace]]
depth_m = [0, 3]
per_m = 2_000_000
roughness = 0.013
[[replace]]
depth_m = [3, 6]
per_m = 2_500_000
per_m_depth = 100_000
roughness = 0.013

[upsize]
per_m = 2_100_000
sizes_mm = [200, 300, 400, 500]

[spot]
fixed = 5_000_000
per_piece = 1_500_000
most_pieces = 2
"""


def faults(text):
    with pytest.raises(FaultyFile) as found:
        costs.read(text, "costs.toml")
    return [(fault.line, fault.object, fault.key) for fault in found.value.faults]


def test_the_ten_candidates_cost_what_the_published_form_says():
    prices = costs.read(PRICES.format(factors=1.5))
    network = inp.read(NETWORKS / "simon_user1_cms_60n.inp")
    total = 0
    for name in ["64", "47", "46", "30", "48", "69", "70", "71", "42", "66"]:
        link = network.links[name]
        total += prices.cost("upsize", link.length, link.diameter * 1.5)
    assert prices.currency.text(total) == "138,927.99"


def test_prices_follow_the_diameter_and_the_depth():
    prices = costs.read(RUPIAH)
    assert prices.cost("line", 40.0, 0.3) == 40 * (850_000 + 960_000)
    assert prices.cost("line", 40.0, 0.6) == 40 * (850_000 + 1_920_000)  # the upper end belongs to the range
    assert prices.cost("line", 40.0, 0.7) is None
    assert prices.cost("replace", 10.0, 0.3, depth=3.0) == 20_000_000
    assert prices.cost("replace", 10.0, 0.3, depth=3.5) == 10 * (2_500_000 + 350_000)
    assert prices.cost("replace", 10.0, 0.3) is None  # the depth decides, and it is not known
    assert prices.cost("spot", 40.0, 0.3, pieces=2) == 8_000_000


@given(st.floats(0.01, 5000), st.floats(0.05, 0.6))
def test_a_cost_is_the_exact_amount_rounded_once(length, diameter):
    cost = costs.read(RUPIAH).cost("line", length, diameter)
    exact = Decimal(repr(length)) * (850_000 + 3_200_000 * Decimal(repr(round(diameter, 9))))
    assert isinstance(cost, int)
    assert abs(cost - exact) <= Decimal("0.5")


def test_money_is_typed_and_printed_in_its_own_places():
    assert Currency("EUR", 2).parse("41678.40") == 4_167_840
    assert Currency("IDR").text(1_500_000) == "1,500,000"
    for wrong in ("12.5", "-3", "many", "NaN", "1e400000000"):
        with pytest.raises(ValueError):
            Currency("IDR").parse(wrong)


def test_every_fault_has_its_line_and_key():
    assert faults("[prices]\ncurrency = IDR\n") == [(2, "", "toml-syntax")]
    text = RUPIAH.replace('currency = "IDR"', "curency = 3").replace(
        "thickness_mm = 6", 'thickness_mm = "six"'
    )
    assert faults(text) == [(2, "currency", "key-missing"), (3, "curency", "key-unknown"), (11, "thickness_mm", "wrong-kind"),
                            (11, "thickness_mm", "key-missing")]  # fmt: skip
    assert faults(RUPIAH.replace("per_m = 850_000", "per_m = -1")) == [(9, "per_m", "number-out-of-bounds")]
    assert faults(RUPIAH.replace("[3, 6]", "[2, 6]")) == [(20, "depth_m", "ranges-overlap")]
    assert faults(RUPIAH.replace("[200, 300, 400, 500]", "[300, 200]")) == [
        (27, "sizes_mm", "not-increasing")
    ]
    assert faults("") == [(None, "prices", "key-missing"), (None, "line", "key-missing")]


def test_a_fault_says_itself_in_three_languages():
    with pytest.raises(FaultyFile) as found:
        costs.read(RUPIAH.replace("roughness = 0.011", "roughness = 11"), "costs.toml")
    assert found.value.say("en") == (
        "costs.toml, line 12, [line] roughness: “roughness” is 11, outside 0.005 to 0.1. Check the number and its unit."
    )
    assert "12行目" in found.value.say("ja")
    assert "baris 12" in found.value.say("id")


@given(st.text(max_size=60))
def test_no_text_brings_the_reader_down(text):
    with pytest.raises(FaultyFile):
        costs.read(text)


PIPE = Pipe("P", length=40.0, diameter=0.3, depth=2.0, roughness=0.015)


def test_all_repairs_of_one_pipe():
    made = {a.method: a for a in actions.actions_for(PIPE, costs.read(RUPIAH), ranks=(5, 5, 3))}
    assert made["line"].diameter == pytest.approx(0.288)
    assert (made["line"].roughness, made["line"].grade) == (0.011, 1)
    assert (made["replace"].diameter, made["replace"].cost) == (0.3, 80_000_000)
    assert (made["upsize"].diameter, made["upsize"].roughness) == (0.4, 0.015)
    assert (made["spot"].grade, made["spot"].cost, made["spot"].diameter) == (3, 8_000_000, 0.3)
    assert "spot" not in {a.method for a in actions.actions_for(PIPE, costs.read(RUPIAH), ranks=(5, 5, 5))}


def test_lining_is_never_neutral():
    same_n = actions.capacity_ratio(0.3, 0.013, 0.288, 0.013)
    smooth = actions.capacity_ratio(0.3, 0.013, 0.288, 0.010)
    assert same_n == pytest.approx((0.288 / 0.3) ** (8 / 3))
    assert same_n < 1 < smooth
    assert actions.full_flow(1.0, 1.0, 1.0) == pytest.approx(0.3117, abs=5e-5)


def test_a_liner_for_ground_water_is_as_thick_as_reckoned_by_hand():
    # C = (0.95 / 1.05²)³ = 0.6399 for 5 %; P = 3 · 0.00981 MPa; 8958.0 / 0.053563 = 167,244; cube root 55.095
    liner = Liner(modulus=1000.0, groundwater=3.0, ovality=5.0)
    assert actions.liner_thickness(0.3, liner) * 1000 == pytest.approx(300 / 56.095, abs=0.01)
    assert actions.liner_thickness(0.3, Liner(thickness=0.006)) == 0.006


@pytest.mark.parametrize("name", ["simon_user1_cms_60n", "epa_example2_extran_10n"])
def test_an_action_changes_its_lines_and_no_others(name):
    network = inp.read(NETWORKS / f"{name}.inp")
    link = next(one for one in network.links.values() if one.diameter)
    action = actions.Action(link.id, "line", link.diameter * 0.96, 0.0111, 1, 1)
    changes = actions.patch_of(network, [action])
    after = network.patched(changes)
    assert set(changes) == {("XSECTIONS", link.id), ("CONDUITS", link.id)}
    assert sum(a != b for a, b in zip(network.lines, after.lines, strict=True)) == 2
    assert after.links[link.id].diameter == pytest.approx(link.diameter * 0.96)
    assert after.links[link.id].roughness == 0.0111
    same = actions.Action(link.id, "spot", link.diameter, link.roughness, 1, 1)
    assert actions.patch_of(network, [same]) == {}

"""Before and after, under the same options."""

from pathlib import Path

import pytest

from jalin.fields.wastewater.engine import comparison, errors, inp

NETWORKS = Path(__file__).parent / "networks"
EXTRAN = inp.read(NETWORKS / "epa_example2_extran_10n.inp")
WIDER = {("XSECTIONS", "1602"): ("1602", "CIRCULAR", "6.25", "0", "0", "0", "1")}


def test_the_table_says_before_after_and_the_places_made_worse():
    found = comparison.compare(EXTRAN, EXTRAN.patched(WIDER))
    table = {name: (round(one, 1), round(other, 1)) for name, one, other in found.rows()}
    assert table["flooding_volume"] == (116_740.8, 0)
    assert table["nodes_flooded"] == (2, 0) and found.worse == {}
    assert [(one.section, one.object, one.line_before, one.line_after) for one in found.differences] == [
        ("XSECTIONS", "1602", 71, 71)
    ]
    assert found.as_json()["status"] == "evidence"


def test_one_pipe_wider_makes_it_worse_and_the_places_are_named():
    worse = {("XSECTIONS", "1600"): ("1600", "CIRCULAR", "7.5", "0", "0", "0", "1")}
    found = comparison.compare(EXTRAN, EXTRAN.patched(worse))
    before, after = found.before.result.flooding_volume, found.after.result.flooding_volume
    assert round(100 * (after / before - 1), 1) == 16.2
    assert sum(found.worse.values()) == pytest.approx(after - before, rel=0.02)


def test_both_runs_use_the_options_of_the_first_file():
    changes = {**WIDER, ("OPTIONS", "ROUTING_STEP"): ("ROUTING_STEP", "5"), ("OPTIONS", "MIN_SURFAREA"): None}
    other = EXTRAN.patched(changes, {"OPTIONS": [("SURCHARGE_METHOD", "SLOT")]})
    locked, options = comparison.lock(EXTRAN, other)
    assert locked.options == EXTRAN.options
    assert options == {
        "MIN_SURFAREA": ("0", ""),
        "ROUTING_STEP": ("00:00:20", "5"),
        "SURCHARGE_METHOD": ("", "SLOT"),
    }
    assert [one.section for one in comparison.differences(EXTRAN, other)] == ["XSECTIONS"]


def test_files_in_other_units_are_not_compared():
    with pytest.raises(errors.NotComparable) as caught:
        comparison.compare(EXTRAN, EXTRAN.patched({("OPTIONS", "FLOW_UNITS"): ("FLOW_UNITS", "CMS")}))
    assert caught.value.object == "FLOW_UNITS"


def test_added_and_lost_objects_are_differences():
    other = EXTRAN.patched({("INFLOWS", "80408"): None}, {"LOSSES": [("8040", "0.5", "0", "0")]})
    found = {
        (one.section, one.object): (bool(one.before), bool(one.after))
        for one in comparison.differences(EXTRAN, other)
    }
    assert found == {("INFLOWS", "80408"): (True, False), ("LOSSES", "8040"): (False, True)}

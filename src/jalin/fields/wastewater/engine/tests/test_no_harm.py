"""The no-harm rules by their properties."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine.no_harm import harms, limit_of, worse_places

VOLUMES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.001, 5000), max_size=6)
RULE = {"volume_limit": 1.0, "share_limit": 0.01}


def judged(before, after, rule="node", accepted=(), **more):
    totals = sum(before.values()), sum(after.values())
    return harms(before, after, rule=rule, accepted=accepted, totals=totals, **RULE, **more)


@given(VOLUMES)
def test_doing_nothing_harms_nobody(floods):
    assert judged(floods, dict(floods)) == []


@settings(max_examples=60)
@given(VOLUMES, VOLUMES)
def test_every_harm_is_over_its_limit_and_every_other_place_is_not(before, after):
    found = {harm.node: harm for harm in judged(before, after)}
    for node, more in worse_places(before, after).items():
        assert (node in found) == (more > limit_of(before.get(node, 0.0), 1.0, 0.01))
    assert ("" in found) == (sum(after.values()) > sum(before.values()))


@given(VOLUMES, VOLUMES)
def test_the_node_rule_forbids_all_that_the_total_rule_forbids(before, after):
    assert set(judged(before, after, "total")) <= set(judged(before, after, "node"))


@given(VOLUMES, VOLUMES)
def test_who_accepts_a_place_is_not_stopped_by_it_but_by_the_total(before, after):
    assert {harm.node for harm in judged(before, after, accepted="abcdef")} <= {""}


def test_the_limit_is_the_larger_of_a_cubic_metre_and_one_percent():
    assert limit_of(50, 1.0, 0.01) == 1.0
    assert limit_of(300, 1.0, 0.01) == 3.0
    assert [harm.node for harm in judged({"a": 300, "b": 90}, {"a": 303, "b": 91.5})] == ["", "b"]

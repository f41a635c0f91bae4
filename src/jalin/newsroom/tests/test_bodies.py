"""Joining what two people wrote of the same body, as properties; the ways between the states of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.newsroom.bodies import (
    DOWN,
    FIRST,
    UP,
    changed_ids,
    ids_of,
    joined,
    moved,
    new_id,
    with_block,
    without,
)
from jalin.newsroom.lifecycle import LEADS_TO, PUBLISHED, STATES, WITHDRAWN, has_changes, may_follow

NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
BODIES = st.lists(NAMES, unique=True, max_size=5).flatmap(
    lambda names: st.tuples(*(st.builds(dict, id=st.just(name), kind=st.just("text"), text=st.sampled_from("xyz")) for name in names))
).map(list)  # fmt: skip


@settings(max_examples=30)
@given(BODIES, BODIES)
def test_who_alone_changed_something_is_followed(base, mine):
    assert joined(base, mine, base).body == mine
    assert joined(base, base, mine).body == mine
    assert joined(base, mine, mine).body == mine


@settings(max_examples=30)
@given(BODIES, BODIES, BODIES)
def test_no_block_is_lost_and_only_blocks_that_both_changed_clash(base, mine, theirs):
    found = joined(base, mine, theirs)
    both = changed_ids(base, mine) & changed_ids(base, theirs)
    assert set(found.clashes) <= both
    kept = set(ids_of(found.body))
    assert len(kept) == len(found.body)
    for block in mine:  # what I wrote or left is there, unless they alone took it out
        assert block["id"] in kept or (block in base and block["id"] not in ids_of(theirs))
    for block in theirs:
        assert block["id"] in kept or (block in base and block["id"] not in ids_of(mine))


@settings(max_examples=40)
@given(BODIES, NAMES, st.sampled_from([UP, DOWN]))
def test_moving_keeps_every_block_and_can_be_taken_back(body, name, step):
    there = moved(body, name, step)
    assert sorted(ids_of(there)) == sorted(ids_of(body))
    assert there == body or moved(there, name, -step) == body


def test_a_block_stands_where_it_is_asked_for():
    body = [{"id": "a"}, {"id": "b"}]
    assert ids_of(with_block(body, {"id": "c"}, "a")) == ["a", "c", "b"]
    assert ids_of(with_block(body, {"id": "c"}, FIRST)) == ["c", "a", "b"]
    assert ids_of(with_block(body, {"id": "c"})) == ["a", "b", "c"]
    assert ids_of(without(body, "a")) == ["b"] and new_id(["a"])[0] == "b"


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_open_can_be_withdrawn_and_everything_leads_to_the_public(state):
    assert not may_follow(state, WITHDRAWN, is_open=False)
    assert PUBLISHED in LEADS_TO[state]


def test_changes_are_told_of_what_the_public_reads():
    assert has_changes(PUBLISHED, 3, 2) and not has_changes(PUBLISHED, 2, 2)
    assert not has_changes("draft", 3, 0) and not has_changes(WITHDRAWN, 3, 2)

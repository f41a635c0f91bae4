"""The rules of the chain, on random walks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jalin.agreements.chain.dispositions.rules import (
    END,
    FORWARD,
    KINDS,
    NOTE,
    RETURN,
    Holding,
    Movement,
    against,
    holding_after,
)

DAY = date(2024, 3, 4)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from("abcd"), st.integers(0, 3)), max_size=25))
def test_whatever_is_entered_a_file_lies_in_one_place_that_it_was_moved_to(steps):
    holding, done, day, today = Holding(), [], DAY, DAY + timedelta(days=100)
    for number, (kind, rung, days) in enumerate(steps, 1):
        movement = Movement(kind, rung, day + timedelta(days=days), "why", number)
        if against(holding, movement, today=today):
            continue
        before, holding, day = holding, holding.after(movement), movement.on
        done.append(movement)
        assert holding == holding_after(done) and holding.last == day
        assert (holding.rung == "") == (not holding.path) == (holding.since is None)
        if kind == FORWARD:
            assert holding.before[:1] == before.path[-1:] and holding.rung == rung
        if kind == RETURN:
            assert holding.rung in before.before and len(holding.path) < len(before.path)
        if kind == NOTE:
            assert (holding.path, holding.since) == (before.path, before.since)
        if kind == END:
            assert not holding.path

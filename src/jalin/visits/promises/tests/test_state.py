"""A promise is one thing on any day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.visits.promises.rules import (
    AHEAD,
    DONE,
    DONE_LATE,
    DUE_SOON,
    LATE,
    OPEN,
    STATES,
    UNSETTLED,
    WITHDRAWN,
    state_of,
)

days = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@settings(max_examples=60)
@given(days, days, st.none() | days, st.none() | days)
def test_it_is_settled_exactly_when_something_settled_it(due, today, done, withdrawn):
    state = state_of(due, today, done_on=done, withdrawn_on=withdrawn)
    assert state in STATES and (state in UNSETTLED) == (done is None and withdrawn is None)
    assert (state == LATE) == (done is None and withdrawn is None and today > due)


def test_the_last_day_still_counts():
    due = date(2026, 11, 30)
    assert state_of(due, due) == DUE_SOON and state_of(due, due + timedelta(days=1)) == LATE
    assert state_of(due, due - AHEAD - timedelta(days=1)) == OPEN
    assert (
        state_of(due, due, done_on=due) == DONE
        and state_of(due, due, done_on=due + timedelta(days=1)) == DONE_LATE
    )
    assert state_of(due, due, withdrawn_on=due) == WITHDRAWN

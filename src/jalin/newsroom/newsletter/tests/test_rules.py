"""When news leaves, who gets what, and when a server takes nothing from us."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.mail.answers import Answer
from jalin.newsroom.newsletter.rules import (
    SYSTEMIC,
    chosen_items,
    is_systemic,
    leaves_at,
    wait_after,
)

MOMENTS = st.integers(0, 5_000_000).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta")) + timedelta(minutes=minutes)
)


@given(noted=MOMENTS, weekday=st.integers(0, 6), hour=st.integers(0, 23))
@settings(max_examples=25)
def test_the_weekly_collection_leaves_on_its_day_and_hour_within_a_week(noted, weekday, hour):
    at = leaves_at(noted, is_weekly=True, weekday=weekday, hour=hour, wait=timedelta())
    assert (at.weekday(), at.hour, at.minute) == (weekday, hour, 0)
    assert timedelta(0) < at - noted <= timedelta(days=7)


def test_a_single_story_leaves_after_the_wait():
    noted = datetime(2026, 11, 24, 10, tzinfo=UTC)
    at = leaves_at(noted, is_weekly=False, weekday=0, hour=0, wait=timedelta(minutes=30))
    assert at == noted + timedelta(minutes=30)


PAIRS = st.tuples(st.sampled_from(["relation", "field"]), st.integers(1, 4))


@given(
    wishes=st.sets(PAIRS, max_size=4),
    about=st.dictionaries(st.integers(1, 9), st.frozensets(PAIRS, max_size=3), max_size=5),
)
@settings(max_examples=25)
def test_readers_get_what_they_wish_and_everything_without_a_wish(wishes, about):
    chosen = chosen_items(wishes, about)
    assert set(chosen) == {item for item, things in about.items() if not wishes or wishes & things}
    assert list(chosen) == [item for item in about if item in chosen]


def test_a_server_that_refuses_everybody_is_told_from_readers_who_are_gone():
    assert is_systemic([Answer.REFUSED] * SYSTEMIC)
    assert not is_systemic([Answer.REFUSED] * (SYSTEMIC - 1))
    assert not is_systemic([Answer.GONE] * (SYSTEMIC - 1) + [Answer.SENT])


def test_a_server_is_left_alone_longer_each_time_and_a_day_at_most():
    waits = [wait_after(tries) for tries in range(1, 20)]
    assert waits == sorted(waits) and waits[0] == timedelta(minutes=10) and waits[-1] == timedelta(days=1)

"""Hours of two cities: from the clock on the wall to the instant and back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.visits.programme.hours import (
    NoSuchHour,
    difference,
    hours_of,
    instant_of,
    next_of,
    overlapping,
    wall,
)

ZONES = st.sampled_from(
    ["Asia/Jakarta", "Asia/Tokyo", "Europe/Berlin", "America/Chicago", "Australia/Lord_Howe", "UTC"]
)
HOUR = timedelta(hours=1)
T0 = datetime(2026, 11, 2, tzinfo=UTC)
SPANS = st.lists(
    st.builds(lambda first, length, people: (T0 + first * HOUR, T0 + (first + length) * HOUR, people), st.integers(0, 12),
              st.integers(1, 4), st.frozensets(st.integers(1, 3))), max_size=6,
)  # fmt: skip


def test_nine_in_hamamatsu_is_seven_in_bandung():
    starts, ends = (
        instant_of(date(2018, 11, 2), time(9), "Asia/Tokyo"),
        instant_of(date(2018, 11, 2), time(1), "Asia/Tokyo"),
    )
    hours = hours_of(starts, starts + HOUR, "Asia/Tokyo", "Asia/Jakarta")
    assert (
        f"{hours.other_starts:%H:%M}",
        hours.starts.tzname(),
        hours.other_starts.tzname(),
        hours.other_day,
    ) == ("07:00", "JST", "WIB", 0)
    assert hours_of(ends, ends + HOUR, "Asia/Tokyo", "Asia/Jakarta").other_day == -1
    assert difference("Asia/Tokyo", "Asia/Jakarta", starts) == 2 * HOUR


def test_an_hour_over_which_the_clocks_are_put_forward_is_refused():
    with pytest.raises(NoSuchHour):
        instant_of(date(2026, 3, 29), time(2, 30), "Europe/Berlin")


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ZONES,
)
@settings(max_examples=80)
def test_the_wall_shows_again_what_was_typed(day, hour, zone):
    try:
        instant = instant_of(day, hour, zone)
    except NoSuchHour:
        return
    shown = wall(instant, zone)
    assert (shown.date(), shown.time().replace(tzinfo=None)) == (day, hour)


@given(SPANS)
@settings(max_examples=80)
def test_overlaps_are_exactly_the_pairs_that_meet_and_share_somebody(spans):
    wanted = set()
    for one, (starts, ends, people) in enumerate(spans):
        for other, (begins, stops, others) in enumerate(spans):
            if (
                one != other
                and starts < stops
                and begins < ends
                and (not people or not others or people & others)
            ):
                wanted.add(one)
    assert overlapping(spans) == wanted


@given(SPANS, st.integers(-1, 20))
@settings(max_examples=60)
def test_what_goes_on_and_what_comes_next(spans, hours):
    now = T0 + hours * HOUR
    pairs = [(starts, ends) for starts, ends, _people in spans]
    going, following = next_of(pairs, now)
    assert all(pairs[place][0] <= now < pairs[place][1] for place in going)
    assert following is None or pairs[following][0] == min(starts for starts, _ends in pairs if starts > now)
    assert (following is None) == (not any(starts > now for starts, _ends in pairs))

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.clocks.working_days import Holiday, WorkingCalendar, shipped_holidays

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
BARE = WorkingCalendar("ID")


def off(*days, kind="national", confirmed=True):
    return [Holiday(day, kind, confirmed=confirmed) for day in days]


def test_a_weekend_is_no_working_day():
    assert [BARE.is_working_day(date(2025, 3, day)) for day in (7, 8, 9, 10)] == [True, False, False, True]


def test_an_observance_is_a_working_day_and_collective_leave_is_the_city_s_setting():
    rows = off(date(2025, 3, 10), kind="observance") + off(date(2025, 3, 11), kind="collective_leave")
    rows += off(date(2025, 3, 12), kind="substitute")
    days = [date(2025, 3, day) for day in (10, 11, 12, 13)]
    out, inside = (WorkingCalendar("ID", rows, collective_leave_is_off=leave) for leave in (True, False))
    assert [out.is_working_day(day) for day in days] == [True, False, False, True]
    assert [inside.is_working_day(day) for day in days] == [True, True, False, True]


def test_the_day_of_receipt_is_day_zero():
    saturday = date(2025, 3, 8)
    assert BARE.add_working_days(saturday, 0) == saturday
    assert BARE.add_working_days(saturday, 1) == BARE.next_working_day(saturday) == date(2025, 3, 10)
    assert BARE.add_working_days(date(2025, 3, 10), -1) == date(2025, 3, 7)
    assert BARE.days_between(saturday, date(2025, 3, 14)) == 5


def test_a_year_without_rows_is_provisional_and_counts_monday_to_friday():
    calendar = WorkingCalendar.shipped("ID")
    assert calendar.provisional(2013) and calendar.provisional(2031)
    assert not calendar.provisional(2025)
    assert calendar.is_working_day(date(2031, 1, 1))
    assert calendar.doubts_between(date(2030, 12, 30), date(2031, 1, 3)) == ("2030", "2031")


def test_an_unconfirmed_holiday_is_named_as_a_doubt():
    calendar = WorkingCalendar("ID", off(date(2027, 3, 10), confirmed=False) + off(date(2027, 1, 1)))
    assert calendar.doubts_between(date(2027, 3, 1), date(2027, 3, 31)) == ("2027-03-10",)
    assert calendar.doubts_between(date(2027, 4, 1), date(2027, 4, 30)) == ()


def test_holidays_used_leave_out_weekends_and_days_outside_the_span():
    calendar = WorkingCalendar(
        "ID", off(date(2025, 3, 8), date(2025, 3, 10), date(2025, 3, 6), date(2025, 3, 20))
    )
    used = calendar.holidays_between(date(2025, 3, 6), date(2025, 3, 14))
    assert [row.day for row in used] == [date(2025, 3, 10)]


def test_a_kind_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="libur"):
        Holiday(date(2025, 1, 1), "libur")


@pytest.mark.parametrize(
    ("country", "day", "working"),
    [
        ("ID", date(2025, 8, 18), False),  # collective leave added in August 2025
        ("ID", date(2026, 3, 24), False),
        ("ID", date(2024, 11, 27), False),  # regional elections
        ("ID", date(2016, 6, 1), True),  # decreed on the day itself, a holiday from 2017 on
        ("ID", date(2017, 6, 1), False),
        ("ID", date(2021, 8, 10), True),  # Islamic New Year was moved to the 11th
        ("ID", date(2021, 8, 11), False),
        ("ID", date(2021, 12, 24), True),  # collective leave taken back
        ("JP", date(2020, 7, 20), True),  # moved for the Olympic Games
        ("JP", date(2020, 7, 23), False),
        ("JP", date(2020, 7, 24), False),
        ("JP", date(2020, 8, 10), False),
        ("JP", date(2020, 10, 12), True),
        ("JP", date(2021, 7, 22), False),
        ("JP", date(2021, 8, 9), False),
        ("JP", date(2019, 4, 30), False),
        ("JP", date(2019, 10, 22), False),
        ("JP", date(2026, 9, 22), False),
        ("JP", date(2026, 12, 29), False),
    ],
)
def test_days_known_from_the_decrees_are_in_the_shipped_files(country, day, working):
    assert WorkingCalendar.shipped(country).is_working_day(day) is working


def test_every_shipped_holiday_has_three_names_and_a_source():
    for country in ("ID", "JP"):
        rows = shipped_holidays(country)
        assert {row.day.year for row in rows} == set(range(2014, 2028))
        assert all(row.name_ind and row.name_jpn and row.name_eng and row.source for row in rows)
    assert shipped_holidays("FR") == ()


@given(DAYS, st.integers(-60, 60))
def test_counting_there_and_back_agree(day, count):
    calendar = WorkingCalendar.shipped("ID")
    there = calendar.add_working_days(day, count)
    assert count == 0 or calendar.is_working_day(there)
    if count > 0:
        assert calendar.days_between(day, there) == count
    if count < 0 and calendar.is_working_day(day):
        assert calendar.days_between(there, day) == -count


@given(DAYS, DAYS, DAYS)
def test_days_between_add_up(first, second, third):
    total = BARE.days_between(first, second) + BARE.days_between(second, third)
    assert total == BARE.days_between(first, third)


@given(DAYS, st.integers(0, 60), st.integers(0, 400))
def test_an_added_holiday_never_makes_a_day_earlier(start, count, later):
    holiday = off(start + timedelta(days=later))
    assert WorkingCalendar("ID", holiday).add_working_days(start, count) >= BARE.add_working_days(
        start, count
    )

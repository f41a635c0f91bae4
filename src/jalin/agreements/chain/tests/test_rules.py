"""The rules of the chain and of the queue, on random walks and days."""

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
from jalin.agreements.chain.translations.rules import agreed_day, progress_of
from jalin.kernel.clocks.working_days import NATIONAL, Holiday, WorkingCalendar, shipped_holidays

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


CALENDAR = WorkingCalendar.shipped("ID")
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@given(DAYS, st.integers(1, 40), st.integers(0, 400))
def test_a_translation_counts_working_days_to_its_day_and_waits_in_calendar_days(asked, length, later):
    due = agreed_day(asked, length, CALENDAR).due
    assert CALENDAR.is_working_day(due) and CALENDAR.days_between(asked, due) == length
    on = asked + timedelta(days=later)
    progress = progress_of(asked=asked, due=due, on=on, calendar=CALENDAR)
    assert progress.waiting == later and not (progress.left and progress.late_by)
    assert progress.is_late == (CALENDAR.days_between(due, on) > 0)
    dropped = progress_of(asked=asked, due=due, on=on, calendar=CALENDAR, dropped=on)
    assert (dropped.state, dropped.late_by) == ("dropped", 0)


@given(DAYS, st.integers(1, 40), st.dates(date(2023, 1, 1), date(2027, 3, 1)))
def test_one_holiday_more_never_makes_a_translation_due_earlier(asked, length, day):
    more = WorkingCalendar("ID", [*shipped_holidays("ID"), Holiday(day, NATIONAL)])
    assert agreed_day(asked, length, more).due >= agreed_day(asked, length, CALENDAR).due

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.clocks.calendar_months import add_months, add_years
from jalin.kernel.clocks.deadlines import LegalDeadline, Pause
from jalin.kernel.clocks.reminders import Reminder, reached, reminder_dates
from jalin.kernel.clocks.waiting import WaitingClock, median_days
from jalin.kernel.clocks.working_days import Holiday, WorkingCalendar

BARE = WorkingCalendar("ID")
ASSEMBLY = LegalDeadline(45, "working_day", "art. 16-17", key="K1")
GOVERNOR = LegalDeadline(5, "working_day", "art. 18", key="K2")
INTENT = LegalDeadline(1, "year", "art. 13", key="K3")
EXTENSION_LETTER = LegalDeadline(6, "calendar_month", "art. 33", key="K4", direction="before")
TERM = LegalDeadline(5, "year", "art. 32", key="K5")
REPORT = LegalDeadline(6, "day", "art. 35", key="K6a")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
RULES = st.sampled_from([ASSEMBLY, GOVERNOR, INTENT, TERM, REPORT])


def read(rule, start, on=date(2025, 1, 1), **more):
    return rule.read(start=start, on=on, calendar=more.pop("calendar", BARE), **more)


def test_the_assembly_has_45_working_days_and_consent_is_deemed_on_the_next():
    clock = read(ASSEMBLY, date(2025, 1, 6))
    assert (clock.due, clock.takes_effect) == (date(2025, 3, 10), date(2025, 3, 11))


def test_each_weekday_holiday_between_shifts_the_assembly_s_day_by_one():
    holidays = [Holiday(date(2025, 1, day), "national") for day in (27, 29)] + [
        Holiday(date(2025, 2, 1), "national")  # a Saturday
    ]
    clock = read(ASSEMBLY, date(2025, 1, 6), calendar=WorkingCalendar("ID", holidays))
    assert (clock.due, clock.takes_effect) == (date(2025, 3, 12), date(2025, 3, 13))
    assert [row.day for row in clock.holidays_used] == [date(2025, 1, 27), date(2025, 1, 29)]


def test_with_the_holidays_of_2025_the_same_receipt_runs_to_mid_march():
    # Isra Mikraj 27 January, collective leave 28 January, Chinese New Year 29 January.
    clock = read(ASSEMBLY, date(2025, 1, 6), calendar=WorkingCalendar.shipped("ID"))
    assert (clock.due, clock.takes_effect, clock.provisional) == (date(2025, 3, 13), date(2025, 3, 14), False)


@pytest.mark.parametrize(
    ("receipt", "due", "bypass"),
    [
        (date(2025, 3, 6), date(2025, 3, 13), date(2025, 3, 14)),
        (date(2025, 3, 8), date(2025, 3, 14), date(2025, 3, 17)),
    ],
)
def test_the_governor_has_five_working_days_then_the_bypass_opens(receipt, due, bypass):
    clock = read(GOVERNOR, receipt)
    assert (clock.due, clock.takes_effect) == (due, bypass)


def test_a_letter_of_intent_lives_to_its_anniversary():
    clock = read(INTENT, date(2019, 5, 10), on=date(2020, 5, 10))
    assert (clock.due, clock.state, clock.days_left) == (date(2020, 5, 10), "running", 0)
    assert read(INTENT, date(2019, 5, 10), on=date(2020, 5, 11)).state == "lapsed"


def test_an_agreement_ends_after_five_years_and_its_letter_is_due_half_a_year_before():
    end = read(TERM, date(2019, 6, 26)).due
    assert end == date(2024, 6, 26)
    assert read(EXTENSION_LETTER, end).due == date(2023, 12, 26)


def test_an_extension_after_the_end_is_late_by_calendar_days():
    clock = read(TERM, date(2019, 6, 26), on=date(2025, 11, 1), ended=date(2025, 8, 11))
    assert (clock.state, clock.late_by, clock.counted_in) == ("met_late", 411, "day")


def test_a_letter_counted_back_runs_down_and_is_then_late():
    end = date(2024, 6, 26)
    before = read(EXTENSION_LETTER, end, on=date(2023, 12, 16))
    assert (before.state, before.days_left, before.late_by, before.days_used) == ("running", 10, 0, None)
    after = read(EXTENSION_LETTER, end, on=date(2024, 1, 5))
    assert (after.state, after.days_left, after.late_by) == ("lapsed", 0, 10)


def test_the_report_is_due_in_the_first_week_of_january():
    assert read(REPORT, date(2026, 1, 1)).due == date(2026, 1, 7)


def test_no_proof_of_receipt_no_clock():
    clock = read(ASSEMBLY, None)
    assert (clock.state, clock.due, clock.days_left, clock.provisional) == ("not_started", None, None, False)


def test_states_follow_the_days():
    start = date(2025, 3, 6)
    states = {
        date(2025, 3, 5): "scheduled", date(2025, 3, 6): "running", date(2025, 3, 13): "running",
        date(2025, 3, 14): "lapsed",
    }  # fmt: skip
    assert {on: read(GOVERNOR, start, on=on).state for on in states} == states
    friday_due = date(2025, 3, 8)
    assert read(GOVERNOR, friday_due, on=date(2025, 3, 15)).state == "past_due"
    assert read(GOVERNOR, friday_due, on=date(2025, 3, 17)).state == "lapsed"


def test_days_are_counted_in_working_days():
    clock = read(GOVERNOR, date(2025, 3, 6), on=date(2025, 3, 11))
    assert (clock.days_used, clock.days_left, clock.counted_in) == (3, 2, "working_day")
    late = read(GOVERNOR, date(2025, 3, 6), on=date(2025, 3, 18))
    assert (late.days_used, late.days_left, late.late_by) == (5, 0, 3)


def test_only_the_exit_event_stops_a_clock_and_not_before_its_day():
    start, ended = date(2025, 3, 6), date(2025, 3, 12)
    assert read(GOVERNOR, start, on=date(2025, 3, 11), ended=ended).state == "running"
    met = read(GOVERNOR, start, on=date(2025, 6, 1), ended=ended)
    assert (met.state, met.days_used, met.late_by) == ("met", 4, 0)
    on_the_last_day, a_day_later = (
        read(GOVERNOR, start, on=date(2025, 6, 1), ended=date(2025, 3, day)) for day in (13, 14)
    )
    assert (on_the_last_day.state, a_day_later.state, a_day_later.late_by) == ("met", "met_late", 1)


def test_a_recorded_pause_is_not_counted():
    pause = Pause(date(2025, 3, 10), "assembly's letter 12/2025", date(2025, 3, 11))
    clock = read(GOVERNOR, date(2025, 3, 6), on=date(2025, 3, 12), pauses=[pause])
    assert (clock.due, clock.days_used, clock.state) == (date(2025, 3, 17), 2, "running")
    assert read(GOVERNOR, date(2025, 3, 6), on=date(2025, 3, 10), pauses=[pause]).state == "paused"
    assert read(
        INTENT, date(2019, 5, 10), pauses=[Pause(date(2019, 6, 1), "b", date(2019, 6, 30))]
    ).due == date(2020, 6, 9)


def test_an_open_pause_holds_the_days_left_until_it_ends():
    pause = Pause(date(2025, 3, 10), "returned for correction, letter 7/2025")
    left = {
        read(GOVERNOR, date(2025, 3, 6), on=date(2025, 3, day), pauses=[pause]).days_left
        for day in (10, 12, 20)
    }
    assert left == {4}


def test_a_pause_after_the_lapse_changes_nothing():
    pause = Pause(date(2025, 4, 1), "late letter", date(2025, 4, 10))
    with_pause, without = (
        read(GOVERNOR, date(2025, 3, 6), on=date(2025, 5, 1), pauses=p) for p in ([pause], [])
    )
    assert (with_pause.due, with_pause.late_by) == (without.due, without.late_by)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Pause(date(2025, 1, 1), " "),
        lambda: Pause(date(2025, 1, 2), "x", date(2025, 1, 1)),
        lambda: LegalDeadline(5, "week", "art. 1"),
        lambda: LegalDeadline(0, "day", "art. 1"),
        lambda: LegalDeadline(5, "day", ""),
        lambda: LegalDeadline(5, "day", "art. 1", direction="sideways"),
        lambda: WaitingClock(date(2025, 1, 2), date(2025, 1, 1)),
        lambda: Reminder("someday"),
        lambda: Reminder("before_due", days=-1),
        lambda: read(EXTENSION_LETTER, date(2024, 6, 26), pauses=[Pause(date(2024, 1, 1), "x")]),
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        wrong()


def test_a_year_without_holidays_makes_the_day_provisional_and_says_which():
    clock = read(GOVERNOR, date(2031, 3, 6), calendar=WorkingCalendar.shipped("ID"))
    assert (clock.provisional, clock.doubts) == (True, ("2031",))
    assert not read(TERM, date(2031, 3, 6), calendar=WorkingCalendar.shipped("ID")).provisional


def test_an_estimated_holiday_in_the_span_makes_the_day_provisional():
    clock = read(GOVERNOR, date(2027, 3, 5), calendar=WorkingCalendar.shipped("ID"))
    assert "2027-03-10" in clock.doubts and clock.due == date(2027, 3, 22)


def test_the_record_of_a_clock_holds_what_an_act_rests_on_and_is_plain():
    calendar = WorkingCalendar.shipped("ID")
    clock = read(ASSEMBLY, date(2025, 1, 6), on=date(2025, 3, 14), calendar=calendar)
    record = json.loads(json.dumps(clock.as_record()))
    assert record["state"] == "lapsed" and record["start"] == "2025-01-06" and record["due"] == "2025-03-13"
    assert record["rule"]["article"] == "art. 16-17" and record["rule"]["length"] == 45
    assert [row["date"] for row in record["holidays_used"]] == ["2025-01-27", "2025-01-28", "2025-01-29"]


def test_waiting_has_days_but_no_limit():
    assert WaitingClock(date(2019, 5, 10)).days_waiting(date(2024, 4, 24)) == 1811
    assert WaitingClock(date(2014, 12, 19), date(2019, 6, 26)).days_waiting(date(2026, 1, 1)) == 1650
    assert WaitingClock(date(2025, 1, 10)).days_waiting(date(2025, 1, 1)) == 0
    assert not any(hasattr(WaitingClock(date(2025, 1, 1)), name) for name in ("due", "days_left", "late_by"))


def test_the_two_clocks_cannot_be_mixed():
    legal, waiting = read(GOVERNOR, date(2025, 3, 6)), WaitingClock(date(2025, 3, 6))
    assert legal != waiting
    with pytest.raises(TypeError):
        sorted([legal, waiting])
    with pytest.raises(TypeError):
        legal + waiting


def test_the_median_of_past_waits_leaves_open_ones_out():
    past = [WaitingClock(date(2025, 1, 1), date(2025, 1, 1) + timedelta(days=days)) for days in (3, 10, 500)]
    assert median_days([*past, WaitingClock(date(2020, 1, 1))]) == 10
    assert median_days([]) is None


def test_reminders_come_on_their_days_and_stay_silent_when_asked_again():
    intent = read(INTENT, date(2024, 3, 1), on=date(2025, 1, 31))
    warnings = [Reminder("before_due", days=days) for days in (180, 90, 30, 7)]
    days = [day for day, _ in reached(intent, warnings, BARE)]
    assert days == [date(2024, 9, 2), date(2024, 12, 1), date(2025, 1, 30)]
    assert reached(intent, warnings, BARE) == reached(intent, warnings, BARE)
    assembly = read(ASSEMBLY, date(2025, 1, 6))
    counted = [Reminder("from_start", working_days=days) for days in (30, 40, 45)]
    assert [day for day, _ in reminder_dates(assembly, counted, BARE)][-1] == assembly.due
    letter = read(EXTENSION_LETTER, date(2024, 6, 26), on=date(2023, 1, 1))
    halves = [Reminder("before_start", months=12), Reminder("before_start", months=6, days=15)]
    assert [day for day, _ in reminder_dates(letter, halves, BARE)] == [date(2023, 6, 26), date(2023, 12, 11)]
    met = read(INTENT, date(2024, 3, 1), on=date(2025, 2, 27), ended=date(2024, 12, 1))
    assert reached(met, warnings, BARE) == [] and reminder_dates(read(INTENT, None), warnings, BARE) == []


def test_months_are_clamped_to_the_month_s_last_day():
    assert add_months(date(2025, 8, 31), -6) == date(2025, 2, 28)
    assert add_months(date(2024, 8, 31), -6) == date(2024, 2, 29)
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_months(date(2025, 12, 1), 1) == date(2026, 1, 1)


@given(DAYS, RULES, st.lists(st.integers(0, 2200), max_size=8))
def test_added_holidays_never_make_a_deadline_earlier(start, rule, offsets):
    holidays = [Holiday(start + timedelta(days=offset), "national") for offset in offsets]
    with_them = read(rule, start, calendar=WorkingCalendar("ID", holidays))
    without = read(rule, start)
    assert with_them.due >= without.due and with_them.takes_effect >= without.takes_effect > without.due


@given(DAYS, st.integers(1, 400), st.sampled_from(["working_day", "day", "calendar_month", "year"]))
def test_a_longer_rule_is_never_due_earlier(start, length, unit):
    length = min(length, 60)
    shorter, longer = (read(LegalDeadline(size, unit, "art. 1"), start) for size in (length, length + 1))
    assert shorter.due < longer.due


@given(DAYS, st.integers(1, 90), RULES)
def test_a_later_receipt_is_never_due_earlier(start, later, rule):
    calendar = WorkingCalendar.shipped("ID")
    first, second = (read(rule, day, calendar=calendar) for day in (start, start + timedelta(days=later)))
    assert first.due <= second.due


@given(DAYS, st.integers(-30, 300), st.sampled_from([ASSEMBLY, GOVERNOR, REPORT, INTENT]))
def test_days_used_and_left_make_the_whole_and_lateness_excludes_days_left(start, offset, rule):
    clock = read(rule, start, on=start + timedelta(days=offset), calendar=WorkingCalendar.shipped("ID"))
    whole = read(rule, start, on=start, calendar=WorkingCalendar.shipped("ID")).days_left
    assert clock.days_used + clock.days_left == whole
    assert not (clock.late_by and clock.days_left)


@given(DAYS, RULES, st.integers(1, 60), st.integers(0, 30))
def test_a_pause_never_makes_a_deadline_earlier(start, rule, first, length):
    begin = start + timedelta(days=first)
    pause = Pause(begin, "letter", begin + timedelta(days=length))
    on = start + timedelta(days=200)
    assert read(rule, start, on=on, pauses=[pause]).due >= read(rule, start, on=on).due


@given(DAYS, st.integers(-60, 60))
def test_months_there_and_back_stay_within_the_clamp(day, months):
    back = add_months(add_months(day, months), -months)
    assert 0 <= (day - back).days <= 3

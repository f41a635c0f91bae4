"""Each clock rule at its boundary day, with its article."""

from datetime import date, timedelta

import pytest

from jalin.agreements.engine.catalogue import procedure_named
from jalin.agreements.engine.guards import Owed
from jalin.agreements.engine.happenings import on_day
from jalin.agreements.engine.replaying import replay
from jalin.kernel.clocks.working_days import Holiday, WorkingCalendar

LONG = procedure_named("id-permendagri-25-2020")
BARE = WorkingCalendar("ID")


def clock(key: str, *happenings, on: date, calendar=BARE, number: int = 0):
    found = replay(LONG, happenings, on=on, calendar=calendar)
    return [one for one in found.clocks if one.rule.key == key][number]


def act(stage: str, outcome: str, *happenings, on: date, calendar=BARE):
    found = replay(LONG, happenings, on=on, calendar=calendar)
    return next(one for one in found.acts if (one.stage.code, one.outcome) == (stage, outcome))


BEFORE_E = [
    on_day(code, date(2024, 6, 1) + timedelta(days=n))
    for n, code in enumerate(["a", "b", "b2", "c0", "c", "d"])
]
AT_COUNCIL = [*BEFORE_E, on_day("e", date(2025, 1, 6), "received")]
BEFORE_F0 = [*BEFORE_E, on_day("e", date(2025, 3, 3))]
BEFORE_G = [*BEFORE_F0, on_day("f0", date(2025, 3, 4)), on_day("f", date(2025, 3, 5))]


def test_art_16_17_the_45th_working_day_itself_is_still_the_councils():
    on_45th = date(2025, 3, 10)
    found = clock("K1", *AT_COUNCIL, on=on_45th)
    assert (found.clock.due, found.clock.days_used, found.clock.days_left) == (on_45th, 45, 0)
    assert not act("e", "deemed", *AT_COUNCIL, on=on_45th).is_possible
    assert act("e", "deemed", *AT_COUNCIL, on=date(2025, 3, 11)).is_possible


def test_art_16_17_each_holiday_on_a_weekday_in_between_shifts_the_45th_day_by_one():
    holidays = [
        Holiday(date(2025, 1, 27), "national"),
        Holiday(date(2025, 3, 8), "national"),
    ]  # a Monday, a Saturday
    found = clock("K1", *AT_COUNCIL, on=date(2025, 2, 1), calendar=WorkingCalendar("ID", holidays))
    assert found.clock.due == date(2025, 3, 11)


def test_art_16_17_an_answer_on_the_45th_day_is_in_time_and_one_later_is_late():
    in_time = clock("K1", *AT_COUNCIL, on_day("e", date(2025, 3, 10)), on=date(2025, 4, 1))
    late = clock("K1", *AT_COUNCIL, on_day("e", date(2025, 3, 11)), on=date(2025, 4, 1))
    assert (in_time.clock.state, in_time.late_by) == ("met", 0)
    assert (late.clock.state, late.late_by) == ("met_late", 1)


def test_art_16_17_without_proof_of_receipt_nothing_is_deemed():
    found = act("e", "deemed", *BEFORE_E, on=date(2026, 1, 1))
    assert [one.key for one in found.objections] == ["guard.no_receipt"]


def test_art_16_17_only_a_pause_recorded_with_its_basis_stops_the_clock():
    paused = [
        on_day("e", date(2025, 2, 3), "paused", note="Letter of the council"),
        on_day("e", date(2025, 2, 10), "resumed"),
    ]
    found = clock("K1", *AT_COUNCIL, *paused, on=date(2025, 2, 20))
    assert found.clock.due == date(2025, 3, 17)


@pytest.mark.parametrize(
    ("received", "fifth_day"),
    [(date(2025, 3, 6), date(2025, 3, 13)), (date(2025, 3, 8), date(2025, 3, 14))],
)
def test_art_18_the_governor_has_five_working_days_and_may_then_be_passed_by(received, fifth_day):
    happenings = [*BEFORE_F0, on_day("f0", received, "received")]
    assert clock("K2P", *happenings, on=received).clock.due == fifth_day
    assert not act("f0", "bypassed", *happenings, on=fifth_day).is_possible
    assert act("f0", "bypassed", *happenings, on=fifth_day + timedelta(days=3)).is_possible


def test_art_20_the_draft_has_a_clock_of_its_own():
    happenings = [*BEFORE_G, on_day("g", date(2025, 4, 1), "received")]
    found = clock("K2T", *happenings, on=date(2025, 4, 2))
    assert (found.clock.due, found.rule.article) == (date(2025, 4, 8), "art. 20")


def test_art_13_the_anniversary_is_the_letters_last_valid_day():
    found = clock("K3", on_day("c", date(2019, 5, 10)), on=date(2020, 5, 10))
    assert (found.clock.due, found.is_overdue) == (date(2020, 5, 10), False)
    assert clock("K3", on_day("c", date(2019, 5, 10)), on=date(2020, 5, 11)).late_by == 1
    leap = clock("K3", on_day("c", date(2024, 2, 29)), on=date(2024, 3, 1))
    assert leap.clock.due == date(2025, 2, 28)


def test_art_32_five_years_from_the_signing_or_the_texts_own_shorter_term():
    assert clock("K5", on_day("j", date(2021, 3, 1)), on=date(2026, 3, 1)).late_by == 0
    assert clock("K5", on_day("j", date(2021, 3, 1)), on=date(2026, 3, 2)).late_by == 1
    own = on_day("j", date(2021, 3, 1), until=date(2024, 12, 31))
    assert clock("K5", own, on=date(2022, 1, 1)).clock.due == date(2024, 12, 31)


def test_art_33_the_letter_is_due_six_calendar_months_before_the_end_even_at_a_months_end():
    own = on_day("j", date(2021, 3, 1), until=date(2025, 8, 31))
    found = clock("K4", own, on=date(2025, 3, 1))
    assert (found.clock.due, found.late_by) == (date(2025, 2, 28), 1)
    sent = clock("K4", own, on_day("m", date(2025, 2, 28), "sent"), on=date(2025, 3, 1))
    assert (sent.clock.state, sent.late_by) == ("met", 0)


@pytest.mark.parametrize(("key", "last"), [("K6G", date(2025, 1, 7)), ("K6M", date(2025, 1, 14))])
def test_art_35_38_the_report_of_a_year_is_due_in_january_of_the_next(key, last):
    signed = on_day("j", date(2024, 12, 31))
    assert clock(key, signed, on=last).is_overdue is False
    assert clock(key, signed, on=last + timedelta(days=1)).late_by == 1
    assert clock(key, signed, on_day("l", last), on=date(2025, 6, 1)).late_by == 0
    assert [
        one
        for one in replay(LONG, [signed], on=date(2024, 12, 31), calendar=BARE).clocks
        if one.rule.key == key
    ] == []


def test_art_38_a_missing_report_stands_against_the_next_plan():
    reports = replay(LONG, [on_day("j", date(2023, 5, 1))], on=date(2024, 2, 1), calendar=BARE).clocks
    open_ones = [Owed("K6M", 1, one.clock.due, one.year) for one in reports if one.rule.key == "K6M"]
    found = replay(LONG, BEFORE_E, on=date(2024, 6, 7), calendar=BARE, elsewhere=open_ones)
    consent = next(one for one in found.acts if one.outcome == "done")
    assert [(one.key, one.article) for one in consent.objections] == [("guard.overdue", "art. 38")]
    assert all(
        act.is_possible
        for act in replay(LONG, BEFORE_E, on=date(2024, 6, 7), calendar=BARE).acts
        if act.outcome == "done"
    )


def test_the_holidays_of_a_year_that_is_not_known_make_a_clock_provisional():
    found = clock("K1", *AT_COUNCIL, on=date(2025, 2, 1))
    assert found.clock.provisional and found.clock.doubts == ("2025",)

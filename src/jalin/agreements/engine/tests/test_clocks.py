"""Each clock rule at its boundary day, with its article."""

from datetime import date, timedelta

import pytest

from jalin.agreements.engine.catalogue import procedure_named, shipped
from jalin.agreements.engine.course import Course
from jalin.agreements.engine.happenings import on_day
from jalin.agreements.engine.replaying import replay
from jalin.agreements.engine.running import Owed
from jalin.agreements.engine.telling import reason
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


@pytest.mark.parametrize(
    ("key", "stage", "longest"), [("K5", "j", date(2026, 3, 1)), ("K5", "m", date(2026, 3, 1)), ("K3", "c", date(2022, 3, 1))]
)  # fmt: skip
def test_art_13_and_32_no_text_holds_longer_than_the_law_allows(key, stage, longest):
    signed = on_day(stage, date(2021, 3, 1), until=longest)
    beyond = on_day(stage, date(2021, 3, 1), until=longest + timedelta(days=1))
    for text, objected in ((signed, []), (beyond, [LONG.clocks[key].article])):
        found = replay(LONG, [text], on=date(2021, 6, 1), calendar=BARE)
        assert next(one for one in found.clocks if one.rule.key == key).clock.due == longest
        told = [
            one.article for row in found.irregular for one in row.objections if one.key == "guard.too_long"
        ]
        assert told == objected
    before_law = on_day(stage, date(2018, 3, 1), until=date(2028, 3, 1))
    assert clock(key, before_law, on=date(2021, 1, 1)).clock.due == date(2028, 3, 1)


def test_art_34_a_text_that_replaces_the_memorandum_has_a_term_of_its_own():
    happenings = [
        on_day("j", date(2021, 3, 1)),
        on_day("j", date(2023, 9, 15), "replaced", note="Wider scope"),
    ]
    first, second = (clock("K5", *happenings, on=date(2024, 1, 1), number=number) for number in (0, 1))
    assert (first.clock.ended, first.late_by) == (date(2023, 9, 15), 0)
    assert second.clock.due == date(2028, 9, 15) and LONG.stages["j"].articles["replaced"] == "art. 34"


def test_art_17_an_answer_after_silence_was_taken_as_consent_stands_beside_it_and_moves_nothing():
    deemed = [
        *AT_COUNCIL,
        on_day("e", date(2025, 3, 11), "deemed"),
        on_day("f0", date(2025, 3, 12), "received"),
    ]
    for late in ("done", "refused", "returned"):
        found = replay(
            LONG, [*deemed, on_day("e", date(2025, 3, 13), late)], on=date(2025, 3, 14), calendar=BARE
        )
        assert (found.stage.code, found.state) == ("f0", "under_way")
        assert [one.happening.outcome for one in found.irregular] == [late]


def test_art_16_a_consent_that_was_taken_back_carries_nothing():
    taken_back = [*BEFORE_F0, on_day("e", date(2025, 3, 4), "refused"), on_day("f0", date(2025, 3, 5))]
    found = replay(LONG, taken_back, on=date(2025, 4, 1), calendar=BARE).irregular[-1]
    assert [one.key for one in found.objections] == ["guard.closed", "guard.need"]


def test_art_33_the_letter_is_due_six_calendar_months_before_the_end_even_at_a_months_end():
    own = on_day("j", date(2021, 3, 1), until=date(2025, 8, 31))
    found = clock("K4", own, on=date(2025, 3, 1))
    assert (found.clock.due, found.late_by) == (date(2025, 2, 28), 1)
    sent = clock("K4", own, on_day("m", date(2025, 2, 28), "sent"), on=date(2025, 3, 1))
    assert (sent.clock.state, sent.late_by) == ("met", 0)
    both = on_day("m", date(2025, 2, 28), "sent"), on_day("m", date(2025, 6, 2))
    assert clock("K4", own, *both, on=date(2025, 7, 1)).clock.ended == date(2025, 2, 28), (
        "the letter ends it, not the new text"
    )


@pytest.mark.parametrize(("key", "last"), [("K6G", date(2025, 1, 7)), ("K6M", date(2025, 1, 14))])
def test_art_35_38_the_report_of_a_year_is_due_in_january_of_the_next(key, last):
    signed = on_day("j", date(2024, 12, 31))
    assert clock(key, signed, on=last).is_overdue is False
    assert clock(key, signed, on=last + timedelta(days=1)).late_by == 1
    assert clock(key, signed, on_day("l", last), on=date(2025, 6, 1)).late_by == 0


@pytest.mark.parametrize("key", ["K6G", "K6M"])
def test_art_35_38_the_report_is_announced_from_1_november_on(key):
    def seen(on: date) -> list[tuple]:
        found = replay(LONG, [on_day("j", date(2024, 5, 2))], on=on, calendar=BARE).clocks
        return [(one.year, one.clock.state) for one in found if one.rule.key == key]

    assert seen(date(2024, 10, 31)) == [] and seen(date(2024, 11, 1)) == seen(date(2024, 12, 31)) == [
        (2024, "scheduled")
    ]
    assert seen(date(2025, 1, 1)) == [(2024, "running")]


def test_art_38_a_report_says_which_year_it_is_about_and_an_older_one_is_made_good():
    signed, on = on_day("j", date(2021, 5, 1)), date(2024, 3, 1)
    late = [on_day("l", date(2024, 2, 1), year=2022), on_day("l", date(2024, 2, 2), year=2021)]
    clocks = replay(LONG, [signed, *late], on=on, calendar=BARE).clocks
    owed = {one.year: one.clock.ended for one in clocks if one.rule.key == "K6M"}
    assert owed == {2021: date(2024, 2, 2), 2022: date(2024, 2, 1), 2023: None}
    plain = replay(LONG, [signed, on_day("l", date(2024, 2, 1))], on=on, calendar=BARE).clocks
    assert [one.year for one in plain if one.rule.key == "K6M" and not one.is_open] == [2023]


def test_art_38_a_report_that_came_is_owed_no_longer_and_the_next_one_is_from_15_january_on():
    course = Course(LONG, BARE)
    course.tell(on_day("j", date(2021, 5, 1)))
    assert course.clocks.overdue("K6M", date(2022, 1, 14)) is None
    assert course.clocks.overdue("K6M", date(2022, 1, 15)) == Owed("K6M", 1, date(2022, 1, 14), 2021)
    course.tell(on_day("l", date(2022, 3, 1)))
    assert course.clocks.overdue("K6M", date(2023, 1, 14)) is None
    assert course.clocks.overdue("K6M", date(2023, 1, 15)) == Owed("K6M", 1, date(2023, 1, 14), 2022)


def test_art_38_what_was_handed_in_may_be_answered_although_a_report_is_owed():
    owed, on = [Owed("K6M", 1, date(2024, 1, 14), 2023)], date(2025, 1, 7)
    handed_in, not_yet = (
        replay(LONG, rows, on=on, calendar=BARE, elsewhere=owed).acts for rows in (AT_COUNCIL, BEFORE_E)
    )
    assert {one.outcome: one.is_possible for one in handed_in} == {
        "done": True,
        "deemed": False,
        "refused": True,
        "returned": True,
    }
    assert {one.outcome for one in not_yet if one.is_possible} == {"refused", "returned"}


def test_art_16_17_while_the_council_has_it_the_next_stage_says_since_when_and_until_when():
    """What an officer reads: the consent is missing, the letter was received, silence will be consent."""
    waiting = replay(LONG, AT_COUNCIL, on=date(2025, 2, 3), calendar=BARE).afterwards[0]
    assert (waiting.stage.code, reason(waiting.objections[0], "en")) == ("f0", "The city council's consent is missing. The letter was "
        "received on 6 January 2025; deemed approved on 11 March 2025 if nothing comes. (art. 18; art. 16–17)")  # fmt: skip
    lapsed = replay(LONG, AT_COUNCIL, on=date(2025, 3, 11), calendar=BARE).afterwards[0]
    assert lapsed.objections[0].key == "guard.need_lapsed"


def test_art_16_17_a_pause_without_its_basis_does_not_stop_the_clock_and_is_said():
    bare = [on_day("e", date(2025, 2, 3), "paused"), on_day("e", date(2025, 2, 10), "resumed")]
    found = replay(LONG, [*AT_COUNCIL, *bare], on=date(2025, 2, 20), calendar=BARE)
    assert next(one for one in found.clocks if one.rule.key == "K1").clock.due == date(2025, 3, 10)
    assert [one.key for row in found.irregular for one in row.objections] == ["guard.no_basis"]


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


# One case for each clock that ships: how it starts, its last day, and a holiday or a year's end on the way.
NEW_YEAR = WorkingCalendar("ID", [Holiday(date(2026, 1, 1), "national")])
BOUNDARIES = {
    ("id-permendagri-25-2020", "K1"): ([on_day("e", date(2025, 11, 3), "received")], date(2026, 1, 6), "art. 16–17"),
    ("id-permendagri-25-2020", "K2P"): ([on_day("f0", date(2025, 12, 29), "received")], date(2026, 1, 6), "art. 18"),
    ("id-permendagri-25-2020", "K2T"): ([on_day("g", date(2025, 12, 30), "received")], date(2026, 1, 7), "art. 20"),
    ("id-permendagri-25-2020", "K3"): ([on_day("c", date(2024, 12, 31))], date(2025, 12, 31), "art. 13"),
    ("id-permendagri-25-2020", "K4"): ([on_day("j", date(2021, 6, 30))], date(2025, 12, 30), "art. 33"),
    ("id-permendagri-25-2020", "K5"): ([on_day("j", date(2020, 12, 31))], date(2025, 12, 31), "art. 32"),
    ("id-permendagri-25-2020", "K6G"): ([on_day("j", date(2025, 12, 31))], date(2026, 1, 7), "art. 35–36"),
    ("id-permendagri-25-2020", "K6M"): ([on_day("j", date(2025, 12, 31))], date(2026, 1, 14), "art. 37–38"),
    ("id-permendagri-25-2020-short", "K6M"): ([on_day("s4", date(2025, 12, 31))], date(2026, 1, 14), "art. 35–38"),
    ("jp-jica-grassroots", "JT"): ([on_day("J9", date(2021, 1, 1))], date(2026, 1, 1), "JICA"),
    ("generic-two-step", "TERM"): ([on_day("agreement", date(2021, 1, 1))], date(2026, 1, 1), "own clause"),
}  # fmt: skip


def test_every_clock_that_ships_has_its_boundary_day_here():
    assert set(BOUNDARIES) == {(one.key, key) for one in shipped().values() for key in one.clocks}


@pytest.mark.parametrize(
    ("named", "told"), BOUNDARIES.items(), ids=lambda one: "/".join(one) if isinstance(one[0], str) else ""
)
def test_the_last_day_itself_is_in_time_and_the_day_after_is_not(named, told):
    procedure, (happenings, last, article) = shipped()[named[0]], told

    def read(on: date):
        found = replay(procedure, happenings, on=on, calendar=NEW_YEAR).clocks
        return next(one for one in found if one.rule.key == named[1])

    on_last, after = read(last), read(last + timedelta(days=1))
    assert article in on_last.rule.article and on_last.clock.due == last
    assert (on_last.is_overdue, on_last.late_by, after.is_overdue, after.late_by) == (False, 0, True, 1)

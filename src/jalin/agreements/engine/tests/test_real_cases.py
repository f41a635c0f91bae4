"""The real cases of the Bandung record: when each was late, by how many days, by which article."""

from datetime import date

import pytest

from jalin.agreements.engine.catalogue import procedure_named
from jalin.agreements.engine.happenings import Happening, days_of
from jalin.agreements.engine.replaying import replay
from jalin.kernel.clocks.working_days import WorkingCalendar

LONG = procedure_named("id-permendagri-25-2020")
CALENDAR = WorkingCalendar.shipped("ID")
TODAY = date(2026, 11, 25)


def standing(*rows: str, on: date = TODAY):
    happenings = []
    for row in rows:
        day, act = row.split()
        stage, _colon, outcome = act.partition(":")
        happenings.append(Happening(stage, outcome or "done", *days_of(day)))
    return replay(LONG, happenings, on=on, calendar=CALENDAR)


def run_of(found, key: str, number: int = 0):
    return [one for one in found.clocks if one.rule.key == key][number]


def test_melbourne_signed_1_445_days_after_its_letter_of_intent_had_lapsed():
    found = standing("2019-05-10 c", "2023-03-30 e", "2024-04-24 j")
    letter = run_of(found, "K3")
    assert (letter.clock.due, letter.clock.ended) == (date(2020, 5, 10), date(2024, 4, 24))
    assert (letter.late_by, letter.late_by_at_most, letter.rule.article) == (1445, 1445, "art. 13")
    assert (letter.clock.ended - letter.clock.start).days == 1811
    assert letter.is_before_law, "the regulation came into force in 2020"


def test_melbournes_consent_came_1_054_days_after_the_letter_had_lapsed():
    found = standing("2019-05-10 c", on=date(2023, 3, 30))
    assert run_of(found, "K3").late_by == 1054


def test_melbournes_own_term_of_four_years_holds_instead_of_five():
    signed = Happening("j", "done", date(2024, 4, 24), date(2024, 4, 24), until=date(2028, 4, 24))
    found = replay(LONG, [signed], on=TODAY, calendar=CALENDAR)
    assert run_of(found, "K5").clock.due == date(2028, 4, 24)
    assert run_of(found, "K4").clock.due == date(2027, 10, 24)


def test_hamamatsu_was_renewed_411_days_after_its_end_and_594_after_the_letter_was_due():
    found = standing("2014-12-19 c", "2019-06-26 j", "2025-08-11 m")
    letter, term, notice = run_of(found, "K3"), run_of(found, "K5"), run_of(found, "K4")
    assert (letter.clock.ended - letter.clock.start).days == 1650 and letter.late_by == 1285
    assert (term.clock.due, term.late_by, term.rule.article) == (date(2024, 6, 26), 411, "art. 32")
    assert (notice.clock.due, notice.late_by, notice.rule.article) == (date(2023, 12, 26), 594, "art. 33")
    assert run_of(found, "K5", 1).clock.due == date(2030, 8, 11)


def test_hamamatsus_reports_are_asked_from_the_first_january_of_the_new_law_on():
    found = standing("2019-06-26 j", on=date(2023, 2, 1))
    due = [(one.year, one.clock.due) for one in found.clocks if one.rule.key == "K6M"]
    assert due == [(year, date(year + 1, 1, 14)) for year in (2020, 2021, 2022)]


def test_daegus_letter_of_a_year_was_over_for_at_least_316_days_before_the_commission_met():
    found = standing("2022 c", "2024-11-11 e:received", on=date(2024, 11, 11))
    letter = run_of(found, "K3")
    assert (letter.late_by, letter.late_by_at_most) == (316, 680) and not letter.is_exact
    assert found.stage.code == "e" and found.state == "under_way"


def test_daegus_council_would_have_consented_by_silence_on_20_january_2025():
    council = run_of(standing("2022 c", "2024-11-11 e:received"), "K1")
    assert (council.clock.due, council.clock.takes_effect) == (date(2025, 1, 17), date(2025, 1, 20))
    assert council.rule.article == "art. 16–17" and len(council.clock.holidays_used) == 4


def test_petaling_jaya_talked_of_renewal_962_days_after_the_letter_was_due_at_the_earliest():
    found = standing("2015 j", "2023-02-17 m:sent", on=date(2023, 2, 17))
    term, notice = run_of(found, "K5"), run_of(found, "K4")
    assert (term.clock.due, term.strict.due) == (date(2020, 12, 31), date(2020, 1, 1))
    assert (notice.late_by, notice.late_by_at_most) == (962, 1327)
    assert (term.late_by, term.late_by_at_most) == (778, 1143)


def test_an_event_whose_year_alone_is_known_stands_where_the_record_has_it():
    """It is no breach of the order that a paper says only “2022”."""
    for rows in (
        ("2022-05-10 c", "2022 d", "2022-11 e:received"),
        ("2022 c", "2022-05-10 d", "2022-11 e:received"),
    ):
        found = standing(*rows, on=date(2022, 12, 31))
        assert [one.stage for one in found.happenings] == ["c", "d", "e"] and found.stage.code == "e"
    backwards = standing("2022-11-01 e:received", "2022-05-10 d", "2022 c", on=date(2022, 12, 31))
    assert [one.stage for one in backwards.happenings] == ["c", "d", "e"]


@pytest.mark.parametrize("lang", ["id", "ja", "en"])
def test_every_real_case_is_told_in_each_language(lang):
    from jalin.agreements.engine.telling import as_json, lines_of

    for rows in (("2019-05-10 c", "2024-04-24 j"), ("2022 c", "2024-11-11 e:received"), ("2015 j", "2020 n")):
        found = standing(*rows)
        assert all(line.strip() and "{" not in line for line in lines_of(found, lang))
        assert as_json(found, lang)["late"] == [] or as_json(found, lang)["late"][0]["article"]

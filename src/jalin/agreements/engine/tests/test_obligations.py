"""What the office owes by the half-year and the year, each at its boundary day, with its article."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.agreements.engine.catalogue import (
    OBLIGATIONS,
    obligations_with_own,
    own_faults,
    shipped_obligations,
)
from jalin.agreements.engine.obligations import (
    MET,
    MET_LATE,
    OVERDUE,
    RUNNING,
    SCHEDULED,
    read_obligations,
    terms_of,
)
from jalin.agreements.engine.procedure import LANGUAGES, MARKS, said
from jalin.decisions.faults import Fault

OWED = shipped_obligations()["ID"]


def term(key: str, number: int, on: date, year: int = 2025, done=None, seen=None):
    done = {(key, year, number): done} if done else {}
    found = terms_of([OWED[key]], years=[year], on=on, done=done, seen=seen)
    return next(one for one in found if one.number == number)


@pytest.mark.parametrize(
    ("key", "number", "last", "article"),
    [
        ("K8", 1, date(2025, 6, 30), "art. 39(2), (5)"), ("K8", 2, date(2025, 12, 31), "art. 39(2), (5)"),
        ("K9P", 1, date(2025, 12, 31), "art. 47–49"), ("K9S", 1, date(2025, 7, 30), "art. 46"),
        ("K9S", 2, date(2026, 1, 31), "art. 46"), ("K9T", 1, date(2026, 1, 31), "art. 46"),
    ],
)  # fmt: skip
def test_the_last_day_itself_is_in_time_and_the_day_after_is_overdue(key, number, last, article):
    after = last + timedelta(days=1)
    assert (term(key, number, last).due, term(key, number, last).rule.article) == (last, article)
    assert (term(key, number, last).state, term(key, number, after).state) == (RUNNING, OVERDUE)
    assert term(key, number, after, done=last).state == MET
    late = term(key, number, after, done=after)
    assert (late.state, late.late_by) == (MET_LATE, 1)


def test_p22_art_47_49_a_plenary_within_the_year_fulfils_it_and_one_of_another_year_does_not():
    seen = {"plenary": [date(2024, 12, 31), date(2026, 1, 1)]}
    assert term("K9P", 1, date(2026, 2, 1), seen=seen).state == OVERDUE
    assert term("K9P", 1, date(2026, 2, 1), seen={"plenary": [date(2025, 12, 31)]}).state == MET
    assert term("K9P", 1, date(2025, 3, 1), seen={"plenary": [date(2025, 9, 1)]}).state == RUNNING, (
        "it lies ahead"
    )


def test_art_39_the_second_half_year_is_not_asked_for_in_the_first():
    assert (
        term("K8", 2, date(2025, 6, 30)).state == SCHEDULED
        and term("K8", 2, date(2025, 7, 1)).state == RUNNING
    )


@settings(max_examples=40)
@given(on=st.dates(date(2025, 1, 1), date(2026, 12, 31)), day=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_doing_it_earlier_never_makes_it_later_and_what_is_done_is_never_overdue(on, day):
    for rule in OWED.values():
        for number in range(1, len(rule.periods) + 1):
            found = term(rule.key, number, on, done=day)
            assert (found.state in (MET, MET_LATE)) == (day <= on)
            assert found.late_by >= term(rule.key, number, on, done=day - timedelta(days=1)).late_by
            assert found.first <= found.last <= found.due


def test_every_obligation_says_its_source_and_how_well_it_is_confirmed_in_three_languages():
    assert set(OWED) == {"K8", "K9P", "K9S", "K9T"}
    for rule in OWED.values():
        assert rule.mark in MARKS and rule.article and rule.source
        assert all(
            said(text, lang)
            for text in (rule.name, rule.actor, rule.on_lapse, rule.note)
            for lang in LANGUAGES
        )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("last = [6, 30]", "last = [6, 31]", "line 1"), ("periods = [", "periods = []\n#", "line "), ('key = "K9S"', 'key = "K8"', "line 34"),
     ("months_after = 1", "months_after = 13", "line "), ("last = [6, 30]", "last = [6, 30], x = 1", "line ")],
)  # fmt: skip
def test_a_fault_of_the_file_is_one_sentence_with_its_line(tmp_path, old, new, line):
    text = (OBLIGATIONS / "indonesia.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Fault) as caught:
        read_obligations(path)
    assert line in str(caught.value) and "\n" not in str(caught.value)


def test_a_citys_own_file_adds_to_those_shipped_and_a_spoilt_one_is_named(tmp_path):
    folder = tmp_path / "obligations"
    folder.mkdir()
    text = (OBLIGATIONS / "indonesia.toml").read_text(encoding="utf-8")
    own = folder / "own.toml"
    own.write_text(text.replace('key = "K8"', 'key = "OWN"'), encoding="utf-8")
    assert set(obligations_with_own(tmp_path)["ID"]) == {*OWED, "OWN"} and own_faults(tmp_path) == []
    own.write_text(text.replace("[6, 30]", "[6, 31]"), encoding="utf-8")
    assert set(obligations_with_own(tmp_path)["ID"]) == {*OWED, "OWN"}, "what it said before holds on"
    assert "own.toml, line 1" in str(own_faults(tmp_path)[0])

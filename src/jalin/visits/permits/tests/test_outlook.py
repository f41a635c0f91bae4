"""Whether a journey can still be permitted in time: the strictest active rule, counted back from the first day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.clocks.working_days import WorkingCalendar
from jalin.visits.permits.catalogue import rule_book
from jalin.visits.permits.outlook import (
    IN_TIME,
    NO_RULE,
    TOO_LATE,
    count_back,
    earliest_start,
    permit_outlook,
    report_due_on,
)
from jalin.visits.permits.reading import Fault, read_rule_book
from jalin.visits.permits.rule import PURPOSES, TravelRule

BOOK, CALENDAR = rule_book("ID"), WorkingCalendar.shipped("ID")
DAYS = st.dates(date(2012, 1, 1), date(2027, 6, 30))
RULES = st.lists(
    st.builds(
        TravelRule, key=st.sampled_from("abcd"), version=st.just("1"), name=st.just({}), source=st.just("a source"), mark=st.just("unsure"),
        valid_from=st.dates(date(2010, 1, 1), date(2026, 1, 1)), length=st.integers(0, 60), unit=st.sampled_from(["day", "working_day"]),
        people=st.dictionaries(st.sampled_from([*PURPOSES, "any"]), st.integers(1, 20), max_size=2), most_days=st.integers(0, 20),
        excepted=st.lists(st.sampled_from(PURPOSES), max_size=2).map(tuple),
    ),
    max_size=4,
)  # fmt: skip
BRIEF = settings(max_examples=40)


def outlook(on: date, start: date, **more):
    return permit_outlook(on, start, rules=more.pop("rules", BOOK.rules), calendar=CALENDAR, **more)


def test_the_journey_of_the_founding_article_had_to_be_filed_a_fortnight_before():
    found = outlook(
        date(2018, 10, 1), date(2018, 11, 2), end=date(2018, 11, 6), people=6, purpose="negotiation"
    )
    assert (found.state, found.strictest.rule.key, found.file_by) == (
        IN_TIME,
        "permendagri-11-2011",
        date(2018, 10, 19),
    )
    assert found.excesses == ()  # talks are excepted from its limits
    assert outlook(date(2018, 10, 20), date(2018, 11, 2)).state == TOO_LATE


def test_the_strictest_of_the_rules_of_today_is_a_month():
    found = outlook(date(2026, 11, 26), date(2026, 12, 10), end=date(2026, 12, 14), people=6, purpose="study")
    assert (found.state, found.file_by, found.earliest) == (TOO_LATE, date(2026, 11, 10), date(2026, 12, 26))
    assert {(one.rule.key, one.what, one.most) for one in found.excesses} == {
        ("permendagri-11-2011", "people", 5), ("permendagri-59-2019", "people", 5), ("se-b-32-2024", "people", 3)}  # fmt: skip
    assert report_due_on(BOOK.rules, date(2026, 12, 14))[0] == date(2026, 12, 28)
    assert report_due_on(BOOK.rules, date(2018, 11, 6)) is None


def test_papers_are_asked_once_however_many_rules_name_them():
    found = outlook(date(2026, 1, 5), date(2026, 6, 1), ready=["terms", "visa"])
    keys = [paper.key for paper in found.papers]
    assert len(keys) == len(set(keys)) and set(keys) <= set(BOOK.papers)
    assert {paper.key for paper in found.papers if paper.is_ready} == {"terms", "visa"}
    assert len(next(paper for paper in found.papers if paper.key == "invitation").rules) == 3


@given(RULES, DAYS, st.integers(0, 200))
@BRIEF
def test_the_last_day_is_that_of_the_strictest_active_rule(rules, on, ahead):
    start = on + timedelta(days=ahead)
    found = outlook(on, start, rules=rules)
    active = [rule for rule in rules if rule.holds_on(start)]
    dues = [one.file_by for one in count_back(on, start, active, CALENDAR)]
    assert found.file_by == (min(dues) if dues else None)
    assert found.state == (NO_RULE if not dues else TOO_LATE if on > min(dues) else IN_TIME)
    assert all(due < start for due in dues)


@given(RULES, DAYS, st.integers(0, 90))
@BRIEF
def test_one_more_rule_never_gives_more_time(rules, on, ahead):
    start = on + timedelta(days=ahead)
    longer, shorter = outlook(on, start, rules=rules), outlook(on, start, rules=rules[1:])
    assert shorter.file_by is None or longer.file_by <= shorter.file_by
    assert set(shorter.excesses) <= set(longer.excesses)


@given(DAYS, st.integers(0, 60))
@BRIEF
def test_a_day_later_is_never_better(on, ahead):
    start = on + timedelta(days=ahead)
    assert not (
        outlook(on, start).state == TOO_LATE and outlook(on + timedelta(days=1), start).state == IN_TIME
    )


@given(RULES, DAYS)
@settings(max_examples=20)
def test_the_earliest_first_day_is_in_time_and_the_day_before_is_not(rules, on):
    start = earliest_start(on, rules, CALENDAR)
    assert outlook(on, start, rules=rules).state != TOO_LATE
    if start > on:
        assert outlook(on, start - timedelta(days=1), rules=rules).state == TOO_LATE


def test_a_rule_whose_time_is_over_counts_no_more():
    old = replace(BOOK.rules[0], valid_to=date(2019, 12, 31))
    assert outlook(date(2020, 1, 1), date(2020, 2, 1), rules=[old]).state == NO_RULE


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('mark = "sure"', "is not known; use one of confirmed"),
        ('mark = "unsure"\npapers = ["invitaton"]', "names no paper “invitaton” (invitation?)"),
        ('mark = "unsure"\nlenght = 3', "length"),
        ('mark = "unsure"\npeople = { everybody = 3 }', "everybody"),
    ],
)
def test_a_fault_in_a_file_of_the_city_is_one_sentence_with_its_line(tmp_path, rule, words):
    path = tmp_path / "xx.toml"
    texts = '{ id = "a", ja = "a", en = "a" }'
    path.write_text(
        f'country = "XX"\n[[papers]]\nkey = "invitation"\nname = {texts}\n[[rules]]\nkey = "k"\nversion = "1"\nname = {texts}\n'
        f'source = "s"\nvalid_from = 2020-01-01\n{rule}\n',
        encoding="utf-8",
    )
    with pytest.raises(Fault) as refused:
        read_rule_book(path)
    assert words in str(refused.value) and "line" in str(refused.value)


def test_a_city_elsewhere_has_no_rules_until_it_writes_its_own(tmp_path):
    assert rule_book("DE").rules == ()
    (tmp_path / "de.toml").write_text('country = "DE"\n', encoding="utf-8")
    assert rule_book("DE", tmp_path).country == "DE"

"""Renewal is a rule over what was reported; what is not known is asked for and never counts as failed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.fields.scholarships.engine.cohort import (
    CONTINUE,
    STOP,
    SUSPEND,
    RenewalRules,
    SchoolYear,
    renew,
    say,
)

ENDED, SOON, LATE = date(2026, 6, 30), date(2026, 7, 15), date(2026, 8, 30)
GOOD = {"enrolled": True, "attended": 180, "school_days": 200, "promoted": True, "received": 100, "used": 90}


def outcome(on=SOON, before=(), **changes):
    found = renew([*before, SchoolYear(ENDED, **GOOD | changes)], RenewalRules(), on)
    return found.outcome, found.reason


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (CONTINUE, "all")),
        ({"attended": 160}, (CONTINUE, "all")),
        ({"attended": 159}, (SUSPEND, "attendance")),
        ({"attended": 150, "excused": 20}, (CONTINUE, "all")),
        ({"used": 101}, (SUSPEND, "money")),
        ({"promoted": False}, (CONTINUE, "all")),
        ({"enrolled": False}, (STOP, "enrolled")),
        ({"graduated": True, "promoted": None}, (STOP, "graduated")),
        ({"attended": None}, (CONTINUE, "attendance")),
    ],
)
def test_the_rule_that_decides_is_named(changes, expected):
    assert outcome(**changes) == expected


def test_a_second_repetition_ends_the_aid_and_so_does_the_last_year():
    repeated = SchoolYear(date(2025, 6, 30), **GOOD | {"promoted": False})
    assert outcome(before=[repeated], promoted=False) == (STOP, "promotion")
    assert outcome(before=[SchoolYear(date(2025, 6, 30), **GOOD)] * 5) == (STOP, "last_year")


def test_a_missing_report_is_waited_for_until_its_day_and_suspends_after_it():
    found = renew([SchoolYear(ENDED, **GOOD | {"used": None})], RenewalRules(), SOON)
    assert (found.outcome, found.ask_by) == (CONTINUE, date(2026, 8, 29))
    assert outcome(on=LATE, used=None) == (SUSPEND, "money")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"attended": 1},
        {"used": 999},
        {"enrolled": False},
        {"graduated": True},
        {"attended": None, "used": None},
    ],
)
@pytest.mark.parametrize("lang", ["id", "ja", "en"])
def test_the_outcome_is_said_in_three_languages(changes, lang):
    told = say(renew([SchoolYear(ENDED, **GOOD | changes)], RenewalRules(), SOON), lang)
    assert len(told) >= 2 and all(told) and not any("{" in line for line in told)


def test_what_decided_is_said_with_its_numbers():
    found = renew([SchoolYear(ENDED, **GOOD | {"attended": 120, "used": None})], RenewalRules(), SOON)
    assert say(found, "en") == [
        "The aid is suspended.",
        "Attended 120 of 200 days that count; at least 80 % are needed.",
        "A report is missing (use of the money); it is waited for until 2026-08-29.",
    ]


@given(st.integers(0, 200), st.integers(0, 200))
def test_more_days_attended_never_worsen_the_outcome(one, other):
    less, more = sorted([one, other])
    order = [STOP, SUSPEND, CONTINUE]
    assert order.index(outcome(attended=less)[0]) <= order.index(outcome(attended=more)[0])


def test_days_that_do_not_add_up_and_no_year_at_all_are_refused():
    with pytest.raises(ValueError, match="do not add up"):
        SchoolYear(ENDED, attended=190, school_days=200, excused=20)
    with pytest.raises(ValueError, match="at least one year"):
        renew([], RenewalRules(), SOON)

"""Duties by dated rows, costs that add up."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.clocks.deadlines import LAPSED, MET, RUNNING
from jalin.kernel.clocks.working_days import WorkingCalendar
from jalin.visits.accounts.costs import Paid, in_home, reckon
from jalin.visits.accounts.duties import GIFT, REPORT, clock_of, duty_on, shipped_duties, shipped_headings

CALENDAR = WorkingCalendar.shipped("ID")


def test_the_report_is_due_two_weeks_after_the_return_and_not_before_there_was_a_rule():
    back = date(2026, 6, 5)
    duty = duty_on(REPORT, "ID", back)
    assert clock_of(duty, start=back, on=back, calendar=CALENDAR).due == back + timedelta(days=14)
    assert clock_of(duty, start=back, on=back + timedelta(days=15), calendar=CALENDAR).state == LAPSED
    done = clock_of(
        duty, start=back, on=back + timedelta(days=30), calendar=CALENDAR, ended=back + timedelta(days=14)
    )
    assert done.state == MET
    assert duty_on(REPORT, "ID", date(2018, 11, 6)) is None and duty_on(REPORT, "JP", back) is None


def test_a_gift_is_reported_within_thirty_working_days():
    given_on = date(2026, 2, 3)
    clock = clock_of(duty_on(GIFT, "ID", given_on), start=given_on, on=given_on, calendar=CALENDAR)
    assert clock.state == RUNNING and CALENDAR.days_between(given_on, clock.due) == 30
    assert duty_on(GIFT, "ID", date(2001, 11, 20)) is None


def test_every_row_names_article_and_source_and_every_heading_has_three_languages():
    assert all(one.article and one.source for one in shipped_duties())
    for form in shipped_headings().values():
        assert form.source and len(set(form.keys)) == len(form.keys)
        assert all(one["id"] and one["ja"] and one["en"] for one in form.headings)


CATEGORIES = ("travel", "lodging", "other")
money = st.decimals(0, 10**9, places=2)
expenses = st.lists(st.builds(
    Paid, st.sampled_from(CATEGORIES), money, st.sampled_from(("IDR", "JPY")),
    st.none() | st.decimals(Decimal("0.0001"), 20_000, places=4), st.booleans(),
), max_size=12)  # fmt: skip


@settings(max_examples=60)
@given(expenses, st.dictionaries(st.sampled_from(CATEGORIES), money))
def test_sums_are_of_what_has_a_rate_and_nothing_is_counted_as_nothing(paid, budget):
    cost = reckon(CATEGORIES, budget, paid, currency="IDR")
    known = [amount for one in paid if (amount := in_home(one, "IDR")) is not None]
    assert cost.spent == sum(known, Decimal())
    assert cost.without_rate == len(paid) - len(known)
    assert cost.without_receipt == sum(not one.has_receipt for one in paid)
    assert sum(line.count for line in cost.lines) == len(paid)
    assert (cost.planned is None) == (not budget) and all(
        line.is_over == (line.left is not None and line.left < 0) for line in cost.lines
    )


def test_yen_are_reckoned_at_the_rate_of_their_day_half_up():
    assert in_home(Paid("travel", Decimal("1000"), "JPY", Decimal("105.255")), "IDR") == Decimal("105255.00")
    assert in_home(Paid("travel", Decimal("0.5"), "JPY", Decimal("0.01")), "IDR") == Decimal("0.01")
    assert in_home(Paid("travel", Decimal("1"), "JPY"), "IDR") is None

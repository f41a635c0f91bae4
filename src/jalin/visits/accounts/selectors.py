"""Reading reports, gifts, costs, letters and follow-ups. Everything starts from the nouns' scope functions."""

from datetime import date
from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.clocks.deadlines import LegalClock
from jalin.kernel.rulebook.selectors import declare_rule, rule_on
from jalin.people.calendars import calendar_of
from jalin.people.selectors import home_office
from jalin.visits.models import Visit
from jalin.visits.selectors import office_rows

from .costs import Cost, Paid, reckon
from .duties import GIFT, REPORT, clock_of, duty_on
from .models import BudgetLine, Category, Expense, FollowUp, Gift, Report, Thanks
from .permissions import VIEW_ACCOUNTS

CURRENCY = "visits.currency"
declare_rule(
    CURRENCY,
    "",
    name=_("Costs of visits are added up in"),
    unit=_("currency (ISO 4217); empty: that of the country"),
)


@scope_of(Report)
def report_rows(user, verb):
    return office_rows(Report, user, verb)


@scope_of(Gift)
def gift_rows(user, verb):
    return office_rows(Gift, user, verb)


@scope_of(BudgetLine)
def budget_rows(user, verb):
    return office_rows(BudgetLine, user, verb)


@scope_of(Expense)
def expense_rows(user, verb):
    return office_rows(Expense, user, verb)


@scope_of(Thanks)
def thanks_rows(user, verb):
    return office_rows(Thanks, user, verb)


@scope_of(FollowUp)
def follow_up_rows(user, verb):
    """Those of the visits within reach, and those that stand on one's own desk."""
    rows = office_rows(FollowUp, user, verb)
    return (
        rows | FollowUp.objects.filter(owner=user)
        if user.is_authenticated and grants_of(user, verb)
        else rows
    )


def visible_gifts(user):
    return gift_rows(user, str(VIEW_ACCOUNTS))


def visible_expenses(user):
    return expense_rows(user, str(VIEW_ACCOUNTS))


def home_country() -> str:
    office = home_office()
    return office.country if office else ""


def home_currency(on: date, country: str) -> str:
    """The currency in which costs are added up: as the office wrote it, else that of its country on that day."""
    written = str(rule_on(CURRENCY, on) or "").strip().upper()
    return written or next(iter(get_territory_currencies(country, on)), "") if country else written


@cache
def known_currencies() -> dict[str, str]:
    """ISO code -> name in English, of every currency that some country has today."""
    names = Locale("en").currencies
    codes = {code for country in Locale("en").territories if len(country) == 2 and country.isalpha()
             for code in get_territory_currencies(country)}  # fmt: skip
    return {code: names.get(code, code) for code in sorted(codes)}


def report_clock(visit: Visit, country: str, on: date, *, handed_in_on: date | None) -> LegalClock | None:
    """The clock of the report: it starts on the last day of an outgoing visit. None where no row of law asks for one."""
    if visit.direction != Visit.Direction.OUTGOING:
        return None
    duty = duty_on(REPORT, country, visit.ends_on)
    return (
        clock_of(duty, start=visit.ends_on, on=on, calendar=calendar_of(country), ended=handed_in_on)
        if duty
        else None
    )


def gift_clock(gift: Gift, country: str, on: date) -> LegalClock | None:
    """The clock of a received gift; None for a given one, for one that need not be reported, and where no row asks."""
    if gift.direction != Gift.Direction.RECEIVED or gift.not_reported_because:
        return None
    duty = duty_on(GIFT, country, gift.on_day)
    return (
        clock_of(duty, start=gift.on_day, on=on, calendar=calendar_of(country), ended=gift.reported_on)
        if duty
        else None
    )


def cost_of(visit: Visit, *, country: str | None = None, expenses=None) -> Cost:
    """What the visit cost against its budget; two statements, fewer when `expenses` and `country` are known."""
    country = home_country() if country is None else country
    rows = Expense.objects.filter(visit=visit) if expenses is None else expenses
    budget = dict(BudgetLine.objects.filter(visit=visit).values_list("category", "amount"))
    paid = [
        Paid(row.category, row.amount, row.currency, row.rate, row.receipt_id is not None) for row in rows
    ]
    return reckon(Category.values, budget, paid, currency=home_currency(visit.ends_on, country))

"""A visit under the travel rules of the home country."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils import timezone

from jalin.decisions.faults import Fault
from jalin.people.calendars import calendar_of
from jalin.people.models import Office
from jalin.people.selectors import home_office
from jalin.visits.models import Visit

from .catalogue import rule_book
from .outlook import Outlook, permit_outlook
from .rule import Paper, RuleBook

OWN = "travel_rules"  # folder in the city's home with rules of its own


def rules_of(office: Office | None) -> RuleBook:
    """The travel rules of the country of an office that is read already; an empty book before it is set up."""
    return home_rules(office.country if office else "")


def home_rules(country: str | None = None) -> RuleBook:
    """The travel rules of the home country; an empty book before the office is set up."""
    if country is None:
        return rules_of(home_office())
    try:
        return rule_book(country, settings.HOME / OWN)
    except Fault as fault:  # a page that says so helps more than one that fails
        return replace(rule_book(country), fault=fault)


def papers_of(visit: Visit) -> dict[str, Paper]:
    """Key -> paper, of every paper that a rule active on the first day asks for."""
    book = home_rules()
    return {key: book.papers[key] for rule in book.on(visit.starts_on) for key in rule.papers}


def outlook_of(
    visit: Visit, *, on: date | None = None, people: int | None = None, ready=(), book: RuleBook | None = None
) -> Outlook:
    """How it stands with the permit of a visit on a day. One query, for the office, where no `book` is given."""
    book = home_rules() if book is None else book
    calendar = calendar_of(book.country or "ID")
    return permit_outlook(
        on or timezone.localdate(), visit.starts_on, rules=book.rules, calendar=calendar, end=visit.ends_on, people=people,
        purpose=visit.purpose_kind, ready=ready,
    )  # fmt: skip


def outlook_on_arrival(arrived_on: date, first_day: date, *, book: RuleBook | None = None, **more) -> Outlook:
    """For an invitation: whether its journey could still be permitted when it came in on that day. One query, for the
    office, where no `book` is given."""
    book = home_rules() if book is None else book
    return permit_outlook(
        arrived_on, first_day, rules=book.rules, calendar=calendar_of(book.country or "ID"), **more
    )

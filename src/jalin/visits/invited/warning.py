"""Whether the permit for an invitation's journey can still be had: said on the day it arrives, not at the airport."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.invitations.cautions import Caution
from jalin.invitations.models import Invitation
from jalin.invitations.rounds.permit import Lead
from jalin.kernel.dates import format_day
from jalin.people.calendars import calendar_of
from jalin.people.models import Office
from jalin.visits.permits.outlook import IN_TIME, count_back, earliest_start
from jalin.visits.permits.reckoning import home_rules, outlook_on_arrival, rules_of
from jalin.visits.permits.rule import RuleBook, TravelRule
from jalin.visits.permits.telling import outlook_sentence, said
from jalin.visits.words import language


def is_abroad(invitation: Invitation, book: RuleBook) -> bool:
    """Whether a journey with days would follow for which the home country has rules."""
    return bool(book.rules) and invitation.starts_on is not None and invitation.country != book.country


@lru_cache(maxsize=4096)  # the same journeys stand on the board all day
def last_day(start: date, on: date, book: RuleBook) -> date | None:
    """Until when the papers of a journey from `start` had to be handed in by the strictest rule; None where none states a time."""
    counted = count_back(on, start, book.on(start), calendar_of(book.country))
    return counted[0].file_by if counted else None


def permit_cautions(
    invitations: Iterable[Invitation], today: date, office: Office | None
) -> dict[int, Caution]:
    """key -> caution, of the open invitations whose permit comes too late now or came too late when they arrived. No query."""
    book, found = rules_of(office), {}
    for one in invitations:
        if one.state in lifecycle.OPEN and is_abroad(one, book):
            until = last_day(one.starts_on, today, book)
            if until is not None and until < today:
                tell = partial(_told, one, until, book)
                found[one.pk] = Caution(
                    _("Too late for the permit"),
                    tell,
                    reverse("desk:travel_rules"),
                    _("Rules on official travel"),
                )
    return found


def _told(invitation: Invitation, until: date, book: RuleBook) -> str:
    """How it stands today, and whether it was so on the day of arrival already."""
    told = outlook_sentence(outlook_on_arrival(timezone.localdate(), invitation.starts_on, book=book))
    if invitation.received_on > until:
        told += " " + _("It was so on the day it arrived, %(day)s.") % {"day": format_day(invitation.received_on, language())}  # fmt: skip
    return told


def time_left(invitation: Invitation, book: RuleBook) -> str:
    """By when the papers are to be handed in; "" where no rule says so or it is too late."""
    today = timezone.localdate()
    if invitation.state not in lifecycle.OPEN or invitation.starts_on is None or invitation.starts_on < today:
        return ""
    outlook = outlook_on_arrival(today, invitation.starts_on, book=book)
    return outlook_sentence(outlook) if outlook.state == IN_TIME else ""


def lead_by_rules(on: date) -> Lead | None:
    """How long before leaving the papers must go in when they go in on `on`, by the strictest rule then; None without rules."""
    days, rule = _longest(on, home_rules())
    return Lead(days, said(rule.name), rule.mark == "confirmed") if rule else None


@lru_cache(maxsize=64)  # looked for day by day, and the same all day
def _longest(on: date, book: RuleBook) -> tuple[int, TravelRule | None]:
    """Days before leaving when the papers go in on `on`, and the rule that asks for them; no rule where none states a time."""
    calendar = calendar_of(book.country or "ID")
    first = earliest_start(on, book.rules, calendar)
    counted = count_back(on, first, book.on(first), calendar) if first else ()
    return ((first - on).days, counted[0].rule) if counted else (0, None)

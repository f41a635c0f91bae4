"""The deadlines of a person as a calendar to subscribe to (RFC 5545), under a secret address that can be revoked."""

import secrets
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jalin.kernel.access import can
from jalin.kernel.journal import action
from jalin.kernel.web.calendars import digest_of, named_calendar

from .deadline_words import about, basis_told, period_word
from .engine.procedure import said
from .models import CalendarKey, Deadline
from .permissions import SUBSCRIBE, VIEW
from .selectors import deadline_rows, rule_of, still_owed
from .words import language

BACK = timedelta(days=400)


@action("agreements.make_calendar", verb=SUBSCRIBE)
def make_calendar(*, by, act) -> str:
    """A new secret for `by`; the former address stops working. It is shown once and kept as a digest only."""
    secret = secrets.token_urlsafe(32)
    key = CalendarKey.objects.filter(user=by).first()
    if key is None:
        act.create(CalendarKey(user=by, digest=digest_of(secret)))
    else:
        act.change(key, digest=digest_of(secret))
    return secret


@action("agreements.revoke_calendar", verb=SUBSCRIBE)
def revoke_calendar(*, by, act) -> None:
    key = CalendarKey.objects.filter(user=by).first()
    if key is not None:
        act.remove(key)


def owner_of(secret: str):
    """The person whose calendar has this address; None for a wrong or revoked one, and once the person may have none any more or
    the account was switched off."""
    key = CalendarKey.objects.select_related("user").filter(digest=digest_of(secret)).first()
    if key is None or not key.user.is_active or not can(key.user, SUBSCRIBE):
        return None
    return key.user


def calendar_for(user, site: str, today: date) -> Calendar:
    """What is owed and what was due in the last year and a month, as days; in the active language. `site`: the address of this
    office, by which the events of two offices differ."""
    calendar = named_calendar(_("Deadlines of the legal process"), "deadlines")
    rows = deadline_rows(user, VIEW).filter(due_on__gte=today - BACK)
    shown = still_owed(rows) | rows.filter(ended_on__isnull=False)
    for row in shown.select_related("case__relation__partner").order_by("due_on", "pk"):
        calendar.add_component(_event(row, site))
    return calendar


def _event(row: Deadline, site: str) -> Event:
    """Its UID names what the deadline is, so that it stays the same when an act is taken back and recorded again."""
    rule, told, lang = rule_of(row), about(row), language()
    name = said(rule.name, lang) if rule else row.clock
    done = "✓ " if row.ended_on else ""
    lines = [
        told.title,
        basis_told(rule) if rule else "",
        said(rule.on_lapse, lang) if rule and not row.ended_on else "",
    ]
    event = Event()
    event.add(
        "uid", f"deadline-{row.case_id or 'office'}-{row.clock}-{row.year}-{row.run}@{urlsplit(site).netloc}"
    )
    event.add("dtstart", row.due_on)
    event.add("dtend", row.due_on + timedelta(days=1))
    event.add("summary", f"{done}{name}{period_word(row)}{f': {told.place}' if told.place else ''}")
    event.add("description", "\n".join(filter(None, lines)))
    event.add("url", f"{site}{told.path}")
    event.add("transp", "TRANSPARENT")
    return event

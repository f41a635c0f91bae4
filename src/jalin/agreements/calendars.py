"""The deadlines of a person as a calendar to subscribe to (RFC 5545), under a secret address that can be revoked."""

import hashlib
import secrets
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jalin.kernel.journal import action

from .deadline_words import about, article_told, period_word
from .engine.procedure import said
from .models import CalendarKey, Deadline
from .permissions import SUBSCRIBE, VIEW
from .selectors import deadline_rows, rule_of

BACK = timedelta(days=400)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


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
    """The person whose calendar has this address, or None: also when the account was switched off."""
    key = CalendarKey.objects.select_related("user").filter(digest=digest_of(secret)).first()
    return key.user if key and key.user.is_active else None


def calendar_for(user, host: str, today: date) -> bytes:
    """Open deadlines and those of the last year, as days; the language is the active one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jalin//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Deadlines of the legal process"))
    rows = (
        deadline_rows(user, VIEW).filter(due_on__gte=today - BACK).select_related("case__relation__partner")
    )
    for row in rows.order_by("due_on", "pk"):
        calendar.add_component(_event(row, user.language, host))
    return calendar.to_ical()


def _event(row: Deadline, lang: str, host: str) -> Event:
    rule, told = rule_of(row), about(row)
    name = said(rule.name, lang) if rule else row.clock
    done = "✓ " if row.ended_on else ""
    event = Event()
    event.add("uid", f"deadline-{row.pk}@{host}")
    event.add("dtstamp", datetime.combine(row.due_on, datetime.min.time(), UTC))
    event.add("dtstart", row.due_on)
    event.add("dtend", row.due_on + timedelta(days=1))
    event.add("summary", f"{done}{name}{period_word(row)}{f': {told.place}' if told.place else ''}")
    event.add(
        "description",
        f"{told.title}\n{article_told(rule) if rule else ''}\n{said(rule.on_lapse, lang) if rule else ''}".strip(),
    )
    event.add("url", f"https://{host}{told.path}")
    event.add("transp", "TRANSPARENT")
    return event

"""The programme of one person as a calendar to subscribe to (RFC 5545), under a secret address that can be revoked."""

from datetime import UTC

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jalin.kernel.web.calendars import digest_of, named_calendar
from jalin.visits.models import Delegate, ProgrammeItem
from jalin.visits.programme.hours import wall


def owner_of(secret: str) -> Delegate | None:
    """The person whose calendar has this address; None for a wrong or revoked one, and once the visit is called off."""
    found = Delegate.objects.select_related("visit__relation__partner").filter(
        calendar_digest=digest_of(secret)
    )
    return found.exclude(visit__state="cancelled").first()


def calendar_of(delegate: Delegate, host: str) -> Calendar:
    """What this person takes part in, in the language in force. It names posts and places, no person."""
    visit = delegate.visit
    calendar = named_calendar(str(visit.title), "visit")
    calendar.add("x-wr-timezone", visit.place_zone)
    items = visit.programme.prefetch_related("met", "attended_by")
    for item in items:
        people = {one.pk for one in item.attended_by.all()}
        if not people or delegate.pk in people:
            calendar.add_component(_event(item, host))
    return calendar


def _event(item: ProgrammeItem, host: str) -> Event:
    event = Event()
    event.add("uid", f"visit-item-{item.pk}@{host}")
    event.add("dtstart", item.starts_at.astimezone(UTC))
    event.add("dtend", item.ends_at.astimezone(UTC))
    event.add("summary", str(item.title))
    where = ", ".join(filter(None, (item.place, item.address)))
    if where:
        event.add("location", where)
    local = f"{wall(item.starts_at, item.zone):%H:%M}–{wall(item.ends_at, item.zone):%H:%M} ({item.zone})"
    met = ", ".join(str(one.post) for one in item.met.all() if str(one.post))
    lines = [local, _("Met: %(who)s") % {"who": met} if met else "", _("Gift: %(what)s") % {"what": item.gift} if item.gift else "",
             str(item.note)]  # fmt: skip
    event.add("description", "\n".join(filter(None, lines)))
    return event

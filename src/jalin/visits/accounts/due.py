"""What waits after a visit: the report, gifts to be reported, dates that were set, letters that were not sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of
from jalin.kernel.due import Due, More, register_due
from jalin.visits.lifecycle import ENDED
from jalin.visits.models import Visit
from jalin.visits.selectors import visit_rows

from .models import FollowUp, Gift
from .permissions import KEEP_ACCOUNTS
from .selectors import gift_clock, gift_rows, home_country, report_clock
from .words import OVER, clock_words, day_word

MOST = 4
AHEAD = timedelta(days=14)
HARK_BACK = timedelta(days=730)  # visits of long ago are not asked for their report every day


@register_due
def reports_due(user, today: date) -> Iterator[Due | More]:
    """Journeys that have ended and whose report was not handed in; the clock is a legal one."""
    if not can(user, KEEP_ACCOUNTS):
        return
    rows = visit_rows(user, str(KEEP_ACCOUNTS)).filter(
        direction=Visit.Direction.OUTGOING, state=ENDED, ends_on__gte=today - HARK_BACK
    )
    rows = rows.filter(Q(report__isnull=True) | Q(report__handed_in_on__isnull=True)).order_by(
        "ends_on", "pk"
    )
    country = home_country()
    for visit in rows[:MOST]:
        clock = report_clock(visit, country, today, handed_in_on=None)
        is_over = clock is not None and clock.state in OVER
        reason = _("The report of the journey: %(clock)s.") % {"clock": clock_words(clock)} if clock else _("The report of the journey is missing.")  # fmt: skip
        url = reverse("desk:visit_accounts", args=[visit.pk])
        yield Due("visit_report", "late" if is_over else "due", str(visit.title), reason, url, icon="report",
                  on=clock.due if clock else None, cost=880, act=_("Write the report"), act_url=reverse("desk:visit_report", args=[visit.pk]))  # fmt: skip


@register_due
def gifts_due(user, today: date) -> Iterator[Due | More]:
    """Received gifts that were neither reported nor left out for a reason."""
    if not can(user, KEEP_ACCOUNTS):
        return
    rows = gift_rows(user, str(KEEP_ACCOUNTS)).filter(
        direction=Gift.Direction.RECEIVED, reported_on__isnull=True, not_reported_because="", on_day__gte=today - HARK_BACK
    )  # fmt: skip
    found, country = list(rows.defer(*Gift.PERSONAL).order_by("on_day", "pk")[: MOST + 1]), home_country()
    for gift in found[:MOST]:
        clock = gift_clock(gift, country, today)
        if clock is None:
            continue
        reason = _("A gift that was received has to be reported: %(clock)s.") % {"clock": clock_words(clock)}
        yield Due("gift", "late" if clock.state in OVER else "due", gift.what, reason, reverse("desk:visit_gift", args=[gift.pk]),
                  icon="gift", on=clock.due, cost=890, act=_("Say that it was reported"), act_url=reverse("desk:visit_gift_reported", args=[gift.pk]))  # fmt: skip
    if len(found) > MOST:
        yield More("gift", "due", _("All gifts to be reported"), f"{reverse('desk:visit_gifts')}?state=open")


@register_due
def follow_ups_due(user, today: date) -> Iterator[Due | More]:
    """Dates that were set after a visit: one's own, one's unit's, and for whoever keeps the accounts all."""
    grants = grants_of(user, KEEP_ACCOUNTS)
    rows = FollowUp.objects.filter(done_on__isnull=True, on_day__lte=today + AHEAD)
    if not grants.everywhere:
        rows = rows.filter(
            Q(owner=user) | Q(unit__in=[duty.unit_id for duty in user.duties.all() if duty.unit_id])
        )
    for row in rows.select_related("visit").order_by("on_day", "pk")[:MOST]:
        reason = _("Set for %(day)s after the visit “%(visit)s”.") % {
            "day": day_word(row.on_day),
            "visit": str(row.visit.title),
        }
        act = (
            {"act": _("It is done"), "act_url": reverse("desk:visit_accounts", args=[row.visit_id])}
            if grants.everywhere
            else {}
        )
        yield Due("follow_up", "late" if row.on_day < today else "due", row.what, reason, reverse("desk:visit", args=[row.visit_id]),
                  icon="calendar-due", on=row.on_day, cost=620, **act)  # fmt: skip

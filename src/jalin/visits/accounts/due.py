"""What waits after a visit: the report, gifts to be reported, dates that were set, letters that were not sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of
from jalin.kernel.due import Due, More, register_due
from jalin.people.models import Duty, Office
from jalin.visits.lifecycle import ENDED
from jalin.visits.models import Visit
from jalin.visits.selectors import visit_rows

from .models import FollowUp, Gift
from .permissions import KEEP_ACCOUNTS
from .selectors import gift_clock, gift_rows, report_clock
from .words import OVER, clock_words, day_word

MOST = 4
AHEAD = timedelta(days=14)
HARK_BACK = timedelta(days=730)  # visits of long ago are not asked for their report every day


@register_due
def after_visits_due(user, today: date) -> Iterator[Due | More]:
    """Reports and gifts, for who keeps the accounts; dates for their owners. One statement says which there are at all."""
    keeps, grants = can(user, KEEP_ACCOUNTS), grants_of(user, KEEP_ACCOUNTS)
    reports = _reports(user, today) if keeps else Visit.objects.none()
    gifts = _gifts(user, today) if keeps else Gift.objects.none()
    dates = _dates(user, today, sees_all=grants.everywhere)
    there = {"has_reports": Exists(reports), "has_gifts": Exists(gifts), "has_dates": Exists(dates)}
    office = Office.objects.filter(pk=1).annotate(**there).first()
    if office is None:
        return
    if office.has_reports:
        yield from _reports_told(reports, office.country, today)
    if office.has_gifts:
        yield from _gifts_told(gifts, office.country, today)
    if office.has_dates:
        yield from _dates_told(dates, today, may_act=grants.everywhere)


def _reports(user, today: date):
    """Journeys that have ended and whose report was not handed in."""
    rows = visit_rows(user, str(KEEP_ACCOUNTS)).filter(
        direction=Visit.Direction.OUTGOING, state=ENDED, ends_on__gte=today - HARK_BACK
    )
    return rows.filter(Q(report__isnull=True) | Q(report__handed_in_on__isnull=True)).order_by(
        "ends_on", "pk"
    )


def _reports_told(rows, country: str, today: date) -> Iterator[Due]:
    """The clock is a legal one, where a row of law is known."""
    for visit in rows[:MOST]:
        clock = report_clock(visit, country, today, handed_in_on=None)
        is_over = clock is not None and clock.state in OVER
        reason = _("The report of the journey: %(clock)s.") % {"clock": clock_words(clock)} if clock else _("The report of the journey is missing.")  # fmt: skip
        url = reverse("desk:visit_accounts", args=[visit.pk])
        yield Due("visit_report", "late" if is_over else "due", str(visit.title), reason, url, icon="report",
                  on=clock.due if clock else None, cost=880, act=_("Write the report"), act_url=reverse("desk:visit_report", args=[visit.pk]))  # fmt: skip


def _gifts(user, today: date):
    """Received gifts that were neither reported nor left out for a reason."""
    rows = gift_rows(user, str(KEEP_ACCOUNTS)).filter(
        direction=Gift.Direction.RECEIVED, reported_on__isnull=True, not_reported_because="", on_day__gte=today - HARK_BACK
    )  # fmt: skip
    return rows.defer(*Gift.PERSONAL).order_by("on_day", "pk")


def _gifts_told(rows, country: str, today: date) -> Iterator[Due | More]:
    found = list(rows[: MOST + 1])
    for gift in found[:MOST]:
        clock = gift_clock(gift, country, today)
        if clock is None:
            continue
        reason = _("A gift that was received has to be reported: %(clock)s.") % {"clock": clock_words(clock)}
        yield Due("gift", "late" if clock.state in OVER else "due", gift.what, reason, reverse("desk:visit_gift", args=[gift.pk]),
                  icon="gift", on=clock.due, cost=890, act=_("Say that it was reported"), act_url=reverse("desk:visit_gift_reported", args=[gift.pk]))  # fmt: skip
    if len(found) > MOST:
        yield More("gift", "due", _("All gifts to be reported"), f"{reverse('desk:visit_gifts')}?state=open")


def _dates(user, today: date, *, sees_all: bool):
    """Dates that were set after a visit: one's own, one's unit's, and for whoever keeps the accounts all."""
    rows = FollowUp.objects.filter(done_on__isnull=True, on_day__lte=today + AHEAD).order_by("on_day", "pk")
    if sees_all:
        return rows
    units = Duty.objects.filter(user=user, unit__isnull=False).exclude(until__lt=today).values("unit")
    return rows.filter(Q(owner=user) | Q(unit__in=units))


def _dates_told(rows, today: date, *, may_act: bool) -> Iterator[Due]:
    for row in rows.select_related("visit")[:MOST]:
        reason = _("Set for %(day)s after the visit “%(visit)s”.") % {
            "day": day_word(row.on_day),
            "visit": str(row.visit.title),
        }
        act = (
            {"act": _("It is done"), "act_url": reverse("desk:visit_accounts", args=[row.visit_id])}
            if may_act
            else {}
        )
        yield Due("follow_up", "late" if row.on_day < today else "due", row.what, reason, reverse("desk:visit", args=[row.visit_id]),
                  icon="calendar-due", on=row.on_day, cost=620, **act)  # fmt: skip

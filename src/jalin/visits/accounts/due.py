"""What waits after a visit: the report, gifts to be reported, dates that were set, letters that were not sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.nested import NestedRows, made_of
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
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


@prepared
def _waiting(rows, *, reports, gifts, dates, today, since, until):
    """Beside the office, what is to be told: `report_rows` of journeys that have ended and whose report was not handed in,
    `gift_rows` that were received and neither reported nor left out for a reason, `date_rows` that come or have passed."""
    reports = reports.filter(direction=Visit.Direction.OUTGOING, state=ENDED, ends_on__gte=since)
    reports = reports.filter(Q(report__isnull=True) | Q(report__handed_in_on__isnull=True)).order_by(
        "ends_on", "pk"
    )
    gifts = gifts.filter(
        direction=Gift.Direction.RECEIVED,
        reported_on__isnull=True,
        not_reported_because="",
        on_day__gte=since,
    )
    dates = dates.filter(done_on__isnull=True, on_day__lte=until).order_by("on_day", "pk")
    return rows.filter(pk=1).annotate(
        report_rows=NestedRows(reports[:MOST], ("id", "direction", "ends_on", *columns_of("title"))),
        gift_rows=NestedRows(gifts.order_by("on_day", "pk")[: MOST + 1], ("id", "direction", "what", "on_day", "reported_on", "not_reported_because")),
        date_rows=NestedRows(dates[:MOST], ("id", "what", "on_day", "visit_id", *(f"visit__{name}" for name in columns_of("title")))),
    )  # fmt: skip


@register_due
def after_visits_due(user, today: date) -> Iterator[Due | More]:
    """Reports and gifts, for who keeps the accounts; dates for their owners. One statement."""
    keeps, sees_all = can(user, KEEP_ACCOUNTS), grants_of(user, KEEP_ACCOUNTS).everywhere
    office = _waiting.one(
        Office.objects.all(), today=today, since=today - HARK_BACK, until=today + AHEAD,
        reports=visit_rows(user, str(KEEP_ACCOUNTS)) if keeps else Visit.objects.none(),
        gifts=gift_rows(user, str(KEEP_ACCOUNTS)) if keeps else Gift.objects.none(),
        dates=FollowUp.objects.all() if sees_all else _own_dates(user, today),
    )  # fmt: skip
    if office is not None:
        yield from _reports_told(
            [made_of(Visit, row) for row in office.report_rows or ()], office.country, today
        )
        yield from _gifts_told([made_of(Gift, row) for row in office.gift_rows or ()], office.country, today)
        yield from _dates_told(office.date_rows or (), today, may_act=sees_all)


def _own_dates(user, today: date):
    """Dates that were set after a visit: one's own, and one's unit's."""
    units = Duty.objects.filter(user=user, unit__isnull=False).exclude(until__lt=today).values("unit")
    return FollowUp.objects.filter(Q(owner=user) | Q(unit__in=units))


def _reports_told(visits, country: str, today: date) -> Iterator[Due]:
    """The clock is a legal one, where a row of law is known."""
    for visit in visits:
        clock = report_clock(visit, country, today, handed_in_on=None)
        is_over = clock is not None and clock.state in OVER
        reason = _("The report of the journey: %(clock)s.") % {"clock": clock_words(clock)} if clock else _("The report of the journey is missing.")  # fmt: skip
        url = reverse("desk:visit_accounts", args=[visit.pk])
        yield Due("visit_report", "late" if is_over else "due", str(visit.title), reason, url, icon="report",
                  on=clock.due if clock else None, cost=880, act=_("Write the report"), act_url=reverse("desk:visit_report", args=[visit.pk]))  # fmt: skip


def _gifts_told(found, country: str, today: date) -> Iterator[Due | More]:
    for gift in found[:MOST]:
        clock = gift_clock(gift, country, today)
        if clock is None:
            continue
        reason = _("A gift that was received has to be reported: %(clock)s.") % {"clock": clock_words(clock)}
        yield Due("gift", "late" if clock.state in OVER else "due", gift.what, reason, reverse("desk:visit_gift", args=[gift.pk]),
                  icon="gift", on=clock.due, cost=890, act=_("Say that it was reported"), act_url=reverse("desk:visit_gift_reported", args=[gift.pk]))  # fmt: skip
    if len(found) > MOST:
        yield More("gift", "due", _("All gifts to be reported"), f"{reverse('desk:visit_gifts')}?state=open")


def _dates_told(rows, today: date, *, may_act: bool) -> Iterator[Due]:
    for found in rows:
        row, visit = made_of(FollowUp, found), made_of(Visit, found, "visit__")
        words = {"day": day_word(row.on_day), "visit": str(visit.title)}
        reason = _("Set for %(day)s after the visit “%(visit)s”.") % words
        act = (
            {"act": _("It is done"), "act_url": reverse("desk:visit_accounts", args=[row.visit_id])}
            if may_act
            else {}
        )
        yield Due("follow_up", "late" if row.on_day < today else "due", row.what, reason, reverse("desk:visit", args=[row.visit_id]),
                  icon="calendar-due", on=row.on_day, cost=620, **act)  # fmt: skip

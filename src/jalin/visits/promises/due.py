"""Promises whose day comes or has passed, on the desk of who sees to them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import grants_of
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.nested import unfold
from jalin.kernel.prepared import prepared
from jalin.people.selectors import names_behind

from .models import Commitment
from .permissions import KEEP_MINUTES, SETTLE
from .rules import AHEAD, LATE
from .selectors import commitment_rows, unsettled
from .words import day_word, owner_word, state_today

MOST = 6


@prepared
def _unsettled(rows, *, settles, until):
    """The open ones that are due until then, each with whether it is among those that one `settles`."""
    beside = {"unit_names": names_behind("unit_id"), "is_mine": Exists(settles.filter(pk=OuterRef("pk")))}
    found = unsettled(rows.filter(due_on__lte=until)).annotate(**beside)
    return found.select_related("visit__relation__partner", "unit", "owner").order_by("due_on", "pk")[
        : MOST + 1
    ]


@register_due
def commitments_due(user, today: date) -> Iterator[Due | More]:
    """One's own, one's unit's and, for whoever keeps the minutes, all."""
    grants, rows = grants_of(user, SETTLE), Commitment.objects.all()
    if not (grants and grants_of(user, KEEP_MINUTES).everywhere):
        rows = (
            rows.filter(Q(owner=user) | Q(unit__in=grants.units)) if grants.units else rows.filter(owner=user)
        )
    found = _unsettled(rows, settles=commitment_rows(user, str(SETTLE)), until=today + AHEAD)
    for row in found[:MOST]:
        unfold(row.unit, "names", row.unit_names)
        is_late = state_today(row, today) == LATE
        words = {
            "partner": str(row.visit.relation.partner.name),
            "day": day_word(row.due_on),
            "owner": owner_word(row),
        }
        if row.owed_by == Commitment.OwedBy.HOME:
            reason = _("Promised to %(partner)s until %(day)s; %(owner)s sees to it.")
        else:
            reason = _("%(partner)s promised it until %(day)s; %(owner)s sees to it.")
        url = reverse("desk:commitment", args=[row.pk])
        act = (
            {"act": _("It is done"), "act_url": reverse("desk:commitment_done", args=[row.pk])}
            if row.is_mine
            else {}
        )
        yield Due("commitment", "late" if is_late else "due", str(row.what), reason % words, url,
                  icon="heart-handshake", on=row.due_on, cost=750, **act)  # fmt: skip
    if len(found) > MOST:
        yield More("commitment", "due", _("All open promises"), f"{reverse('desk:commitments')}?state=open")

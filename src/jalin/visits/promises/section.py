"""Minutes and promises on the page of a visit, and the promises on its public page."""

from django.urls import reverse
from django.utils import timezone

from jalin.kernel.access import can
from jalin.kernel.prepared import prepared

from .models import Commitment
from .permissions import KEEP_MINUTES
from .selectors import published_commitments
from .words import OWED_BY, STATES, owner_word, state_today, told_state

SHOWN = 8


def promise_shown(row: Commitment, today) -> dict:
    return {
        "row": row,
        "state": STATES[state_today(row, today)],
        "owner": owner_word(row),
        "owed_by": OWED_BY[row.owed_by],
    }


@prepared
def _promises(rows, *, visit):
    return rows.filter(visit=visit)


def minutes_section(request, visit) -> dict | None:
    """The promises and the way to the minutes; one statement."""
    today, may_keep = timezone.localdate(), can(request.user, KEEP_MINUTES)
    promises = [
        {"row": row, "state": STATES[state_today(row, today)], "owed_by": OWED_BY[row.owed_by]}
        for row in _promises(Commitment.objects.all(), visit=visit.pk)
    ]
    return {
        "template": "visit_promises/section.html",
        "context": {
            "promises": promises[:SHOWN], "more": max(0, len(promises) - SHOWN),
            "minutes_url": reverse("desk:visit_minutes", args=[visit.pk]),
            "phone_url": reverse("desk:visit_phone", args=[visit.pk]) if may_keep else "",
        },
    }  # fmt: skip


def promises_for_all(visit) -> dict | None:
    """The promises and what became of them; no person, no unit."""
    today = timezone.localdate()
    rows = [
        {
            "row": row,
            "state": STATES[state_today(row, today)],
            "owed_by": OWED_BY[row.owed_by],
            "told": told_state(row, today),
        }
        for row in published_commitments(visit)
    ]
    return {"template": "visit_promises/public_part.html", "context": {"promises": rows}} if rows else None


def write_on_the_way(request, visit) -> dict | None:
    """The way to the page that works without a connection, for who keeps the minutes."""
    if not can(request.user, KEEP_MINUTES, visit):
        return None
    return {
        "template": "visit_promises/live_part.html",
        "context": {"url": reverse("desk:visit_phone", args=[visit.pk])},
    }

"""Who receives, how many rooms and open offers, on the page of a visit."""

from django.db.models import Count, Q
from django.urls import reverse

from jalin.kernel.access import can
from jalin.kernel.prepared import prepared

from .permissions import HOST


@prepared
def _counted(rows, *, pk):
    unbooked, still_open = Q(rooms__booked_on__isnull=True), Q(offers__settled_on__isnull=True)
    counts = {
        "room_count": Count("rooms", distinct=True), "unbooked": Count("rooms", filter=unbooked, distinct=True),
        "offer_count": Count("offers", distinct=True), "open_offers": Count("offers", filter=still_open, distinct=True),
    }  # fmt: skip
    return rows.filter(pk=pk).values("hosting__host_office").annotate(**counts).order_by()


def hosting_section(request, visit) -> dict | None:
    """One statement. An outgoing visit without offers has nothing to show but to who may write them down."""
    found = _counted.one(type(visit).objects.all(), pk=visit.pk)
    is_here = visit.direction == visit.Direction.INCOMING
    if not found or not (is_here or found["offer_count"] or can(request.user, HOST)):
        return None
    return {
        "template": "visit_hosting/section.html",
        "context": {**found, "host": found["hosting__host_office"] or "", "is_here": is_here, "url": reverse("desk:visit_hosting", args=[visit.pk]),
                    "seats_url": reverse("desk:visit_seats", args=[visit.pk, "talks"])},
    }  # fmt: skip

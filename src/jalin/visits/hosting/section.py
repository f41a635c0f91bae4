"""Who receives, how many rooms and open offers, on the page of a visit."""

from django.db.models import Count, Q
from django.urls import reverse

from jalin.kernel.access import can

from .permissions import HOST


def hosting_section(request, visit) -> dict | None:
    """One statement. An outgoing visit without offers has nothing to show but to who may write them down."""
    found = (
        type(visit)
        .objects.filter(pk=visit.pk)
        .values("hosting__host_office")
        .annotate(
            rooms=Count("rooms", distinct=True), unbooked=Count("rooms", filter=Q(rooms__booked_on__isnull=True), distinct=True),
            offers=Count("offers", distinct=True), open_offers=Count("offers", filter=Q(offers__settled_on__isnull=True), distinct=True),
        )
        .first()
    )  # fmt: skip
    is_here = visit.direction == visit.Direction.INCOMING
    if not found or not (is_here or found["offers"] or can(request.user, HOST)):
        return None
    return {
        "template": "visit_hosting/section.html",
        "context": {**found, "host": found["hosting__host_office"] or "", "is_here": is_here, "url": reverse("desk:visit_hosting", args=[visit.pk]),
                    "seats_url": reverse("desk:visit_seats", args=[visit.pk, "talks"])},
    }  # fmt: skip

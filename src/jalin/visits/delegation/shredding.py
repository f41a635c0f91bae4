"""The nightly end of personal data whose time is over."""

from datetime import date

from jalin.visits.models import Visit

from .services import erase_people

BY = "system:retention"
EACH = 200  # visits of one night; what is left comes the next time


def shred_people(today: date, *, cancelled=lambda: False) -> dict:
    """Erase the people of every visit whose last day of keeping is over; {"visits": n, "people": n}. Each visit is one act,
    so that work that is killed in the middle goes on where it was."""
    waiting = Visit.objects.filter(personal_data_until__lt=today, shredded_at__isnull=True).order_by("pk")[
        :EACH
    ]
    counts = {"visits": 0, "people": 0}
    for visit in waiting:
        if cancelled():
            break
        counts["people"] += erase_people(by=BY, visit=visit)
        counts["visits"] += 1
    return counts

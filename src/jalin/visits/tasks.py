"""The nightly work on visits: what the calendar brings about, and the end of personal data."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .delegation.shredding import shred_people
from .services import follow_calendar


def note_the_day(job, progress) -> dict:
    """Journeys that began or ended by the calendar; safe to run twice."""
    return {"visits": follow_calendar(timezone.localdate())}


def erase(job, progress) -> dict:
    """Erase the people of visits whose time of keeping is over."""
    return shred_people(timezone.localdate(), cancelled=progress.cancelled)


register_job(
    "visits.day", note_the_day, title=_("Noting which journeys began or ended"), every=timedelta(hours=6)
)
register_job(
    "visits.shred", erase, title=_("Erasing the personal data of past visits"), every=timedelta(hours=12)
)

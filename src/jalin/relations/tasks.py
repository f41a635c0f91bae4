"""Background work on the record."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .facts import refresh_what_has_come

LOOK_BACK = timedelta(days=35)  # an office whose worker stood still for a month catches up by itself


def note_what_has_come(job, progress) -> dict:
    """What was planned for a day that has come counts as having happened; safe to run twice."""
    today = timezone.localdate()
    return {"relations": refresh_what_has_come(today - LOOK_BACK, today)}


register_job(
    "relations.day",
    note_what_has_come,
    title=_("Noting which planned events have come"),
    every=timedelta(hours=6),
)

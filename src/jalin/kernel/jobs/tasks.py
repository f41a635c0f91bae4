"""The jobs' own background work."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Job
from .registry import register_job

KEPT = timedelta(days=90)


def forget(job, progress) -> dict:
    """Delete the rows of jobs that ended long ago; what they did stands in the journal."""
    ended = Job.objects.filter(finished_at__lt=timezone.now() - KEPT)
    return {"removed": ended.delete()[0]}


register_job(
    "jobs.forget", forget, title=_("Removing old entries of background work"), every=timedelta(days=1)
)

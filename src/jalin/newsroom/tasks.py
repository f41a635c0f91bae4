"""The work that lets scheduled stories out."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job


def release(job, progress) -> dict:
    """Publish what is scheduled and due; safe to run twice."""
    from .services import release_due

    return release_due(cancelled=progress.cancelled)


register_job("newsroom.release", release, title=_("Publishing scheduled stories"), every=timedelta(minutes=5))

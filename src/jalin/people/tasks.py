"""Nightly work on accounts."""

from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job


def tidy_sessions(job, progress) -> dict:
    """Delete sessions that ran out, and what was noted of where they were used (ASVS 7.4; address and browser are
    personal data)."""
    before = Session.objects.count()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    noted = gone.delete()[0]
    return {"removed": before - Session.objects.count(), "noted": noted}


register_job(
    "people.tidy_sessions", tidy_sessions, title=_("Removing sessions that ran out"), every=timedelta(days=1)
)

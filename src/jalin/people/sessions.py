"""How long a session lives: it ends after quiet minutes, and after half a day whatever happens (ASVS 7.3)."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

BEGAN, SEEN = "jalin_began", "jalin_seen"
NOTED_EVERY = 60  # seconds; a page that only reads writes at most once a minute
PRIVATE = ("/desk/", "/cms/", "/account/", "/api/")


def begin_session(session, now: float | None = None) -> None:
    """Start the clocks of a session that has just been signed in to."""
    session[BEGAN] = session[SEEN] = int(now or time.time())


def why_ended(session, now: float) -> str:
    """ "idle", "old" or "" while the session holds."""
    if now - session.get(BEGAN, now) > settings.SESSION_COOKIE_AGE:
        return "old"
    if now - session.get(SEEN, now) > settings.SESSION_IDLE_MINUTES * 60:
        return "idle"
    return ""


def _sentence(reason: str) -> str:
    if reason == "idle":
        minutes = settings.SESSION_IDLE_MINUTES
        return ngettext(
            "You were signed out after %(minutes)s quiet minute. Sign in again to go on where you were.",
            "You were signed out after %(minutes)s quiet minutes. Sign in again to go on where you were.",
            minutes,
        ) % {"minutes": minutes}
    return _(
        "You were signed out because this session was half a day old. Sign in again to go on where you were."
    )


class SessionLimits:
    """Middleware: ends a session past its limits, otherwise notes once a minute that it is alive."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = time.time()
            reason = why_ended(request.session, now)
            if reason:
                return self._end(request, reason)
            self._note(request, now)
        return self.get_response(request)

    def _end(self, request, reason: str):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        logout(request)
        messages.info(request, _sentence(reason))
        if request.headers.get("HX-Request"):
            answer = HttpResponse(status=204)
            answer.headers["HX-Refresh"] = "true"  # the page reloads and is led to sign-in as a whole
            return answer
        if request.path_info.startswith(PRIVATE):
            return redirect_to_login(
                request.get_full_path() if request.method in {"GET", "HEAD"} else "/desk/"
            )
        return self.get_response(request)

    @staticmethod
    def _note(request, now: float) -> None:
        session = request.session
        if BEGAN not in session:
            begin_session(session, now)
        elif now - session[SEEN] >= NOTED_EVERY:
            session[SEEN] = int(now)
            UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())

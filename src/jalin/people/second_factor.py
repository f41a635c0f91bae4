"""Who works at the desk has a second factor (ASVS 6.3.3)."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jalin.kernel.access import can

from .permissions import VIEW_DESK

PROVED = "jalin_second_factor"  # in the session: this person has a second factor
GUARDED = ("/desk/", "/cms/", "/api/")
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_exempt(user) -> bool:
    """Demo accounts, and only on an installation that says it is a demonstration."""
    return bool(settings.DEMO and user.is_demo)


def must_have_second_factor(user) -> bool:
    """Everybody who may open the desk."""
    return user.is_authenticated and not is_exempt(user) and can(user, VIEW_DESK)


def has_second_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


class SecondFactorRequired:
    """Middleware: leads staff without a second factor to the page where they set one up, before they see the desk."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            request.user.is_authenticated
            and request.path_info.startswith(GUARDED)
            and self._is_missing(request)
        ):
            if request.path_info.startswith("/api/"):
                return JsonResponse(
                    {"detail": _("Set up a second factor before you use the API.")}, status=403
                )
            return redirect("account_overview")
        answer = self.get_response(request)
        if request.method == "POST" and request.path_info.startswith("/account/2fa/"):
            request.session.pop(PROVED, None)  # it may just have been removed: ask again
        return answer

    @staticmethod
    def _is_missing(request) -> bool:
        if request.session.get(PROVED) == request.user.pk or not must_have_second_factor(request.user):
            return False
        if has_second_factor(request.user):
            request.session[PROVED] = request.user.pk
            return False
        return True

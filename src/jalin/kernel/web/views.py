"""Pages that belong to no room: health, language, theme."""

import functools

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access.views import public

from .headers import theme_cookie
from .language import KNOWN, language_of

YEAR = 365 * 86_400


@public
@require_safe
def healthz(request):
    """ "ok" when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever is wrong with the database, the answer is the same
        return HttpResponse(
            "database does not answer\n", status=503, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def front_door(request):
    return redirect(f"/{language_of(request)}/")


def _back(request) -> str:
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else "/"


def _came_from_here(request) -> bool:
    """The browser itself says that the form stood on a page of this office."""
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == here


def without_cookie(view):
    """For a choice of the visitor's own that is no act in the office: what the browser says of the sender stands for a CSRF
    token, whose cookie every public page would otherwise leave. Whoever is signed in needs the token as everywhere."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @functools.wraps(view)
    def choose(request):
        is_visitor = settings.SESSION_COOKIE_NAME not in request.COOKIES
        return view(request) if is_visitor and _came_from_here(request) else guarded(request)

    return choose


@public
@without_cookie
@require_POST
def choose_theme(request):
    """Keep light, dark or the device's own choice in a cookie."""
    response = HttpResponseRedirect(_back(request))
    theme = request.POST.get("theme", "")
    if theme in {"light", "dark"}:
        response.set_cookie(
            theme_cookie(), theme, YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
        )
    else:
        response.delete_cookie(theme_cookie(), samesite="Lax")
    return response


@public
@without_cookie
@require_POST
def choose_language(request):
    """Keep the language for pages whose address does not say it; a signed-in person's choice is kept with the person."""
    language = request.POST.get("language", "")
    target = _back(request)
    if language not in KNOWN:
        return HttpResponseRedirect(target)
    head, first, *rest = target.split("/", 2) if target.count("/") > 1 else [target, "", ""]
    if first in KNOWN:
        target = f"/{language}/{rest[0] if rest else ''}"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    if request.user.is_authenticated:
        get_user_model().objects.filter(pk=request.user.pk).update(language=language)
    return response

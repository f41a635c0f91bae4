"""Error pages: what happened, why, what now; in the reader's language."""

import logging

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

log = logging.getLogger("jalin.security")


def bad_request(request, exception=None):
    return _drawn(request, "ui/400.html", {}, 400)


def forbidden(request, exception=None):
    """Refusals are written down (ASVS 16.3.2): who, which address, never what was sent."""
    user = getattr(request, "user", None)
    log.warning(
        "refused: user %s, %s %s", getattr(user, "pk", None), request.method, _one_line(request.path_info)
    )
    return _drawn(request, "ui/403.html", {"sentence": str(exception or "")}, 403)


def not_found(request, exception=None):
    return _drawn(request, "ui/404.html", {}, 404)


def broken(request):
    return _drawn(request, "ui/500.html", {}, 500)


def csrf_failure(request, reason=""):
    log.warning("form refused (%s): %s %s", _one_line(reason), request.method, _one_line(request.path_info))
    return _drawn(request, "ui/403.html", {"sentence": "", "is_stale_form": True}, 403)


def _one_line(text: str) -> str:
    """No line of the log can be forged by what a visitor sent."""
    return ascii(text)[1:-1][:200]


def _drawn(request, template: str, context: dict, status: int):
    """The page in the house's frame; where the frame itself cannot be drawn (no database), the same in plain words."""
    try:
        return render(request, template, context, status=status)
    except Exception:  # whatever is wrong, a person reads a sentence and never a traceback
        logging.getLogger("django.request").exception("the error page could not be drawn")
        words = {
            400: _("The request could not be understood. Go back and try again."),
            403: _("This page is not open to you."),
            404: _("There is no page at this address."),
        }.get(status, _("Something broke on our side. Nothing was changed. Try again in a few minutes."))
        page = format_html('<!doctype html><html lang="{}"><meta charset="utf-8"><title>Jalin</title><p>{}</p></html>',
                           get_language() or "en", words)  # fmt: skip
        return HttpResponse(page, status=status)

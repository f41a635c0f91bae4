"""Error pages: what happened, why, what now; in the reader's language."""

from django.shortcuts import render


def bad_request(request, exception=None):
    return render(request, "ui/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "ui/403.html", {"sentence": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "ui/404.html", status=404)


def broken(request):
    return render(request, "ui/500.html", status=500)


def csrf_failure(request, reason=""):
    return render(request, "ui/403.html", {"sentence": "", "is_stale_form": True}, status=403)

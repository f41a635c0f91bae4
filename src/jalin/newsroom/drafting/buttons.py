"""The way to “Write about this”, on the pages of other packages. No query."""

from django.urls import reverse

from jalin.kernel.access import can

from ..permissions import WRITE


def write_url(user, kind: str, key: int) -> str:
    """ "" for who may not write."""
    return reverse("newsroom:write_about", args=[kind, key]) if can(user, WRITE) else ""


def _button(user, kind: str, key: int) -> dict | None:
    url = write_url(user, kind, key)
    return {"template": "newsroom/write_about.html", "context": {"url": url}} if url else None


def visit_button(request, visit) -> dict | None:
    return _button(request.user, "visit", visit.pk)


def case_button(request, case) -> dict | None:
    return _button(request.user, "agreement", case.pk)

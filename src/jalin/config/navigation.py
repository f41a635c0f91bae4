"""Where one can go from every page. Items appear with the right to open them."""

from functools import cache

from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can

DESK = (
    ("desk:home", "home", lambda: _("Desk"), "people.view_desk"),
    ("desk:relations", "arrows-exchange", lambda: _("Relations"), "relations.view"),
    ("desk:partners", "building-community", lambda: _("Partners"), "relations.view"),
    ("desk:invitation_board", "inbox", lambda: _("Invitations"), "invitations.view"),
    ("desk:rounds", "scale", lambda: _("Decision rounds"), "rounds.view"),
    ("desk:needs", "checklist", lambda: _("What the city needs"), "needs.view"),
    ("desk:visits", "route", lambda: _("Visits"), "visits.view"),
    ("desk:commitments", "heart-handshake", lambda: _("Promises"), "visits.view"),
    ("desk:cases", "gavel", lambda: _("Legal process"), "agreements.view"),
    ("desk:chain", "inbox", lambda: _("Files in the house"), "agreements.view"),
    ("desk:meetings", "calendar-event", lambda: _("Meetings"), "agreements.view"),
    ("desk:translations", "language", lambda: _("Translations"), "agreements.view"),
    ("newsroom:stories", "news", lambda: _("Stories"), "newsroom.view"),
    ("cms", "writing", lambda: _("Texts"), "relations.translate"),
    ("desk:imports", "table-import", lambda: _("Import"), "relations.import_register"),
    ("desk:units", "sitemap", lambda: _("Units"), "people.view_units"),
    ("desk:users", "users", lambda: _("Users and roles"), "people.view_users"),
    ("desk:journal", "book", lambda: _("Journal"), "people.view_journal"),
    ("desk:office", "settings", lambda: _("Office"), "people.edit_office"),
)

KEYS = {"desk:partners": "g p", "partners": "g p", "desk:relations": "g r"}  # pressed one after the other


def _item(request, url: str, icon: str, label: str, exact: bool = False, key: str = "") -> dict:
    active = request.path_info == url or (not exact and request.path_info.startswith(url))
    return {"url": url, "icon": icon, "label": label, "active": active, "key": key}


def desk_navigation(request) -> list[dict]:
    """The desk's side navigation for this person."""
    return [
        _item(request, url, icon, label(), exact=name == "desk:home", key=KEYS.get(name, ""))
        for name, icon, label, verb in DESK
        if can(request.user, verb) and (url := _url(name, get_urlconf()))
    ]


@cache
def _url(name: str, urlconf: str | None) -> str:
    """The address, or "" where the room is not installed; the desk's own do not change with the language."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return ""


def public_navigation(request) -> list[dict]:
    """The public head."""
    return [
        _item(request, reverse("home"), "home", _("Home"), exact=True),
        _item(request, reverse("partners"), "building-community", _("Partners"), key=KEYS["partners"]),
        _item(request, reverse("invitations"), "inbox", _("Invitations")),
        _item(request, reverse("public_visits"), "route", _("Visits")),
        _item(request, reverse("news"), "news", _("News")),
        _item(request, reverse("about"), "info-circle", _("About")),
    ]


def foot_links() -> list[dict]:
    """The foot of every public page."""
    return [
        {"url": reverse("about"), "label": _("About this site")},
        {"url": reverse("accessibility"), "label": _("Accessibility")},
        {"url": reverse("newsletter"), "label": _("News by e-mail")},
    ]

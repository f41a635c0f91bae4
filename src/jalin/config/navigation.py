"""Where one can go from every page. Items appear with the right to open them."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.kernel.access import can
from jalin.kernel.ui.tags.frames import url_or_nothing
from jalin.newsroom.replies.selectors import waiting_column

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
    ("replies:queue", "message-circle", lambda: _("Replies of readers"), "replies.view"),
    ("desk:imports", "table-import", lambda: _("Import"), "relations.import_register"),
    ("desk:units", "sitemap", lambda: _("Units"), "people.view_units"),
    ("desk:users", "users", lambda: _("Users and roles"), "people.view_users"),
    ("desk:journal", "book", lambda: _("Journal"), "people.view_journal"),
    ("desk:office", "settings", lambda: _("Office"), "people.edit_office"),
)

# a place with which a group begins: the record, what comes in, journeys, the legal process, what is published, the office
BEGINS = frozenset(
    {
        "desk:relations",
        "desk:invitation_board",
        "desk:visits",
        "desk:cases",
        "newsroom:stories",
        "desk:imports",
    }
)
KEYS = {"desk:partners": "g p", "partners": "g p", "desk:relations": "g r"}  # pressed one after the other


BADGES = {
    "replies:queue": (
        "replies_waiting",
        "replies.moderate",
        waiting_column,
        lambda: pgettext("replies", "to read"),
    )
}  # name of the column, verb, column, words


def badge_columns(user) -> dict:
    """What is counted for this person's navigation, as columns of the statement that reads the office."""
    return {name: column() for name, verb, column, _words in BADGES.values() if can(user, verb)}


def _item(request, url: str, icon: str, label: str, exact: bool = False, key: str = "") -> dict:
    active = request.path_info == url or (not exact and request.path_info.startswith(url))
    return {"url": url, "icon": icon, "label": label, "active": active, "key": key}


def desk_navigation(request, office=None) -> list[dict]:
    """The desk's side navigation for this person; `office` carries the columns of `badge_columns` where they were
    asked for. Of places within each other only the innermost is where one is."""
    found, begins = [], False
    for name, icon, label, verb in DESK:
        begins = begins or name in BEGINS
        if can(request.user, verb) and (url := url_or_nothing(name)):
            item = _item(request, url, icon, label(), exact=name == "desk:home", key=KEYS.get(name, ""))
            item["begins"], begins = begins, False
            if name in BADGES and (count := getattr(office, BADGES[name][0], None)):
                item |= {"badge": count, "badge_words": BADGES[name][3]()}
            found.append(item)
    innermost = max((len(item["url"]) for item in found if item["active"]), default=0)
    for item in found:
        item["active"] = item["active"] and len(item["url"]) == innermost
    return found


def public_navigation(request) -> list[dict]:
    """The public head."""
    return [
        _item(request, url_or_nothing("home"), "home", _("Home"), exact=True),
        _item(request, url_or_nothing("partners"), "building-community", _("Partners"), key=KEYS["partners"]),
        _item(request, url_or_nothing("invitations"), "inbox", _("Invitations")),
        _item(request, url_or_nothing("public_visits"), "route", _("Visits")),
        _item(request, url_or_nothing("news"), "news", _("News")),
        _item(request, url_or_nothing("about"), "info-circle", _("About")) | {"in_foot": True},
    ]


def foot_links() -> list[dict]:
    """The foot of every public page."""
    return [
        {"url": url_or_nothing("about"), "label": _("About this site")},
        {"url": url_or_nothing("accessibility"), "label": _("Accessibility")},
        {"url": url_or_nothing("newsletter"), "label": _("News by e-mail")},
    ]

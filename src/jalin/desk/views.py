"""The first page after signing in."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jalin.kernel.access import can, grants_of
from jalin.kernel.access.views import needs
from jalin.kernel.due import STANDINGS, More, dues_of
from jalin.people.permissions import VIEW_DESK
from jalin.relations.permissions import ADD_EVENT, EDIT_PARTNER, IMPORT, PUBLISH, TRANSLATE, VIEW
from jalin.relations.selectors import audience_of, status_of, visible_relations
from jalin.relations.sentences import LOOKS

from .month import month_of, month_page
from .relations.reach import open_relations
from .relations.words import draw_name, name_word

HEADS = {
    "late": ("alert-octagon", gettext_lazy("Late")),
    "due": ("calendar-due", gettext_lazy("Due soon")),
    "waiting": ("hourglass", gettext_lazy("Waiting for an answer")),
    "idle": ("clock-pause", gettext_lazy("Idle")),
    "tidy": ("checklist", gettext_lazy("To complete in the record")),
}


def grouped(items) -> list[dict]:
    """What is due under its headings, in the order of what costs most."""
    groups = []
    for standing in STANDINGS:
        own = [item for item in items if item.standing == standing]
        if own:
            icon, head = HEADS[standing]
            groups.append({"key": standing, "icon": icon, "head": head,
                           "items": [item for item in own if not isinstance(item, More)],
                           "more": [item for item in own if isinstance(item, More)]})  # fmt: skip
    return groups


def acts_here(user) -> bool:
    """Whether this person can change anything in the record."""
    return any(grants_of(user, verb) for verb in (ADD_EVENT, EDIT_PARTNER, PUBLISH, TRANSLATE))


def shared_relations(user) -> list[dict]:
    """For a partner city's officer: the relation that is shared with them."""
    if grants_of(user, VIEW):
        return []
    found = []
    for relation in open_relations(user).select_related("partner").distinct()[:5]:
        look = LOOKS[status_of(relation, audience=audience_of(user, relation)).key]
        found.append(
            {
                "relation": relation,
                "name": draw_name(relation.partner, name_word(relation.partner)),
                "look": look,
            }
        )
    return found


@needs(VIEW_DESK)
@require_safe
def home(request):
    today = timezone.localdate()
    groups = grouped(dues_of(request.user, today))
    may_enter = can(request.user, EDIT_PARTNER)
    return render(request, "desk/home.html", {
        "groups": groups, "shared": shared_relations(request.user), "acts_here": acts_here(request.user),
        "may_view": can(request.user, VIEW), "may_enter": may_enter,
        "is_new": not groups and may_enter and not visible_relations(request.user).exists(), "may_import": can(request.user, IMPORT),
        "month": month_page(request.user, month_of(request.GET.get("month", ""), today), today), "today": today,
        "lead": lead_for(request.user, groups),
    })  # fmt: skip


def lead_for(user, groups) -> str:
    """One sentence above the column."""
    if not grants_of(user, VIEW):
        return _("What your city and this office share.")
    if not acts_here(user):
        return (
            _("What the office has open now. You read everything here and change nothing.") if groups else ""
        )
    return _("What costs most if it is forgotten stands first.") if groups else ""

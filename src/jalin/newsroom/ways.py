"""The rooms of the newsroom, for the links between them. Packages that are not installed have none."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.access import can

WAYS = (  # name of the address, label, icon, verb
    ("newsroom:stories", _("Stories"), "news", "newsroom.view"),
    ("material:pictures", _("Pictures"), "palette", "newsroom.view"),
    ("replies:queue", pgettext_lazy("of readers", "Replies"), "message-circle", "replies.view"),
    ("newsletter:home", _("Newsletter"), "mail", "newsletter.view"),
    ("cms", _("Texts"), "writing", "relations.translate"),
)


def ways_for(user, here: str = "") -> list[dict]:
    """Tabs: {"label", "url", "icon", "active"}; without what is not for this person."""
    found = []
    for name, label, icon, verb in WAYS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        if can(user, verb):
            found.append({"label": label, "url": url, "icon": icon, "active": name == here, "count": None})
    return found

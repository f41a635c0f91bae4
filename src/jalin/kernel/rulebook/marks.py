"""How well a row of law is confirmed, in words."""

from django.utils.translation import gettext_lazy as _

MARKS = {
    "confirmed": _("confirmed in the text of the law"),
    "inferred": _("our reading of the law"),
    "general": _("general knowledge, no source read"),
    "design": _("our own decision"),
    "unsure": _("not confirmed: ask an officer or the text"),
}

"""What a unit does in cooperation, in words: a few tasks known here, and fields, whose names another module brings."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS = {
    "secretariat": gettext_lazy("keeps the cooperation of the city"),
    "newsroom": gettext_lazy("writes for the public"),
    "planning": gettext_lazy("plans"),
    "council": gettext_lazy("deliberates for the city council"),
}
FIELD = "field:"
_source: list[Callable[[str], str]] = []  # the last one holds


def set_field_words(source: Callable[[str], str]) -> None:
    """`source(key) -> the field's name in the language in force`, or "" for a key that is not known."""
    _source.append(source)


def duty_words(duty: str) -> str:
    """ "field:wastewater" -> "field: Wastewater"; what is not known stays as it was written."""
    if duty.startswith(FIELD):
        key = duty.removeprefix(FIELD)
        return _("field: %(name)s") % {"name": (_source[-1](key) if _source else "") or key}
    return str(WORDS.get(duty, duty))

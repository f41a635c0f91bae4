"""What the date that a source gives stands for: a phrase that every office uses, or words of one's own in their language."""

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from jalin.kernel.text import Reading

PHRASES = (
    gettext_noop("day of signing"),
    gettext_noop("day of entry into force"),
    gettext_noop("day it was reported"),
    gettext_noop("date of the letter"),
    gettext_noop("counted from the letter of intent"),
    gettext_noop("named as a sister city in that year"),
    gettext_noop("from a list of sister cities"),
    gettext_noop("from a second source that the record does not name"),
)


def phrases() -> list[str]:
    """The known phrases in the reader's language."""
    return [_(phrase) for phrase in PHRASES]


def basis_written(text: str) -> dict[str, str]:
    """The columns of a statement for what somebody wrote in the language in force; a known phrase is kept as itself, so
    that everybody reads it in their own language."""
    text = " ".join(text.split())
    for phrase in PHRASES:
        if text.casefold() in (phrase.casefold(), _(phrase).casefold()):
            return {"basis": phrase, "basis_language": ""}
    return {"basis": text, "basis_language": (get_language() or "en")[:2] if text else ""}


def basis_read(statement) -> Reading:
    """For the reader; words of one's own come with the language they were written in, as far as it is known."""
    asked = (get_language() or "en")[:2]
    if statement.basis in PHRASES:
        return Reading(_(statement.basis), asked, asked)
    return Reading(statement.basis, statement.basis_language or asked, asked)

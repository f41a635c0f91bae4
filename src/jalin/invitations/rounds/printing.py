"""A reply as PDF, set by typst: the same text and day give the same bytes."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.dates import format_day
from jalin.kernel.text import COLUMNS
from jalin.kernel.typesetting import typeset
from jalin.people.selectors import home_office

from .models import Reply

TEMPLATE = Path(__file__).parent / "documents" / "reply.typ"


def said_in(thing, name: str, language: str) -> str:
    """A trilingual text in exactly this language, else in the first it has."""
    column = COLUMNS[language]
    return getattr(thing, f"{name}_{column}") or next(
        (text for other in COLUMNS.values() if (text := getattr(thing, f"{name}_{other}"))), ""
    )


def printed(reply: Reply) -> bytes:
    """The letter in its own language."""
    office, language = home_office(), reply.language
    city = said_in(office, "city", language) if office else "Jalin"
    with override(language):
        subject, _break, body = reply.body.partition("\n\n")
        data = {
            "subject": subject, "city": city, "office": said_in(office, "name", language) if office else "",
            "source": f"{city} · {reply.invitation.reference}",
            "facts": [[_("Number"), reply.number or "–"], [_("Subject"), subject], [_("Our reference"), reply.invitation.reference]],
            "date": format_day(reply.dated_on, language), "to-word": _("To"), "addressee": _lines(reply),
            "paragraphs": [part.strip() for part in body.split("\n\n") if part.strip()],
            "signer-city": city, "signer-word": _("Name, post, signature"),
        }  # fmt: skip
    return typeset(TEMPLATE, data, language=language, made_on=reply.dated_on)


def _lines(reply: Reply) -> list[str]:
    """To whom: what the office wrote, else the inviter."""
    text = reply.addressee or reply.invitation.inviter_name
    return [line.strip() for line in text.splitlines() if line.strip()]

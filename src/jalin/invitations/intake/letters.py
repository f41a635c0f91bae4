"""Mails to senders, in the language they asked for."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.invitations.models import Invitation, Sender
from jalin.invitations.words import title_of
from jalin.kernel.dates import PartialDate
from jalin.kernel.mail.addressing import site_address
from jalin.people.selectors import home_office
from jalin.relations.sentences import words_of

from .services import confirm_token


def day_of(day: date | None) -> str:
    """A day in words for a mail, which is plain text; "" for none."""
    return words_of(PartialDate.of_day(day)) if day else ""


def letter_to(sender: Sender, which: str, site: str = "") -> EmailMessage:
    """`which`: "confirm" (the link that shows the address is theirs), "receipt", or "answered"."""
    invitation: Invitation = sender.invitation
    with override(sender.language):
        office = home_office()
        follow = reverse("invitation_mine", args=[sender.follow_key])
        link = (
            reverse("invitation_confirm", args=[confirm_token(invitation)]) if which == "confirm" else follow
        )
        subjects = {
            "confirm": _("Please confirm your invitation %(reference)s"),
            "receipt": _("We have received your invitation %(reference)s"),
            "answered": _("Your invitation %(reference)s has been answered"),
        }
        context = {
            "which": which, "invitation": invitation, "title": title_of(invitation) if which == "answered" else invitation.title,
            "link": (site or site_address()) + link, "due": day_of(invitation.answer_due_on), "office": str(office.name) if office else "Jalin",
            "city": str(office.city) if office else "",
        }  # fmt: skip
        body = render_to_string("invitations/email/sender.txt", context)
        return EmailMessage(
            subjects[which] % {"reference": invitation.reference},
            body,
            settings.DEFAULT_FROM_EMAIL,
            [sender.email],
        )

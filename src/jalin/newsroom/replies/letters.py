"""Mails to writers of replies, in the language of the page below which they wrote."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.mail.addressing import site_address
from jalin.newsroom.models import Publication
from jalin.people.selectors import home_office

from .models import Writer
from .reasons import sentence_to_writer


def letter_to(writer: Writer, which: str, site: str = "") -> EmailMessage:
    """`which`: "confirm" (the link by which the address is confirmed) or "held" (why the reply is not published)."""
    reply = writer.reply
    with override(writer.language):
        office = home_office()
        story = (
            Publication.objects.filter(story=reply.story_id, language=reply.language)
            .defer("parts", "words")
            .first()
        )
        subject = _("Please confirm your reply") if which == "confirm" else _("Your reply is not published")
        context = {
            "which": which, "title": story.title if story else "", "text": reply.text, "reason": sentence_to_writer(reply.reason) if reply.reason else "",
            "link": (site or site_address()) + reverse("reply_mine", args=[writer.key]), "office": str(office.name) if office else "Jalin",
        }  # fmt: skip
        body = render_to_string("replies/email/writer.txt", context)
        return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [writer.email])

"""What is mailed: the letter with the link to confirm, and the issues. Plain text with a simple HTML beside it; no picture, nothing
from anywhere, nothing that tells whether it was opened."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.kernel.dates import PartialDate
from jalin.kernel.mail.addressing import site_address
from jalin.people.selectors import home_office
from jalin.relations.sentences import words_of

from .issues import subject_of
from .models import Issue, Item, Subscriber
from .rules import chosen_items
from .selectors import about_of, confirm_token

KEY = "0key0of0the0reader0"  # stands in a mail for the secret part of the reader's own links
State = Subscriber.State


def _office_words() -> dict:
    office = home_office()
    return {
        "office": str(office.name) if office else "Jalin",
        "city": str(office.city) if office else "",
        "contact": office.data_protection_contact if office else "",
    }


def letter_to(subscriber: Subscriber, site: str = "") -> EmailMultiAlternatives:
    """To who asked: the link to confirm; to whoever receives it already: the link to the reader's own page."""
    is_known = subscriber.state == State.CONFIRMED
    with override(subscriber.language):
        link = (
            reverse("newsletter_mine", args=[subscriber.key])
            if is_known
            else reverse("newsletter_confirm", args=[confirm_token(subscriber)])
        )
        words = {**_office_words(), "is_known": is_known, "link": (site or site_address()) + link}
        subject = (
            _("You receive our news already") if is_known else _("Please confirm that you want our news")
        )
        text = render_to_string("newsletter/email/letter.txt", words)
        return EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [subscriber.email], headers={
            "Auto-Submitted": "auto-generated", "Content-Language": subscriber.language,
        })  # fmt: skip


def day_in_words(moment) -> str:
    return words_of(PartialDate.of_day(timezone.localdate(moment)))


@dataclass(frozen=True)
class Draft:
    """An issue as some readers get it; KEY stands for each one's own."""

    subject: str
    text: str
    html: str
    leave_url: str
    context: dict


def draft_of(items: list[Item], language: str, subject: str) -> Draft:
    """The mail with these items, whoever reads it."""
    site = site_address()
    with override(language):
        stories = [
            {"title": item.publication.title, "summary": item.publication.summary, "day": day_in_words(item.publication.published_at),
             "url": site + reverse("story", args=[item.publication.slug]), "is_invented": item.publication.story.is_invented}
            for item in items
        ]  # fmt: skip
        leave_url = site + reverse("newsletter_leave", args=[KEY])
        context = {**_office_words(), "language": language, "subject": subject, "stories": stories, "leave_url": leave_url,
                   "mine_url": site + reverse("newsletter_mine", args=[KEY])}  # fmt: skip
        text = render_to_string("newsletter/email/issue.txt", context)
        return Draft(
            subject, text, render_to_string("newsletter/email/issue.html", context), leave_url, context
        )


class IssueLetters:
    """The mails of one issue: each combination of items is drawn once."""

    def __init__(self, issue: Issue):
        self.issue = issue
        self.items = {
            item.pk: item
            for item in issue.items.select_related("publication__story").filter(publication__is_open=True)
        }
        self.about = about_of(self.items.values())
        self.host = urlsplit(site_address()).hostname
        self._drafts: dict[tuple[int, ...], Draft] = {}

    def mail_for(self, reader: Subscriber, delivery: int) -> EmailMultiAlternatives | None:
        """The mail to one reader; None where nothing is left that the reader wants, such as after a withdrawal."""
        wishes = [(wish.kind, wish.object_id) for wish in reader.wishes.all()]
        chosen = chosen_items(wishes, self.about)
        if not chosen:
            return None
        if chosen not in self._drafts:
            items, language = [self.items[key] for key in chosen], self.issue.language
            subject = subject_of([item.publication for item in items], language)
            self._drafts[chosen] = draft_of(items, language, subject)
        draft = self._drafts[chosen]
        mail = EmailMultiAlternatives(
            draft.subject, draft.text.replace(KEY, reader.key), settings.DEFAULT_FROM_EMAIL, [reader.email],
            headers=self._headers(draft.leave_url.replace(KEY, reader.key), delivery),
        )  # fmt: skip
        mail.attach_alternative(draft.html.replace(KEY, reader.key), "text/html")
        return mail

    def _headers(self, leave_url: str, delivery: int) -> dict[str, str]:
        """Leaving in one click by RFC 8058; the list by RFC 2919; no answer of absence wanted by RFC 3834."""
        return {
            "List-Unsubscribe": f"<{leave_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<news.{self.issue.language}.{self.host}>",
            "Message-ID": f"<news.{self.issue.pk}.{delivery}@{self.host}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": self.issue.language,
        }

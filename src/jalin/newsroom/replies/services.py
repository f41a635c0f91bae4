"""What readers do: write, confirm, report, have erased."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.personal import mark_of
from jalin.kernel.strangers import NOWHERE, Origin
from jalin.newsroom.models import Publication, Story

from . import lifecycle
from .cleaning import clean_line, clean_text, hidden_signs
from .judging import is_spam, judge
from .models import LONGEST_NAME, LONGEST_TEXT, LONGEST_WEBSITE, Reply, Report, Tally, Writer
from .permissions import LEAVE
from .selectors import digest_of_key
from .spam import memory
from .spam.weighing import Verdict

BY = "system:replies"
CONFIRM_WITHIN = timedelta(days=7)
FRESH = timedelta(minutes=10)  # how long a verdict on a reply holds
MOST_ANSWERS = 20  # of readers to one reply


def email_mark(email: str) -> str:
    return mark_of(email, "writer of a reply")


def count_published(reply: Reply, by: int) -> None:
    """Keep the tally true: `reply` has become public (1) or has ceased to be (-1)."""
    which = "answers" if reply.parent_id else "top"
    tally, _made = Tally.objects.get_or_create(story_id=reply.story_id, language=reply.language)
    Tally.objects.filter(pk=tally.pk, **({f"{which}__gt": 0} if by < 0 else {})).update(
        **{which: F(which) + by}
    )


def too_long(what, length: int, most: int) -> str:
    return _("%(what)s has %(length)s characters; %(most)s are possible. Shorten it and send it again.") % {
        "what": what, "length": f"{length:,}", "most": f"{most:,}"}  # fmt: skip


def _plain(name: str, website: str, text: str) -> tuple[str, str, str]:
    """What was written, as plain text; a refusal at the field it is about. What is far too long is not looked at further."""
    faults = {}
    for field, what, value, most in (("name", pgettext("reply", "The name"), name, LONGEST_NAME), ("text", _("The reply"), text, LONGEST_TEXT),
                                     ("website", _("The address of the website"), website, LONGEST_WEBSITE)):  # fmt: skip
        if len(value) > most:
            faults[field] = too_long(what, len(value), most)
    if not faults:
        name, text = clean_line(name), clean_text(text)
        if not name:
            faults["name"] = _("Give a name that people can read.")
        if not text:
            faults["text"] = _("Write something that people can read.")
    if faults:
        raise ValidationError(faults)
    return name, website, text


def _place_of(story: Story, language: str, parent: Reply | None) -> Reply | None:
    """The reply that is answered (never an answer itself), or None; a refusal where nothing can be written."""
    if story.replies == lifecycle.CLOSED:
        raise ValidationError(_("Replies to this story are closed."))
    if not Publication.objects.filter(story=story, language=language, is_open=True).exists():
        raise ValidationError(_("This story is not public any more, so it takes no replies."))
    if parent is None:
        return None
    top = Reply.objects.get(pk=parent.parent_id or parent.pk)
    if (top.story_id, top.language, top.state) != (story.pk, language, lifecycle.PUBLISHED):
        raise ValidationError(
            _("The reply that you answer is not public any more. You can reply to the story itself.")
        )
    if top.answers.filter(is_office=False).exclude(state=lifecycle.SPAM).count() >= MOST_ANSWERS:
        raise ValidationError(
            _("This reply has as many answers as it takes. You can reply to the story itself.")
        )
    return top


@action("replies.leave_reply", verb=LEAVE)
def leave_reply(
    *, by, act, story: Story, language: str, name: str, email: str, text: str, website: str = "", parent: Reply | None = None,
    form: str | None = None, origin: Origin = NOWHERE, writes_in: str = "",
) -> Reply:  # fmt: skip
    """Keep a reply until its writer confirms the address. `form` names the one form it was sent with: sent twice, it is one reply.
    `writes_in`: the language of our mails, that of the page if empty. Raises ValidationError by field."""
    if form and (before := Reply.objects.filter(form=form).first()):
        return before
    hidden = hidden_signs(name[:1000] + text[: 2 * LONGEST_TEXT])
    name, website, text = _plain(name, website, text)
    top = _place_of(story, language, parent)
    verdict = judge(name, text, website, network_mark=origin.network, hidden=hidden)
    reply = act.create(Reply(
        story=story, language=language, parent=top, name=name, website=website, text=text, form=form, score=verdict.score,
        noticed=verdict.reasons,
    ))  # fmt: skip
    key = secrets.token_urlsafe(32)
    act.create(Writer(
        reply=reply, email=email, email_mark=email_mark(email), key=key, key_digest=digest_of_key(key), language=writes_in or language,
        address_mark=origin.address, network_mark=origin.network,
    ))  # fmt: skip
    memory.hear(text)
    return reply


def ask_to_confirm(reply: Reply, site: str) -> None:
    """Have the link sent by which the writer confirms the address; nothing of the mail is kept but the job."""
    start_job("replies.mail", by=BY, arguments={"reply": reply.pk, "letter": "confirm", "site": site})


@action("replies.confirm_reply", verb=LEAVE)
def confirm_reply(*, by, act, reply: Reply) -> Reply:
    """The writer has shown that the address is theirs. Twice is once."""
    reply = Reply.objects.select_for_update().select_related("story").get(pk=reply.pk)
    if reply.state != lifecycle.UNCONFIRMED:
        return reply
    verdict = _judged_again(reply)
    caution = any(key == "name" for key, _value in verdict.reasons)
    state, waits = lifecycle.state_on_confirming(
        reply.story.replies, is_spam=is_spam(verdict), is_doubtful=caution or verdict.score >= 50
    )
    now = timezone.now()
    act.change(reply, state=state, is_waiting=waits, confirmed_at=now, score=verdict.score,
               **({"published_at": now} if state == lifecycle.PUBLISHED else {}))  # fmt: skip
    if state == lifecycle.PUBLISHED:
        count_published(reply, 1)
    return reply


def _judged_again(reply: Reply) -> Verdict:
    """The verdict of the form while it is fresh; a new one later, since the filter has learned meanwhile."""
    if timezone.now() - reply.created_at < FRESH:
        return Verdict(reply.score, reply.noticed)
    hidden = next((value for key, value in reply.noticed if key == "hidden"), 0)
    verdict = judge(reply.name, reply.text, reply.website, hidden=hidden, heard=1)
    Reply.objects.filter(pk=reply.pk).update(noticed=verdict.reasons)
    return verdict


@action("replies.erase_by_writer", verb=LEAVE)
def erase_by_writer(*, by, act, replies, with_text: bool) -> int:
    """What the writer wants gone: address, marks, name and website, and the text too if wished. The entries in the journal hold none
    of them in clear. Returns how many replies were changed."""
    found = list(
        Reply.objects.select_for_update().filter(pk__in=[reply.pk for reply in replies], is_office=False)
    )
    for reply in found:
        values = {"name": "", "website": ""}
        if (
            with_text or reply.state != lifecycle.PUBLISHED
        ):  # what nobody can read is not kept without its writer
            was_public = reply.state == lifecycle.PUBLISHED
            values |= {
                "text": "",
                "state": lifecycle.ERASED,
                "is_waiting": False,
                "reason": "",
                "reported": 0,
            }
            if was_public:
                count_published(reply, -1)
        act.change(reply, **values)
        _forget_writer(act, reply)
    return len(found)


def _forget_writer(act, reply: Reply) -> None:
    writer = Writer.objects.filter(reply=reply, shredded_at=None).first()
    if writer is not None:
        act.change(
            writer,
            email="",
            email_mark="",
            key="",
            address_mark="",
            network_mark="",
            shredded_at=timezone.now(),
        )


@action("replies.report_reply", verb=LEAVE)
def report_reply(
    *, by, act, reply: Reply, because: str, note: str = "", origin: Origin = NOWHERE
) -> Report | None:
    """A reader's word on a published reply, which brings it back to the moderators and takes nothing away. From one place it counts
    once: None for the second. Raises ValidationError for what is not public."""
    reply = Reply.objects.select_for_update().get(pk=reply.pk)
    if reply.state != lifecycle.PUBLISHED:
        raise ValidationError(_("This reply is not public any more."))
    if origin.network and reply.reports.filter(origin_mark=origin.network).exists():
        return None
    report = act.create(
        Report(reply=reply, reason=because, note=clean_line(note)[:500], origin_mark=origin.network)
    )
    act.change(reply, reported=reply.reports.filter(closed_at=None).count(), is_waiting=True)
    return report

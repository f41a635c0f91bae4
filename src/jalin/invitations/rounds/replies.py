"""Writing replies: the letter, and that it was sent. Sending answers the invitation and tells the timeline."""

import io
import logging
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation, Sender
from jalin.invitations.services import answer_invitation, publish_outcome
from jalin.kernel.documents.services import erase_document, store_document
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.people.selectors import home_office

from .letters import Asked, Letter, compose, language_for
from .models import Entry, Reply, Round
from .permissions import REPLY
from .permit import permit_lead
from .printing import printed, said_in
from .reasons import public_reasons
from .selectors import PURPOSE

log = logging.getLogger("jalin.mail")
OUTCOMES = {Entry.Decision.LEADER: "accepted", Entry.Decision.DEPUTY: "accepted", Entry.Decision.DECLINED: "declined",
            Entry.Decision.POSTPONED: "postponed"}  # fmt: skip


def asked_of(invitation: Invitation, language: str) -> Asked:
    office = home_office()
    heading = getattr(invitation, f"heading_{COLUMNS[language]}") or invitation.title
    city = said_in(office, "city", language) if office else "Jalin"
    return Asked(
        heading,
        invitation.inviter_name,
        invitation.received_on,
        invitation.starts_on,
        invitation.ends_on,
        invitation.place,
        city,
    )


def draft(
    invitation: Invitation, outcome: str, language: str, on: date, entry: Entry | None = None
) -> Letter:
    """The letter as the templates have it. In a round the published reason goes into it."""
    reason = getattr(entry, f"reason_{COLUMNS[language]}") if entry else ""
    with override(language):
        lead = permit_lead(on)
    return compose(outcome, language, asked_of(invitation, language), on=on, lead=lead, reason=reason,
                   goes_deputy=bool(entry and entry.decision == Entry.Decision.DEPUTY))  # fmt: skip


@action("rounds.write_reply", verb=REPLY, on="invitation")
def write_reply(*, by, act, invitation: Invitation, outcome: str, entry: Entry | None = None, language: str = "", dated_on: date | None = None,
                reason_given: str = "") -> Reply:  # fmt: skip
    """Begin the letter that answers an invitation. In a round its decision says the outcome; outside one (existing cooperation)
    the office does, with a reason."""
    if invitation.state not in lifecycle.OPEN:
        raise ValidationError(_("This invitation is answered or withdrawn already."))
    draft_before = Reply.objects.filter(invitation=invitation, sent_on__isnull=True).first()
    if draft_before and (entry is None or draft_before.entry_id == entry.pk):
        return draft_before
    if draft_before:
        act.remove(draft_before)  # drafted before the round decided
    if entry is not None:
        _decided(entry)
        outcome = OUTCOMES[entry.decision]
    elif outcome not in Invitation.Outcome.values:
        raise ValidationError({"outcome": _("Choose what was answered.")})
    elif not reason_given.strip() and not invitation.must_accept:
        raise ValidationError(
            {"reason_given": _("Say why it is answered outside a round; the reason is kept.")}
        )
    own = (
        Sender.objects.filter(invitation=invitation, erased_at=None)
        .values_list("language", flat=True)
        .first()
        or ""
    )
    spoken = language or language_for(invitation.country, own)
    day = dated_on or timezone.localdate()
    letter = draft(invitation, outcome, spoken, day, entry)
    reply = act.create(Reply(
        invitation=invitation, entry=entry, outcome=outcome, language=spoken, dated_on=day, body=f"{letter.subject}\n\n{letter.body}",
        reason=reason_given, addressee=invitation.inviter_name,
    ))  # fmt: skip
    act.about(invitation)
    return reply


def _decided(entry: Entry) -> None:
    if entry.round.state == Round.State.OPEN:
        raise ValidationError(_("This round is not decided yet."))


@action("rounds.edit_reply", verb=REPLY, on="reply")
def edit_reply(*, by, act, reply: Reply, **values) -> Reply:
    """Change the letter before it goes out: its text, number, date, addressee."""
    _must_be_unsent(reply)
    act.change(reply, **values)
    act.about(reply.invitation)
    return reply


def send_reply(*, by, reply: Reply, channel: str, sent_on: date) -> Reply:
    """The letter goes out: its PDF is kept, the invitation is answered, the timeline tells it. By e-mail the mail leaves after all
    that is saved; when the mail server refuses it, `mailed_at` stays empty and the page says so."""
    _must_be_unsent(reply)
    address = Sender.objects.filter(invitation=reply.invitation, erased_at=None).first()
    if channel == Reply.Channel.EMAIL and not (address and address.email):
        raise ValidationError(
            {"channel": _("No e-mail address of the sender is known. Send it another way.")}
        )
    pdf = printed(reply)
    sent = _record_sending(by=by, reply=reply, channel=channel, sent_on=sent_on, pdf=pdf)
    if channel == Reply.Channel.EMAIL:
        mail_reply(sent, address.email, pdf)
    return sent


@action("rounds.send_reply", verb=REPLY, on="reply")
def _record_sending(*, by, act, reply: Reply, channel: str, sent_on: date, pdf: bytes) -> Reply:
    reply = Reply.objects.select_for_update().get(pk=reply.pk)
    _must_be_unsent(reply)
    file = io.BytesIO(pdf)
    document = store_document(
        by=by, file=file, purpose=PURPOSE, allowed=("pdf",), name=f"{reply.invitation.reference}.pdf", act=act
    )
    act.change(reply, channel=channel, sent_on=sent_on, document=document)
    invitation, reasons = reply.invitation, public_reasons(reply)
    answer_invitation(by=by, invitation=invitation, outcome=reply.outcome, answered_on=sent_on, answer_reason=reply.reason,
                      **reasons)  # fmt: skip
    act.about(invitation)
    if reply.entry and reply.entry.round.state == Round.State.PUBLISHED:
        publish_outcome(by=by, invitation=Invitation.objects.get(pk=invitation.pk), is_published=True)
    return reply


def forget_addressee(by, act, invitation: Invitation) -> None:
    """With the sender the addressees of the letters are forgotten, and the letters that were sent; their text stays."""
    for reply in Reply.objects.filter(invitation=invitation).select_related("document"):
        act.change(reply, addressee="")
        if reply.document is not None and not reply.document.erased_at:
            erase_document(by=by, document=reply.document, act=act)


def mail_reply(reply: Reply, address: str, pdf: bytes) -> bool:
    """Send the mail and note that it left. Trying again is safe: what left is not sent twice."""
    if reply.mailed_at:
        return True
    subject, _break, body = reply.body.partition("\n\n")
    mail = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
    mail.attach(f"{reply.invitation.reference}.pdf", pdf, "application/pdf")
    try:
        mail.send()
    except OSError as error:
        log.warning("the reply %s did not leave (%s)", reply.pk, error)
        return False
    reply.mailed_at = timezone.now()
    Reply.objects.filter(pk=reply.pk).update(mailed_at=reply.mailed_at)
    return True


def _must_be_unsent(reply: Reply) -> None:
    if reply.sent_on:
        raise ValidationError(_("This letter is sent; it is not changed any more."))

"""Writing invitations: taking them in, who has them, what becomes of them. Reading e-mail and the public form have
services of their own (`mail`, `intake`), which use these."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalin.kernel.documents.services import erase_document, store_document
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.rulebook.selectors import declare_rule, rule_on
from jalin.people.models import Unit, User
from jalin.relations.models import Event, Partner
from jalin.relations.services import add_event, publish_event, withdraw_event

from . import lifecycle
from .erasing import erase_elsewhere
from .kinds import ANSWERED, RECEIVED
from .models import Addition, Attachment, Invitation, Sender
from .permissions import ANSWER, ASSESS, ERASE, PUBLISH, RECORD
from .placing import relation_of, verdict_on
from .selectors import PURPOSE
from .senders import digest_of_address, digest_of_key
from .words import told_on_timeline

ANSWER_WITHIN = "invitations.answer_within_days"
SENDER_KEPT = "invitations.sender_kept_days"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another
FILE_CAP, FILES = 10_000_000, ("pdf", "docx", "xlsx", "jpg", "png")
EDITED = frozenset(
    [
        "inviter_name",
        "country",
        "city",
        "language",
        "title",
        "summary",
        "heading_ind",
        "heading_jpn",
        "heading_eng",
        "kind",
        "starts_on",
        "ends_on",
        "place",
        "head_count",
        "wants_leader",
        "costs",
        "cost_inviter",
        "cost_city",
        "reply_by",
        "received_on",
        "channel",
    ]
)
declare_rule(
    SENDER_KEPT,
    730,
    name=gettext_lazy("Who sent an invitation is erased"),
    unit=gettext_lazy("days after it ended"),
)
declare_rule(
    ANSWER_WITHIN,
    14,
    name=gettext_lazy("An invitation is answered within"),
    unit=gettext_lazy("days, where no day is asked for"),
)


def free_reference(on: date) -> str:
    """A reference that is easy to say on the telephone and tells nobody how many there are: "26-K7M3QX"."""
    return f"{on:%y}-" + "".join(secrets.choice(LETTERS) for _place in range(6))


def due_day(received_on: date, reply_by: date | None) -> date:
    """By when an answer is owed: the day the inviter asks for, else the office's own promise."""
    return reply_by or received_on + timedelta(days=int(rule_on(ANSWER_WITHIN, received_on)))


def attach_files(by, act, invitation: Invitation, files: Iterable, addition: Addition | None = None) -> None:
    """Keep files that came with it. `files`: objects with `read` and `name`. Raises UnreadableFile with a sentence."""
    for file in files:
        document = store_document(by=by, file=file, purpose=PURPOSE, allowed=FILES, cap=FILE_CAP, act=act)
        act.create(Attachment(invitation=invitation, addition=addition, document=document))


def taken_in(
    by, act, *, channel: str, received_on: date, fields=(), files=(), sender: dict | None = None,
    state: str = lifecycle.NEW, **values,
) -> Invitation:  # fmt: skip
    """Keep a new invitation with its fields, sender and files; the acts by which one comes in share this. `sender`: values of
    Sender; its marks for finding it again are made here."""
    invitation = act.create(
        Invitation(
            reference=free_reference(received_on), channel=channel, received_on=received_on, state=state,
            state_since=timezone.localdate(), answer_due_on=due_day(received_on, values.get("reply_by")), **values,
        )
    )  # fmt: skip
    if fields:
        act.relate(invitation, "fields", fields)
    if sender and any(sender.values()):
        key = sender.get("follow_key", "")
        marks = {
            "email_digest": digest_of_address(sender.get("email", "")),
            "follow_digest": digest_of_key(key) if key else None,
        }
        act.create(Sender(invitation=invitation, **sender, **marks))
    attach_files(by, act, invitation, files)
    return invitation


@action("invitations.enter_invitation", verb=RECORD)
def enter_invitation(*, by, act, partner: Partner | None = None, **values) -> Invitation:
    """Enter an invitation that came by letter or by hand; `values` as `taken_in` takes them."""
    invitation = taken_in(by, act, **values)
    if partner is not None:
        identify_partner(by=by, invitation=invitation, partner=partner)
    look_for_the_same(invitation)
    return invitation


def look_for_the_same(invitation: Invitation) -> None:
    """Have a worker look whether it came before (`duplicates`)."""
    start_job("invitations.find_likenesses", by="system:duplicates", arguments={"invitation": invitation.pk})


@action("invitations.edit_invitation", verb=RECORD, on="invitation")
def edit_invitation(*, by, act, invitation: Invitation, fields=None, **values) -> Invitation:
    """Correct what an invitation says. Its state, its inviter on record and its answer have acts of their own."""
    if set(values) - EDITED:
        raise ValueError("these fields of an invitation are not edited")
    received, reply_by = (values.get(name, getattr(invitation, name)) for name in ("received_on", "reply_by"))
    act.change(invitation, answer_due_on=due_day(received, reply_by), **values)
    if fields is not None:
        act.relate(invitation, "fields", fields)
    _unmark_where_untrue(act, invitation)
    look_for_the_same(invitation)
    return invitation


@action("invitations.identify_partner", verb=RECORD, on="invitation")
def identify_partner(*, by, act, invitation: Invitation, partner: Partner | None) -> Invitation:
    """Say which partner on record invites. The timeline of the relation tells that the invitation came."""
    if invitation.partner_id == (partner.pk if partner else None):
        return invitation
    act.change(invitation, partner=partner)
    _unmark_where_untrue(act, invitation)
    for event in events_of(invitation).exclude(relation__partner=partner):
        act.reason = act.reason or _("Another partner invites")
        withdraw_event(by=by, event=event)
    if partner is not None and invitation.state != lifecycle.UNCONFIRMED:
        tell_timeline(by, invitation, RECEIVED, invitation.received_on)
    return invitation


def _unmark_where_untrue(act, invitation: Invitation) -> None:
    """Whoever changes partner, fields or days may take away what the must-accept path rests on."""
    if invitation.must_accept and not verdict_on(invitation).must_accept:
        act.change(invitation, must_accept=False)


def moved(act, invitation: Invitation, name: str, **values) -> Invitation:
    """The invitation, locked and brought to the state that the act `name` of the lifecycle leads to."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not lifecycle.may(name, found.state):
        raise ValidationError(
            _("%(reference)s is “%(state)s” now: this act does not fit. Look at its page again.")
            % {"reference": found.reference, "state": found.get_state_display()},
            code="state",
        )
    today, to = timezone.localdate(), lifecycle.after(name)
    if to != found.state:
        values["state_since"] = today
    act.change(found, state=to, **values)
    act.about(found)
    return found


@action("invitations.hand_to_unit", verb=RECORD, on="invitation")
def hand_to_unit(*, by, act, invitation: Invitation, unit: Unit, person: User | None = None) -> Invitation:
    """Ask a unit to assess it. It has it from today until it has assessed it or the office takes it back."""
    found = moved(act, invitation, "hand_to_unit", unit=unit, held_by=person, held_since=timezone.localdate())
    act.about(unit)
    return found


@action("invitations.take_back", verb=RECORD, on="invitation")
def take_back(*, by, act, invitation: Invitation) -> Invitation:
    """The office has it again; what the unit assessed stays."""
    return moved(act, invitation, "take_back", unit=None, held_by=None, held_since=timezone.localdate())


@action("invitations.mark_assessed", verb=ASSESS, on="invitation")
def mark_assessed(*, by, act, invitation: Invitation) -> Invitation:
    """The unit has given its view (what it is: the rounds keep it); the office has the invitation again."""
    return moved(act, invitation, "assess", held_by=None, held_since=timezone.localdate())


@action("invitations.lay_before_round", verb=RECORD, on="invitation")
def lay_before_round(*, by, act, invitation: Invitation) -> Invitation:
    """It waits for the decision."""
    return moved(act, invitation, "lay_before_round", held_since=timezone.localdate())


@action("invitations.mark_must_accept", verb=RECORD, on="invitation")
def mark_must_accept(*, by, act, invitation: Invitation) -> Invitation:
    """Put it on the path of existing cooperation. The rule is asked again now; what it rests on is kept with it."""
    verdict = verdict_on(invitation)
    if not verdict.must_accept:
        raise ValidationError(
            _("The rule of existing cooperation does not hold for this invitation; its page says why."),
            code="rule",
        )
    values = {"is_in_force": True, "is_within_scope": True, "must_accept": True}
    record = {"on": timezone.localdate().isoformat(), "reasons": [one.as_record() for one in verdict.reasons]}
    act.change(invitation, cooperation=record, **values)
    return invitation


@action("invitations.unmark_must_accept", verb=RECORD, on="invitation")
def unmark_must_accept(*, by, act, invitation: Invitation) -> Invitation:
    """Take it off that path again; it is chosen among the others."""
    act.change(invitation, must_accept=False)
    return invitation


@action("invitations.answer_invitation", verb=ANSWER, on="invitation")
def answer_invitation(
    *,
    by,
    act,
    invitation: Invitation,
    outcome: str,
    answered_on: date,
    answer_reason: str = "",
    **public_reason: str,
) -> Invitation:
    """Record the answer that was given. `public_reason_ind` … say in each language what everybody may read of why."""
    if outcome not in Invitation.Outcome.values:
        raise ValidationError({"outcome": _("Choose what was answered.")})
    if not answer_reason.strip() and not any(text.strip() for text in public_reason.values()):
        raise ValidationError({"answer_reason": _("Say why: a reason is always kept with an answer.")})
    found = moved(
        act, invitation, "answer", outcome=outcome, answered_on=answered_on, answer_reason=answer_reason, **public_reason
    )  # fmt: skip
    tell_timeline(by, found, ANSWERED, answered_on)
    if found.confirmed_at:  # it came by the form: its sender is told that the answer stands on the page
        start_job(
            "invitations.mail", by="system:intake", arguments={"invitation": found.pk, "letter": "answered"}
        )
    return found


@action("invitations.reopen_answer", verb=ANSWER, on="invitation")
def reopen_answer(*, by, act, invitation: Invitation) -> Invitation:
    """The answer was entered wrongly, or was changed: it waits for a decision again and is not public any more."""
    if not act.reason.strip():
        raise ValidationError(_("Say why the answer is taken back."))
    return moved(act, invitation, "reopen", outcome="", answered_on=None, is_published=False)


@action("invitations.withdraw_invitation", verb=RECORD, on="invitation")
def withdraw_invitation(*, by, act, invitation: Invitation) -> Invitation:
    """The inviter takes it back."""
    return moved(act, invitation, "withdraw", state_before=invitation.state)


@action("invitations.discard", verb=RECORD, on="invitation")
def discard(*, by, act, invitation: Invitation) -> None:
    """It is none: an advertisement, a mistake. Removed with its files; the journal keeps that it was, and why."""
    if not act.reason.strip():
        raise ValidationError(_("Say why it is no invitation."))
    if invitation.state not in (lifecycle.UNCONFIRMED, lifecycle.NEW) or events_of(invitation).exists():
        raise ValidationError(_("Only a new invitation that nobody has worked on can be removed."))
    remove_invitation(by, act, invitation)


def remove_invitation(by, act, invitation: Invitation) -> None:
    """Remove an invitation with everything that came with it, and the contents of its files."""
    for attachment in invitation.attachments.select_related("document"):
        document = attachment.document
        act.remove(attachment)
        erase_document(by=by, document=document, act=act)
    for row in (*Sender.objects.filter(invitation=invitation), *invitation.additions.all()):
        act.remove(row)
    act.remove(invitation)


@action("invitations.add_note", verb=RECORD, on="invitation")
def add_note(*, by, act, invitation: Invitation, text: str, files=()) -> Addition:
    """What the office adds: a telephone call, a second letter."""
    who = by if isinstance(by, User) else None
    addition = act.create(Addition(invitation=invitation, written_by=who, text=text))
    attach_files(by, act, invitation, files, addition)
    act.about(invitation)
    return addition


@action("invitations.publish_outcome", verb=PUBLISH, on="invitation")
def publish_outcome(
    *, by, act, invitation: Invitation, is_published: bool, **public_reason: str
) -> Invitation:
    """Show everybody that it was answered, and why; or no longer. Needs a reason that everybody may read."""
    values = {**public_reason, "is_published": is_published}
    shown = [
        values.get(name, getattr(invitation, name))
        for name in ("public_reason_ind", "public_reason_jpn", "public_reason_eng")
    ]
    if is_published and invitation.state != lifecycle.ANSWERED:
        raise ValidationError(_("Only an invitation that was answered can be published."))
    if is_published and not any(text.strip() for text in shown):
        raise ValidationError({"public_reason_ind": _("Write the reason as everybody may read it.")})
    act.change(invitation, **values)
    audience = Event.Audience.PUBLIC if is_published else Event.Audience.STAFF
    for event in events_of(invitation).exclude(audience=audience):
        publish_event(by=by, event=event, audience=audience)
    return invitation


def senders_kept_too_long(today: date):
    """Invitations that ended so long ago that who sent them need not be known any more."""
    before = today - timedelta(days=int(rule_on(SENDER_KEPT, today)))
    rows = Invitation.objects.filter(state__in=lifecycle.ENDED, state_since__lt=before)
    return rows.filter(sender__isnull=False, sender__erased_at=None).select_related("sender")


@action("invitations.erase_sender", verb=ERASE, on="invitation")
def erase_sender(*, by, act, invitation: Invitation) -> None:
    """Forget who sent it and what they wrote in their own words; the invitation and its answer stay."""
    for attachment in invitation.attachments.select_related("document"):
        erase_document(by=by, document=attachment.document, act=act)
    sender = getattr(invitation, "sender", None)
    if sender is not None:
        act.change(
            sender,
            name="",
            email="",
            phone="",
            email_digest="",
            follow_key="",
            follow_digest=None,
            erased_at=timezone.now(),
        )
    for addition in invitation.additions.filter(is_by_sender=True):
        act.change(addition, text="")
    act.change(invitation, original_text="")
    erase_elsewhere(by, act, invitation)
    act.about(invitation)


def events_of(invitation: Invitation):
    """The events of the timeline that tell of it."""
    return Event.objects.filter(
        about_noun="invitations.invitation", about_id=str(invitation.pk), withdrawn_at__isnull=True
    )


def tell_timeline(by, invitation: Invitation, kind: str, day: date) -> None:
    """One event of its kind on the timeline of the relation, where there is one; told once."""
    relation = relation_of(invitation)
    if relation is None or events_of(invitation).filter(kind=kind, relation=relation).exists():
        return
    add_event(
        by=by, relation=relation, kind=kind, source=f"{invitation.reference}", starts_on=day, precision="day",
        direction=Event.Direction.NEITHER, fields=list(invitation.fields.all()), about_noun="invitations.invitation",
        about_id=str(invitation.pk), is_invented=invitation.is_invented, **told_on_timeline(invitation, kind),
    )  # fmt: skip

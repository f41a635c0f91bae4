"""What senders do themselves, and what becomes of invitations that nobody confirms."""

from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.invitations.models import Addition, Invitation, Sender
from jalin.invitations.permissions import HAND_IN, RECORD
from jalin.invitations.senders import digest_of_key, new_follow_key
from jalin.invitations.services import attach_files, look_for_the_same, moved, remove_invitation, taken_in
from jalin.kernel.jobs.services import start_job
from jalin.kernel.journal import action
from jalin.kernel.journal.services import shred_entries

CONFIRM_SALT, CONFIRM_WITHIN = "invitations.confirm", timedelta(days=7)
MOST_ADDITIONS = 30
BY = "system:intake"


@action("invitations.hand_in", verb=HAND_IN)
def hand_in(*, by, act, sender: dict, **values) -> Invitation:
    """Keep an invitation from the public form until its sender confirms the e-mail address. The office does not see it yet."""
    invitation = taken_in(
        by, act, channel=Invitation.Channel.FORM, received_on=timezone.localdate(), state=lifecycle.UNCONFIRMED,
        sender={**sender, "follow_key": new_follow_key(), "agreed_at": timezone.now()}, **values,
    )  # fmt: skip
    return invitation


def handed_in_with(form_token: str) -> Invitation | None:
    """The invitation that was handed in with the form of this token already."""
    return Invitation.objects.select_related("sender").filter(form_token=form_token).first()


def hand_in_once(*, by, form_token: str, sender: dict, **values) -> tuple[Invitation, bool]:
    """The invitation of a form, and whether this call made it. Of two that come at the same instant the database lets one
    write; the other one gets what that one has made. Raises as `hand_in`."""
    try:
        return hand_in(by=by, form_token=form_token, sender=sender, **values), True
    except (IntegrityError, ValidationError):
        before = handed_in_with(form_token)
        if before is None:
            raise
        return before, False


def have_sent(invitation: Invitation, letter: str, site: str) -> None:
    """Have a letter to the sender sent (letters.py). A worker does it: a mail server that is slow keeps nobody waiting.
    `site`: scheme and host that its links begin with."""
    start_job(
        "invitations.mail", by=BY, arguments={"invitation": invitation.pk, "letter": letter, "site": site}
    )


def confirm_token(invitation: Invitation) -> str:
    """Of the reference, not of the row's number, which would tell how many there are."""
    return signing.dumps(invitation.reference, salt=CONFIRM_SALT)


def invitation_of_token(token: str) -> Invitation | None:
    """The invitation that a link from the mail means; None for a link that is wrong or too old."""
    try:
        reference = signing.loads(token, salt=CONFIRM_SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("sender").filter(reference=reference).first()


def invitation_of_key(key: str) -> Invitation | None:
    """The invitation whose sender's page has this key."""
    found = Sender.objects.select_related("invitation").filter(follow_digest=digest_of_key(key)).first()
    return found.invitation if found else None


@action("invitations.confirm", verb=HAND_IN)
def confirm(*, by, act, invitation: Invitation, site: str = "") -> Invitation:
    """The sender has shown that the address is theirs: the office has the invitation from now on. Twice is once."""
    if invitation.state != lifecycle.UNCONFIRMED:
        return invitation
    today = timezone.localdate()
    found = moved(act, invitation, "confirm", confirmed_at=timezone.now(), held_since=today)
    have_sent(found, "receipt", site)
    look_for_the_same(found)
    return found


@action("invitations.add_by_sender", verb=HAND_IN)
def add_by_sender(*, by, act, invitation: Invitation, text: str, files=()) -> Addition:
    """What its sender adds, as long as it is not answered or withdrawn."""
    if invitation.state in lifecycle.ENDED:
        raise ValidationError(_("This invitation is closed; write to the office if something has changed."))
    if invitation.additions.count() >= MOST_ADDITIONS:
        raise ValidationError(_("So much was added that a person should look: write to the office."))
    addition = act.create(Addition(invitation=invitation, is_by_sender=True, text=text))
    attach_files(by, act, invitation, files, addition)
    act.about(invitation)
    return addition


@action("invitations.withdraw_by_sender", verb=HAND_IN)
def withdraw_by_sender(*, by, act, invitation: Invitation) -> Invitation:
    """The sender takes the invitation back; the office still has it on record."""
    return moved(act, invitation, "withdraw", state_before=invitation.state)


@action("invitations.expire", verb=RECORD)
def expire(*, by, act, invitation: Invitation) -> None:
    """Remove one that nobody confirmed, with its files."""
    remove_invitation(by, act, invitation)


def expire_unconfirmed() -> int:
    """Remove what was not confirmed in time, and empty what the journal said of it; returns how many."""
    before, removed = timezone.now() - CONFIRM_WITHIN - timedelta(days=1), 0
    keys = Invitation.objects.filter(state=lifecycle.UNCONFIRMED, created_at__lt=before).values_list(
        "pk", flat=True
    )
    for key in list(keys):
        with transaction.atomic():
            invitation = (
                Invitation.objects.select_for_update().filter(pk=key, state=lifecycle.UNCONFIRMED).first()
            )
            if invitation is not None:
                expire(by=BY, invitation=invitation)
                shred_entries(by=BY, noun="invitations.invitation", object_id=str(key))
                removed += 1
    return removed

"""Background work on invitations."""

import logging
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job

from .duplicates.finding import note_likenesses
from .intake.letters import letter_to
from .intake.services import expire_unconfirmed
from .models import Invitation, Sender
from .services import erase_sender, senders_kept_too_long

log = logging.getLogger("jalin.mail")


def send_letter(job, progress) -> dict:
    """One mail to a sender who has an address; somebody whose invitation is gone meanwhile is not written to."""
    sender = (
        Sender.objects.select_related("invitation")
        .filter(invitation=job.arguments["invitation"], erased_at=None)
        .first()
    )
    if sender is None or not sender.email:
        return {"sent": 0}
    try:
        letter_to(sender, job.arguments["letter"], job.arguments.get("site", "")).send()
    except OSError as error:
        log.warning(
            "a letter about invitation %s did not leave (%s)", sender.invitation_id, type(error).__name__
        )
        raise JobProblem("mail", gettext_noop("The mail server does not take the mail now.")) from error
    return {"sent": 1}


def find_likenesses(job, progress) -> dict:
    invitation = Invitation.objects.filter(pk=job.arguments["invitation"]).first()
    return {"found": note_likenesses(invitation) if invitation else 0}


def fetch_mail(job, progress) -> dict:
    """Read what is new in the office's mailbox, where one is set."""
    from .mail.mailbox import (  # brings the library of mailboxes, which few processes need
        is_configured,
        read_mailbox,
    )

    return read_mailbox(progress) if is_configured() else {}


def expire(job, progress) -> dict:
    """Remove what nobody confirmed, and who sent what ended long ago."""
    removed, erased = expire_unconfirmed(), 0
    for invitation in senders_kept_too_long(timezone.localdate()):
        erase_sender(by="system:intake", invitation=invitation, reason="kept long enough")
        erased += 1
    return {"removed": removed, "erased": erased}


register_job("invitations.mail", send_letter, title=_("Writing to the sender of an invitation"))
register_job("invitations.find_likenesses", find_likenesses, title=_("Looking for the same invitation"))
register_job(
    "invitations.fetch_mail",
    fetch_mail,
    title=_("Reading the mailbox for invitations"),
    every=timedelta(minutes=10),
)
register_job(
    "invitations.expire",
    expire,
    title=_("Removing invitations that nobody confirmed"),
    every=timedelta(hours=12),
)

"""Background work on replies: mails to their writers, and what has to go."""

import logging
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job

from . import lifecycle, tidying
from .letters import letter_to
from .models import Writer
from .moderation import close_told

UNDO_WITHIN = timedelta(minutes=10)  # a writer is told of a decision that stood so long
log = logging.getLogger("jalin.mail")


def send_letter(job, progress) -> dict:
    """The link to confirm; nothing where the reply is confirmed, erased or gone meanwhile."""
    writer = (
        Writer.objects.select_related("reply")
        .filter(reply=job.arguments["reply"], reply__state=lifecycle.UNCONFIRMED)
        .first()
    )
    if writer is None or not writer.email:
        return {"sent": 0}
    _send(writer, job.arguments["letter"], job.arguments.get("site", ""))
    return {"sent": 1}


def tell_held(job, progress) -> dict:
    """Tell writers why their reply is held back, each once; noted before the mail leaves, so that nobody gets it twice."""
    waiting = Writer.objects.select_related("reply").filter(
        reply__state=lifecycle.HELD, reply__told_at=None, reply__decided_at__lt=timezone.now() - UNDO_WITHIN
    )
    told = 0
    for writer in waiting.exclude(email="").order_by("pk")[:500]:
        if close_told(writer.reply):
            _send(writer, "held")
            told += 1
    return {"told": told}


def _send(writer: Writer, which: str, site: str = "") -> None:
    try:
        letter_to(writer, which, site).send()
    except OSError as error:
        log.warning("a letter about reply %s did not leave (%s)", writer.reply_id, type(error).__name__)
        raise JobProblem("mail", gettext_noop("The mail server does not take the mail now.")) from error


def tidy(job, progress) -> dict:
    """Remove what nobody confirmed, shred addresses kept long enough, empty the spam shelf."""
    return tidying.tidy()


register_job("replies.mail", send_letter, title=_("Writing to the writer of a reply"))
register_job(
    "replies.tell_held",
    tell_held,
    title=_("Telling writers why a reply is held back"),
    every=timedelta(minutes=10),
)
register_job(
    "replies.tidy",
    tidy,
    title=_("Removing replies and addresses that were kept long enough"),
    every=timedelta(hours=24),
)

"""Background work of the newsletter."""

import logging
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job

log = logging.getLogger("jalin.mail")
LINKED = timedelta(days=90)  # so long one may see who got what; then only how many


def send_letter(job, progress) -> dict:
    """Enter who asked for news and write to them: the link to confirm, or to the own page of who receives it already."""
    from .letters import letter_to
    from .services import reader_who_asked

    reader = reader_who_asked(job)
    if reader is None:
        return {"sent": 0}
    try:
        letter_to(reader, job.arguments.get("site", "")).send()
    except OSError as error:  # smtplib's own among them
        log.warning("a letter to subscriber %s did not leave (%s)", reader.pk, type(error).__name__)
        raise JobProblem("mail", gettext_noop("The mail server does not take the mail now.")) from error
    return {"sent": 1}


def send(job, progress) -> dict:
    from .sending import send_issue

    return send_issue(job, progress)


def keep_time(job, progress) -> dict:
    """Make the issues whose time has come, and go on with what was interrupted."""
    from .issues import make_due, take_up_again

    return {"made": make_due(), "taken_up": take_up_again()}


def forget(job, progress) -> dict:
    """What nobody confirmed, proofs whose time is over, and who got which issue long ago."""
    from .models import Delivery
    from .services import forget_what_is_over

    before = timezone.now() - LINKED
    old = Delivery.objects.filter(issue__ended_at__lt=before, subscriber__isnull=False)
    return {**forget_what_is_over(), "unlinked": old.update(subscriber=None)}


register_job("newsletter.letter", send_letter, title=_("Writing to a reader of the newsletter"))
register_job("newsletter.send", send, title=_("Sending the newsletter"), is_long=True)
register_job(
    "newsletter.keep_time",
    keep_time,
    title=_("Looking what the newsletter has to send"),
    every=timedelta(minutes=5),
)
register_job(
    "newsletter.forget", forget, title=_("Forgetting readers of the newsletter"), every=timedelta(hours=12)
)

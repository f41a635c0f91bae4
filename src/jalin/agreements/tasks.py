"""The nightly reckoning: clocks run on whether or not anybody writes."""

import logging
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jalin.kernel.jobs import JobProblem, register_job
from jalin.kernel.mail.postman import ServerFailed

from .models import Case
from .notices import tell_everybody
from .obligations.reckoning import reckon_obligations
from .reckoning import BATCH, reckon_many

log = logging.getLogger("jalin.mail")


def reckon_all(job, progress) -> dict:
    """Reckon every case that was not reckoned today, and what the office owes; killed in the middle it goes on where it
    was."""
    today, done = timezone.localdate(), 0
    waiting = Case.objects.exclude(kept_on=today).order_by("pk")
    progress.set(total=waiting.count(), step=_("Reckoning deadlines"))
    while keys := list(waiting.values_list("pk", flat=True)[:BATCH]):
        if progress.cancelled():
            break
        done += reckon_many(keys, on=today)
        progress.advance(len(keys))
    return {"cases": done, "obligations": reckon_obligations(on=today)}


register_job(
    "agreements.reckon",
    reckon_all,
    title=_("Reckoning the deadlines of all cases"),
    every=timedelta(hours=12),
)


def send_notices(job, progress) -> dict:
    """Tell of the deadlines whose day has come, each person once; what did not leave is told the next time."""
    try:
        return {"told": tell_everybody(timezone.localdate(), progress)}
    except ServerFailed as failure:
        log.warning("notices of deadlines wait: the mail server failed (%s)", failure)
        raise JobProblem("mail", gettext_noop("The mail server does not take the mail now.")) from failure


register_job(
    "agreements.notices", send_notices, title=_("Telling of deadlines by e-mail"), every=timedelta(hours=3)
)

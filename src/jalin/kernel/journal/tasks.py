"""Checking the whole journal as background work."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .permissions import VERIFY
from .selectors import head_of_journal, verify_journal

KIND = "journal.verify"
EVERY = 500


class Stopped(Exception):
    """The person who began the check ended it."""


def verify(job, progress) -> dict:
    """Returns {"entries", "head", "faults": [[number, kind], …]} of the first faults."""
    number, digest = head_of_journal()
    progress.set(total=number, step=gettext_noop("Recomputing the seals"))

    def advance(n: int) -> None:
        if n % EVERY == 0:
            if progress.cancelled():
                raise Stopped
            progress.advance(EVERY)

    try:
        faults = verify_journal(advance)
    except Stopped:
        return {}
    return {"entries": number, "head": digest, "faults": [[fault.n, fault.kind] for fault in faults[:20]]}


def result(job) -> tuple[str, str]:
    return reverse("desk:journal_check", args=[job.pk]), gettext("Read the result")


register_job(KIND, verify, title=_("Check the journal"), verb=VERIFY, result=result)

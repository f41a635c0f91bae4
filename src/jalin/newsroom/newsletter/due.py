"""What the newsletter asks of somebody: an issue whose sending was interrupted."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from jalin.kernel.access import can, rows
from jalin.kernel.due import Due, register_due
from jalin.kernel.problems import sentence_of

from .models import Issue
from .permissions import MANAGE

MOST = 5


@register_due
def interrupted_issues(user, today: date) -> Iterator[Due]:
    if not can(user, MANAGE):
        return
    for issue in rows(Issue, user, MANAGE).filter(state=Issue.State.FAILED).order_by("made_at")[:MOST]:
        url = reverse("newsletter:issue", args=[issue.pk])
        yield Due("newsletter", "late", issue.subject, sentence_of(issue.problem), url, act=pgettext("newsletter", "Look at it"), act_url=url,
                  icon="mail", on=timezone.localdate(issue.made_at), cost=620)  # fmt: skip

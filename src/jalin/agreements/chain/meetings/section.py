"""The meetings and tasks of a case, on its page."""

from django.urls import reverse
from django.utils import timezone

from jalin.agreements.chain.models import Meeting, MeetingTask
from jalin.agreements.chain.permissions import KEEP_MEETINGS
from jalin.agreements.chain.selectors import visible_meetings, visible_tasks
from jalin.kernel.access import can

from .words import STATES, TASK_STATES, meeting_state, owner_word, task_state

SHOWN = 6


def meeting_section(request, case):
    """The last meetings about the case and its tasks that are open."""
    user, today = request.user, timezone.localdate()
    meetings: list[Meeting] = list(visible_meetings(user).filter(cases=case)[: SHOWN + 1])
    tasks: list[MeetingTask] = list(visible_tasks(user).filter(case=case, done_on__isnull=True)
                                    .select_related("owner", "unit").prefetch_related("unit__names")[:SHOWN])  # fmt: skip
    may_keep = can(user, KEEP_MEETINGS)
    if not meetings and not tasks and not may_keep:
        return None
    return {
        "template": "chain/meeting_section.html",
        "context": {
            "meetings": [{"meeting": one, "state": STATES[meeting_state(one, today)]} for one in meetings[:SHOWN]],
            "tasks": [{"task": one, "state": TASK_STATES[task_state(one, today)], "owner": owner_word(one)} for one in tasks],
            "new_url": f"{reverse('desk:meeting_new')}?case={case.pk}" if may_keep else "", "has_more": len(meetings) > SHOWN,
        },
    }  # fmt: skip

"""The meetings and tasks of a case, on its page."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from jalin.agreements.chain.models import MeetingTask
from jalin.agreements.chain.permissions import KEEP_MEETINGS
from jalin.agreements.chain.selectors import visible_meetings
from jalin.kernel.access import can

from .words import STATES, TASK_STATES, meeting_state, owner_word, task_state

SHOWN = 6


def meeting_section(request, case):
    """The last meetings about the case and its tasks that are open; one statement where there are none."""
    user, today = request.user, timezone.localdate()
    may_keep = can(user, KEEP_MEETINGS)
    tasks = MeetingTask.objects.filter(case=case, done_on__isnull=True).select_related("owner", "unit")
    about = visible_meetings(user).filter(Q(cases=case) | Q(tasks__case=case)).distinct()
    meetings = list(
        about.prefetch_related(Prefetch("tasks", tasks.prefetch_related("unit__names"), to_attr="open_here"))
    )
    if not meetings and not may_keep:
        return None
    open_tasks = sorted(
        (task for one in meetings for task in one.open_here), key=lambda task: (task.due_on, task.pk)
    )
    return {
        "template": "chain/meeting_section.html",
        "context": {
            "meetings": [{"meeting": one, "state": STATES[meeting_state(one, today)]} for one in meetings[:SHOWN]],
            "tasks": [{"task": one, "state": TASK_STATES[task_state(one, today)], "owner": owner_word(one)} for one in open_tasks[:SHOWN]],
            "new_url": f"{reverse('desk:meeting_new')}?case={case.pk}" if may_keep else "",
        },
    }  # fmt: skip

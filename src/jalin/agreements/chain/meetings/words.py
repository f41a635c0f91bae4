"""Meetings and tasks in the words of lists and pages."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from jalin.agreements.chain.models import Attendance, Meeting, MeetingTask
from jalin.agreements.models import Case
from jalin.relations.sentences import partner_word

# state: word, tone, icon
STATES = {
    "planned": (_("planned"), "info", "calendar-event"),
    "no_minutes": (_("minutes missing"), "due", "pencil"),
    "held": (_("held"), "good", "check"),
    "called_off": (_("called off"), "neutral", "x"),
}
TASK_STATES = {
    "done": (_("done"), "good", "check"),
    "late": (pgettext_lazy("task", "late"), "bad", "alarm"),
    "open": (pgettext_lazy("task", "open"), "info", "clock"),
}
ATTENDANCE = {
    Attendance.State.INVITED: ("neutral", "mail"),
    Attendance.State.PRESENT: ("good", "check"),
    Attendance.State.REPRESENTED: ("info", "users"),
    Attendance.State.ABSENT: ("due", "x"),
}


def meetings_noun(count: int) -> str:
    return ngettext("meeting", "meetings", count)


def tasks_noun(count: int) -> str:
    return ngettext("task", "tasks", count)


def meeting_state(meeting: Meeting, today: date) -> str:
    if meeting.called_off:
        return "called_off"
    if meeting.held_on > today:
        return "planned"
    return "held" if meeting.minutes else "no_minutes"


def task_state(task: MeetingTask, today: date) -> str:
    if task.done_on:
        return "done"
    return "late" if task.due_on < today else "open"


def owner_word(task: MeetingTask) -> str:
    """Who has to do it: the unit, the person, or both."""
    names = [task.unit.name_today if task.unit else "", task.owner.name if task.owner else ""]
    return ", ".join(name for name in names if name)


def case_word(case: Case) -> str:
    """A case with its partner, in the reader's language; the relation and its partner should be joined."""
    return f"{partner_word(case.relation.partner)}: {case.title}"

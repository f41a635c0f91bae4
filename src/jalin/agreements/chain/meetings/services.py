"""Writing meetings, attendance, minutes and tasks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.chain.models import Attendance, Meeting, MeetingTask
from jalin.agreements.chain.permissions import FINISH_TASK, KEEP_MEETINGS
from jalin.agreements.models import Case
from jalin.kernel.journal import action


@action("agreements.plan_meeting", verb=KEEP_MEETINGS)
def plan_meeting(
    *, by, act, topic: str, held_on: date, kind: str = Meeting.Kind.TECHNICAL, place: str = "", begins_at=None, cases=()
) -> Meeting:  # fmt: skip
    """Enter a meeting that will be or was held, with the cases that it is about."""
    meeting = act.create(Meeting(topic=topic, held_on=held_on, kind=kind, place=place, begins_at=begins_at))
    act.relate(meeting, "cases", list(cases))
    return meeting


@action("agreements.edit_meeting", verb=KEEP_MEETINGS, on="meeting")
def edit_meeting(*, by, act, meeting: Meeting, cases=None, **values) -> Meeting:
    """Change topic, day, hour, place, kind or cases."""
    if set(values) - {"topic", "held_on", "kind", "place", "begins_at"}:
        raise ValueError("minutes, attendance and tasks have acts of their own")
    if meeting.minutes and values.get("held_on", meeting.held_on) > timezone.localdate():
        raise ValidationError(
            {"held_on": _("This meeting has minutes, so it was held: its day cannot lie ahead.")}
        )
    act.change(meeting, **values)
    if cases is not None:
        act.relate(meeting, "cases", list(cases))
    act.about(meeting)
    return meeting


@action("agreements.call_off_meeting", verb=KEEP_MEETINGS, on="meeting")
def call_off_meeting(*, by, act, meeting: Meeting, why: str) -> Meeting:
    """Say that a meeting was or will not be held. One that has minutes was held."""
    if meeting.minutes:
        raise ValidationError(_("This meeting has minutes, so it was held. It cannot be called off."))
    if not why.strip():
        raise ValidationError({"why": _("Say why it is not held.")})
    act.change(meeting, called_off=why.strip())
    return meeting


@action("agreements.write_minutes", verb=KEEP_MEETINGS, on="meeting")
def write_minutes(*, by, act, meeting: Meeting, minutes: str, seen: str | None = None) -> Meeting:
    """Write or correct the minutes. `seen`: the minutes that the writer began from; when they changed meanwhile, nothing
    is written and it is said. Every earlier wording stays in the journal."""
    _held(meeting)
    now = Meeting.objects.select_for_update().get(pk=meeting.pk).minutes
    if seen is not None and _plain(seen) != _plain(now):
        raise ValidationError(
            _("Somebody changed these minutes meanwhile. Look at them, then save again."), code="meanwhile"
        )
    if not minutes.strip():
        raise ValidationError({"minutes": _("Write what was said and decided.")})
    act.change(meeting, minutes=_plain(minutes), minutes_by=None if isinstance(by, str) else by)
    return meeting


@action("agreements.put_attendance", verb=KEEP_MEETINGS, on="meeting")
def put_attendance(*, by, act, meeting: Meeting, row: Attendance | None = None, unit=None, function: str = "", name: str = "",
                   state: str = Attendance.State.INVITED, remark: str = "") -> Attendance:  # fmt: skip
    """Put somebody on the list of a meeting, or correct `row`. Who was there can be said from the day itself on."""
    if row is not None and row.meeting_id != meeting.pk:
        raise ValueError("this row is of another meeting")
    if unit is None and not function.strip():
        raise ValidationError({"function": _("Name the unit or the function of who was asked.")})
    if state != Attendance.State.INVITED:
        _held(meeting)
    twins = Attendance.objects.filter(meeting=meeting, unit=unit, function=function.strip())
    if twins.exclude(pk=row.pk if row else None).exists():
        raise ValidationError({"function": _("This unit stands on the list with this function already.")})
    values = {
        "unit": unit,
        "function": function.strip(),
        "name": name.strip(),
        "state": state,
        "remark": remark.strip(),
    }
    if row is None:
        row = act.create(Attendance(meeting=meeting, **values))
    else:
        act.change(row, **values)
    act.about(meeting)
    return row


@action("agreements.remove_attendance", verb=KEEP_MEETINGS, on="meeting")
def remove_attendance(*, by, act, meeting: Meeting, row: Attendance) -> None:
    """Take somebody off the list who was entered wrongly."""
    if row.meeting_id != meeting.pk:
        raise ValueError("this row is of another meeting")
    act.about(meeting)
    act.remove(row)


@action("agreements.give_task", verb=KEEP_MEETINGS, on="meeting")
def give_task(
    *, by, act, meeting: Meeting, what: str, due_on: date, unit=None, owner=None, case: Case | None = None
) -> MeetingTask:
    """What a meeting gave somebody to do until when; a unit or a person owns it."""
    _held(meeting)
    if unit is None and owner is None:
        raise ValidationError({"unit": _("A task needs an owner: name a unit or a person.")})
    if due_on < meeting.held_on:
        raise ValidationError({"due_on": _("This day lies before the meeting. Give a later one.")})
    task = act.create(
        MeetingTask(meeting=meeting, what=what.strip(), due_on=due_on, unit=unit, owner=owner, case=case)
    )
    act.about(meeting)
    return task


@action("agreements.finish_task", verb=FINISH_TASK, on="task")
def finish_task(*, by, act, task: MeetingTask, done_on: date, result: str = "") -> MeetingTask:
    """Say that a task is done; its owner may say it, and whoever keeps the meetings."""
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": _("This day has not come yet. Enter it when it has happened.")})
    if done_on < task.meeting.held_on:
        raise ValidationError({"done_on": _("This day lies before the meeting. Give a later one.")})
    act.change(task, done_on=done_on, result=result.strip())
    act.about(task.meeting)
    return task


@action("agreements.reopen_task", verb=KEEP_MEETINGS)
def reopen_task(*, by, act, task: MeetingTask) -> MeetingTask:
    """A task that was said to be done by mistake, or only in part."""
    act.change(task, done_on=None, result="")
    act.about(task.meeting)
    return task


def _held(meeting: Meeting) -> None:
    if meeting.called_off:
        raise ValidationError(_("This meeting was called off."))
    if meeting.held_on > timezone.localdate():
        raise ValidationError(_("This meeting lies ahead. What came of it can be written from its day on."))


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()

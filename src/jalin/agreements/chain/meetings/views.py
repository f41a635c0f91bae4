"""The page of a meeting and its acts."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.agreements.chain.models import Meeting, MeetingTask
from jalin.agreements.chain.permissions import FINISH_TASK, KEEP_MEETINGS
from jalin.agreements.chain.selectors import meeting_rows, task_rows, visible_meetings
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import visible_cases
from jalin.agreements.words import language
from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent

from .forms import AttendanceForm, CallOffForm, DoneForm, MeetingForm, MinutesForm, TaskForm
from .printing import minutes_pdf
from .services import (
    call_off_meeting,
    edit_meeting,
    finish_task,
    give_task,
    plan_meeting,
    put_attendance,
    remove_attendance,
    reopen_task,
    write_minutes,
)
from .words import ATTENDANCE, STATES, TASK_STATES, meeting_state, owner_word, task_state

asks = require_http_methods(["GET", "HEAD", "POST"])
OFFERED = 60  # cases a meeting may be about: the ones that were opened last, and those it is about already


def _meeting(user, pk: int, verb=VIEW) -> Meeting:
    return get_object_or_404(
        (visible_meetings(user) if verb is VIEW else meeting_rows(user, verb)).select_related("minutes_by"),
        pk=pk,
    )


def offered_cases(user, *more: int):
    """The cases a form offers; `more`: keys that are offered in any case."""
    seen = visible_cases(user)
    last = list(
        seen.exclude(kept_state="closed").order_by("-opened_on", "-pk").values_list("pk", flat=True)[:OFFERED]
    )
    return seen.filter(pk__in=[*last, *more])


def show(request, meeting: Meeting, act=None):
    today, user = timezone.localdate(), request.user
    tasks = meeting.tasks.select_related("owner", "unit", "case").prefetch_related("unit__names")
    mine = (
        set(task_rows(user, FINISH_TASK).filter(meeting=meeting).values_list("pk", flat=True))
        if can(user, FINISH_TASK)
        else set()
    )
    attendance = meeting.attendance.select_related("unit").prefetch_related("unit__names")
    word, tone, icon = STATES[meeting_state(meeting, today)]
    return render(request, "chain/meeting.html", {
        "meeting": meeting, "act": act, "state": {"word": word, "tone": tone, "icon": icon},
        "is_held": not meeting.called_off and meeting.held_on <= today, "may_keep": can(user, KEEP_MEETINGS, meeting),
        "cases": meeting.cases.filter(pk__in=visible_cases(user).values("pk")).select_related("relation__partner"),
        "attendance": [{"row": row, "tone": ATTENDANCE[row.state][0], "icon": ATTENDANCE[row.state][1],
                        "who": ", ".join(part for part in (row.function, row.unit.name_today if row.unit else "") if part)}
                       for row in attendance],
        "tasks": [{"task": task, "state": TASK_STATES[task_state(task, today)], "owner": owner_word(task), "may_finish": task.pk in mine}
                  for task in tasks],
        "trail": [(_("Meetings of the coordination team"), reverse("desk:meetings")), (meeting.topic, "")],
    })  # fmt: skip


def _act(request, meeting: Meeting, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, meeting, act))


def _back(pk: int) -> str:
    return reverse("desk:meeting", args=[pk])


@needs(VIEW)
@require_safe
def meeting(request, pk):
    return show(request, _meeting(request.user, pk))


@needs(VIEW)
@require_safe
def minutes_file(request, pk):
    """The minutes as PDF; there is none before they are written."""
    found = _meeting(request.user, pk)
    if not found.minutes:
        raise Http404
    attendance = found.attendance.select_related("unit").prefetch_related("unit__names")
    tasks = found.tasks.select_related("owner", "unit").prefetch_related("unit__names")
    content = minutes_pdf(found, attendance, tasks, language())
    name = f'attachment; filename="minutes-{found.held_on}-{found.pk}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": name})


@needs(KEEP_MEETINGS)
@asks
def meeting_new(request):
    about = request.GET.get("case", "")
    keys = [int(about)] if about.isdecimal() and len(about) < 12 else []
    form = MeetingForm(
        sent(request),
        cases=offered_cases(request.user, *keys),
        initial={"held_on": timezone.localdate(), "cases": keys},
    )
    made: list[Meeting] = []

    def do(values) -> str:
        made.append(plan_meeting(by=request.user, **values))
        return _("The meeting is in the record.")

    act = Act("new", _("Enter a meeting"), _("Enter the meeting"), reverse("desk:meetings"), icon="plus")
    response = act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
    if made:
        response["Location"] = _back(made[0].pk)
    return response


@needs(KEEP_MEETINGS)
@asks
def meeting_edit(request, pk):
    found = _meeting(request.user, pk, KEEP_MEETINGS)
    about = list(found.cases.values_list("pk", flat=True))
    first = {name: getattr(found, name) for name in ("topic", "kind", "held_on", "begins_at", "place")}
    form = MeetingForm(
        sent(request), cases=offered_cases(request.user, *about), initial={**first, "cases": about}
    )

    def do(values) -> str:
        edit_meeting(by=request.user, meeting=found, **values)
        return _("The meeting is changed.")

    return _act(
        request,
        found,
        Act("edit", _("Change the meeting"), _("Save the changes"), _back(pk), icon="pencil"),
        form,
        do,
    )


@needs(KEEP_MEETINGS)
@asks
def meeting_call_off(request, pk):
    found, form = _meeting(request.user, pk, KEEP_MEETINGS), CallOffForm(sent(request))

    def do(values) -> str:
        call_off_meeting(by=request.user, meeting=found, **values)
        return _("The meeting is called off.")

    act = Act("call-off", _("Call the meeting off"), _("Call it off"), _back(pk), icon="x", tone="danger")
    return _act(request, found, act, form, do)


@needs(KEEP_MEETINGS)
@asks
def minutes(request, pk):
    found = _meeting(request.user, pk, KEEP_MEETINGS)
    form = MinutesForm(sent(request), initial={"minutes": found.minutes, "seen": found.minutes})

    def do(values) -> str:
        write_minutes(by=request.user, meeting=found, **values)
        return _("The minutes are kept.")

    return _act(
        request,
        found,
        Act("minutes", _("Write the minutes"), _("Keep the minutes"), _back(pk), icon="pencil"),
        form,
        do,
    )


@needs(KEEP_MEETINGS)
@asks
def attendance(request, pk, row=None):
    """Put somebody on the list, or correct a row of it."""
    found = _meeting(request.user, pk, KEEP_MEETINGS)
    one = get_object_or_404(found.attendance.all(), pk=row) if row else None
    names = ("unit", "function", "name", "state", "remark")
    form = AttendanceForm(sent(request), initial={name: getattr(one, name) for name in names} if one else {})

    def do(values) -> str:
        put_attendance(by=request.user, meeting=found, row=one, **values)
        return _("The list is kept.")

    title = _("Correct the list of who was there") if one else _("Put somebody on the list")
    return _act(
        request, found, Act("attendance", title, _("Keep the list"), _back(pk), icon="users"), form, do
    )


@needs(KEEP_MEETINGS)
@require_POST
def attendance_remove(request, pk, row):
    found = _meeting(request.user, pk, KEEP_MEETINGS)
    remove_attendance(by=request.user, meeting=found, row=get_object_or_404(found.attendance.all(), pk=row))
    return redirect("desk:meeting", pk)


@needs(KEEP_MEETINGS)
@asks
def task_new(request, pk):
    found = _meeting(request.user, pk, KEEP_MEETINGS)
    form = TaskForm(
        sent(request),
        cases=found.cases.all(),
        initial={"case": found.cases.first() if found.cases.count() == 1 else None},
    )

    def do(values) -> str:
        give_task(by=request.user, meeting=found, **values)
        return _("The task stands on the desk of its owner.")

    return _act(
        request, found, Act("task", _("Give a task"), _("Give the task"), _back(pk), icon="plus"), form, do
    )


@needs(FINISH_TASK)
@asks
def task_done(request, task):
    one: MeetingTask = get_object_or_404(
        rows(MeetingTask, request.user, FINISH_TASK).select_related("meeting"), pk=task
    )
    form = DoneForm(sent(request), initial={"done_on": timezone.localdate()})

    def do(values) -> str:
        finish_task(by=request.user, task=one, **values)
        return _("The task is done.")

    act = Act(
        "done",
        _("Say that the task is done"),
        _("It is done"),
        _back(one.meeting_id),
        icon="check",
        lead=one.what,
    )
    return _act(request, one.meeting, act, form, do)


@needs(KEEP_MEETINGS)
@require_POST
def task_reopen(request, task):
    one = get_object_or_404(task_rows(request.user, KEEP_MEETINGS), pk=task)
    reopen_task(by=request.user, task=one)
    return redirect("desk:meeting", one.meeting_id)

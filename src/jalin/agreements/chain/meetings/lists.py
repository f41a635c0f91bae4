"""The lists of meetings and of their tasks."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.agreements.chain.models import Meeting, MeetingTask
from jalin.agreements.chain.permissions import KEEP_MEETINGS
from jalin.agreements.chain.selectors import visible_meetings, visible_tasks
from jalin.agreements.models import Case
from jalin.agreements.permissions import VIEW
from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.nested import unfold
from jalin.kernel.text.fields import columns_of
from jalin.kernel.ui.tags.frames import icon
from jalin.people.selectors import names_behind

from .words import STATES, TASK_STATES, meeting_state, meetings_noun, owner_word, task_state, tasks_noun

TITLE = columns_of("title")


class MeetingFilters(ListFilters):
    kind = OneOf(label=pgettext_lazy("meeting filter", "Meetings that are"), field_name="kind", choices=Meeting.Kind.choices,
                 any_label=pgettext_lazy("meeting filter", "of any kind"))  # fmt: skip
    state = OneOf(label=pgettext_lazy("meeting filter", "and"), method="in_state", any_label=pgettext_lazy("meeting filter", "in any state"),
                  choices=[(key, word) for key, (word, _tone, _icon) in STATES.items()])  # fmt: skip
    text = Containing(label=pgettext_lazy("meeting filter", "with"), method="named",
                      help_text=pgettext_lazy("meeting filter", "in the topic or the minutes"))  # fmt: skip

    class Meta:
        model = Meeting
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()

    def in_state(self, rows, name, value):
        if value == "called_off":
            return rows.exclude(called_off="")
        rows = rows.filter(called_off="")
        if value == "planned":
            return rows.filter(held_on__gt=self.today)
        rows = rows.filter(held_on__lte=self.today)
        return rows.filter(minutes="") if value == "no_minutes" else rows.exclude(minutes="")

    def named(self, rows, name, value):
        return rows.filter(Q(topic__icontains=value) | Q(minutes__icontains=value))


class TaskFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("task filter", "Tasks that are"), method="in_state",
                  any_label=pgettext_lazy("task filter", "open or done"),
                  choices=[(key, word) for key, (word, _tone, _icon) in TASK_STATES.items()])  # fmt: skip
    whose = OneOf(label=pgettext_lazy("task filter", "of"), method="owned", any_label=pgettext_lazy("task filter", "anybody"),
                  choices=[("me", pgettext_lazy("task filter", "me"))])  # fmt: skip
    text = Containing(label=pgettext_lazy("task filter", "with"), method="named",
                      help_text=pgettext_lazy("task filter", "in the task or the meeting's topic"))  # fmt: skip

    class Meta:
        model = MeetingTask
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()

    def in_state(self, rows, name, value):
        if value == "done":
            return rows.filter(done_on__isnull=False)
        rows = rows.filter(done_on__isnull=True)
        return rows.filter(due_on__lt=self.today) if value == "late" else rows.filter(due_on__gte=self.today)

    def owned(self, rows, name, value):
        return rows.filter(owner=self.user)

    def named(self, rows, name, value):
        return rows.filter(Q(what__icontains=value) | Q(meeting__topic__icontains=value))


def drawn(words: dict, state: str):
    """Icon, word and tone of a state, drawn without a template: a list has one in every row."""
    word, tone, sign = words[state]
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, icon(sign), word)


def _dress_meeting(row, filters) -> None:
    row.state = meeting_state(row, filters.today)


def _dress_task(row, filters) -> None:
    row.state = task_state(row, filters.today)
    unfold(row.unit, "names", row.unit_names)


def _joined_tasks(rows):
    joined = ("meeting__topic", "owner__name", "unit__key", *(f"case__{column}" for column in TITLE))
    rows = rows.select_related("meeting", "owner", "unit", "case").annotate(
        unit_names=names_behind("unit_id")
    )
    return rows.only("what", "due_on", "done_on", "result", *joined)


MEETINGS = ListPage(
    key="agreements.meetings",
    address="desk:meetings",
    title=_("Meetings of the coordination team"),
    lead=_("Who met, what was decided, and what came of it."),
    noun=meetings_noun,
    rows=visible_meetings,
    prepare=lambda rows: rows.prefetch_related(Prefetch("cases", Case.objects.only("opened_on", *TITLE))),
    filters=MeetingFilters,
    order="-day",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No meeting is in the record yet. Enter the next one that is planned."),
    link=lambda row: reverse("desk:meeting", args=[row.pk]),
    act=(_("Enter a meeting"), "desk:meeting_new", "plus", KEEP_MEETINGS),
    dress=_dress_meeting,
    tabs=(SavedTab(_("All")), SavedTab(_("Planned"), "state=planned"), SavedTab(_("Minutes missing"), "state=no_minutes")),
    columns=(
        Column("topic", _("Topic"), lambda row: row.topic, order=("topic", "pk"), place="lead", width=50),
        Column("day", _("Day"), lambda row: row.held_on, order=("held_on", "pk"), place="extra day"),
        Column("kind", _("Kind"), lambda row: str(row.get_kind_display()), order=("kind", "pk"), place="extra", width=20),
        Column("state", _("State"), lambda row: str(STATES[row.state][0]), lambda row, value: drawn(STATES, row.state), width=18),
        Column("cases", pgettext_lazy("meeting", "Cases"), lambda row: ", ".join(str(case.title) for case in row.cases.all()), place="extra line", width=50),
        Column("place", _("Place"), lambda row: row.place, order=("place", "pk"), place="extra", width=24),
    ),
)  # fmt: skip

TASKS = ListPage(
    key="agreements.meeting_tasks",
    address="desk:meeting_tasks",
    title=_("Tasks from meetings"),
    lead=_("What meetings gave units and people to do, and until when."),
    noun=tasks_noun,
    rows=visible_tasks,
    prepare=_joined_tasks,
    filters=TaskFilters,
    order="due",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No meeting has given a task yet."),
    link=lambda row: reverse("desk:meeting", args=[row.meeting_id]),
    dress=_dress_task,
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("tab", "Open"), "state=open"), SavedTab(pgettext_lazy("tab", "Late"), "state=late"), SavedTab(_("Mine"), "whose=me")),
    columns=(
        Column("what", _("Task"), lambda row: row.what, order=("what", "pk"), place="lead", width=50),
        Column("owner", _("Owner"), owner_word, width=30),
        Column("due", _("Due on"), lambda row: row.due_on, order=("due_on", "pk"), place="extra day"),
        Column("state", _("State"), lambda row: str(TASK_STATES[row.state][0]), lambda row, value: drawn(TASK_STATES, row.state), width=14),
        Column("done", _("Done on"), lambda row: row.done_on, order=("done_on", "pk"), nullable=True, place="extra day"),
        Column("meeting", _("Meeting"), lambda row: row.meeting.topic, order=("meeting__topic", "pk"), place="extra line", width=40),
        Column("case", _("Case"), lambda row: str(row.case.title) if row.case else "", place="extra line", width=40),
        Column("result", _("Result"), lambda row: row.result, place="extra line", width=40),
    ),
)  # fmt: skip

"""What the people of the process owe: files that lie with oneself and others, tasks from meetings, minutes, translations."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.agreements.permissions import VIEW
from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.nested import unfold
from jalin.kernel.prepared import prepared
from jalin.people.selectors import names_behind
from jalin.relations.sentences import days_in_words, words_of

from .dispositions.words import days_waiting
from .meetings.words import case_word, owner_word
from .permissions import FINISH_TASK, KEEP_MEETINGS, PASS_ON, TRANSLATE
from .selectors import (
    disposition_rows,
    open_translations,
    task_rows,
    translation_rows,
    visible_meetings,
    visible_tasks,
)
from .translations.words import pair_word

MOST = 6
AHEAD = timedelta(days=14)  # tasks that are due later do not stand on the desk yet


@prepared
def _lying(rows, *, user):
    """Where files lie now, those first that lie with `user`."""
    mine = models.Case(models.When(person=user, then=models.Value(0)), default=models.Value(1))
    lying = rows.filter(is_current=True).select_related("case__relation__partner", "rung")
    return lying.order_by(mine, "on_day", "pk")[: MOST + 1]


@register_due
def files_due(user, today: date) -> Iterator[Due | More]:
    """Files in one's own hands, then those that lie longest with others. The days are waiting, never a deadline."""
    may_pass = can(user, PASS_ON)
    rows = disposition_rows(user, VIEW)
    found = _lying(rows if may_pass else rows.filter(person=user), user=user.pk)
    for row in found[:MOST]:
        words = {"office": str(row.rung), "day": words_of(PartialDate.of_day(row.on_day)),
                 "days": days_in_words(days_waiting(row, today))}  # fmt: skip
        is_mine = row.person_id == user.pk
        reason = (
            _("Its file lies with you since %(day)s (%(days)s).")
            if is_mine
            else _("%(office)s has its file since %(day)s (%(days)s).")
        )
        acts = (
            {"act": _("Pass it on"), "act_url": reverse("desk:chain_write", args=[row.case_id, "forward"])}
            if may_pass
            else {}
        )
        yield Due("file", "due" if is_mine else "waiting", case_word(row.case), reason % words,
                  reverse("desk:case", args=[row.case_id]), icon="inbox" if is_mine else "hourglass", on=row.on_day, **acts)  # fmt: skip
    if len(found) > MOST:
        yield More("file", "waiting", _("All files and with whom they lie"), reverse("desk:chain"))


@prepared
def _undone(rows, *, until):
    undone = rows.filter(done_on__isnull=True, due_on__lte=until).annotate(unit_names=names_behind("unit_id"))
    return undone.select_related("meeting", "owner", "unit").order_by("due_on", "pk")[: MOST + 1]


@register_due
def tasks_due(user, today: date) -> Iterator[Due | More]:
    """Open tasks from meetings: one's own and those of one's unit; for who keeps the meetings everybody's."""
    keeps = can(user, KEEP_MEETINGS)
    own = task_rows(user, FINISH_TASK) if can(user, FINISH_TASK) else visible_tasks(user).filter(owner=user)
    found = _undone(own, until=today + AHEAD)
    for task in found[:MOST]:
        unfold(task.unit, "names", task.unit_names)
        is_late = task.due_on < today
        words = {"owner": owner_word(task), "day": words_of(PartialDate.of_day(task.due_on)), "meeting": task.meeting.topic,
                 "days": days_in_words(abs((today - task.due_on).days))}  # fmt: skip
        reason = (
            _("%(owner)s: due on %(day)s, %(days)s ago (%(meeting)s).")
            if is_late
            else _("%(owner)s: due on %(day)s (%(meeting)s).")
        )
        acts = (
            {"act": _("It is done"), "act_url": reverse("desk:task_done", args=[task.pk])}
            if can(user, FINISH_TASK)
            else {}
        )
        yield Due("meeting_task", "late" if is_late else "due", task.what, reason % words, reverse("desk:meeting", args=[task.meeting_id]),
                  icon="checklist", on=task.due_on, cost=650, **acts)  # fmt: skip
    if len(found) > MOST and keeps:
        yield More("meeting_task", "late", _("All tasks from meetings"), reverse("desk:meeting_tasks"))


@prepared
def _without_minutes(rows, *, today):
    return rows.filter(held_on__lt=today, minutes="", called_off="").order_by("-held_on", "-pk")[:3]


@register_due
def minutes_due(user, today: date) -> Iterator[Due | More]:
    """Meetings that were held and of which nobody wrote the minutes."""
    if not can(user, KEEP_MEETINGS):
        return
    for meeting in _without_minutes(visible_meetings(user), today=today):
        reason = _("Held on %(day)s; the minutes are missing.") % {
            "day": words_of(PartialDate.of_day(meeting.held_on))
        }
        yield Due("minutes", "tidy", meeting.topic, reason, reverse("desk:meeting", args=[meeting.pk]), icon="pencil", on=meeting.held_on,
                  act=_("Write the minutes"), act_url=reverse("desk:meeting_minutes", args=[meeting.pk]))  # fmt: skip


@prepared
def _untranslated(rows, *, user, today, until):
    """Those that `user` has, that nobody has, or that are late."""
    ours = models.Q(taken_by=user) | models.Q(taken_by__isnull=True) | models.Q(due_on__lt=today)
    found = open_translations(rows).filter(ours, due_on__lte=until).select_related("taken_by")
    return found.order_by("due_on", "pk")[: MOST + 1]


@register_due
def translations_due(user, today: date) -> Iterator[Due | More]:
    """Open translations: one's own, and those that nobody has taken. The day is agreed in the house, not by law."""
    if not can(user, TRANSLATE):
        return
    found = _untranslated(translation_rows(user, TRANSLATE), user=user.pk, today=today, until=today + AHEAD)
    for row in found[:MOST]:
        is_late, is_free = row.due_on < today, row.taken_by_id is None
        words = {
            "pair": pair_word(row),
            "day": words_of(PartialDate.of_day(row.due_on)),
            "name": "" if is_free else row.taken_by.name,
        }
        if is_free:
            reason, act, path = (
                _("%(pair)s, agreed for %(day)s; nobody has taken it."),
                _("Take the translation"),
                "desk:translation_take",
            )
        else:
            reason, act, path = (
                _("%(pair)s, agreed for %(day)s; %(name)s has it."),
                _("It is done"),
                "desk:translation_finish",
            )
        yield Due("translation", "late" if is_late else "due", row.what, reason % words, reverse("desk:translation", args=[row.pk]),
                  icon="language", on=row.due_on, cost=600, act=act, act_url=reverse(path, args=[row.pk]))  # fmt: skip
    if len(found) > MOST:
        yield More(
            "translation", "due", _("All open translations"), f"{reverse('desk:translations')}?state=open"
        )

"""What the legal process asks of somebody: deadlines that are over or near, and silence that may be taken as an answer."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.prepared import prepared
from jalin.relations.sentences import days_in_words, words_of

from .deadline_words import about, article_told, period_word
from .engine.procedure import said
from .models import Deadline
from .permissions import RECORD, VIEW
from .selectors import deadline_rows, rule_of
from .words import language

MOST, LOOKED_AT, AHEAD = 6, 120, timedelta(days=90)


def newest_of_each(rows) -> list[Deadline]:
    """One row for a case and clock: of several reports that are owed the last one stands for all."""
    found: dict[tuple, Deadline] = {}
    for row in rows:
        found[row.case_id, row.clock] = row
    return list(found.values())


@prepared
def _running(rows, *, until):
    running = rows.filter(ended_on__isnull=True, due_on__lte=until).exclude(case__kept_state="closed")
    return running.select_related("case__relation__partner").order_by("due_on", "pk")[:LOOKED_AT]


@register_due
def deadlines_due(user, today: date) -> Iterator[Due | More]:
    may_act = can(user, RECORD)
    if not may_act and not can(user, VIEW):
        return
    found = newest_of_each(_running(deadline_rows(user, RECORD if may_act else VIEW), until=today + AHEAD))
    for row in sorted(
        found, key=lambda row: (-row.due_on.toordinal() if row.due_on < today else 0, row.due_on)
    )[:MOST]:
        due = _due(row, today, may_act)
        if due:
            yield due
    if len(found) > MOST:
        url = f"{reverse('desk:cases')}?due=overdue"
        yield More("deadline", "late", _("All cases with something overdue"), url)


def _due(row: Deadline, today: date, may_act: bool) -> Due | None:
    rule = rule_of(row)
    if rule is None:
        return None
    lang, is_over = language(), row.due_on < today
    words = {"clock": said(rule.name, lang), "day": words_of(PartialDate.of_day(row.due_on)), "article": article_told(rule),
             "days": days_in_words(abs((today - row.due_on).days)), "lapse": said(rule.on_lapse, lang)}  # fmt: skip
    if is_over and rule.permits:
        reason, standing, cost = (
            _("%(clock)s: the time was over on %(day)s. %(lapse)s (%(article)s)"),
            "due",
            880,
        )
        act, label = f"?act={rule.permits[0]}:{rule.permits[1]}", _("Confirm it or record the answer")
    elif is_over:
        reason, standing, cost = _("%(clock)s: due on %(day)s, %(days)s ago (%(article)s)."), "late", 900
        act, label = "", _("Record what happened")
    else:
        reason, standing, cost = _("%(clock)s: due on %(day)s, in %(days)s (%(article)s)."), "due", 760
        act, label = "", _("Record what happened")
    words["clock"] += period_word(row)
    told = about(row)
    url = (
        reverse("desk:step_new", args=[row.case_id]) + act
        if row.case_id
        else reverse("desk:obligation_done", args=[row.clock, row.year, row.run])
    )
    doing = {"act": label, "act_url": url} if may_act else {}
    return Due("deadline", standing, told.words, reason % words, told.path, icon="gavel",
               on=row.due_on, cost=cost, **doing)  # fmt: skip

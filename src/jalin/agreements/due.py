"""What the legal process asks of somebody: deadlines that are over or near, and silence that may be taken as an answer."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.prepared import prepared
from jalin.relations.selectors import with_partner_names
from jalin.relations.sentences import words_of

from .deadline_words import about, basis_told, due_sentence, period_word
from .engine.procedure import said
from .models import Deadline
from .permissions import RECORD, VIEW
from .selectors import deadline_rows, rule_of, still_owed
from .words import language

MOST, LOOKED_AT, AHEAD = 6, 60, timedelta(days=90)
READ_ONLY = 3  # of each, for who cannot act on them: the desk is for what one can do


def nearest_of_each(rows) -> list[Deadline]:
    """The first row of each case and clock: of several reports that are owed the last one stands for all."""
    found: dict[tuple, Deadline] = {}
    for row in rows:
        found.setdefault((row.case_id, row.clock), row)
    return list(found.values())


@prepared
def _over(rows, *, today):
    over = still_owed(rows).filter(due_on__lt=today)
    return with_partner_names(over, "case__relation__partner").order_by("-due_on", "pk")[:LOOKED_AT]


@prepared
def _ahead(rows, *, today, until):
    ahead = still_owed(rows).filter(due_on__gte=today, due_on__lte=until)
    return with_partner_names(ahead, "case__relation__partner").order_by("due_on", "pk")[:LOOKED_AT]


def _is_answered_by_silence(row: Deadline) -> bool:
    """Whether the law makes something of its lapse, which somebody has to confirm."""
    rule = rule_of(row)
    return bool(rule and rule.permits)


@register_due
def deadlines_due(user, today: date) -> Iterator[Due | More]:
    may_act = can(user, RECORD)
    if not may_act and not can(user, VIEW):
        return
    rows = deadline_rows(user, RECORD if may_act else VIEW)
    late = sorted(nearest_of_each(_over(rows, today=today)), key=lambda row: not _is_answered_by_silence(row))
    ahead = nearest_of_each(_ahead(rows, today=today, until=today + AHEAD))
    most = MOST if may_act else READ_ONLY
    for row in (*late[:most], *ahead[:most]):
        due = _due(row, today, may_act)
        if due:
            yield due
    for found, standing, word, which in (
        (late, "late", _("All cases with something overdue"), "overdue"),
        (ahead, "due", _("All cases with something due soon"), "soon"),
    ):
        if len(found) > most:
            yield More("deadline", standing, word, f"{reverse('desk:cases')}?due={which}")


def _due(row: Deadline, today: date, may_act: bool) -> Due | None:
    rule = rule_of(row)
    if rule is None:
        return None
    is_over = row.due_on < today
    reason, standing, cost = (
        due_sentence(row, rule, today),
        "late" if is_over else "due",
        900 if is_over else 760,
    )
    act, label = "", _("Record what happened")
    if is_over and rule.permits:
        words = {"clock": said(rule.name, language()) + period_word(row), "day": words_of(PartialDate.of_day(row.due_on)),
                 "lapse": said(rule.on_lapse, language()), "article": basis_told(rule)}  # fmt: skip
        reason = _("%(clock)s: the time was over on %(day)s. %(lapse)s (%(article)s)") % words
        standing, cost = "due", 880
        act, label = f"?act={rule.permits[0]}:{rule.permits[1]}", _("Confirm it or record the answer")
    told = about(row)
    url = (
        reverse("desk:step_new", args=[row.case_id]) + act
        if row.case_id
        else reverse("desk:obligation_done", args=[row.clock, row.year, row.run])
    )
    doing = {"act": label, "act_url": url} if may_act else {}
    return Due("deadline", standing, told.words, reason, told.path, icon="gavel",
               on=row.due_on, cost=cost, **doing)  # fmt: skip

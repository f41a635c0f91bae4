"""What the chain asks of somebody: files that lie with oneself, and with whom the others lie."""

from collections.abc import Iterator
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.relations.sentences import days_in_words, words_of

from .dispositions.words import days_waiting
from .permissions import PASS_ON
from .selectors import lying_files

MOST = 6


@register_due
def files_due(user, today: date) -> Iterator[Due | More]:
    """Files in one's own hands, then those that lie longest with others. The days are waiting, never a deadline."""
    may_pass = can(user, PASS_ON)
    mine = models.Case(models.When(person=user, then=models.Value(0)), default=models.Value(1))
    rows = lying_files(user).select_related("case__relation__partner", "rung")
    if not may_pass:
        rows = rows.filter(person=user)
    found = list(rows.order_by(mine, "on_day", "pk")[: MOST + 1])
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
        yield Due("file", "due" if is_mine else "waiting", f"{row.case.relation.partner}: {row.case.title}", reason % words,
                  reverse("desk:case", args=[row.case_id]), icon="inbox" if is_mine else "hourglass", on=row.on_day, **acts)  # fmt: skip
    if len(found) > MOST:
        yield More("file", "waiting", _("All files and with whom they lie"), reverse("desk:chain"))

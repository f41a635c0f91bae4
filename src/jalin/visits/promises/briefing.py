"""What was promised last time and what became of it, in the briefing book of the next visit."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.prepared import prepared
from jalin.visits.briefing import Chapter, Row

from .selectors import visible_commitments
from .words import OWED_BY, STATES, state_today, told_state

MOST = 30


@prepared
def _made_before(rows, *, relation, visit, day):
    ended = (F("withdrawn_on").asc(nulls_first=True), F("done_on").desc(nulls_first=True))
    made = rows.filter(visit__relation=relation, made_on__lte=day).exclude(visit=visit)
    return made.order_by(*ended, "due_on", "pk")[:MOST]


def promises_of_last_time(user, visit, today: date) -> Chapter:
    """Promises of the relation from before this visit: the open ones first, then those that ended, the latest first."""
    about = {"relation": visit.relation_id, "visit": visit.pk, "day": visit.starts_on}
    found = []
    for row in _made_before(visible_commitments(user), **about):
        word, tone, icon = STATES[state_today(row, today)]
        parts = (
            str(OWED_BY[row.owed_by]),
            row.counterpart,
            told_state(row, today),
            str(row.result) or row.withdrawn_because,
        )
        found.append(
            Row(
                str(row.what),
                " · ".join(filter(None, parts)),
                reverse("desk:commitment", args=[row.pk]),
                str(word),
                tone,
                icon,
            )
        )
    return Chapter(
        _("What was promised last time"), found, _("No promise from an earlier visit is on record.")
    )

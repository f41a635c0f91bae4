"""What the legal process says in the briefing book of a visit: where each case of the relation stands."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.dates import format_day
from jalin.kernel.prepared import prepared
from jalin.visits.briefing import Chapter, Row

from .permissions import VIEW
from .selectors import visible_cases
from .words import STATES, language, procedure_word, stage_word


@prepared
def _open_cases(rows, *, relation):
    return rows.filter(relation=relation).exclude(kept_state="closed").order_by("-opened_on", "-pk")[:20]


def cases_of_relation(user, visit, today: date) -> Chapter | None:
    """Open cases of the relation with their stage and next deadline; one query."""
    if not can(user, VIEW):
        return None
    found = []
    for case in _open_cases(visible_cases(user), relation=visit.relation_id):
        due = case.kept_next_due_on
        note = " · ".join(filter(None, (stage_word(case) or procedure_word(case.procedure),
                                        _("next deadline: %(day)s") % {"day": format_day(due, language())} if due else "")))  # fmt: skip
        word, tone, icon = (_("overdue"), "bad", "alarm") if case.kept_overdue else STATES[case.kept_state]
        found.append(Row(str(case.title), note, reverse("desk:case", args=[case.pk]), str(word), tone, icon))
    return Chapter(_("Legal process"), found, _("No case is open with this partner."))

"""Promises in the words of lists, pages and timelines."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from jalin.kernel.dates import PartialDate
from jalin.relations.sentences import words_of

from .models import Commitment
from .rules import DONE, DONE_LATE, DUE_SOON, LATE, OPEN, UNSETTLED, WITHDRAWN, state_of

# state: word, tone, icon
STATES = {
    OPEN: (pgettext_lazy("promise", "open"), "info", "clock"),
    DUE_SOON: (pgettext_lazy("promise", "due soon"), "due", "clock-hour-4"),
    LATE: (pgettext_lazy("promise", "late"), "bad", "alarm"),
    DONE: (pgettext_lazy("promise", "kept"), "good", "check"),
    DONE_LATE: (pgettext_lazy("promise", "kept late"), "good", "check"),
    WITHDRAWN: (pgettext_lazy("promise", "withdrawn"), "neutral", "x"),
}
OWED_BY = {
    Commitment.OwedBy.HOME: gettext_lazy("We promised it"),
    Commitment.OwedBy.PARTNER: gettext_lazy("They promised it"),
}


def promises_noun(count: int) -> str:
    return ngettext("promise", "promises", count)


def state_today(row: Commitment, today: date) -> str:
    return state_of(row.due_on, today, done_on=row.done_on, withdrawn_on=row.withdrawn_on)


def owner_word(row: Commitment) -> str:
    """Who sees to it here: the unit, the person, or both. Unit names should be prefetched."""
    names = [row.unit.name_today if row.unit else "", row.owner.name if row.owner else ""]
    return ", ".join(name for name in names if name)


def day_word(day: date) -> str:
    return words_of(PartialDate.of_day(day))


def told_state(row: Commitment, today: date) -> str:
    """How it stands, as a timeline or a reader without colours needs it."""
    state = state_today(row, today)
    if state in UNSETTLED:
        words = _("open, was due on %(day)s") if state == LATE else _("open until %(day)s")
        return words % {"day": day_word(row.due_on)}
    day = row.withdrawn_on or row.done_on
    return (_("withdrawn on %(day)s") if state == WITHDRAWN else _("kept on %(day)s")) % {
        "day": day_word(day)
    }


def states_on_the_timeline(keys: set[str], today: date) -> dict[str, str]:
    """For relations.states: one question for all promises of a page."""
    rows = Commitment.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return {str(row.pk): told_state(row, today) for row in rows}

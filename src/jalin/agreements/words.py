"""Cases in the words of lists and pages."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.rulebook.marks import MARKS

from .engine.procedure import said
from .engine.telling import clock_told
from .models import Case
from .selectors import known_procedures

STATES = {
    "not_begun": (_("not begun"), "neutral", "circle"),
    "under_way": (_("under way"), "info", "hourglass"),
    "passed": (_("going on"), "info", "circle-dot"),
    "closed": (_("over"), "neutral", "check"),
}


def language() -> str:
    return (get_language() or "en")[:2]


def cases_noun(count: int) -> str:
    return ngettext("case", "cases", count)


def stage_name(procedure, code: str) -> str:
    stage = procedure.stages.get(code) if procedure else None
    return said(stage.name, language()) if stage else code


def stage_word(case: Case) -> str:
    """The stage a case has reached, in the reader's language; its code where the procedure is not known any more."""
    return stage_name(known_procedures().get(case.procedure), case.kept_stage) if case.kept_stage else ""


def procedure_word(key: str) -> str:
    procedure = known_procedures().get(key)
    return said(procedure.name, language()) if procedure else key


def _without_name(told: str) -> str:
    """The sentence of a clock below its own heading."""
    for sign in (": ", "："):
        _name, found, rest = told.partition(sign)
        if found:
            return rest[:1].upper() + rest[1:]
    return told


def clock_row(running) -> dict:
    """One run of a clock as the case page shows it."""
    clock, lang = running.clock, language()
    if clock.ended:
        word, tone, icon = (
            (_("late"), "bad", "alert-triangle") if running.late_by else (_("in time"), "good", "check")
        )
    elif running.is_overdue:
        permits = running.rule.permits is not None
        word, tone, icon = (
            (_("its time is over"), "info", "hourglass") if permits else (_("overdue"), "bad", "alarm")
        )
    else:
        word, tone, icon = _("running"), "info", "clock"
    return {
        "name": said(running.rule.name, lang), "year": running.year, "start": clock.start, "due": clock.due, "ended": clock.ended,
        "word": word, "tone": tone, "icon": icon, "told": _without_name(clock_told(running, lang)), "article": running.rule.article,
        "mark": MARKS[running.rule.mark], "is_sure": running.rule.mark == "confirmed", "note": said(running.rule.note, lang),
        "on_lapse": said(running.rule.on_lapse, lang) if not clock.ended else "",
    }  # fmt: skip

"""Cases in the words of lists and pages."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from .engine.procedure import said
from .models import Case
from .selectors import known_procedures, route_of

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
    return stage_name(route_of(case), case.kept_stage) if case.kept_stage else ""


def actor_name(procedure, code: str) -> str:
    """Who acts at a stage; the code where the procedure is not known any more."""
    stage = procedure.stages.get(code) if procedure else None
    return said(stage.actor, language()) if stage else code


def procedure_word(key: str) -> str:
    procedure = known_procedures().get(key)
    return said(procedure.name, language()) if procedure else key

"""Writing cases: each act of the legal process is one event on the timeline and one entry in the journal."""

from collections import deque
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalin.kernel.access import require
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.relations.kinds import kinds
from jalin.relations.models import Relation
from jalin.relations.permissions import PUBLISH
from jalin.relations.services import add_event, withdraw_event

from .closing import against_closing
from .engine.course import Course
from .engine.happenings import Happening, in_order
from .engine.procedure import DONE, REASONED, SILENT, Procedure
from .engine.telling import act_told, reasons
from .kinds import STEP
from .models import Case, Step
from .permissions import OVERRULE, RECORD
from .reckoning import reckon
from .selectors import (
    adoptable_events,
    course_of,
    happenings_of,
    known_procedures,
    owed_elsewhere,
    procedure_of,
    procedure_on,
    steps_of,
)


@action("agreements.open_case", verb=RECORD, on="relation")
def open_case(
    *, by, act, relation: Relation, kind: str, procedure: str, opened_on: date, **title: str
) -> Case:
    """Begin a case that follows `procedure`, in the version of the day on which it is opened (before the first: the newest);
    `title_ind`, `title_jpn`, `title_eng` name it in at least one language."""
    route = procedure_on(procedure, opened_on) or known_procedures().get(procedure)
    if route is None:
        raise ValidationError({"procedure": _("There is no such procedure.")})
    case = act.create(
        Case(
            relation=relation,
            kind=kind,
            procedure=route.key,
            procedure_version=route.version,
            opened_on=opened_on,
            **title,
        )
    )
    act.about(relation)
    reckon(case)
    return case


@action("agreements.edit_case", verb=RECORD, on="case")
def edit_case(*, by, act, case: Case, **values) -> Case:
    """Change a case's title. Its stage cannot be typed in, and its procedure stays."""
    if set(values) - {f"title_{column}" for column in COLUMNS.values()}:
        raise ValueError("only the title of a case is edited")
    act.change(case, **values)
    act.about(case.relation)
    return case


@action("agreements.publish_case", verb=PUBLISH, on="case")
def publish_case(*, by, act, case: Case, is_public: bool) -> Case:
    """Show the stage of a case to everybody, by its published events, or no longer."""
    act.change(case, is_public=is_public)
    act.about(case.relation)
    return case


@action("agreements.record_step", verb=RECORD, on="case")
def record_step(
    *, by, act, case: Case, stage: str, outcome: str = DONE, starts_on: date, source: str, ends_on: date | None = None,
    precision: str = "day", reason_given: str = "", until: date | None = None, about_year: int | None = None, audience: str = "staff",
    overrule: bool = False,
) -> Step:  # fmt: skip
    """Record an act of the procedure as a dated, sourced event. `about_year`: which year a report is about.

    What the guards object to is never refused for good: with a reason it is recorded and marked irregular. Only the
    block of a missing report may be lifted by nobody but who may `overrule`. Raises ValidationError with the reasons."""
    procedure = procedure_of(case)
    if stage not in procedure.stages or outcome not in procedure.stages[stage].leads_to:
        raise ValidationError(_("The procedure has no such act."))
    if outcome in REASONED and not reason_given.strip():
        raise ValidationError({"reason_given": _("Say why: this act is kept with its reason.")})
    happening = Happening(stage, outcome, starts_on, ends_on or starts_on, reason_given, until, about_year)
    course = course_before(case, procedure, happening)
    objections = course.objections(
        happening, on=happening.last, elsewhere=owed_elsewhere(case, happening.last)
    )
    lacking = against_closing(case, stage, outcome)
    _answered(by, case, objections, lacking, reason_given, overrule=overrule)
    event = add_event(
        by=by, relation=case.relation, kind=_kind_of(procedure, stage, outcome), source=source, starts_on=starts_on,
        ends_on=ends_on, precision=precision, valid_until=until, audience=audience, about_noun="agreements.case",
        about_id=str(case.pk), **_summaries(procedure, stage, outcome),
    )  # fmt: skip
    step = act.create(Step(
        case=case, event=event, stage=stage, outcome=outcome, article=procedure.article_of(stage, outcome), reason=reason_given,
        about_year=about_year, is_irregular=bool(objections or lacking), record=_record(course, happening, objections, lacking),
    ))  # fmt: skip
    act.about(case)
    reckon(case)
    return step


@action("agreements.adopt_events", verb=RECORD, on="case")
def adopt_events(*, by, act, case: Case) -> list[Step]:
    """Make the events that the relation's timeline already tells acts of this case, so that nothing is entered twice.

    Taken are dated events whose kind the procedure knows and that no case has yet, from the day the case was opened."""
    procedure, steps = procedure_of(case), []
    course, recorded = course_of(procedure), deque(in_order(happenings_of(steps_of(case))))
    for event in adoptable_events(case):
        stage, outcome = procedure.act_called(event.kind)
        happening = Happening(stage.code, outcome, event.starts_on, event.ends_on, "", event.valid_until)
        while recorded and in_order([recorded[0], happening])[0] is recorded[0]:
            course.tell(recorded.popleft())
        objections = course.objections(
            happening, on=happening.last, elsewhere=owed_elsewhere(case, happening.last)
        )
        steps.append(act.create(Step(
            case=case, event=event, stage=stage.code, outcome=outcome, article=procedure.article_of(stage.code, outcome),
            is_irregular=bool(objections), record={**_record(course, happening, objections), "adopted": True},
        )))  # fmt: skip
        course.tell(happening)
    if steps:
        act.about(case)
        reckon(case)
    return steps


@action("agreements.withdraw_step", verb=RECORD, on="case")
def withdraw_step(*, by, act, case: Case, step: Step) -> None:
    """Take an act off the timeline because it was entered wrongly; the reason stays in the journal."""
    if step.case_id != case.pk:
        raise ValueError("this step is of another case")
    withdraw_event(by=by, event=step.event)
    act.about(case)
    reckon(case)


def course_before(case: Case, procedure: Procedure, happening: Happening) -> Course:
    """The course of the case up to the happening."""
    course = course_of(procedure)
    for one in in_order(happenings_of(steps_of(case))):
        if one.first <= happening.last:
            course.tell(one)
    return course


def _answered(by, case: Case, objections, lacking: list[str], reason: str, *, overrule: bool) -> None:
    """Objections need a reason; the block of a missing report needs also somebody who may lift it."""
    if not objections and not lacking:
        return
    told = " ".join([reasons(objections, (get_language() or "en")[:2]), *lacking]).strip()
    if any(one.key == "guard.overdue" for one in objections):
        if not overrule:
            raise ValidationError(told, code="blocked")
        if not (isinstance(by, str) and by.startswith("system:")):
            require(by, OVERRULE, case)
    if not reason.strip():
        raise ValidationError(
            _("%(reasons)s If it happened all the same, say why, and it is recorded as irregular.")
            % {"reasons": told},
            code="irregular",
        )


def _kind_of(procedure: Procedure, stage: str, outcome: str) -> str:
    kind = procedure.stages[stage].events.get(outcome, STEP)
    return kind if kind in kinds() else STEP


def _summaries(procedure: Procedure, stage: str, outcome: str) -> dict[str, str]:
    found = procedure.stages[stage]
    return {f"summary_{column}": act_told(found, outcome, language) for language, column in COLUMNS.items()}


def _record(course: Course, happening: Happening, objections, lacking: Sequence[str] = ()) -> dict:
    """What the act rested on: objections that were overruled, and for silence as consent the clock with its holidays."""
    record: dict = {}
    if objections:
        record["objections"] = [{"key": one.key, "article": one.article, "told": {language: reasons([one], language)
                                for language in COLUMNS}} for one in objections]  # fmt: skip
    if lacking:
        record["lacking"] = lacking
    if happening.outcome in SILENT:
        record["clocks"] = [one.clock.as_record() for one in course.clocks.on(happening.last) if one.is_open]
    return record

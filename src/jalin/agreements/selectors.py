"""Reading cases. Everything starts from the nouns' scope functions."""

from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import Count, Min, Prefetch, Q
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.prepared import constant, prepared
from jalin.people.calendars import calendar_of
from jalin.people.selectors import home_office
from jalin.relations.kinds import kinds
from jalin.relations.models import Event
from jalin.relations.selectors import VIEW as VIEW_RELATIONS
from jalin.relations.selectors import relation_rows

from .engine.catalogue import obligations_with_own, version_on, versions_with_own, with_own
from .engine.course import Course
from .engine.happenings import Happening
from .engine.obligations import Obligation
from .engine.procedure import ClockRule, Procedure
from .engine.replaying import Standing, replay
from .engine.running import Owed
from .models import Case, Deadline, Fulfilment, Step
from .permissions import RECORD, VIEW, VIEW_PUBLIC


@scope_of(Case)
def case_rows(user, verb):
    """Cases of the relations one may see or, for recording, one works in; for everybody the published ones."""
    grants = grants_of(user, verb)
    if not grants:
        return Case.objects.none()
    if verb == str(VIEW_PUBLIC):
        return published_cases(user)
    if grants.everywhere:
        return Case.objects.all()
    return Case.objects.filter(relation__in=relation_rows(user, VIEW_RELATIONS).values("pk"))


@scope_of(Deadline)
def deadline_rows(user, verb):
    if grants_of(user, verb).everywhere:
        return Deadline.objects.all()
    return Deadline.objects.filter(case__in=case_rows(user, verb).values("pk"))


def still_owed(rows):
    """Of deadlines those that nothing has ended. Once a case is over only its reports are asked for: clocks of a year."""
    goes_on = Q(case__isnull=True) | ~Q(case__kept_state="closed") | Q(year__gt=0)
    return rows.filter(goes_on, ended_on__isnull=True)


@scope_of(Step)
def step_rows(user, verb):
    if grants_of(user, verb).everywhere:
        return Step.objects.all()
    return Step.objects.filter(case__in=case_rows(user, verb).values("pk"))


@scope_of(Fulfilment)
def fulfilment_rows(user, verb):
    """What the office did is the office's: all, for whoever may do this everywhere."""
    return Fulfilment.objects.all() if grants_of(user, verb).everywhere else Fulfilment.objects.none()


def visible_cases(user):
    return case_rows(user, VIEW)


def published_cases(user):
    """Cases that the office shows to everybody, of relations that everybody may see; the same for every reader."""
    return constant(_published_cases(), "published")


@cache
def _published_cases():
    return Case.objects.filter(is_public=True, relation__is_public=True, relation__partner__is_public=True)


def recordable_cases(user):
    return case_rows(user, RECORD)


def known_procedures() -> dict[str, Procedure]:
    """Key -> the newest version, of those shipped and those of the city's own folder `procedures` in its home."""
    return with_own(settings.HOME)


def procedure_on(key: str, day: date) -> Procedure | None:
    """The version that a case follows which is opened on the day."""
    return version_on(versions_with_own(settings.HOME), key, day)


def route_of(case: Case) -> Procedure | None:
    """The procedure of a case in the version it began under, else in the newest one; None where its file is gone."""
    found = versions_with_own(settings.HOME).get((case.procedure, case.procedure_version))
    return found or known_procedures().get(case.procedure)


def known_obligations() -> dict[str, Obligation]:
    """What this office owes every year by the law of its country, shipped rows and those of the city's own folder."""
    office = home_office()
    return obligations_with_own(settings.HOME).get(office.country if office else "", {})


def rule_of(row: Deadline) -> ClockRule | Obligation | None:
    """What a deadline follows from; None where its file is gone."""
    if row.case_id is None:
        return obligation_called(row.clock)
    procedure = route_of(row.case)
    return procedure.clocks.get(row.clock) if procedure else None


def obligation_called(key: str) -> Obligation | None:
    """By its key, of whichever country. No query."""
    rows = (rows.get(key) for rows in obligations_with_own(settings.HOME).values())
    return next(filter(None, rows), None)


def procedure_of(case: Case) -> Procedure:
    """`route_of` where it is needed. Raises LookupError with a sentence for the operator."""
    found = route_of(case)
    if found is None:
        raise LookupError(f"case {case.pk} follows the procedure {case.procedure!r}, whose file is missing: put it back into "
                          f"{settings.HOME / 'procedures'}")  # fmt: skip
    return found


def lost_procedures() -> list[str]:
    """Keys of procedures that cases follow and that no file describes. One query."""
    return sorted(
        set(Case.objects.order_by().values_list("procedure", flat=True).distinct()) - set(known_procedures())
    )


def happenings_of(steps) -> list[Happening]:
    """Steps (with their events) as the engine reads them; withdrawn and undated events tell nothing."""
    return [
        Happening(
            step.stage,
            step.outcome,
            step.event.starts_on,
            step.event.ends_on,
            step.reason,
            step.event.valid_until,
            step.about_year,
        )
        for step in steps
        if step.event.withdrawn_at is None and step.event.starts_on is not None
    ]


def with_steps(cases):
    """The cases with their steps and events in one query more, however many."""
    return cases.prefetch_related(Prefetch("steps", Step.objects.select_related("event")))


@prepared
def steps_in_order(rows, *, case):
    return rows.filter(case=case).select_related("event").order_by("event__starts_on", "event__ends_on", "id")


def steps_of(case: Case) -> list[Step]:
    return steps_in_order(Step.objects.all(), case=case.pk)


def standing_of(
    case: Case, *, on: date | None = None, steps=None, elsewhere: list[Owed] | None = None
) -> Standing:
    """Where the case stands on a day. One query when the steps are not given, one more for reports owed elsewhere where
    they stand against what may come next."""
    on, procedure = on or timezone.localdate(), procedure_of(case)
    happenings = happenings_of(steps_of(case) if steps is None else steps)
    owed = owed_elsewhere(case, on) if elsewhere is None else elsewhere
    return replay(procedure, happenings, on=on, calendar=calendar_of(procedure.country), elsewhere=owed)


def course_of(procedure: Procedure) -> Course:
    """The course of a case of this procedure that nothing was told yet."""
    return Course(procedure, calendar_of(procedure.country))


def owed_elsewhere(case: Case, on: date):
    """`overdue_elsewhere`, asked once somebody looks."""
    return SimpleLazyObject(lambda: overdue_elsewhere(case, on))


def overdue_elsewhere(case: Case, on: date) -> list[Owed]:
    """What the city's other cases owed on that day of the clocks that this procedure's needs name (the report that blocks).
    One query, however many cases there are."""
    stages = procedure_of(case).stages.values()
    named = {need.clear for stage in stages for need in stage.needs if need.clear}
    if not named:
        return []
    was_open = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    rows = Deadline.objects.filter(was_open, clock__in=named, due_on__lt=on).exclude(case=case).order_by()
    told = rows.values_list("clock").annotate(Count("pk"), Min("due_on"), Min("year"))
    return [Owed(clock, count, due, year or None) for clock, count, due, year in told]


def timeline_events(case: Case):
    return Event.objects.filter(step__case=case, withdrawn_at__isnull=True)


def _untaken_events(case: Case):
    """Dated events of the relation since the case was opened that no case has."""
    return Event.objects.filter(
        relation=case.relation_id, step__isnull=True, withdrawn_at__isnull=True, starts_on__isnull=False,
        ends_on__gte=case.opened_on,
    )  # fmt: skip


def adoptable_events(case: Case) -> list[Event]:
    """Those of them that the procedure knows, oldest first."""
    procedure = procedure_of(case)
    events = _untaken_events(case).order_by("starts_on", "ends_on", "id")
    return [event for event in events if procedure.act_called(event.kind)]


def count_adoptable(case: Case) -> int:
    """How many those are. One query."""
    procedure = procedure_of(case)
    return (
        _untaken_events(case)
        .filter(kind__in=[kind for kind in kinds() if procedure.act_called(kind)])
        .count()
    )

"""Reading the chain. Everything starts from the nouns' scope functions."""

from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from jalin.agreements.models import Case
from jalin.agreements.papers.models import Version
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows
from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.clocks.working_days import WorkingCalendar
from jalin.kernel.prepared import are_all, behind
from jalin.kernel.rulebook.selectors import declare_rule, rule_on
from jalin.people.calendars import calendar_of
from jalin.people.selectors import home_office

from .dispositions.rules import Holding, Movement, holding_after
from .models import Attendance, Disposition, Meeting, MeetingTask, Rung, Translation

TRANSLATION_DAYS = "agreements.translation_days"
declare_rule(TRANSLATION_DAYS, 5, name=_("A translation is due after"), unit=_("working days"))


@scope_of(Rung)
def rung_rows(user, verb):
    """Rungs are the city's: all, for whoever may do this at all."""
    return Rung.objects.all() if grants_of(user, verb) else Rung.objects.none()


@scope_of(Disposition)
def disposition_rows(user, verb):
    """Movements of the files of cases one may see."""
    if not grants_of(user, verb):
        return Disposition.objects.none()
    return behind(Disposition.objects.all(), "case", case_rows(user, VIEW))


@scope_of(Meeting)
def meeting_rows(user, verb):
    """Meetings are the office's: all, for whoever may do this at all."""
    return Meeting.objects.all() if grants_of(user, verb) else Meeting.objects.none()


@scope_of(Attendance)
def attendance_rows(user, verb):
    return Attendance.objects.filter(meeting__in=meeting_rows(user, verb).values("pk"))


@scope_of(MeetingTask)
def task_rows(user, verb):
    """All tasks; for who may do it only in the own unit, those of that unit and one's own."""
    grants = grants_of(user, verb)
    if not grants:
        return MeetingTask.objects.none()
    if grants.everywhere:
        return MeetingTask.objects.all()
    return MeetingTask.objects.filter(Q(unit__in=grants.units) | Q(owner=user))


def visible_meetings(user):
    return meeting_rows(user, VIEW)


def visible_tasks(user):
    return task_rows(user, VIEW)


@scope_of(Translation)
def translation_rows(user, verb):
    """Those of cases one may see, and those that belong to none."""
    if not grants_of(user, verb):
        return Translation.objects.none()
    cases = case_rows(user, VIEW)
    return (
        Translation.objects.all()
        if are_all(cases)
        else Translation.objects.filter(Q(case__isnull=True) | Q(case__in=cases.values("pk")))
    )


def visible_translations(user):
    return translation_rows(user, VIEW)


def with_latest(rows):
    """Translations with `latest_number`: the newest version of the language they are made from; None of what is no paper."""
    newest = Version.objects.filter(text=OuterRef("text"), language=OuterRef("source_language")).order_by(
        "-number"
    )
    return rows.annotate(latest_number=Subquery(newest.values("number")[:1]))


def open_translations(rows=None):
    rows = Translation.objects.all() if rows is None else rows
    return rows.filter(done_on__isnull=True, dropped_on__isnull=True)


def working_calendar() -> WorkingCalendar:
    """The working days of the city whose office this is."""
    office = home_office()
    return calendar_of(office.country if office else "")


def usual_days(on: date) -> int:
    """How many working days a translation takes unless said."""
    return rule_on(TRANSLATION_DAYS, on)


def visible_rungs(user):
    return rung_rows(user, VIEW)


def lying_files(user):
    """One row for each file that lies with somebody: the movement that brought it there."""
    return disposition_rows(user, VIEW).filter(is_current=True)


def rungs_on(day: date):
    """The rungs in force on a day, the lowest first."""
    return Rung.objects.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )


def dispositions_of(case: Case):
    """The chain of a case as it stands, the first row first."""
    rows = case.dispositions.filter(withdrawn_at__isnull=True)
    return rows.select_related("rung", "person", "written_by").order_by("number")


def movement_of(row: Disposition) -> Movement:
    return Movement(row.kind, row.rung.key, row.on_day, row.text, row.number)


def holding_of(case: Case, rows=None) -> Holding:
    """Where the file of `case` lies. One query when `rows` (of `dispositions_of`) are not given."""
    return holding_after(movement_of(row) for row in (dispositions_of(case) if rows is None else rows))


def current_of(case: Case) -> Disposition | None:
    """The movement by which the file lies where it lies."""
    return Disposition.objects.filter(case=case, is_current=True).select_related("rung").first()

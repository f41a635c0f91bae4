"""Writing the report of a journey."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.visits.accounts.duties import shipped_headings
from jalin.visits.accounts.models import Report
from jalin.visits.accounts.permissions import KEEP_ACCOUNTS
from jalin.visits.lifecycle import CANCELLED, ENDED, REPORTED
from jalin.visits.models import Visit
from jalin.visits.services import move_visit

from .prefilling import prefilled

FORM = "id-laporan"
LONGEST = 50_000


@action("visits.begin_report", verb=KEEP_ACCOUNTS, on="visit")
def begin_report(*, by, act, visit: Visit, language: str = "id", form: str = FORM) -> Report:
    """Begin the report from what is on record. A visit has one report."""
    if visit.state == CANCELLED:
        raise ValidationError(_("This visit was called off."))
    if visit.starts_on > timezone.localdate():
        raise ValidationError(_("This visit lies ahead. Its report can be begun from its first day on."))
    if Report.objects.filter(visit=visit).exists():
        raise ValidationError(_("The report of this visit is begun already."))
    headings = shipped_headings()[form]
    bodies = prefilled(visit, headings, language, timezone.localdate())
    person = None if isinstance(by, str) else by
    report = act.create(Report(visit=visit, form=form, language=language, bodies=bodies, written_by=person))
    act.about(visit)
    return report


@action("visits.write_report", verb=KEEP_ACCOUNTS, on="report")
def write_report(*, by, act, report: Report, bodies: dict[str, str], seen: int) -> Report:
    """Write the report. `seen`: the version the writer began from; when somebody wrote meanwhile, nothing is changed and it
    is said. A report that was handed in is not changed any more."""
    now = Report.objects.select_for_update().get(pk=report.pk)
    if now.handed_in_on:
        raise ValidationError(_("This report was handed in. Take it back first."))
    if now.version != seen:
        raise ValidationError(
            _("Somebody wrote in this report meanwhile. Look at it, then save again."), code="meanwhile"
        )
    known = shipped_headings()[now.form].keys
    if set(bodies) - set(known):
        raise ValueError("a report has the headings of its form")
    texts = {
        key: bodies.get(key, now.bodies.get(key, "")).replace("\r\n", "\n").strip()[:LONGEST] for key in known
    }
    act.change(now, bodies=texts, version=now.version + 1, written_by=None if isinstance(by, str) else by)
    act.about(now.visit)
    return now


@action("visits.hand_in_report", verb=KEEP_ACCOUNTS, on="report")
def hand_in_report(*, by, act, report: Report, handed_in_on: date, handed_to: str) -> Report:
    """Say that the report was handed in: its clock stops, and the visit is reported."""
    visit = report.visit
    if handed_in_on > timezone.localdate():
        raise ValidationError(
            {"handed_in_on": _("This day has not come yet. Enter it when it has happened.")}
        )
    if handed_in_on < visit.starts_on:
        raise ValidationError({"handed_in_on": _("This day lies before the visit. Give a later one.")})
    if not handed_to.strip():
        raise ValidationError({"handed_to": _("Say to whom it was handed in.")})
    if not any(text.strip() for text in report.bodies.values()):
        raise ValidationError(_("The report is empty. Write it before it is handed in."))
    act.change(report, handed_in_on=handed_in_on, handed_to=handed_to.strip())
    if visit.state == ENDED:
        move_visit(by="system:visits", visit=visit, to=REPORTED)
    act.about(visit)
    return report


@action("visits.take_back_report", verb=KEEP_ACCOUNTS, on="report")
def take_back_report(*, by, act, report: Report, because: str) -> Report:
    """A report that has to be changed after it was handed in."""
    if not because.strip():
        raise ValidationError({"because": _("Say why the report is taken back.")})
    act.reason = act.reason or because.strip()
    act.change(report, handed_in_on=None, handed_to="")
    if report.visit.state == REPORTED:
        move_visit(by="system:visits", visit=report.visit, to=ENDED)
    act.about(report.visit)
    return report

"""Writing the permit of a visit: what happened to it, and which papers are there."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.services import erase_document, store_document
from jalin.kernel.journal import action
from jalin.visits.lifecycle import PERMITTED, PLANNED
from jalin.visits.models import Permit, PermitPaper, PermitStep, Visit
from jalin.visits.permissions import PLAN

from .reckoning import outlook_of, papers_of

PURPOSE = "visits.permit"
ALLOWED = ("pdf", "docx", "xlsx", "ods", "csv", "jpg", "png")
FOLLOWS = {
    "preparing": ("filed",),
    "filed": ("granted", "refused", "filed"),
    "refused": ("filed",),
    "granted": ("refused",),
}


def permit_of(visit: Visit, act) -> Permit:
    """The permit of a visit, begun when it is asked for the first time under the strictest rule of the first day."""
    found = Permit.objects.filter(visit=visit).first()
    if found:
        return found
    strictest = outlook_of(visit).strictest
    if strictest is None:
        raise ValidationError(_("No rule on travel is known for this visit."))
    rule = strictest.rule
    return act.create(Permit(visit=visit, rule=rule.key, version=rule.version, file_by=strictest.file_by))


@action("visits.record_permit", verb=PLAN, on="visit")
def record_permit(
    *, by, act, visit: Visit, state: str, on_day: date, note: str = "", number: str = ""
) -> PermitStep:
    """Record that the papers were handed in, or that the permit was granted or refused; the visit follows. What happened late
    is recorded all the same."""
    permit = permit_of(visit, act)
    if state not in FOLLOWS[permit.state]:
        raise ValidationError({"state": _("A permit that is “%(state)s” cannot become “%(to)s”.") % {
            "state": permit.get_state_display(), "to": Permit.State(state).label}})  # fmt: skip
    last = permit.steps.order_by("-on_day").first()
    if last and on_day < last.on_day:
        raise ValidationError({"on_day": _("This lies before what was recorded last.")})
    step = act.create(
        PermitStep(
            permit=permit,
            state=state,
            on_day=on_day,
            note=note,
            written_by=None if isinstance(by, str) else by,
        )
    )
    act.change(permit, state=state, **({"number": number} if number else {}))
    if state == Permit.State.GRANTED and visit.state == PLANNED:
        act.change(visit, state=PERMITTED)
    elif state == Permit.State.REFUSED and visit.state == PERMITTED:
        act.change(visit, state=PLANNED)
    act.about(visit)
    return step


@action("visits.put_permit_paper", verb=PLAN, on="visit")
def put_permit_paper(*, by, act, visit: Visit, key: str, ready_on: date, file=None) -> PermitPaper:
    """Say that a paper of the permit is ready, with its file where there is one."""
    if key not in papers_of(visit):
        raise ValidationError({"key": _("No rule asks for this paper.")})
    permit = permit_of(visit, act)
    document = None
    if file:
        try:
            document = store_document(by=by, file=file, purpose=PURPOSE, allowed=ALLOWED, act=act)
        except UnreadableFile as error:
            raise ValidationError({"file": str(error)}) from error
    row = permit.papers.filter(key=key).select_related("document").first()
    if row is None:
        row = act.create(PermitPaper(permit=permit, key=key, ready_on=ready_on, document=document))
    else:
        before = row.document
        act.change(row, ready_on=ready_on, **({"document": document} if document else {}))
        if document and before:
            erase_document(by=by, document=before, act=act)
    act.about(visit)
    return row


@action("visits.remove_permit_paper", verb=PLAN, on="visit")
def remove_permit_paper(*, by, act, visit: Visit, key: str) -> None:
    """A paper is missing again; its file is erased."""
    row = PermitPaper.objects.filter(permit__visit=visit, key=key).select_related("document").first()
    if row is None:
        raise ValidationError(_("This paper was not ready."))
    document = row.document
    act.remove(row)
    if document:
        erase_document(by=by, document=document, act=act)
    act.about(visit)


def erase_personal_papers(*, by, act, visit: Visit) -> None:
    """Erase the files of papers that identify a person (the row that it was ready stays)."""
    personal = {key for key, paper in papers_of(visit).items() if paper.is_personal}
    rows = PermitPaper.objects.filter(permit__visit=visit, key__in=personal, document__isnull=False)
    for row in rows.select_related("document"):
        erase_document(by=by, document=row.document, act=act)

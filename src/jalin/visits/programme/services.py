"""Writing the programme: entries, and the papers of each."""

from datetime import date, datetime, time, timedelta
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.services import erase_document, store_document
from jalin.kernel.journal import action
from jalin.visits.models import ItemDocument, ProgrammeItem, Visit
from jalin.visits.permissions import PLAN

from .hours import NoSuchHour, instant_of

PURPOSE = "visits.paper"
ALLOWED = ("pdf", "docx", "xlsx", "ods", "csv", "jpg", "png")
MARGIN = timedelta(days=3)  # of a journey before its first and after its last day: the way there and back


def instants(
    day: date, begins: time, ends: time, zone: str, last_day: date | None = None
) -> tuple[datetime, datetime]:
    """The two instants of an entry as it was typed in. Without `last_day` an end before the beginning is on the next day.
    Raises ValidationError."""
    if zone not in available_timezones():
        raise ValidationError({"zone": _("There is no such time zone.")})
    try:
        first = instant_of(day, begins, zone)
        last = instant_of(last_day or (day if ends > begins else day + timedelta(days=1)), ends, zone)
    except NoSuchHour as error:
        raise ValidationError(
            {"begins": _("On that day the clocks there are put forward over this hour.")}
        ) from error
    if last <= first:
        raise ValidationError({"ends": _("It ends before it begins.")})
    return first, last


@action("visits.put_item", verb=PLAN, on="visit")
def put_item(
    *, by, act, visit: Visit, item: ProgrammeItem | None = None, starts_at: datetime, ends_at: datetime, zone: str, met=(),
    attended_by=(), **values,
) -> ProgrammeItem:  # fmt: skip
    """Put an entry into the programme, or change the one given. `met`: contacts of the partner; `attended_by`: delegates of
    this visit, nobody for all of them."""
    first, last = (
        datetime.combine(day, time(), tzinfo=starts_at.tzinfo) for day in (visit.starts_on, visit.ends_on)
    )
    if not first - MARGIN <= starts_at <= last + MARGIN + timedelta(days=1):
        raise ValidationError({"day": _("This day does not belong to the visit.")})
    times = {"starts_at": starts_at, "ends_at": ends_at, "zone": zone}
    _of_this_visit(visit, [*attended_by, *filter(None, [values.get("interpreter")])], met)
    if item is None:
        item = act.create(ProgrammeItem(visit=visit, **times, **values))
    else:
        if item.visit_id != visit.pk:
            raise ValueError("this entry is of another visit")
        act.change(item, **times, **values)
    act.relate(item, "met", met)
    act.relate(item, "attended_by", attended_by)
    act.about(visit)
    return item


def _of_this_visit(visit: Visit, delegates, contacts) -> None:
    if any(one.visit_id != visit.pk for one in delegates):
        raise ValidationError(_("This person is not of this visit."))
    if any(one.partner_id != visit.relation.partner_id for one in contacts):
        raise ValidationError(_("This contact is of another partner."))


@action("visits.remove_item", verb=PLAN, on="visit")
def remove_item(*, by, act, visit: Visit, item: ProgrammeItem) -> None:
    """Take an entry out of the programme, its papers with it; what it was stays in the journal."""
    if item.visit_id != visit.pk:
        raise ValueError("this entry is of another visit")
    for paper in item.papers.select_related("document"):
        _remove(by, act, paper)
    act.remove(item)
    act.about(visit)


@action("visits.add_paper", verb=PLAN, on="visit")
def add_paper(*, by, act, visit: Visit, item: ProgrammeItem, title: str, file) -> ItemDocument:
    """Lay a paper beside a meeting."""
    if item.visit_id != visit.pk:
        raise ValueError("this entry is of another visit")
    try:
        document = store_document(by=by, file=file, purpose=PURPOSE, allowed=ALLOWED, act=act)
    except UnreadableFile as error:
        raise ValidationError({"file": str(error)}) from error
    paper = act.create(ItemDocument(item=item, document=document, title=title or document.name))
    act.about(visit)
    return paper


@action("visits.remove_paper", verb=PLAN, on="visit")
def remove_paper(*, by, act, visit: Visit, paper: ItemDocument) -> None:
    """Take a paper away from a meeting; its content is erased."""
    if paper.item.visit_id != visit.pk:
        raise ValueError("this paper is of another visit")
    _remove(by, act, paper)
    act.about(visit)


def _remove(by, act, paper: ItemDocument) -> None:
    document = paper.document
    act.remove(paper)
    erase_document(by=by, document=document, act=act, keep_name=True)

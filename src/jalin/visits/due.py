"""What visits ask of somebody: papers for a permit, and journeys whose day has come without one."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.prepared import prepared
from jalin.people.selectors import office_of

from .models import Visit
from .permissions import PLAN, VIEW
from .permits.outlook import TOO_LATE
from .permits.reckoning import home_rules, outlook_of
from .permits.telling import outlook_sentence
from .selectors import visit_rows
from .services import asks_permit
from .words import days_of, partner_word

MOST, AHEAD = 5, timedelta(days=120)


@prepared
def _planned(rows, *, until):
    planned = rows.filter(state=Visit.State.PLANNED, direction=Visit.Direction.OUTGOING, starts_on__lte=until)
    return planned.select_related("relation__partner", "permit").order_by("starts_on", "pk")[:40]


@register_due
def permits_due(user, today: date) -> Iterator[Due | More]:
    """Planned journeys of ours that need a permit, the nearest last day first."""
    may_act = can(user, PLAN)
    if not may_act and not can(user, VIEW):
        return
    planned = _planned(visit_rows(user, str(PLAN if may_act else VIEW)), until=today + AHEAD)
    office = office_of(user) if planned else None
    book, found = home_rules(office.country if office else ""), []
    for visit in planned:
        permit = getattr(visit, "permit", None)
        if asks_permit(visit, book) and not (permit and permit.state in ("filed", "granted")):
            found.append((visit, outlook_of(visit, on=today, book=book)))
    for visit, outlook in found[:MOST]:
        yield _due(visit, outlook, today, may_act)
    if len(found) > MOST:
        yield More("permit", "due", _("All planned visits"), f"{reverse('desk:visits')}?state=planned")


def _due(visit: Visit, outlook, today: date, may_act: bool) -> Due:
    url, title = reverse("desk:visit", args=[visit.pk]), f"{partner_word(visit)}: {visit.title}"
    if visit.starts_on <= today:
        reason = _("It was planned for %(days)s and no permit is on record. Did it take place?") % {
            "days": days_of(visit)
        }
        standing, cost, label = "late", 930, _("Say what became of it")
    else:
        late = outlook.state == TOO_LATE
        reason, standing = outlook_sentence(outlook), "late" if late else "due"
        cost, label = 960 if late else 820, _("Open the permit")
    doing = {"act": label, "act_url": f"{url}#permit"} if may_act else {}
    return Due(
        "permit",
        standing,
        title,
        reason,
        url,
        icon="file-certificate",
        on=outlook.file_by or visit.starts_on,
        cost=cost,
        **doing,
    )

"""An accepted invitation from which no visit follows yet: said on the desk before its permit comes too late."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.placing import relation_of
from jalin.invitations.selectors import visible_invitations
from jalin.invitations.words import from_where, title_of
from jalin.kernel.access import can
from jalin.kernel.dates import format_day
from jalin.kernel.due import Due, More, register_due
from jalin.visits.lifecycle import CANCELLED
from jalin.visits.models import Visit
from jalin.visits.permissions import PLAN
from jalin.visits.permits.outlook import IN_TIME, TOO_LATE
from jalin.visits.permits.reckoning import home_rules, outlook_on_arrival
from jalin.visits.permits.rule import RuleBook
from jalin.visits.permits.telling import outlook_sentence
from jalin.visits.words import language

from .planning import plan_url
from .section import ACCEPTED

MOST = 5
LOOKED_BACK = timedelta(
    days=90
)  # a journey whose days are longer over is history, whether it was told or not


def without_visit(user, today: date):
    """Accepted invitations that `user` sees and from which no visit follows, the nearest first; those that name no days last."""
    followed = (
        Visit.objects.exclude(state=CANCELLED).exclude(invitation_reference="").values("invitation_reference")
    )
    rows = visible_invitations(user).filter(state=lifecycle.ANSWERED, outcome=ACCEPTED)
    recent = Q(starts_on__gte=today - LOOKED_BACK) | Q(starts_on=None, answered_on__gte=today - LOOKED_BACK)
    return (
        rows.filter(recent)
        .exclude(reference__in=followed)
        .order_by(F("starts_on").asc(nulls_last=True), "pk")
    )


@register_due
def visits_to_plan(user, today: date) -> Iterator[Due | More]:
    """For whoever plans visits. Two statements at most."""
    if not can(user, PLAN):
        return
    rows = list(without_visit(user, today).select_related("partner__relation")[: MOST + 1])
    book = home_rules() if rows else None
    for row in rows[:MOST]:
        yield _due(row, today, book)
    if len(rows) > MOST:
        yield More("visit_to_plan", "due", _("All invitations that were answered"), f"{reverse('desk:invitations')}?state=answered")  # fmt: skip


def _due(row: Invitation, today: date, book: RuleBook) -> Due:
    """Late once the papers for the permit could no longer be handed in, or the first day has come."""
    page = reverse("desk:invitation", args=[row.pk])
    standing, on, told = "due", row.starts_on, [_("Accepted on %(day)s, and no visit is planned yet.") % {"day": format_day(row.answered_on, language())}]  # fmt: skip
    if row.starts_on is not None and row.starts_on <= today:
        standing = "late"
        told.append(_("Its first day has come. Did the journey take place?"))
    elif row.starts_on is not None and row.country != book.country:
        outlook = outlook_on_arrival(today, row.starts_on, book=book)
        standing, on = "late" if outlook.state == TOO_LATE else "due", outlook.file_by or on
        told += [outlook_sentence(outlook)] if outlook.state in (IN_TIME, TOO_LATE) else []
    is_placed = relation_of(row) is not None
    return Due(
        "visit_to_plan", standing, f"{from_where(row)}: {title_of(row)}", " ".join(told), page, icon="plane-departure", on=on,
        act=_("Plan the visit") if is_placed else _("Say who invites"), act_url=plan_url(row) if is_placed else page,
        cost=910 if standing == "late" else 760,
    )  # fmt: skip

"""Writing a delegation."""

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.journal import action
from jalin.kernel.web.calendars import digest_of
from jalin.visits.followers import erased
from jalin.visits.models import Delegate, Visit
from jalin.visits.permissions import PLAN
from jalin.visits.permits.services import erase_personal_papers

EXPIRIES = ("passport_expires", "visa_expires")


def _iso(value) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


@action("visits.put_delegate", verb=PLAN, on="visit")
def put_delegate(*, by, act, visit: Visit, delegate: Delegate | None = None, **values) -> Delegate:
    """Put somebody on the list of a visit, or correct what is known of the one given. Expiry dates are days; what identifies
    a person is encrypted, and hidden in the journal."""
    if visit.shredded_at:
        raise ValidationError(_("The personal data of this visit were erased; nobody is entered any more."))
    values |= {name: _iso(values[name]) for name in EXPIRIES if name in values}
    if delegate is None:
        values.setdefault(
            "position", visit.delegates.filter(side=values["side"], rank=values.get("rank", 70)).count()
        )
    elif delegate.visit_id != visit.pk:
        raise ValueError("this person is of another visit")
    side, role = (values.get(name, getattr(delegate, name, "")) for name in ("side", "role"))
    heads = visit.delegates.filter(side=side, role=Delegate.Role.HEAD).exclude(
        pk=delegate.pk if delegate else None
    )
    if role == Delegate.Role.HEAD and heads.exists():
        raise ValidationError({"role": _("This side has a head of delegation already.")})
    if delegate is None:
        delegate = act.create(Delegate(visit=visit, **values))
    else:
        act.change(delegate, **values)
    act.about(visit)
    return delegate


@action("visits.remove_delegate", verb=PLAN, on="visit")
def remove_delegate(*, by, act, visit: Visit, delegate: Delegate) -> None:
    """Take somebody off the list; what identified that person is gone at once."""
    if delegate.visit_id != visit.pk:
        raise ValueError("this person is of another visit")
    act.remove(delegate)
    act.about(visit)


@action("visits.make_calendar", verb=PLAN, on="visit")
def make_calendar(*, by, act, visit: Visit, delegate: Delegate) -> str:
    """A new secret for a delegate's calendar address; the former one stops working. It is kept as a digest only."""
    if delegate.visit_id != visit.pk:
        raise ValueError("this person is of another visit")
    if visit.shredded_at:
        raise ValidationError(
            _("The personal data of this visit were erased; there are no calendars any more.")
        )
    secret = secrets.token_urlsafe(32)
    act.change(delegate, calendar_digest=digest_of(secret))
    act.about(visit)
    return secret


@action("visits.revoke_calendar", verb=PLAN, on="visit")
def revoke_calendar(*, by, act, visit: Visit, delegate: Delegate) -> None:
    if delegate.visit_id != visit.pk:
        raise ValueError("this person is of another visit")
    act.change(delegate, calendar_digest=None)
    act.about(visit)


@action("visits.erase_people", verb=PLAN, on="visit")
def erase_people(*, by, act, visit: Visit) -> int:
    """Erase what identifies the people of a visit: names, numbers, addresses, diet, calendars, and the personal papers of
    its permit. Offices, ranks and roles stay. Returns how many people; doing it twice changes nothing."""
    gone = dict.fromkeys(Delegate.PERSONAL, "")
    people = list(visit.delegates.all())
    for delegate in people:
        act.change(delegate, **gone, calendar_digest=None, contact=None)
    erase_personal_papers(by=by, act=act, visit=visit)
    erased(by=by, visit=visit)
    if visit.shredded_at is None:
        act.change(visit, shredded_at=timezone.now())
    act.about(visit)
    return len(people)

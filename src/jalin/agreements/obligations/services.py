"""Writing what the office did of what it owes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.models import Fulfilment
from jalin.agreements.permissions import RECORD
from jalin.agreements.selectors import known_obligations
from jalin.kernel.journal import action

from .reckoning import reckon_obligations


@action("agreements.record_fulfilment", verb=RECORD)
def record_fulfilment(
    *, by, act, obligation: str, year: int, number: int, done_on: date, source: str
) -> Fulfilment:
    """Say that the office did what it owes for a period of a year, on which day, and which paper says so. Late is recorded
    as it was; a day that has not come, or before the period began, is refused."""
    rule = known_obligations().get(obligation)
    if rule is None or not 1 <= number <= len(rule.periods):
        raise ValidationError(_("There is no such obligation."))
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": _("This day has not come yet. Enter it when it has happened.")})
    if done_on < date(year, *rule.periods[number - 1][0]):
        raise ValidationError({"done_on": _("This day lies before the period begins.")})
    if Fulfilment.objects.filter(obligation=obligation, year=year, number=number).exists():
        raise ValidationError(_("It is on record already. Take it back first if it was entered wrongly."))
    made = act.create(
        Fulfilment(obligation=obligation, year=year, number=number, done_on=done_on, source=source.strip())
    )
    reckon_obligations()
    return made


@action("agreements.withdraw_fulfilment", verb=RECORD)
def withdraw_fulfilment(*, by, act, fulfilment: Fulfilment) -> None:
    """Take back what was entered wrongly; it stays in the journal with the reason."""
    if not act.reason.strip():
        raise ValidationError({"reason": _("Say why it is taken back.")})
    act.remove(fulfilment)
    reckon_obligations()

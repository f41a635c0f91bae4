"""A plenary that was held fulfils what the office owes every year."""

from datetime import date

from django.utils import timezone

from jalin.agreements.chain.models import Meeting
from jalin.agreements.obligations.reckoning import reckon_obligations

ACTS = {"agreements.plan_meeting", "agreements.edit_meeting", "agreements.call_off_meeting"}


def plenaries_held(first: date, last: date) -> list[date]:
    """The days of plenaries in that span that were held; one called off was not."""
    held = Meeting.objects.filter(
        kind=Meeting.Kind.PLENARY, called_off="", held_on__range=(first, min(last, timezone.localdate()))
    )
    return list(held.order_by("held_on").values_list("held_on", flat=True))


def follow_meetings(act) -> None:
    """What the office owes is reckoned again when a meeting was entered, moved or called off."""
    if act.name in ACTS:
        reckon_obligations()

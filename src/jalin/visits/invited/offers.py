"""What an offer made on a visit becomes: an invitation on the board, or a need of the city to be matched."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.invitations.models import Invitation
from jalin.invitations.needs.models import Period
from jalin.invitations.needs.services import write_need
from jalin.invitations.services import enter_invitation
from jalin.kernel.text import COLUMNS
from jalin.visits.hosting.models import Offer

LONGEST = 200


def _short(text: str) -> str:
    """The first line of what was offered, as a title."""
    line = text.strip().split("\n")[0]
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def as_invitation(*, by, offer: Offer) -> tuple[str, str]:
    """Enter the offer as an invitation of the partner, handed over at a meeting."""
    if offer.offered_by != Offer.OfferedBy.PARTNER:
        raise ValidationError({"key": _("We made this offer ourselves; only what the partner offers becomes an invitation.")})  # fmt: skip
    partner = offer.visit.relation.partner
    texts = {code: getattr(offer, f"what_{column}") for code, column in COLUMNS.items()}
    language = next(code for code in (partner.own_language, *texts) if texts.get(code))
    made = enter_invitation(
        by=by, channel=Invitation.Channel.EVENT, received_on=min(offer.offered_on, timezone.localdate()), partner=partner,
        inviter_name=offer.counterpart or str(partner.name), city=str(partner.name), country=partner.country, language=language,
        title=_short(texts[language]), summary=texts[language], is_invented=offer.is_invented,
        fields=[offer.field] if offer.field else [], held_since=timezone.localdate(),
        **{f"heading_{column}": _short(texts[code]) for code, column in COLUMNS.items()},
    )  # fmt: skip
    return made.reference, reverse("desk:invitation", args=[made.pk])


def as_need(*, by, offer: Offer) -> tuple[str, str]:
    """Write the offer down as a need of the present planning period; its codes are then looked for and confirmed there."""
    today = timezone.localdate()
    period = Period.objects.filter(starts_on__lte=today, ends_on__gte=today).first()
    if period is None:
        raise ValidationError({"key": _("No planning period holds today. Open one first.")})
    texts = {column: getattr(offer, f"what_{column}") for column in COLUMNS.values()}
    made = write_need(
        by=by, period=period, unit=offer.visit.unit, field=offer.field, is_invented=offer.is_invented,
        **{f"title_{column}": _short(text) for column, text in texts.items()}, **{f"text_{column}": text for column, text in texts.items()},
    )  # fmt: skip
    return _short(str(made.title))[:80], reverse("desk:need", args=[made.pk])

"""Offers and seat plans in the words of lists and pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from .models import Offer
from .seating import DINNER, ROW, TALKS

OFFER_STATES = {
    "open": (pgettext_lazy("offer", "open"), "due", "clock"),
    "taken": (pgettext_lazy("offer", "taken up"), "good", "check"),
    "gone": (pgettext_lazy("offer", "let go"), "neutral", "x"),
}
OFFERED_BY = {Offer.OfferedBy.HOME: _("We offered it"), Offer.OfferedBy.PARTNER: _("They offered it")}
SHAPES = {
    TALKS: _("Talks at a long table"),
    DINNER: _("Dinner at a round table"),
    ROW: _("Signing or photograph, in a row"),
}


def offers_noun(count: int) -> str:
    return ngettext("offer", "offers", count)


def offer_state(offer: Offer) -> str:
    if not offer.settled_on:
        return "open"
    return "taken" if offer.became else "gone"

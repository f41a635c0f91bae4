"""Reading who receives, rooms and offers. Everything starts from the nouns' scope functions."""

from jalin.kernel.access import scope_of
from jalin.visits.permissions import VIEW
from jalin.visits.selectors import office_rows

from .models import Hosting, Offer, Room


@scope_of(Hosting)
def hosting_rows(user, verb):
    return office_rows(Hosting, user, verb)


@scope_of(Room)
def room_rows(user, verb):
    return office_rows(Room, user, verb)


@scope_of(Offer)
def offer_rows(user, verb):
    return office_rows(Offer, user, verb)


def visible_offers(user):
    return offer_rows(user, str(VIEW))

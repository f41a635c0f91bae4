"""Reading who receives, rooms and offers. Everything starts from the nouns' scope functions."""

from jalin.kernel.access import grants_of, scope_of
from jalin.visits.permissions import VIEW, VIEW_PUBLIC
from jalin.visits.selectors import visit_rows

from .models import Hosting, Offer, Room


def _of_visits(model, user, verb):
    """Rows of the visits within reach; nothing of them is public."""
    if verb == str(VIEW_PUBLIC):
        return model.objects.none()
    if grants_of(user, verb).everywhere:
        return model.objects.all()
    return model.objects.filter(visit__in=visit_rows(user, verb).values("pk"))


@scope_of(Hosting)
def hosting_rows(user, verb):
    return _of_visits(Hosting, user, verb)


@scope_of(Room)
def room_rows(user, verb):
    return _of_visits(Room, user, verb)


@scope_of(Offer)
def offer_rows(user, verb):
    return _of_visits(Offer, user, verb)


def visible_offers(user):
    return offer_rows(user, str(VIEW))

"""Reading people, units and the office."""

from datetime import date

from django.db.models import Prefetch, Q
from django.utils import timezone

from jalin.kernel.access import grants_of, scope_of

from .models import Duty, Office, Unit, UnitName, User


def duties_today(user):
    """The duties `user` holds today."""
    today = timezone.localdate()
    return Duty.objects.filter(user=user, since__lte=today).filter(Q(until__isnull=True) | Q(until__gte=today))


def home_office() -> Office | None:
    """The office this installation belongs to; None before it is set up."""
    return Office.objects.filter(pk=1).first()


@scope_of(User)
def user_rows(user, verb):
    """Users: all, or only oneself."""
    if grants_of(user, verb).everywhere:
        return User.objects.all()
    return User.objects.filter(pk=user.pk) if user.is_authenticated else User.objects.none()


@scope_of(Unit)
def unit_rows(user, verb):
    """Units: all, or those of one's own duties."""
    grants = grants_of(user, verb)
    return Unit.objects.all() if grants.everywhere else Unit.objects.filter(pk__in=grants.units)


def visible_users(user):
    return user_rows(user, "people.view_users").prefetch_related("duties__unit__names")


def visible_units(user):
    return unit_rows(user, "people.view_units").prefetch_related(
        Prefetch("names", UnitName.objects.order_by("valid_from"))
    )


def unit_name_on(unit: Unit, on: date) -> UnitName | None:
    """What `unit` was called on the day `on` (its names should be prefetched)."""
    names = [
        name
        for name in unit.names.all()
        if (name.valid_from is None or name.valid_from <= on) and (name.valid_to is None or name.valid_to >= on)
    ]
    return names[-1] if names else None

"""Writing people, units and the office."""

from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed, forget_grants
from jalin.kernel.access.roles import roles
from jalin.kernel.journal import action

from .models import Duty, Office, Unit, UnitName, User
from .permissions import EDIT_OFFICE, EDIT_UNITS, MANAGE_USERS


@action("people.set_office", verb=EDIT_OFFICE)
def set_office(*, by, act, **values) -> Office:
    """Create or edit the one office row."""
    office = Office.objects.filter(pk=1).first()
    if office is None:
        return act.create(Office(pk=1, **values))
    act.change(office, **values)
    return office


@action("people.create_user", verb=MANAGE_USERS)
def create_user(*, by, act, email: str, name: str, language: str = "id", password: str | None = None, is_demo=False) -> User:
    """Create a user; without a password the user sets one by the reset mail."""
    user = User(email=email.strip().lower(), name=name, language=language, is_demo=is_demo)
    user.set_password(password)
    return act.create(user)


@action("people.give_duty", verb=MANAGE_USERS)
def give_duty(*, by, act, user: User, role: str, unit: Unit | None = None, since: date | None = None, until=None) -> Duty:
    """Give `user` a role from `since` (default today) on."""
    if role not in roles() or role == "public":
        raise ValueError(f"unknown role {role}")
    duty = act.create(Duty(user=user, role=role, unit=unit, since=since or timezone.localdate(), until=until))
    act.about(user)
    forget_grants(user)
    return duty


@action("people.end_duty", verb=MANAGE_USERS)
def end_duty(*, by, act, duty: Duty, last_day: date | None = None) -> Duty:
    """End a duty; its last day is yesterday unless said, so that the right is gone at once."""
    last = last_day or timezone.localdate() - timedelta(days=1)
    if getattr(by, "pk", None) == duty.user_id and duty.role == "head":
        raise NotAllowed(_("You cannot end your own role as head of the office. Ask another head to do it."))
    if last < duty.since:
        act.about(duty.user)
        act.remove(duty)
    else:
        act.change(duty, until=last)
        act.about(duty.user)
    forget_grants(duty.user)
    return duty


@action("people.set_active", verb=MANAGE_USERS)
def set_active(*, by, act, user: User, is_active: bool) -> User:
    """Let a user sign in or not; switching off ends every session of that user at once (ASVS 7.4.2)."""
    if getattr(by, "pk", None) == user.pk and not is_active:
        raise NotAllowed(_("You cannot switch off your own account. Ask another head of the office to do it."))
    act.change(user, is_active=is_active)
    if not is_active:
        end_sessions(user)
    return user


def end_sessions(user: User) -> None:
    """Delete every session of `user`."""
    from allauth.usersessions.models import UserSession

    keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user).delete()


@action("people.create_unit", verb=EDIT_UNITS)
def create_unit(*, by, act, key: str, name: dict, short: str = "", duty: str = "", source: str = "", valid_from=None) -> Unit:
    """Create a unit with its first name; `name` has name_ind, name_jpn, name_eng."""
    unit = act.create(Unit(key=key, duty=duty, source=source))
    act.create(UnitName(unit=unit, short=short, valid_from=valid_from, source=source, **name))
    return unit


@action("people.rename_unit", verb=EDIT_UNITS, on="unit")
def rename_unit(*, by, act, unit: Unit, on: date, name: dict, short: str = "", source: str = "") -> UnitName:
    """From `on` the unit has a new name; the one before ends the day before."""
    for former in unit.names.filter(valid_to__isnull=True):
        act.change(former, valid_to=on - timedelta(days=1))
    renamed = act.create(UnitName(unit=unit, short=short, valid_from=on, source=source, **name))
    act.about(unit)
    return renamed

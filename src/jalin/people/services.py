"""Writing people, units and the office."""

from datetime import date, timedelta

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed, forget_grants
from jalin.kernel.access.roles import roles
from jalin.kernel.journal import action
from jalin.kernel.rulebook.models import DatedRule

from .models import Duty, Office, Unit, UnitName, User
from .permissions import EDIT_OFFICE, EDIT_UNITS, MANAGE_USERS, VIEW_DESK


@action("people.set_office", verb=EDIT_OFFICE)
def set_office(*, by, act, **values) -> Office:
    """Create or edit the one office row."""
    office = Office.objects.filter(pk=1).first()
    if office is None:
        return act.create(Office(pk=1, **values))
    act.change(office, **values)
    return office


@action("people.create_user", verb=MANAGE_USERS)
def create_user(
    *, by, act, email: str, name: str, language: str = "id", password: str | None = None, is_demo=False, role: str = "",
    unit: Unit | None = None,
) -> User:  # fmt: skip
    """Create a user, with a first role when one is named; without a password the user sets one by the mail."""
    user = User(email=email.strip().lower(), name=name, language=language, is_demo=is_demo)
    user.set_password(password)
    act.create(user)
    if role:
        give_duty(by=by, user=user, role=role, unit=unit)
    return user


@action("people.edit_user", verb=MANAGE_USERS, on="user")
def edit_user(*, by, act, user: User, **values) -> User:
    """Change a user's name, address or language. A new address ends every session: the links went to the old one."""
    from allauth.account.models import EmailAddress

    if "email" in values:
        values["email"] = values["email"].strip().lower()
    if "email" in act.change(user, **values):
        EmailAddress.objects.filter(user=user).delete()
        end_sessions(user)
    return user


@action("people.invite_user", verb=MANAGE_USERS, on="user")
def invite_user(*, by, act, user: User) -> User:
    """Write down that an invitation goes to `user`; `invitations.send_invitation` sends it after the transaction."""
    if not user.is_active:
        raise ValidationError(_("This account is switched off. Switch it on before you invite."))
    act.about(user)
    act.note(invited=True)
    return user


@action("people.reset_second_factor", verb=MANAGE_USERS, on="user")
def reset_second_factor(*, by, act, user: User) -> int:
    """Take away a user's keys, codes and recovery codes after they were lost, and end every session. The user signs in
    with the password and sets up a second factor anew. Returns how many were taken away."""
    from allauth.mfa.models import Authenticator

    if getattr(by, "pk", None) == user.pk:
        raise NotAllowed(
            _("You cannot take away your own second factor here. Ask another head of the office to do it.")
        )
    count = Authenticator.objects.filter(user=user).delete()[0]
    act.about(user)
    act.note(second_factors_removed=count)
    end_sessions(user)
    return count


@action("people.changed_sign_in", verb=VIEW_DESK)
def note_sign_in_change(*, by, act, user: User, change: str) -> None:
    """Write down that `user` changed the own password or second factor; `change` names which."""
    act.about(user)
    act.note(change=change)


@action("people.give_duty", verb=MANAGE_USERS)
def give_duty(
    *, by, act, user: User, role: str, unit: Unit | None = None, since: date | None = None, until=None
) -> Duty:
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
        raise NotAllowed(
            _("You cannot switch off your own account. Ask another head of the office to do it.")
        )
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


def end_own_session(*, user: User, pk: int, current: str) -> bool:
    """End one of the user's own other sessions; False when there is no such one."""
    from allauth.usersessions.models import UserSession

    session = UserSession.objects.filter(user=user, pk=pk).exclude(session_key=current).first()
    if session is None:
        return False
    session.end()
    return True


@action("people.create_unit", verb=EDIT_UNITS)
def create_unit(
    *, by, act, key: str, name: dict, short: str = "", duty: str = "", source: str = "", valid_from=None
) -> Unit:
    """Create a unit with its first name; `name` has name_ind, name_jpn, name_eng."""
    unit = act.create(Unit(key=key, duty=duty, source=source))
    act.create(UnitName(unit=unit, short=short, valid_from=valid_from, source=source, **name))
    return unit


@action("people.edit_unit", verb=EDIT_UNITS, on="unit")
def edit_unit(*, by, act, unit: Unit, **values) -> Unit:
    """Change a unit's duty or source. Its key and its names have ways of their own."""
    act.change(unit, **values)
    return unit


@action("people.rename_unit", verb=EDIT_UNITS, on="unit")
def rename_unit(*, by, act, unit: Unit, on: date, name: dict, short: str = "", source: str = "") -> UnitName:
    """From `on` the unit has a new name; the one before ends the day before."""
    if unit.closed_on and on > unit.closed_on:
        raise ValidationError(_("The unit had ended by then. A unit that ended has no new names."))
    later = unit.names.filter(valid_from__gte=on).first()
    if later is not None:
        raise ValidationError(
            _("The unit has the name %(name)s from that day or later. Choose a later day.") % {"name": later}
        )
    for former in unit.names.filter(valid_to__isnull=True):
        act.change(former, valid_to=on - timedelta(days=1))
    renamed = act.create(UnitName(unit=unit, short=short, valid_from=on, source=source, **name))
    act.about(unit)
    return renamed


@action("people.correct_unit_name", verb=EDIT_UNITS)
def correct_unit_name(*, by, act, unit_name: UnitName, **values) -> UnitName:
    """Mend a spelling, translation or source; a new name is `rename_unit`."""
    if {"unit", "valid_from", "valid_to"} & set(values):
        raise ValueError("the days of a name come from rename_unit")
    act.change(unit_name, **values)
    act.about(unit_name.unit)
    return unit_name


@action("people.close_unit", verb=EDIT_UNITS, on="unit")
def close_unit(*, by, act, unit: Unit, last_day: date, successors=()) -> Unit:
    """The unit ends on `last_day`; `successors` carry on its work. Duties in it end too."""
    if unit.closed_on:
        raise ValidationError(_("This unit has ended already."))
    successors = list(successors)
    if any(other.pk == unit.pk or other.closed_on for other in successors):
        raise ValidationError(_("A unit that ended cannot carry on the work. Choose another."))
    if unit.names.filter(valid_from__gt=last_day).exists():
        raise ValidationError(_("The unit has a name from a later day than this one. Choose a later day."))
    act.change(unit, closed_on=last_day)
    act.relate(unit, "successors", successors)
    for name in unit.names.filter(valid_to__isnull=True):
        act.change(name, valid_to=last_day)
    for duty in unit.duties.filter(until__isnull=True, since__lte=last_day):
        act.change(duty, until=last_day)
        act.about(duty.user)
    return unit


@action("people.set_rule", verb=EDIT_OFFICE)
def set_rule(
    *, by, act, key: str, value, valid_from: date | None, source: str, is_confirmed=False, note=""
) -> DatedRule:
    """From `valid_from` (None: since ever) the rule `key` has `value`. The row before ends the day before; a row of the
    same day is corrected; where a later row stands, this one ends before it."""
    if not source.strip():
        raise ValidationError(
            _("Say where the value comes from: an article, a decree, a decision of the office.")
        )
    rows = list(DatedRule.objects.filter(key=key))
    values = {"value": value, "source": source, "is_confirmed": is_confirmed, "note": note}
    same = next((row for row in rows if row.valid_from == valid_from), None)
    if same is not None:
        act.change(same, **values)
        return same
    later = [
        row.valid_from
        for row in rows
        if row.valid_from and (valid_from is None or row.valid_from > valid_from)
    ]
    for row in rows:
        before = row.valid_from is None or (valid_from is not None and row.valid_from < valid_from)
        if before and valid_from is not None and (row.valid_to is None or row.valid_to >= valid_from):
            act.change(row, valid_to=valid_from - timedelta(days=1))
    until = min(later) - timedelta(days=1) if later else None
    return act.create(DatedRule(key=key, valid_from=valid_from, valid_to=until, **values))

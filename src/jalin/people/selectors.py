"""Reading people, units and the office."""

from datetime import date
from functools import cache

from django.db.models import F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from jalin.kernel.access import can, grants_of, scope_of
from jalin.kernel.access.roles import roles
from jalin.kernel.nested import NestedRows
from jalin.kernel.prepared import prepared
from jalin.kernel.rulebook.models import DatedRule
from jalin.kernel.rulebook.selectors import declared_rules
from jalin.kernel.text import COLUMNS, read_text
from jalin.kernel.text.fields import columns_of

from .models import Duty, Office, Unit, UnitName, User
from .permissions import MANAGE_USERS


def duties_today(user):
    """The duties `user` holds today."""
    return duties_on(Duty.objects.all(), user=user, today=timezone.localdate())


def duties_on(rows, *, user, today):
    """Those of `rows` that `user` (or the one with that key) holds on that day."""
    return rows.filter(user=user, since__lte=today).filter(Q(until__isnull=True) | Q(until__gte=today))


@prepared
def duties_with_user(rows, *, user, today):
    """The same with the person who holds them and (as `office_row`) the office, for every request of somebody who is signed in."""
    names = [column.attname for column in Office._meta.concrete_fields]
    office = NestedRows(Office.objects.filter(pk=1), names)
    return duties_on(rows, user=user, today=today).select_related("user").annotate(office_row=office)


@cache  # an expression without values of its own: put together once
def names_behind(unit: str) -> NestedRows:
    """The names of the unit whose key is the column `unit`, for a statement that reads the unit too; see `unfold`."""
    names = UnitName.objects.filter(unit=OuterRef(unit))
    return NestedRows(names, ("id", "short", "valid_from", "valid_to", *columns_of("name")))


def unit_names_today(units: QuerySet) -> dict[int, str]:
    """Key -> `Unit.name_today` of all these units, in their order; one statement that makes no objects, for lists that name
    the units of many rows."""
    names = [f"names__{one}" for one in ("short", "valid_from", *columns_of("name"))]
    rows = units.order_by("key", F("names__valid_from").asc(nulls_first=True)).values_list(
        "pk", "key", *names
    )
    asked, today, found = (get_language() or "en")[:2], timezone.localdate(), {}
    for unit, key, short, since, *texts in rows:
        if texts[0] is None or (
            since is not None and since > today
        ):  # no name at all, or one that is yet to come
            found.setdefault(unit, key)
        else:
            found[unit] = short or str(read_text(dict(zip(COLUMNS, texts, strict=True)), asked))
    return found


def names_of_people(keys: set[int]) -> dict[int, str]:
    """Key -> name, for the journal, which keeps no names."""
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))


def home_office(**more) -> Office | None:
    """The office this installation belongs to; None before it is set up. `more`: further columns asked for in the same statement."""
    if more:
        return Office.objects.filter(pk=1).annotate(**more).first()
    return _the_office.one(Office.objects.all())


def office_of(user) -> Office | None:
    """The same for this person's request, where it was read together with the person (see `backend`)."""
    kept = getattr(user, "_jalin_office", None)
    return kept if kept is not None else home_office()


@prepared
def _the_office(rows):
    return rows.filter(pk=1)


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


def users_who_may(verb):
    """Active users of whom a duty of today has the verb, for all rows or for some, by name: whom a form offers for such work."""
    today, keys = timezone.localdate(), [key for key, one in roles().items() if str(verb) in one.all_verbs]
    duties = Duty.objects.filter(Q(until__isnull=True) | Q(until__gte=today), role__in=keys, since__lte=today)
    return User.objects.filter(is_active=True, pk__in=duties.values("user")).order_by("name")


def visible_units(user):
    return unit_rows(user, "people.view_units").prefetch_related("names")


def acts_on(user, other: User, *, has_keys: bool) -> dict[str, bool]:
    """What `user` may do to the account of `other`: edit, give, end, invite, switch, reset (see services). `has_keys`: passkeys,
    codes of an app or of recovery, which could be taken away."""
    may, self_ = can(user, MANAGE_USERS, other), user.pk == other.pk
    return {"edit": may, "give": may and other.is_active, "invite": may and other.is_active,
            "switch": may and not self_, "reset": may and not self_ and has_keys}  # fmt: skip


def people_of(unit: Unit):
    """The duties held in `unit`, today's and past ones, with who holds them."""
    return Duty.objects.filter(unit=unit).select_related("user").order_by("-since", "id")


def rules_in_words(on: date) -> list[dict]:
    """Every declared rule with the row in force on `on` and all its rows, oldest first; one statement."""
    rows: dict[str, list[DatedRule]] = {}
    for row in DatedRule.objects.all():
        rows.setdefault(row.key, []).append(row)
    found = []
    for rule in declared_rules().values():
        dated = rows.get(rule.key, [])
        fitting = [
            row
            for row in dated
            if (row.valid_from is None or row.valid_from <= on)
            and (row.valid_to is None or row.valid_to >= on)
        ]
        found.append({"rule": rule, "row": fitting[-1] if fitting else None, "rows": dated,
                      "value": fitting[-1].value if fitting else rule.default})  # fmt: skip
    return found


def unit_name_on(unit: Unit, on: date) -> UnitName | None:
    """What `unit` was called on the day `on` (its names should be prefetched)."""
    names = [
        name
        for name in unit.names.all()
        if (name.valid_from is None or name.valid_from <= on)
        and (name.valid_to is None or name.valid_to >= on)
    ]
    return names[-1] if names else None

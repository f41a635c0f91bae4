"""The lists of users and of units: one declaration for page, export and API."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access.roles import roles
from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.nested import made_of
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import TONE_ICONS

from .forms import role_choices
from .models import Duty, Unit, UnitName, User, name_among
from .permissions import EDIT_UNITS, MANAGE_USERS, VIEW_UNITS, VIEW_USERS
from .selectors import duties_on, names_behind, visible_units, visible_users


def draw_state(word: str, tone: str, sign: str = ""):
    """What {% state_tag %} draws, for the cells of a list; `sign`: an icon of its own."""
    drawn = icon(sign or TONE_ICONS[tone])
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, drawn, word)


def duties_now(duties: Iterable[Duty], today: date) -> list[Duty]:
    """Those of today among `duties`."""
    return [duty for duty in duties if duty.since <= today and (duty.until is None or duty.until >= today)]


def role_word(key: str) -> str:
    return str(roles()[key].name) if key in roles() else key


def roles_word(user: User, today: date) -> str:
    """ "Technical unit (Tirtawening), Moderator", of the duties that were read with the list."""
    words = []
    for duty in duties_now(user.held, today):
        word = role_word(duty.role)
        if duty.unit_id:
            name = name_among([made_of(UnitName, row) for row in duty.unit_names], today) or duty.unit_key
            word = gettext("%(role)s (%(unit)s)") % {"role": word, "unit": name}
        words.append(word)
    return ", ".join(dict.fromkeys(words))


def account_state(user: User) -> tuple[str, str]:
    """(word, tone) of an account."""
    if not user.is_active:
        return gettext("switched off"), "neutral"
    if user.last_login is None:
        return gettext("has not signed in yet"), "info"
    return gettext("may sign in"), "good"


class UserFilters(ListFilters):
    role = OneOf(
        label=pgettext_lazy("people filter", "People whose role is"), any_label=_("any"), method="with_role"
    )
    state = OneOf(label=pgettext_lazy("people filter", "and who"), any_label=_("may sign in or not"), method="in_state", choices=[
        ("on", _("may sign in")), ("new", _("have not signed in yet")), ("off", _("are switched off")),
    ])  # fmt: skip
    text = Containing(label=pgettext_lazy("people filter", "named like"), method="named")

    class Meta:
        model = User
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()
        self.filters["role"].offer([*role_choices(), ("none", pgettext_lazy("people filter", "none"))])

    def with_role(self, rows, name, value):
        held = duties_on(Duty.objects.all(), user=OuterRef("pk"), today=self.today)
        return rows.filter(~Exists(held) if value == "none" else Exists(held.filter(role=value)))

    def in_state(self, rows, name, value):
        wanted = {
            "on": {"is_active": True},
            "off": {"is_active": False},
            "new": {"is_active": True, "last_login": None},
        }
        return rows.filter(**wanted[value])

    def named(self, rows, name, value):
        return rows.filter(Q(name__icontains=value) | Q(email__icontains=value))


def _with_duties(rows):
    """As `held`, in one statement with the names of their units: a prefetch for each level, with a manager for each row, is most
    of what an export would compute."""
    names = {"unit_names": names_behind("unit_id"), "unit_key": F("unit__key")}
    held = Duty.objects.annotate(**names).only("user", "role", "since", "until", "unit")
    return rows.prefetch_related(Prefetch("duties", held, to_attr="held"))


def _dress_user(row: User, filters) -> None:
    row.roles_word = roles_word(row, filters.today)


LANGUAGE_NAMES = dict(User._meta.get_field("language").flatchoices)


USERS = ListPage(
    key="people.users",
    address="desk:users",
    title=_("Users and roles"),
    lead=_("Who may sign in here, in which role, and since when."),
    noun=lambda count: ngettext("person", "people", count),
    rows=lambda user: visible_users(user).prefetch_related(None),
    prepare=_with_duties,
    dress=_dress_user,
    filters=UserFilters,
    order="name",
    verb=VIEW_USERS,
    export_verb=VIEW_USERS,
    empty=_("Nobody has an account yet."),
    link=lambda row: reverse("desk:user", args=[row.pk]),
    act=(_("Make an account"), "desk:user_new", "plus", MANAGE_USERS),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("Not signed in yet"), "state=new"),
        SavedTab(_("Without a role"), "role=none"),
        SavedTab(_("Switched off"), "state=off"),
    ),
    columns=(
        Column("name", _("Name"), lambda row: row.name, order=("name",), place="lead", width=32),
        Column("roles", _("Roles"), lambda row: row.roles_word, width=40),
        Column("state", _("Account"), lambda row: account_state(row)[0], lambda row, word: draw_state(word, account_state(row)[1]),
               order=("is_active", "name"), width=22),
        Column("email", _("E-mail address"), lambda row: row.email, order=("email",), place="extra", width=34),
        Column("language", _("Language"), lambda row: LANGUAGE_NAMES.get(row.language, row.language), order=("language", "name"), place="extra"),
        Column("seen", _("Last signed in"), lambda row: row.last_login, order=("last_login",), nullable=True, place="extra"),
    ),
)  # fmt: skip


class UnitFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("people filter", "Units that"), any_label=_("exist or have ended"), method="in_state", choices=[
        ("open", pgettext_lazy("people filter", "exist")), ("closed", _("have ended")),
    ])  # fmt: skip
    text = Containing(label=_("named like, now or before"), method="named")

    class Meta:
        model = Unit
        fields = ()

    @cached_property
    def today(self):
        return timezone.localdate()

    def in_state(self, rows, name, value):
        ended = Q(closed_on__lt=self.today)
        return rows.filter(ended if value == "closed" else ~ended | Q(closed_on__isnull=True))

    def named(self, rows, name, value):
        like = Q(short__icontains=value)
        for column in ("name_ind", "name_jpn", "name_eng"):
            like |= Q(**{f"{column}__icontains": value})
        return rows.filter(
            Q(key__icontains=value) | Exists(UnitName.objects.filter(like, unit=OuterRef("pk")))
        )


def _dress_unit(unit: Unit, filters: UnitFilters) -> None:
    names = [name for name in unit.names.all() if name.valid_from is None or name.valid_from <= filters.today]
    unit.now, unit.former = (names[-1], names[:-1]) if names else (None, [])


def _former(unit: Unit) -> str:
    """ "DLHK (until 2019)": the names before, as old papers have them."""
    return ", ".join(
        gettext("%(name)s (until %(year)s)") % {"name": name, "year": name.valid_to.year}
        if name.valid_to
        else str(name)
        for name in unit.former
    )


def unit_state(unit: Unit) -> tuple[str, str]:
    if unit.closed_on and unit.closed_on < timezone.localdate():
        return gettext("ended"), "neutral"
    return gettext("exists"), "good"


UNITS = ListPage(
    key="people.units",
    address="desk:units",
    title=_("Units"),
    lead=_("Parts of the administration that take part in cooperation, with the names they had."),
    noun=lambda count: ngettext("unit", "units", count),
    rows=lambda user: visible_units(user).prefetch_related(None),
    prepare=lambda rows: rows.prefetch_related("names"),
    dress=_dress_unit,
    filters=UnitFilters,
    order="key",
    verb=VIEW_UNITS,
    export_verb=VIEW_UNITS,
    empty=_("No unit is in the record yet."),
    link=lambda row: reverse("desk:unit", args=[row.pk]),
    act=(_("Enter a unit"), "desk:unit_new", "plus", EDIT_UNITS),
    tabs=(SavedTab(_("All")), SavedTab(_("Existing"), "state=open"), SavedTab(pgettext_lazy("units", "Ended"), "state=closed")),
    columns=(
        Column("name", _("Name"), lambda row: str(row.now.name) if row.now else row.key, place="lead", width=44),
        Column("short", _("Short"), lambda row: row.now.short if row.now else "", width=16),
        Column("former", _("Names before"), _former, place="extra", width=44),
        Column("state", _("State"), lambda row: unit_state(row)[0], lambda row, word: draw_state(word, unit_state(row)[1]),
               order=("closed_on", "key"), nullable=True, width=12),
        Column("key", _("Key"), lambda row: row.key, order=("key",), place="extra", width=16),
    ),
)  # fmt: skip

LISTS = (USERS, UNITS)

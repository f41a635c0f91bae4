"""Reading partners, relations and timelines. Each noun has one scope function; everything else starts from it."""

from datetime import date, timedelta
from functools import cache

from django.db.models import BooleanField, Case, CharField, ExpressionWrapper, F, Prefetch, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.nested import unfold
from jalin.kernel.prepared import constant, prepared
from jalin.kernel.rulebook.selectors import declare_rule, rule_on
from jalin.kernel.text.fields import columns_of
from jalin.people.selectors import names_behind

from .kept_facts import NAMES, PREFIXES, PUBLIC, SHARED, STAFF, column
from .models import (
    Contact,
    Event,
    Field,
    Involvement,
    Partner,
    Relation,
    Representative,
    Source,
    Statement,
    Tie,
)
from .rules import ACTIVE, ENDED, EXPLORING, IDLE, IDLE_AFTER_DAYS, LAPSED, Facts, Status, derive_status

declare_rule(IDLE_AFTER_DAYS, 365, name=_("A relation is idle after"), unit=_("days of silence"))
VIEW, VIEW_SHARED, VIEW_PUBLIC = "relations.view", "relations.view_shared", "relations.view_public"


def _of_units(grants) -> Q:
    """Relations that a unit carries or holds; without a join, so that each half is found by its own index."""
    carried = Involvement.objects.filter(unit__in=grants.units).values("relation")
    return Q(pk__in=carried) | Q(held_by__in=grants.units)


def _represented_by(user):
    """Keys of the relations that name `user`; a subquery, because a join gives a row for each representative."""
    return Representative.objects.filter(user=user).values("relation")


def _own_relations(user, verb):
    """Relations that are nearer to `user` than to everybody: those of one's unit, and the one represented."""
    grants, wanted = grants_of(user, verb), Q(pk__in=[])
    if grants.units:
        wanted |= _of_units(grants)
    if user.is_authenticated and (grants.own or (verb == VIEW and grants_of(user, VIEW_SHARED))):
        wanted |= Q(pk__in=_represented_by(user))
    return Relation.objects.filter(wanted)


@scope_of(Relation)
def relation_rows(user, verb):
    """Relations: all; those of one's unit; the one represented; for viewing also the published ones."""
    if grants_of(user, verb).everywhere and verb != VIEW_PUBLIC:
        return Relation.objects.all()
    own = _own_relations(user, verb)
    if verb in {VIEW, VIEW_PUBLIC} and grants_of(user, VIEW_PUBLIC).everywhere:
        return Relation.objects.filter(is_public=True, partner__is_public=True) | own
    return own


@scope_of(Partner)
def partner_rows(user, verb):
    """Partners: all, or those of the relations one may see; for viewing also the published ones (the partner of a
    published relation is published, so its relations need not be looked through)."""
    if grants_of(user, verb).everywhere and verb != VIEW_PUBLIC:
        return Partner.objects.all()
    is_shown = verb in {VIEW, VIEW_PUBLIC} and grants_of(user, VIEW_PUBLIC).everywhere
    published = Partner.objects.filter(is_public=True)
    if is_shown and verb == VIEW_PUBLIC:
        return constant(published, "published")
    own = Partner.objects.filter(pk__in=_own_relations(user, verb).values("partner"))
    return published | own if is_shown else own


PUBLISHED = Q(audience=Event.Audience.PUBLIC, relation__is_public=True, relation__partner__is_public=True)


@cache  # what hangs on nobody is put together once, here and below
def _told_events():
    return Event.objects.filter(withdrawn_at__isnull=True)


@cache
def _published_events():
    return _told_events().filter(PUBLISHED)


@scope_of(Event)
def event_rows(user, verb):
    """Events: of the relations one may see, as far as their audience goes. Withdrawn ones are for the journal."""
    rows, grants = _told_events(), grants_of(user, verb)
    if grants.everywhere and verb != VIEW_PUBLIC:
        return constant(rows, "told")
    if verb not in {VIEW, VIEW_PUBLIC}:
        return rows.filter(relation__in=relation_rows(user, verb).values("pk"))
    if verb == VIEW_PUBLIC:
        return constant(_published_events(), "published")
    wanted = PUBLISHED
    if grants.units:
        own = Relation.objects.filter(_of_units(grants))
        wanted |= Q(relation__in=own.values("pk"))
    if user.is_authenticated and grants_of(user, VIEW_SHARED):
        wanted |= Q(
            relation__in=_represented_by(user), audience__in=[Event.Audience.SHARED, Event.Audience.PUBLIC]
        )
    return rows.filter(wanted)


@scope_of(Contact)
def contact_rows(user, verb):
    """Contacts: personal data, only for who may see them, of partners within reach."""
    grants = grants_of(user, verb)
    if grants.everywhere:
        return Contact.objects.all()
    if not grants:
        return Contact.objects.none()
    return Contact.objects.filter(partner__relation__in=relation_rows(user, verb).values("pk"))


@scope_of(Field)
def field_rows(user, verb):
    """Fields are a public list; editing them is a verb of its own."""
    return Field.objects.all() if verb == VIEW_PUBLIC or grants_of(user, verb) else Field.objects.none()


@scope_of(Source)
def source_rows(user, verb):
    """Sources of the events one may see."""
    if grants_of(user, verb).everywhere and verb != VIEW_PUBLIC:
        return Source.objects.all()
    return Source.objects.filter(statements__event__in=event_rows(user, verb).values("pk")).distinct()


@scope_of(Tie)
def tie_rows(user, verb):
    """Ties between partners one may see, both ends."""
    seen = partner_rows(user, verb).values("pk")
    return Tie.objects.filter(one__in=seen, other__in=seen)


def visible_partners(user):
    return partner_rows(user, VIEW)


def visible_relations(user):
    return relation_rows(user, VIEW)


def visible_events(user):
    return event_rows(user, VIEW)


def published_relations(user):
    """What the public pages show of relations: the same for everybody, whatever else `user` may see."""
    return relation_rows(user, VIEW_PUBLIC)


def published_partners(user):
    return partner_rows(user, VIEW_PUBLIC)


def published_events(user):
    return event_rows(user, VIEW_PUBLIC)


@prepared
def _carried(rows, *, relation):
    names = {"unit_names": names_behind("unit_id"), "holder_names": names_behind("relation__held_by_id")}
    return rows.filter(relation=relation).select_related("field", "unit").annotate(**names)


@prepared
def _carried_on(rows, *, relation, on):
    return _carried.made(rows, relation=relation).filter(Q(until__isnull=True) | Q(until__gte=on))


def involvements_of(relation: Relation, *, on: date | None = None) -> list[Involvement]:
    """The fields of a relation (those that still were on the day `on`) with their units; the names of the units, and of the
    one that holds the relation, come in the same statement."""
    rows, about = Involvement.objects.all(), {"relation": relation.pk}
    found = _carried(rows, **about) if on is None else _carried_on(rows, **about, on=on)
    for row in found:
        unfold(row.unit, "names", row.unit_names)
        unfold(relation.held_by, "names", row.holder_names)
    return found


def idle_after_days(on: date) -> int:
    return int(rule_on(IDLE_AFTER_DAYS, on))


def audiences_for(user):
    """A function relation -> the audience to which `user` belongs where it is concerned. One query at most."""
    if grants_of(user, VIEW):
        return lambda relation: STAFF
    own = (
        set(_represented_by(user).values_list("relation", flat=True))
        if grants_of(user, VIEW_SHARED)
        else set()
    )
    return lambda relation: SHARED if relation and relation.pk in own else PUBLIC


def audience_of(user, relation: Relation) -> str:
    return audiences_for(user)(relation)


def with_status(
    relations, *, audience: str, on: date | None = None, idle_days: int | None = None, prefix: str = ""
):
    """Annotate `status` (and `is_silent`) in SQL, the same as rules.derive_status says; a property test compares them.

    `audience`: to whom it will be told. `prefix` is the path to the relation ("relation__" when the queryset is of
    partners).
    """
    on = on or timezone.localdate()
    quiet_since = on - timedelta(days=idle_after_days(on) if idle_days is None else idle_days)
    p, facts = prefix, f"{prefix}{PREFIXES[audience]}_"
    silent = Q(**{f"{facts}last_contact_on__lt": quiet_since})
    return relations.annotate(
        status=Case(
            When(**{f"{p}pk__isnull": True}, then=Value("")),
            When(**{f"{facts}closed_as": ENDED}, then=Value(ENDED)),
            When(**{f"{facts}closed_as": LAPSED}, then=Value(LAPSED)),
            When(
                **{f"{facts}has_agreement": True, f"{p}is_legacy": False, f"{facts}valid_until__lt": on},
                then=Value(LAPSED),
            ),
            When(
                silent | Q(**{f"{facts}has_agreement": True, f"{facts}last_contact_on__isnull": True}),
                then=Value(IDLE),
            ),
            When(**{f"{facts}has_agreement": True}, then=Value(ACTIVE)),
            default=Value(EXPLORING),
            output_field=CharField(),
        ),
        is_silent=ExpressionWrapper(silent, output_field=BooleanField()),
    )


def facts_of(relation: Relation, audience: str) -> Facts:
    """The kept facts of a relation as the rules know them, as far as `audience` may know them."""
    return Facts(**{name: getattr(relation, column(audience, name)) for name in NAMES})


def status_of(
    relation: Relation, *, audience: str, on: date | None = None, idle_days: int | None = None
) -> Status:
    """The status of `relation` on a day as told to `audience`, with its reason and the days of silence."""
    on = on or timezone.localdate()
    days = idle_after_days(on) if idle_days is None else idle_days
    return derive_status(
        facts_of(relation, audience), on=on, idle_after_days=days, is_legacy=relation.is_legacy
    )


def timeline_of(user, relation: Relation):
    """The events of one relation that `user` may see, newest first, with their statements, sources and fields."""
    statements = Statement.objects.select_related("source").order_by("-is_preferred", "id")
    return (
        visible_events(user)
        .filter(relation=relation)
        .prefetch_related(Prefetch("statements", statements), "fields")
        .order_by(F("starts_on").desc(nulls_last=True), "-id")
    )


def field_name(key: str) -> str:
    """What a field of cooperation is called in the language in force; "" when there is none with this key."""
    field = Field.objects.filter(key=key).first()
    return str(field.name) if field else ""


NAMED = ("slug", *columns_of("name"), "name_own", "own_language")  # what a partner's name is made of


def with_partner_names(rows, path: str, *own: str):
    """`rows` joined with the partner at the end of `path` ("relation__partner"), read as far as its name goes: a relation and a
    partner have eighty columns, and who only names them needs six. `own`: the columns of the rows themselves; all by default."""
    if own:
        return rows.select_related(path).only(*own, *(f"{path}__{name}" for name in NAMED))
    before = path.removesuffix("partner")
    unread = [
        f"{path}__{field.name}" for field in Partner._meta.concrete_fields if field.name not in {"id", *NAMED}
    ]
    if before:
        kept = {"id", "partner"}
        unread += [
            f"{before}{field.name}" for field in Relation._meta.concrete_fields if field.name not in kept
        ]
    return rows.select_related(path).defer(*unread)

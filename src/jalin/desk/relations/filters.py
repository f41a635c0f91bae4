"""Filters of the lists of relations and partners: sentences one completes."""

from datetime import date, timedelta
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.lists.filters import AtLeast, Containing, ListFilters, OneOf
from jalin.people.models import UnitName
from jalin.people.permissions import VIEW_UNITS
from jalin.people.selectors import unit_rows
from jalin.relations.folding import fold
from jalin.relations.models import Field, Involvement, Partner, PartnerAlias, Relation
from jalin.relations.rules import STATUSES
from jalin.relations.selectors import idle_after_days, visible_partners, with_status
from jalin.relations.sentences import LOOKS

from .words import country_word

PUBLISHED = (("yes", _("published")), ("no", _("not published")))


def named_like(text: str, prefix: str = "") -> Q:
    """Partners whose name in any language, own script or other spelling contains `text`."""
    folded = fold(text)
    aliases = PartnerAlias.objects.filter(folded__contains=folded).values("partner")
    wanted = Q(**{f"{prefix}sort_name__contains": folded}) | Q(**{f"{prefix}pk__in": aliases})
    for column in ("name_ind", "name_jpn", "name_own"):
        wanted |= Q(**{f"{prefix}{column}__icontains": text})
    return wanted


def country_choices(user) -> list[tuple[str, str]]:
    """The countries that occur among the partners one may see."""
    codes = (
        visible_partners(user)
        .exclude(country="")
        .order_by("country")
        .values_list("country", flat=True)
        .distinct()
    )
    return sorted(((code, country_word(code)) for code in codes), key=lambda choice: fold(choice[1]))


class RecordFilters(ListFilters):
    """What both lists read once for all their rows: fields, units under today's names, the rule on silence."""

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def idle_days(self) -> int:
        return idle_after_days(self.today)

    @cached_property
    def fields_by_id(self) -> dict[int, Field]:
        return {field.pk: field for field in Field.objects.defer("aliases")}

    @cached_property
    def units_by_id(self) -> dict[int, UnitName]:
        """The name each unit has today, or its last one."""
        names = UnitName.objects.filter(
            unit__in=unit_rows(self.user, VIEW_UNITS).values("pk")
        ).select_related("unit")
        rows = names.exclude(valid_from__gt=self.today).order_by(F("valid_from").asc(nulls_first=True))
        return {name.unit_id: name for name in rows}

    def unit_word(self, unit_id: int | None) -> str:
        name = self.units_by_id.get(unit_id)
        return (name.short or str(name.name)) if name else ""

    def unit_choices(self) -> list[tuple[str, str]]:
        named = (
            (name.unit.key, self.unit_word(pk))
            for pk, name in self.units_by_id.items()
            if not name.unit.closed_on
        )
        return sorted(named, key=lambda choice: choice[1].casefold())


class RelationFilters(RecordFilters):
    status = OneOf(label=_("Relations that are"), any_label=_("of any status"), method="of_status",
                   choices=[(key, LOOKS[key].word) for key in STATUSES])  # fmt: skip
    kind = OneOf(label=_("of the kind"), any_label=_("any"), choices=Relation.Kind.choices)
    country = OneOf(label=_("with partners in"), any_label=_("any country"), field_name="partner__country")
    field = OneOf(label=_("in the field of"), any_label=_("any"), method="in_field")
    unit = OneOf(label=_("carried by"), any_label=_("any unit"), method="of_unit")
    silent = AtLeast(label=_("silent for at least"), help_text=_("days"), method="silent_for")
    published = OneOf(
        label=_("and"), any_label=_("published or not"), choices=PUBLISHED, method="if_published"
    )
    text = Containing(label=_("named like"), method="named")

    class Meta:
        model = Relation
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["country"].offer(country_choices(self.user))
        self.filters["field"].offer((field.key, str(field.name)) for field in self.fields_by_id.values())
        self.filters["unit"].offer(self.unit_choices())

    def of_status(self, rows, name, value):
        return with_status(rows, on=self.today, idle_days=self.idle_days).filter(status=value)

    def in_field(self, rows, name, value):
        return rows.filter(Exists(Involvement.objects.filter(relation=OuterRef("pk"), field__key=value)))

    def of_unit(self, rows, name, value):
        carried = Involvement.objects.filter(relation=OuterRef("pk"), unit__key=value)
        return rows.filter(Q(Exists(carried)) | Q(held_by__key=value))

    def silent_for(self, rows, name, value):
        return rows.filter(facts_last_contact_on__lte=self.today - timedelta(days=int(value)))

    def if_published(self, rows, name, value):
        return rows.filter(is_public=value == "yes")

    def named(self, rows, name, value):
        return rows.filter(partner__in=Partner.objects.filter(named_like(value)).values("pk"))


class PartnerFilters(RecordFilters):
    kind = OneOf(label=_("Partners that are"), any_label=_("of any kind"), choices=Partner.Kind.choices)
    country = OneOf(label=_("in"), any_label=_("any country"))
    relation = OneOf(label=_("with"), any_label=_("any relation or none"), method="with_relation", choices=[
        ("yes", _("a relation with us")), ("no", _("no relation with us")),
    ])  # fmt: skip
    lacks = OneOf(label=_("lacking"), any_label=_("anything or nothing"), method="without", choices=[
        ("place", _("a place on the map")), ("country", _("a country")), ("ind", _("an Indonesian name")),
        ("jpn", _("a Japanese name")), ("eng", _("an English name")),
    ])  # fmt: skip
    published = OneOf(
        label=_("and"), any_label=_("published or not"), choices=PUBLISHED, method="if_published"
    )
    text = Containing(label=_("named like"), method="named")

    class Meta:
        model = Partner
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["country"].offer(country_choices(self.user))

    def with_relation(self, rows, name, value):
        return rows.filter(relation__isnull=value == "no")

    def without(self, rows, name, value):
        lacking = {"place": {"latitude__isnull": True}, "country": {"country": ""}}
        return rows.filter(**lacking.get(value, {f"name_{value}": ""}))

    def if_published(self, rows, name, value):
        return rows.filter(is_public=value == "yes")

    def named(self, rows, name, value):
        return rows.filter(named_like(value))

"""Filters of the lists of relations and partners: sentences one completes."""

from datetime import date, timedelta
from functools import cached_property, lru_cache

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists.filters import AtLeast, Containing, ListFilters, OneOf
from jalin.kernel.places.countries import country_choices
from jalin.people.models import UnitName
from jalin.people.permissions import VIEW_UNITS
from jalin.people.selectors import unit_rows
from jalin.relations.folding import fold
from jalin.relations.kept_facts import STAFF
from jalin.relations.models import Field, Involvement, Partner, PartnerAlias, Relation
from jalin.relations.rules import STATUSES
from jalin.relations.selectors import idle_after_days, with_status
from jalin.relations.sentences import LOOKS

from .words import language

PUBLISHED = (
    ("yes", pgettext_lazy("filter", "published")),
    ("no", pgettext_lazy("filter", "not published")),
)


def named_like(text: str, prefix: str = "") -> Q:
    """Partners whose name in any language, own script or other spelling contains `text`."""
    folded = fold(text)
    aliases = PartnerAlias.objects.filter(folded__contains=folded).values("partner")
    wanted = Q(**{f"{prefix}sort_name__contains": folded}) | Q(**{f"{prefix}pk__in": aliases})
    for column in ("name_ind", "name_jpn", "name_own"):
        wanted |= Q(**{f"{prefix}{column}__icontains": text})
    return wanted


@lru_cache(maxsize=3)
def countries(lang: str) -> list[tuple[str, str]]:
    """Every country: which of them occur could only be told by reading all partners."""
    return country_choices(lang)


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
    def field_words(self) -> dict[int, str]:
        """The fields' names in the reader's language, in their order."""
        return {pk: str(field.name) for pk, field in self.fields_by_id.items()}

    @cached_property
    def units_by_id(self) -> dict[int, UnitName]:
        """The name each unit has today, or its last one."""
        names = UnitName.objects.filter(
            unit__in=unit_rows(self.user, VIEW_UNITS).values("pk")
        ).select_related("unit")
        rows = names.exclude(valid_from__gt=self.today).order_by(F("valid_from").asc(nulls_first=True))
        return {name.unit_id: name for name in rows}

    @cached_property
    def unit_words(self) -> dict[int, str]:
        return {pk: name.short or str(name.name) for pk, name in self.units_by_id.items()}

    def unit_word(self, unit_id: int | None) -> str:
        return self.unit_words.get(unit_id, "")

    def unit_choices(self) -> list[tuple[str, str]]:
        named = (
            (name.unit.key, self.unit_word(pk))
            for pk, name in self.units_by_id.items()
            if not name.unit.closed_on
        )
        return sorted(named, key=lambda choice: choice[1].casefold())


class RelationFilters(RecordFilters):
    status = OneOf(label=pgettext_lazy("filter of relations", "Relations that are"), method="of_status",
                   any_label=pgettext_lazy("filter", "of any status"),
                   choices=[(key, LOOKS[key].word) for key in STATUSES])  # fmt: skip
    kind = OneOf(label=pgettext_lazy("filter of relations", "of the kind"), choices=Relation.Kind.choices,
                 any_label=pgettext_lazy("filter", "any kind"))  # fmt: skip
    country = OneOf(label=pgettext_lazy("filter of relations", "with partners in"), field_name="partner__country",
                    any_label=pgettext_lazy("filter", "any country"))  # fmt: skip
    field = OneOf(label=pgettext_lazy("filter of relations", "in the field of"), method="in_field",
                  any_label=pgettext_lazy("filter", "any field"))  # fmt: skip
    unit = OneOf(label=pgettext_lazy("filter of relations", "carried by"), method="of_unit",
                 any_label=pgettext_lazy("filter", "any unit"))  # fmt: skip
    silent = AtLeast(label=pgettext_lazy("filter of relations", "silent for at least"), method="silent_for",
                     help_text=pgettext_lazy("filter of relations", "days"))  # fmt: skip
    published = OneOf(label=pgettext_lazy("filter", "and"), choices=PUBLISHED, method="if_published",
                      any_label=pgettext_lazy("filter", "published or not"))  # fmt: skip
    text = Containing(label=pgettext_lazy("filter", "with"), method="named",
                      help_text=pgettext_lazy("filter of relations", "in the partner's name"))  # fmt: skip

    class Meta:
        model = Relation
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["country"].offer(countries(language()))
        self.filters["field"].offer(
            (field.key, self.field_words[pk]) for pk, field in self.fields_by_id.items()
        )
        self.filters["unit"].offer(self.unit_choices())

    def of_status(self, rows, name, value):
        return with_status(rows, audience=STAFF, on=self.today, idle_days=self.idle_days).filter(status=value)

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
    kind = OneOf(label=pgettext_lazy("filter of partners", "Partners that are"), choices=Partner.Kind.choices,
                 any_label=pgettext_lazy("filter", "of any kind"))  # fmt: skip
    country = OneOf(
        label=pgettext_lazy("filter of partners", "in"), any_label=pgettext_lazy("filter", "any country")
    )
    relation = OneOf(label=pgettext_lazy("filter of partners", "with"), method="with_relation",
                     any_label=pgettext_lazy("filter", "any relation or none"), choices=[
                         ("yes", pgettext_lazy("filter", "a relation with us")),
                         ("no", pgettext_lazy("filter", "no relation with us")),
                     ])  # fmt: skip
    lacks = OneOf(label=pgettext_lazy("filter of partners", "lacking"), method="without",
                  any_label=pgettext_lazy("filter", "anything or nothing"), choices=[
                      ("place", pgettext_lazy("filter", "a place on the map")),
                      ("country", pgettext_lazy("filter", "a country")),
                      ("ind", pgettext_lazy("filter", "an Indonesian name")),
                      ("jpn", pgettext_lazy("filter", "a Japanese name")),
                      ("eng", pgettext_lazy("filter", "an English name")),
                  ])  # fmt: skip
    published = OneOf(label=pgettext_lazy("filter", "and"), choices=PUBLISHED, method="if_published",
                      any_label=pgettext_lazy("filter", "published or not"))  # fmt: skip
    text = Containing(label=pgettext_lazy("filter", "with"), method="named",
                      help_text=pgettext_lazy("filter of partners", "in the name"))  # fmt: skip

    class Meta:
        model = Partner
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["country"].offer(countries(language()))

    def with_relation(self, rows, name, value):
        return rows.filter(relation__isnull=value == "no")

    def without(self, rows, name, value):
        lacking = {"place": {"latitude__isnull": True}, "country": {"country": ""}}
        return rows.filter(**lacking.get(value, {f"name_{value}": ""}))

    def if_published(self, rows, name, value):
        return rows.filter(is_public=value == "yes")

    def named(self, rows, name, value):
        return rows.filter(named_like(value))

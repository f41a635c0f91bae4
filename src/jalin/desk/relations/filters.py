"""Filters of the lists of relations and partners: sentences one completes."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.lists.filters import AtLeast, Containing, ListFilters, OneOf
from jalin.people.selectors import visible_units
from jalin.relations.folding import fold
from jalin.relations.models import Field, Involvement, Partner, PartnerAlias, Relation
from jalin.relations.rules import STATUSES
from jalin.relations.selectors import visible_partners, with_status
from jalin.relations.sentences import LOOKS

from .words import country_word, unit_word

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
    codes = visible_partners(user).exclude(country="").order_by("country").values_list("country", flat=True).distinct()
    return sorted(((code, country_word(code)) for code in codes), key=lambda choice: fold(choice[1]))


def field_choices() -> list[tuple[str, str]]:
    return [(field.key, str(field.name)) for field in Field.objects.all()]


def unit_choices(user) -> list[tuple[str, str]]:
    units = visible_units(user).filter(closed_on__isnull=True)
    return sorted(((unit.key, unit_word(unit)) for unit in units), key=lambda choice: choice[1].casefold())


class RelationFilters(ListFilters):
    status = OneOf(label=_("Relations that are"), any_label=_("of any status"), method="of_status",
                   choices=[(key, LOOKS[key].word) for key in STATUSES])  # fmt: skip
    kind = OneOf(label=_("of the kind"), any_label=_("any"), choices=Relation.Kind.choices)
    country = OneOf(label=_("with partners in"), any_label=_("any country"), field_name="partner__country")
    field = OneOf(label=_("in the field of"), any_label=_("any"), method="in_field")
    unit = OneOf(label=_("carried by"), any_label=_("any unit"), method="of_unit")
    silent = AtLeast(label=_("silent for at least"), help_text=_("days"), method="silent_for")
    published = OneOf(label=_("and"), any_label=_("published or not"), choices=PUBLISHED, method="if_published")
    text = Containing(label=_("named like"), method="named")

    class Meta:
        model = Relation
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["country"].offer(country_choices(self.user))
        self.filters["field"].offer(field_choices())
        self.filters["unit"].offer(unit_choices(self.user))

    def of_status(self, rows, name, value):
        return with_status(rows).filter(status=value)

    def in_field(self, rows, name, value):
        return rows.filter(Exists(Involvement.objects.filter(relation=OuterRef("pk"), field__key=value)))

    def of_unit(self, rows, name, value):
        carried = Involvement.objects.filter(relation=OuterRef("pk"), unit__key=value)
        return rows.filter(Q(Exists(carried)) | Q(held_by__key=value))

    def silent_for(self, rows, name, value):
        return rows.filter(facts_last_contact_on__lte=timezone.localdate() - timedelta(days=int(value)))

    def if_published(self, rows, name, value):
        return rows.filter(is_public=value == "yes")

    def named(self, rows, name, value):
        return rows.filter(partner__in=Partner.objects.filter(named_like(value)).values("pk"))


class PartnerFilters(ListFilters):
    kind = OneOf(label=_("Partners that are"), any_label=_("of any kind"), choices=Partner.Kind.choices)
    country = OneOf(label=_("in"), any_label=_("any country"))
    relation = OneOf(label=_("with"), any_label=_("any relation or none"), method="with_relation", choices=[
        ("yes", _("a relation with us")), ("no", _("no relation with us")),
    ])  # fmt: skip
    lacks = OneOf(label=_("lacking"), any_label=_("anything or nothing"), method="without", choices=[
        ("place", _("a place on the map")), ("country", _("a country")), ("ind", _("an Indonesian name")),
        ("jpn", _("a Japanese name")), ("eng", _("an English name")),
    ])  # fmt: skip
    published = OneOf(label=_("and"), any_label=_("published or not"), choices=PUBLISHED, method="if_published")
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

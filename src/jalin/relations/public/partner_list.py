"""The list of all relations: a filter that reads as a sentence and lives in the address."""

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import npgettext, pgettext

from jalin.kernel.dates import PartialDate
from jalin.kernel.forms.widgets import PlainSelect

from .. import sentences
from ..folding import fold
from ..kept_facts import PUBLIC
from ..models import Field, Involvement, PartnerAlias, Relation
from ..rules import ENDED, LAPSED, STATUSES
from ..selectors import idle_after_days, published_relations, status_of, with_status
from .caching import kept_while_record_stands
from .facts_shown import country_in_words, country_of
from .names import partner_name

ROWS = 20
FIELDS_SHOWN = 1
NARROWING = ("kind", "country", "field", "status", "q")
ORDERS = {
    "": (F("public_facts_last_contact_on").desc(nulls_last=True), "partner__sort_name", "pk"),
    "name": ("partner__sort_name", "pk"),
    "country": ("partner__country", "partner__sort_name", "pk"),
}


class PartnerFilter(forms.Form):
    """Labels stand before the controls and help texts after them, so that each language can order its words."""

    kind = forms.ChoiceField(required=False, widget=PlainSelect)
    country = forms.ChoiceField(required=False, widget=PlainSelect)
    field = forms.ChoiceField(required=False, widget=PlainSelect)
    status = forms.ChoiceField(required=False, widget=PlainSelect)
    q = forms.CharField(
        required=False, max_length=100, strip=True, widget=forms.TextInput(attrs={"type": "search"})
    )
    sort = forms.ChoiceField(required=False, widget=PlainSelect)

    def __init__(self, data, *, countries: list[tuple[str, str]], fields: list[tuple[str, str]]):
        super().__init__(data, label_suffix="", use_required_attribute=False)
        self._say("kind", pgettext("filter", "Show"), [
            ("", pgettext("filter", "all relations")),
            ("agreed", pgettext("filter", "relations with an agreement")),
            ("in_force", pgettext("filter", "relations with an agreement in force")),
            ("sister", pgettext("filter", "sister cities")),
            ("limited", pgettext("filter", "cooperation in agreed fields")),
            ("institution", pgettext("filter", "cooperation with institutions")),
            ("none", pgettext("filter", "relations without an agreement")),
        ])  # fmt: skip
        self._say(
            "country",
            pgettext("filter, before a country", "in"),
            [("", pgettext("filter", "any country")), *countries],
        )
        self._say(
            "field",
            pgettext("filter, before a field", "working on"),
            [("", pgettext("filter", "any field")), *fields],
        )
        words = [(key, str(sentences.LOOKS[key].word)) for key in STATUSES]
        self._say(
            "status",
            pgettext("filter, before a status", "with status"),
            [("", pgettext("filter", "any")), *words],
        )
        self.fields["q"].label = pgettext("filter, before a text", "named")
        self.fields["q"].widget.attrs["placeholder"] = pgettext("filter", "anything")
        self._say("sort", pgettext("filter, before an order", "ordered by"), [
            ("", pgettext("order of a list", "last contact")),
            ("name", pgettext("order of a list", "name")),
            ("country", pgettext("order of a list", "country")),
        ])  # fmt: skip

    def _say(self, name: str, label: str, choices) -> None:
        self.fields[name].label = label
        self.fields[name].choices = choices


def choices_of(relations) -> dict:
    """The countries and fields that some published relation has: two queries, once for each state of the record."""
    return _choices(relations)


@kept_while_record_stands
def _choices(relations) -> dict:
    codes = (
        relations.order_by()
        .exclude(partner__country="")
        .values_list("partner__country", flat=True)
        .distinct()
    )
    countries = sorted(((code, country_in_words(code)) for code in codes), key=lambda pair: fold(pair[1]))
    used = Involvement.objects.filter(field=OuterRef("pk"), relation__in=relations.values("pk"))
    fields = [(field.key, str(field.name)) for field in Field.objects.filter(Exists(used))]
    return {"countries": countries, "fields": fields}


@kept_while_record_stands
def _count_all(relations) -> int:
    return relations.order_by().count()


def paged(found, form: PartnerFilter, page) -> Page:
    """One page of the rows. All of them together are counted once for each state of the record."""
    paginator = Paginator(found, ROWS)
    if not any(form.cleaned_data.get(name) for name in NARROWING):
        paginator.count = _count_all(found)
    return paginator.get_page(page)


def in_force(relations):
    """Of relations with a status, those whose agreement has neither lapsed nor ended."""
    return relations.filter(public_facts_has_agreement=True).exclude(status__in=(LAPSED, ENDED))


def narrowed(relations, chosen: dict):
    """The relations that fit what was chosen; a value that means nothing was left out by the form."""
    match chosen.get("kind"):
        case "agreed":
            relations = relations.filter(public_facts_has_agreement=True)
        case "in_force":
            relations = in_force(relations)
        case str(kind) if kind:
            relations = relations.filter(kind=kind)
    if chosen.get("country"):
        relations = relations.filter(partner__country=chosen["country"])
    if chosen.get("field"):
        relations = relations.filter(
            Exists(Involvement.objects.filter(relation=OuterRef("pk"), field__key=chosen["field"]))
        )
    if chosen.get("status"):
        relations = relations.filter(status=chosen["status"])
    if chosen.get("q"):
        text = fold(chosen["q"])
        other = PartnerAlias.objects.filter(partner=OuterRef("partner"), folded__contains=text)
        relations = relations.filter(Q(partner__sort_name__contains=text) | Exists(other))
    return relations.order_by(*ORDERS[chosen.get("sort") or ""])


def row_of(relation: Relation, *, today, idle_days: int) -> dict:
    """One row as the table shows it."""
    status = status_of(relation, audience=PUBLIC, on=today, idle_days=idle_days)
    name = partner_name(relation.partner)
    look = sentences.LOOKS[status.key]
    last = relation.public_facts_last_contact_on
    fields = [row.field for row in relation.involvements.all()]
    contact = None
    if last is not None:
        contact = (
            PartialDate.of_day(last)
            if relation.public_facts_last_contact_is_exact
            else PartialDate.of_year(last.year)
        )
    return {
        "partner": relation.partner,
        "name": name,
        "other": next((other for other in name.others if name.shown.text not in other.text), None),
        "country": country_of(relation.partner),
        "kind": relation.get_kind_display(),
        "look": look,
        "tone": "neutral" if look.tone == "due" else look.tone,  # gold is for the page, not for row after row
        "contact": contact,
        "contact_words": sentences.words_of(contact) if contact else "",
        "days": sentences.days_ago_in_words(max(status.days, 0), exact=status.is_exact)
        if status.days is not None
        else "",
        "fields": fields[:FIELDS_SHOWN],
        "more": max(len(fields) - FIELDS_SHOWN, 0),
    }


def partner_list(user, query) -> dict:
    """`query`: the address's parameters. The number of queries does not grow with the rows."""
    today = timezone.localdate()
    idle_days = idle_after_days(today)
    relations = with_status(published_relations(user), audience=PUBLIC, on=today, idle_days=idle_days)
    form = PartnerFilter(query, **choices_of(published_relations(user)))
    form.is_valid()
    fields = Prefetch("involvements", Involvement.objects.select_related("field"))
    found = narrowed(relations, form.cleaned_data).select_related("partner").prefetch_related(fields)
    page = paged(found, form, query.get("page"))
    count = page.paginator.count
    return {
        "form": form,
        "page": page,
        "rows": [row_of(relation, today=today, idle_days=idle_days) for relation in page],
        "count": count,
        "noun": npgettext("counted in a list", "partner", "partners", count),
        "is_filtered": form.has_changed(),
    }

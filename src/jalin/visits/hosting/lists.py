"""The list of offers, from all visits."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.people.lists import draw_state
from jalin.relations.folding import fold
from jalin.visits.permissions import VIEW

from .models import Offer
from .selectors import visible_offers
from .words import OFFER_STATES, OFFERED_BY, offer_state, offers_noun


class OfferFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("offer filter", "Offers that are"), method="in_state", any_label=pgettext_lazy("offer filter", "in any state"),
                  choices=[(key, words[0]) for key, words in OFFER_STATES.items()])  # fmt: skip
    text = Containing(label=pgettext_lazy("offer filter", "with"), method="named",
                      help_text=pgettext_lazy("offer filter", "in the offer or the partner's name"))  # fmt: skip

    class Meta:
        model = Offer
        fields = ()

    def in_state(self, rows, name, value):
        if value == "open":
            return rows.filter(settled_on__isnull=True)
        rows = rows.filter(settled_on__isnull=False)
        return rows.exclude(became="") if value == "taken" else rows.filter(became="")

    def named(self, rows, name, value):
        texts = Q(what_ind__icontains=value) | Q(what_jpn__icontains=value) | Q(what_eng__icontains=value)
        return rows.filter(texts | Q(visit__relation__partner__sort_name__contains=fold(value)))


OFFERS = ListPage(
    key="visits.offers",
    address="desk:visit_offers",
    title=_("Offers"),
    lead=_("What was offered on visits, and what became of it."),
    noun=offers_noun,
    rows=visible_offers,
    prepare=lambda rows: rows.select_related("visit__relation__partner", "field"),
    filters=OfferFilters,
    order="-day",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No offer is on record yet. Offers are written on the hosting page of a visit."),
    link=lambda row: reverse("desk:visit_hosting", args=[row.visit_id]),
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("offer tab", "Open"), "state=open")),
    columns=(
        Column("what", _("Offer"), lambda row: str(row.what), order=("what_eng", "what_ind", "pk"), place="lead", width=60),
        Column("offered_by", _("Who offered it"), lambda row: str(OFFERED_BY[row.offered_by]), order=("offered_by", "pk"), place="extra", width=20),
        Column("day", _("Offered on"), lambda row: row.offered_on, order=("offered_on", "pk"), place="extra day"),
        Column("field", _("Field"), lambda row: str(row.field) if row.field else "", order=("field__position", "pk"), place="extra", width=24),
        Column("state", _("State"), lambda row: str(OFFER_STATES[offer_state(row)][0]), lambda row, value: draw_state(*OFFER_STATES[offer_state(row)]), width=14),
        Column("became", _("What became of it"), lambda row: row.became_reference or row.let_go_because, place="extra line", width=40),
        Column("partner", _("Partner"), lambda row: str(row.visit.relation.partner.name or row.visit.relation.partner), order=("visit__relation__partner__sort_name", "pk"), place="extra", width=24),
        Column("visit", pgettext_lazy("promise column", "Visit"), lambda row: row.visit.reference, order=("visit__reference", "pk"), place="extra", width=14),
    ),
)  # fmt: skip

"""The lists of relations and of partners: one declaration for page, export and API."""

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.columns import words_of
from jalin.kernel.nested import NestedRows
from jalin.relations.kept_facts import NAMES, PUBLIC, SHARED, STAFF, column
from jalin.relations.models import Involvement, Partner, Relation
from jalin.relations.permissions import EDIT_PARTNER, EXPORT, VIEW
from jalin.relations.selectors import status_of, visible_partners, visible_relations

from .filters import PartnerFilters, RelationFilters
from .words import (
    country_word,
    draw_name,
    draw_own_name,
    draw_status,
    joined,
    kind_word,
    name_word,
    partners_noun,
    relations_noun,
    status_word,
)  # fmt: skip

NOTES = ("note_ind", "note_jpn", "note_eng")
# what others may know of a relation is kept beside what the office knows, and not shown here
UNREAD = (*NOTES, *(column(audience, name) for audience in (PUBLIC, SHARED) for name in NAMES))


def _joined_relations(rows):
    carried = Involvement.objects.filter(relation=OuterRef("pk"), until__isnull=True)
    unread = (*UNREAD, *(f"partner__{name}" for name in NOTES))
    return rows.select_related("partner").defer(*unread).annotate(carried=NestedRows(carried, ("field_id",)))


def _dress_relation(relation: Relation, filters: RelationFilters) -> None:
    """Set the derived status and the words that the lists of fields and units know."""
    relation.state = status_of(relation, audience=STAFF, on=filters.today, idle_days=filters.idle_days)
    relation.holder = filters.unit_word(relation.held_by_id)
    carried = {row["field_id"] for row in relation.carried}
    relation.field_names = joined(word for pk, word in filters.field_words.items() if pk in carried)


def _last_contact(relation: Relation):
    """The day, or words where only the month or year of it is known."""
    day = relation.facts_last_contact_on
    if day is None or relation.facts_last_contact_is_exact:
        return day
    return gettext("by %(day)s") % {"day": words_of(day)}


def _draw_silence(relation: Relation, days: int | None):
    """Days, with a sign where the day of the last contact is not known and it can only be more."""
    if days is None or relation.state.is_exact:
        return words_of(days)
    return format_html('<span class="at-least">≥</span> {}', words_of(days))


RELATIONS = ListPage(
    key="relations.relations",
    address="desk:relations",
    title=_("Relations"),
    lead=_("The city and each of its partners abroad: what was agreed, and how long it has been quiet."),
    noun=relations_noun,
    rows=visible_relations,
    prepare=_joined_relations,
    dress=_dress_relation,
    filters=RelationFilters,
    order="partner",
    verb=VIEW,
    export_verb=EXPORT,
    empty=_("No relation is in the record yet. Begin with the partner you wrote to last."),
    link=lambda row: reverse("desk:relation", args=[row.partner.slug]),
    act=(_("Enter a partner"), "desk:partner_new", "plus", EDIT_PARTNER),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("Active"), "status=active"),
        SavedTab(_("Idle, longest first"), "status=idle&sort=-silence"),
        SavedTab(_("Exploring"), "status=exploring"),
        SavedTab(_("Lapsed"), "status=lapsed"),
    ),
    columns=(
        Column("partner", _("Partner"), lambda row: name_word(row.partner), lambda row, word: draw_name(row.partner, word),
               order=("partner__sort_name",), place="lead", width=28),
        Column("country", _("Country"), lambda row: country_word(row.partner.country),
               order=("partner__country", "partner__sort_name")),
        Column("kind", _("Kind"), lambda row: kind_word(Relation.Kind, row.kind), order=("kind", "partner__sort_name"), place="extra line",
               width=28),
        Column("status", _("Status"), lambda row: status_word(row.state.key), lambda row, word: draw_status(row.state.key, word),
               width=14),
        Column("contact", _("Last contact"), _last_contact, order=("facts_last_contact_on", "partner__sort_name"), nullable=True, place="extra day"),
        Column("silence", _("Days silent"), lambda row: row.state.days, _draw_silence,
               order=("facts_last_contact_on", "partner__sort_name"), nullable=True, turned=True, place="number", width=12),
        Column("until", _("Agreed until"), lambda row: row.facts_valid_until, order=("facts_valid_until", "partner__sort_name"), nullable=True,
               place="extra day"),
        Column("holder", _("Held by"), lambda row: row.holder, order=("held_by__key", "partner__sort_name"),
               nullable=True, place="extra line"),
        Column("fields", _("Fields"), lambda row: row.field_names, place="extra line", width=48),
    ),
)  # fmt: skip


def _joined_partners(rows):
    return rows.select_related("relation").defer(*NOTES, *(f"relation__{name}" for name in UNREAD))


def _dress_partner(partner: Partner, filters: PartnerFilters) -> None:
    relation = getattr(partner, "relation", None)
    partner.status = (
        status_of(relation, audience=STAFF, on=filters.today, idle_days=filters.idle_days).key
        if relation
        else ""
    )


def _place(partner: Partner) -> str:
    return "" if partner.latitude is None else f"{partner.latitude:.2f}, {partner.longitude:.2f}"


def _names_missing(partner: Partner) -> str:
    names = (("id", partner.name_ind), ("ja", partner.name_jpn), ("en", partner.name_eng))
    return joined(code for code, name in names if not name)


def _of_relation(partner: Partner) -> str:
    return status_word(partner.status)


PARTNERS = ListPage(
    key="relations.partners",
    address="desk:partners",
    title=_("Partners"),
    lead=_("Cities, regions and institutions abroad, whether or not there is a relation with them."),
    noun=partners_noun,
    rows=visible_partners,
    prepare=_joined_partners,
    dress=_dress_partner,
    filters=PartnerFilters,
    order="name",
    verb=VIEW,
    export_verb=EXPORT,
    empty=_("No partner is in the record yet. Enter one, or import the register you keep."),
    link=lambda row: reverse("desk:partner", args=[row.slug]),
    act=(_("Enter a partner"), "desk:partner_new", "plus", EDIT_PARTNER),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("With a relation"), "relation=yes"),
        SavedTab(_("Without a place"), "lacks=place"),
        SavedTab(_("Without a Japanese name"), "lacks=jpn"),
    ),
    columns=(
        Column("name", _("Name"), name_word, lambda row, word: draw_name(row, word), order=("sort_name",), place="lead",
               width=28),
        Column("own", _("In its own script"), lambda row: row.name_own, draw_own_name, place="extra"),
        Column("country", _("Country"), lambda row: country_word(row.country), order=("country", "sort_name")),
        Column("kind", _("Kind"), lambda row: kind_word(Partner.Kind, row.kind), order=("kind", "sort_name"), width=14),
        Column("relation", _("Relation"), _of_relation, lambda row, word: draw_status(row.status, word), width=14),
        Column("place", _("Place"), _place, place="extra", width=16),
        Column("missing", _("Names missing"), _names_missing, place="extra", width=16),
        Column("published", _("Published"), lambda row: row.is_public, place="extra", width=12),
    ),
)  # fmt: skip

LISTS = (RELATIONS, PARTNERS)

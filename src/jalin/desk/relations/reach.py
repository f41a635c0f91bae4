"""Which relations a person may open here, and what that person may do in one."""

from dataclasses import dataclass

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.kernel.access import can, grants_of, rows
from jalin.kernel.journal.door import noun_of
from jalin.kernel.nested import NestedRows, unfold
from jalin.kernel.prepared import are_all, prepared
from jalin.kernel.text.fields import columns_of
from jalin.kernel.ui.tags.frames import url_or_nothing
from jalin.relations.models import Event, Field, Partner, Relation
from jalin.relations.permissions import (
    ADD_EVENT,
    EDIT_CONTACTS,
    EDIT_PARTNER,
    PUBLISH,
    VIEW,
    VIEW_CONTACTS,
    VIEW_SHARED,
)
from jalin.relations.selectors import visible_events, visible_partners, visible_relations


@dataclass(frozen=True)
class Rights:
    """What one person may do in one relation or with one partner; the services ask again."""

    edit: bool = False
    add_event: bool = False
    publish: bool = False
    view_contacts: bool = False
    edit_contacts: bool = False
    journal: bool = False

    @property
    def any(self) -> bool:
        return self.edit or self.add_event or self.publish or self.edit_contacts


def open_relations(user):
    """Relations whose dossier this person may open: staff by their role, a partner's officer the one represented."""
    if grants_of(user, VIEW):
        return visible_relations(user)
    return rows(Relation, user, VIEW_SHARED)


def open_partners(user):
    """Partners whose page this person may open."""
    if grants_of(user, VIEW):
        return visible_partners(user)
    return Partner.objects.filter(relation__in=rows(Relation, user, VIEW_SHARED).values("pk"))


def open_events(user):
    events, relations = visible_events(user), open_relations(user)
    return events if are_all(relations) else events.filter(relation__in=relations.values("pk"))


def relation_or_404(user, slug: str) -> Relation:
    """The relation with its partner, by the partner's slug."""
    return _with_partner.one_or_404(open_relations(user), slug=slug)


@prepared
def _with_partner(rows, *, slug):
    return rows.filter(partner__slug=slug).select_related("partner", "held_by").distinct()


def event_or_404(user, pk: int) -> Event:
    """The event with its fields and its relation, by its key."""
    found = _with_relation.one_or_404(open_events(user), pk=pk)
    unfold(found, "fields", found.field_rows)
    return found


@prepared
def _with_relation(rows, *, pk):
    fields = NestedRows(Field.objects.filter(events=OuterRef("pk")), ("id", "key", *columns_of("name")))
    beside = ("relation__partner", "relation__held_by")
    return rows.filter(pk=pk).annotate(field_rows=fields).select_related(*beside).distinct()


def rights_in(user, relation: Relation) -> Rights:
    """One query at most: for who has rights in some relations only, both rights follow from the same rows."""
    add, view = grants_of(user, ADD_EVENT), grants_of(user, VIEW_CONTACTS)
    may_add = can(user, ADD_EVENT, relation)
    may_view = may_add if add == view else can(user, VIEW_CONTACTS, relation)
    return Rights(
        edit=can(user, EDIT_PARTNER, relation),
        add_event=may_add,
        publish=can(user, PUBLISH, relation),
        view_contacts=may_view,
        edit_contacts=can(user, EDIT_CONTACTS, relation),
        journal=can(user, "people.view_journal"),
    )


def rights_with(user, partner: Partner) -> Rights:
    """What one may do with a partner, whether or not there is a relation with it."""
    return Rights(
        edit=can(user, EDIT_PARTNER, partner),
        publish=can(user, PUBLISH, partner),
        view_contacts=can(user, VIEW_CONTACTS, partner),
        edit_contacts=can(user, EDIT_CONTACTS, partner),
        journal=can(user, "people.view_journal"),
    )


def journal_url(thing) -> str:
    """The journal of one object."""
    return url_or_nothing("desk:journal_object", noun_of(thing), thing.pk)


def is_staff_reader(user) -> bool:
    """Whether this person reads the office's side; a partner's officer sees only what is shared."""
    return bool(grants_of(user, VIEW))


def trail_to(user, place: str, word, name) -> list[tuple]:
    """Breadcrumbs over a list, which a partner's officer may not open."""
    above = [(word, reverse(place))] if is_staff_reader(user) else []
    return [(_("Desk"), reverse("desk:home")), *above, name]

"""Which texts lack a language, shelf by shelf; what citizens can read already stands first."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import rows
from jalin.kernel.text.fields import columns_of
from jalin.relations.kinds import kind_of
from jalin.relations.models import Event, Field, Partner, Relation
from jalin.relations.permissions import PUBLISH, TRANSLATE

EMPTY = ""


@dataclass(frozen=True)
class Shelf:
    """One kind of text. `find(user)` gives the rows in `order`; `text` is "" where a shelf is only about publishing."""

    key: str
    title: object
    model: type[models.Model]
    text: str
    find: Callable
    order: tuple
    joins: tuple[str, ...] = ()


def lacking(text: str) -> Q:
    """Rows that have this text in some language and lack it in another."""
    some, missing = Q(), Q()
    for column in columns_of(text):
        some |= ~Q(**{column: EMPTY})
        missing |= Q(**{column: EMPTY})
    return some & missing


def _to_translate(model, text: str) -> Callable:
    return lambda user: rows(model, user, TRANSLATE).filter(lacking(text))


def _events_to_translate(*, is_public: bool) -> Callable:
    def find(user):
        found = rows(Event, user, TRANSLATE).filter(lacking("summary"))
        return found.filter(audience="public") if is_public else found.exclude(audience="public")

    return find


def _not_public_events(user):
    found = rows(Event, user, PUBLISH).exclude(audience=Event.Audience.PUBLIC)
    return found.filter(relation__is_public=True, relation__partner__is_public=True)


LATEST = F("starts_on").desc(nulls_last=True)
SHELVES = {
    shelf.key: shelf
    for shelf in (
        Shelf("events", _("Events citizens read"), Event, "summary", _events_to_translate(is_public=True), (LATEST, "-pk"),
              ("relation__partner",)),
        Shelf("partners", _("Names of partners"), Partner, "name", _to_translate(Partner, "name"),
              ("-is_public", "sort_name", "pk")),
        Shelf("fields", _("Fields"), Field, "name", _to_translate(Field, "name"), ("position", "pk")),
        Shelf("inner-events", _("Events of the office"), Event, "summary", _events_to_translate(is_public=False),
              (LATEST, "-pk"), ("relation__partner",)),
        Shelf("partner-notes", _("Notes on partners"), Partner, "note", _to_translate(Partner, "note"),
              ("-is_public", "sort_name", "pk")),
        Shelf("relation-notes", _("Notes on relations"), Relation, "note", _to_translate(Relation, "note"),
              ("-is_public", "pk"), ("partner",)),
        Shelf("unpublished-partners", _("Partners not published"), Partner, "",
              lambda user: rows(Partner, user, PUBLISH).filter(is_public=False, relation__isnull=False),
              ("sort_name", "pk")),
        Shelf("unpublished-events", _("Events not public"), Event, "", _not_public_events, (LATEST, "-pk"),
              ("relation__partner",)),
    )
}  # fmt: skip


def texts_on(user, shelf: Shelf):
    return shelf.find(user).select_related(*shelf.joins).order_by(*shelf.order) if shelf.joins else (
        shelf.find(user).order_by(*shelf.order)
    )  # fmt: skip


def with_texts(user, shelves) -> list[Shelf]:
    """Those of `shelves` that have something on them; one query."""
    shelves = list(shelves)
    asked = {f"on_{number}": Exists(shelf.find(user).order_by()) for number, shelf in enumerate(shelves)}
    # asked beside the row of whoever asks: a statement needs some row to answer from
    found = get_user_model().objects.filter(pk=user.pk).values_list(*asked.values())[0] if shelves else ()
    return [shelf for shelf, is_there in zip(shelves, found, strict=True) if is_there]


def thing_url(thing) -> str:
    """Where the desk shows it."""
    if isinstance(thing, Event):
        return reverse("desk:event", args=[thing.pk])
    if isinstance(thing, Relation):
        return reverse("desk:relation", args=[thing.partner.slug])
    return reverse("desk:partner", args=[thing.slug]) if isinstance(thing, Partner) else ""


def thing_title(thing) -> str:
    """What a text belongs to, in the reader's language."""
    if isinstance(thing, Event):
        return f"{thing.relation.partner.name or thing.relation.partner}: {kind_of(thing.kind).name}"
    if isinstance(thing, Relation):
        return str(thing.partner.name or thing.partner)
    return str(thing.name or thing)


def is_public(thing) -> bool | None:
    """Whether citizens can read it; None for what is always public."""
    if isinstance(thing, Event):
        return thing.audience == Event.Audience.PUBLIC
    return None if isinstance(thing, Field) else thing.is_public

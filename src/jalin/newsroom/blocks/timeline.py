"""The latest public events of one relation, drawn on the two threads in one statement."""

from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.people.selectors import home_office
from jalin.relations.kinds import kind_of
from jalin.relations.public.names import home_name, partner_name
from jalin.relations.public.weaving import TRAVEL_ICONS, dated, side_of
from jalin.relations.selectors import published_events, published_relations, with_partner_names

from .live import NOTHING, Reader
from .reading_public import NOBODY

LATEST, OFFERED = 8, 300


def relations_offered() -> list[tuple[int, str]]:
    rows = with_partner_names(published_relations(NOBODY), "partner", "id").order_by("partner__sort_name")
    return [(row.pk, str(partner_name(row.partner))) for row in rows[:OFFERED]]


def relation_named(key) -> dict | None:
    """{"home", "partner", "slug"} of a public relation, in the language in force; None where it is not public."""
    if not isinstance(key, int):
        return None
    found = with_partner_names(published_relations(NOBODY).filter(pk=key), "partner", "id").first()
    if found is None:
        return None
    names = {
        "home": str(home_name(home_office(), found.partner)),
        "partner": str(partner_name(found.partner)),
    }
    return {**names, "slug": found.partner.slug}


def _item(event) -> dict:
    """Sources stand on the partner's page, to which the timeline leads; where they differ, that is said."""
    kind = kind_of(event.kind)
    told = [_("invented example")] if event.is_invented else []
    return {
        "side": side_of(event, kind), "title": event.summary or kind.name, "kind": kind.name if event.summary else "",
        "icon": TRAVEL_ICONS.get(event.direction, kind.icon) if kind.key == "visit" else kind.icon, "partial": dated(event),
        "state": " · ".join([*told, *([_("sources differ")] if event.is_disputed else [])]),
    }  # fmt: skip


def draw_timeline(part: dict, reader: Reader):
    rows = published_events(NOBODY).filter(relation=part["relation"], starts_on__lte=reader.today)
    events = list(rows.order_by(F("starts_on").desc(nulls_last=True), "-id")[:LATEST])
    if not events:
        return NOTHING
    return render_to_string("story_blocks/timeline.html", {
        "items": [_item(event) for event in events], "home": part["home"], "partner": part["partner"],
        "url": reverse("partner", args=[part["slug"]]), "today": reader.today,
    })  # fmt: skip

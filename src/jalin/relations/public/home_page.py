"""The home page: the map of relations, what happens now, three figures that are true."""

from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.people.models import Office

from .. import sentences
from ..kept_facts import PUBLIC
from ..kinds import kind_of, kinds
from ..models import Relation
from ..rules import IDLE
from ..selectors import idle_after_days, published_events, published_relations, with_status
from ..worldmap import MapPartner, Point, draw_map
from .caching import kept_while_record_stands
from .facts_shown import country_of
from .names import home_name, partner_name
from .parts import home_parts
from .weaving import TRAVEL_ICONS, dated

LATEST = 6
UPCOMING = 4
MOST_ON_MAP = 60
LIVELY_YEARS = 5  # events of this many years count for a thread's weight
FRESH_YEARS = 2
LIVELIEST = 12  # so many points and more give the full weight


def figures_of(relations, idle_days: int) -> dict:
    """{"figures", "partners", "countries"}: one query; each figure links to the list that shows exactly its rows."""
    counted = relations.aggregate(
        partners=Count("pk"),
        countries=Count("partner__country", filter=~Q(partner__country=""), distinct=True),
        agreed=Count("pk", filter=Q(public_facts_has_agreement=True)),
        silent=Count("pk", filter=Q(public_facts_has_agreement=True, status=IDLE)),
    )
    rows = reverse("partners")
    inside = ngettext("in %(n)s country", "in %(n)s countries", counted["countries"])
    figures = [
        {
            "number": number_format(counted["partners"], force_grouping=True),
            "label": ngettext("partner abroad", "partners abroad", counted["partners"]),
            "note": inside % {"n": number_format(counted["countries"])},
            "url": rows,
        },
        {
            "number": number_format(counted["agreed"], force_grouping=True),
            "label": ngettext("relation with an agreement", "relations with an agreement", counted["agreed"]),
            "note": _("Agreements that have lapsed are counted too."),
            "url": f"{rows}?kind=agreed",
        },
        {
            "number": number_format(counted["silent"], force_grouping=True),
            "label": ngettext("agreement gone silent", "agreements gone silent", counted["silent"]),
            "note": _("No contact with a date in the last %(days)s days.")
            % {"days": number_format(idle_days)},
            "url": f"{rows}?kind=agreed&status={IDLE}",
        },
    ]
    return {"figures": figures, "partners": counted["partners"], "countries": counted["countries"]}


def liveliness(events, relation_ids, today: date) -> dict[int, float]:
    """relation id -> 0 to 1: published events of the last years, those of the latest years counted three times."""
    rows = events.filter(relation__in=relation_ids, starts_on__gt=today - timedelta(days=365 * LIVELY_YEARS))
    fresh = Count("pk", filter=Q(starts_on__gt=today - timedelta(days=365 * FRESH_YEARS)))
    counted = (
        rows.filter(starts_on__lte=today)
        .order_by()
        .values_list("relation")
        .annotate(all=Count("pk"), fresh=fresh)
    )
    return {key: min(1.0, (lately + 2 * latest) / LIVELIEST) for key, lately, latest in counted}


def _map_partner(relation: Relation, lively: dict[int, float]) -> MapPartner:
    partner = relation.partner
    look = sentences.LOOKS[relation.status]
    country = country_of(partner)
    last = relation.public_facts_last_contact_on
    contact = _("last contact %(year)s") % {"year": last.year} if last else _("no contact with a date")
    return MapPartner(
        slug=partner.slug,
        name=str(partner_name(partner)),
        url=reverse("partner", args=[partner.slug]),
        lat=None if partner.latitude is None else float(partner.latitude),
        lon=None if partner.longitude is None else float(partner.longitude),
        weight=lively.get(relation.pk, 0.0),
        state=relation.status,
        title=" · ".join(filter(None, [country, contact])),
        state_word=str(look.word),
    )


def map_of(office: Office, relations, events, today: date):
    """The drawing of the relations with the latest contact; None where there is nothing to draw."""
    by_contact = (F("public_facts_last_contact_on").desc(nulls_last=True), "pk")
    shown = list(relations.select_related("partner").order_by(*by_contact)[:MOST_ON_MAP])
    if not shown:
        return None
    lively = liveliness(events, [relation.pk for relation in shown], today)
    home = Point(float(office.latitude), float(office.longitude), str(home_name(office)))
    return draw_map(home, [_map_partner(relation, lively) for relation in shown])


@kept_while_record_stands
def overview(office: Office | None, relations, events, idle_days: int, today: date) -> dict:
    """Figures and map follow from the record alone: counted and drawn once for each state of it."""
    counted = figures_of(relations, idle_days)
    drawn = map_of(office, relations, events, today) if office and counted["partners"] else None
    more = counted["partners"] if counted["partners"] > MOST_ON_MAP else 0
    return counted | {
        "worldmap": drawn,
        "more_partners": number_format(more, force_grouping=True) if more else "",
    }


def happenings(rows) -> list[dict]:
    """Events as short lines: when, with whom, what."""
    shown = []
    for event in rows:
        kind = kind_of(event.kind)
        partner = event.relation.partner
        shown.append({
            "date": dated(event),
            "partner": partner_name(partner),
            "url": reverse("partner", args=[partner.slug]) + f"#event-{event.pk}",
            "title": event.summary or kind.name,
            "kind": kind.name if event.summary else "",
            "icon": TRAVEL_ICONS.get(event.direction, kind.icon) if kind.key == "visit" else kind.icon,
            "is_invented": event.is_invented,
        })  # fmt: skip
    return shown


def home_page(user, office: Office | None) -> dict:
    """Everything the home page shows. `is_empty` for a city that has not published a partner yet."""
    today = timezone.localdate()
    idle_days = idle_after_days(today)
    relations = with_status(published_relations(user), audience=PUBLIC, on=today, idle_days=idle_days)
    events = published_events(user)
    seen = overview(office, relations, events, idle_days, today)
    city = home_name(office)
    context = {"city": city, "is_empty": seen["partners"] == 0}
    if office is None or context["is_empty"]:
        return context
    elsewhere = [kind.key for kind in kinds().values() if not kind.at_home]
    lines = events.exclude(kind__in=elsewhere).select_related("relation__partner")
    name = sentences.home_in_sentence(str(city))
    return context | {
        "lead": sentences.home_lead(name, seen["partners"], seen["countries"]),
        "figures": seen["figures"],
        "worldmap": seen["worldmap"],
        "more_partners": seen["more_partners"],
        "latest": happenings(lines.filter(starts_on__lte=today).order_by("-starts_on", "-id")[:LATEST]),
        "parts": home_parts(user),
        "upcoming": happenings(lines.filter(starts_on__gt=today).order_by("starts_on", "id")[:UPCOMING]),
    }

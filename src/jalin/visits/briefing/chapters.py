"""The chapters that a visit's own record gives: what is agreed, what came before, whom one met, figures, open questions."""

from datetime import UTC, date, datetime, time

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.access import can, rows
from jalin.kernel.dates import PartialDate
from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.prepared import prepared
from jalin.people.selectors import office_of
from jalin.relations.kinds import kind_of
from jalin.relations.models import Contact, Event
from jalin.relations.permissions import VIEW_CONTACTS
from jalin.relations.public.facts_shown import country_of, distance_from
from jalin.relations.public.weaving import dated
from jalin.relations.sentences import home_in_sentence, words_of
from jalin.visits.models import Delegate, ProgrammeItem, Visit
from jalin.visits.permissions import VIEW, VIEW_PEOPLE
from jalin.visits.programme.hours import difference
from jalin.visits.selectors import NOUN
from jalin.visits.words import days_of

from .questions import questions
from .registry import Chapter, Row, register_briefing
from .timeline import timeline

LAST = 8  # contacts that are told


def _event_row(event: Event, visit: Visit, note: str = "") -> Row:
    url = f"{reverse('desk:relation', args=[visit.relation.partner.slug])}#event-{event.pk}"
    return Row(str(event.summary) or str(kind_of(event.kind).name), note or words_of(dated(event)), url)


def agreements(user, visit: Visit, today: date) -> Chapter:
    """What binds the two cities on the first day of the visit: signed, and not known to have ended."""
    told = timeline(user, visit)
    ends = [event.starts_on for event in told if kind_of(event.kind).effect in {"lapses", "ends"}]
    since = max((day for day in ends if day <= visit.starts_on), default=date.min)
    found = []
    for event in told:
        if (
            kind_of(event.kind).effect != "agrees"
            or event.starts_on > visit.starts_on
            or event.starts_on < since
        ):
            continue
        if event.valid_until and event.valid_until < visit.starts_on:
            continue
        until = (
            _("until %(day)s") % {"day": words_of(PartialDate.of_day(event.valid_until))}
            if event.valid_until
            else _("end not stated")
        )
        found.append(_event_row(event, visit, f"{words_of(dated(event))} · {until}"))
    return Chapter(_("Agreements in force"), found, _("No agreement in force is on record."))


def contacts_before(user, visit: Visit, today: date) -> Chapter:
    """The last times the two sides dealt with each other, before this visit."""
    found = [event for event in timeline(user, visit) if kind_of(event.kind).is_contact and event.starts_on < visit.starts_on
             and not (event.about_noun == NOUN and event.about_id == str(visit.pk))]  # fmt: skip
    return Chapter(
        _("What came before"),
        [_event_row(event, visit) for event in found[:LAST]],
        _("Nothing earlier is on record."),
    )


def _before(rows, relation, day, path: str = ""):
    """Those of `rows` whose visit (at the end of `path`) went before that day to the same partner or came from there."""
    found = rows.filter(**{f"{path}relation": relation, f"{path}starts_on__lt": day})
    return found.exclude(**{f"{path}state": "cancelled"})


@prepared
def _contacts(rows, *, entries, partner, relation, day):
    """The partner's contacts, each with the day of the last visit on which somebody met it."""
    meetings = _before(entries.filter(met=OuterRef("pk")), relation, day, "visit__")
    last_met = meetings.order_by("-visit__starts_on").values("visit__starts_on")[:1]
    return rows.filter(partner=partner).annotate(last_met=Subquery(last_met))


@prepared
def _guests(rows, *, relation, day):
    """Who of the partner's side came without being one of its contacts, the latest first."""
    came = _before(rows, relation, day, "visit__").filter(side="partner", contact__isnull=True)
    return came.select_related("visit").order_by("-visit__starts_on", "rank")[:20]


def people_met(user, visit: Visit, today: date) -> Chapter | None:
    """Whom of the partner's side somebody of ours has met on earlier visits, and who holds a post there today."""
    if not can(user, VIEW_PEOPLE):
        return None
    found, about = [], {"relation": visit.relation_id, "day": visit.starts_on}
    entries, partner = rows(ProgrammeItem, user, VIEW), visit.relation.partner_id
    for contact in _contacts(rows(Contact, user, VIEW_CONTACTS), entries=entries, partner=partner, **about):
        day = contact.last_met
        left = contact.until and contact.until < visit.starts_on
        if not day and left:
            continue
        note = (
            _("met in %(year)s") % {"year": day.year} if day else _("not met yet, as far as the record says")
        )
        state = (_("no longer in this post"), "due", "alert-triangle") if left else ("", "neutral", "")
        found.append(Row(" · ".join(filter(None, (str(contact.post), contact.name))), note, "", *state))
    found += [Row(" · ".join(filter(None, (str(one.office), one.full_name))), days_of(one.visit), reverse("desk:visit", args=[one.visit_id]))
              for one in _guests(rows(Delegate, user, VIEW), **about)]  # fmt: skip
    return Chapter(_("People"), found, _("Nobody of the partner's side is on record."))


def figures(user, visit: Visit, today: date) -> Chapter:
    """The partner in figures, each with its source."""
    partner, office = visit.relation.partner, office_of(user)
    found = [Row(_("Country"), country_of(partner) or _("not known"))]
    place = Gazetteer.load().place(f"geonames:{partner.geoname_id}") if partner.geoname_id else None
    if place and place.population:
        found.append(
            Row(
                _("Inhabitants"),
                _("%(n)s (GeoNames)") % {"n": number_format(place.population, force_grouping=True)},
            )
        )
    km = distance_from(office, partner)
    if km is not None:
        words = {"km": number_format(km, force_grouping=True), "city": home_in_sentence(str(office.city))}
        found.append(
            Row(_("Distance"), _("%(km)s km from %(city)s") % words + f" ({_('in a straight line')})")
        )
    found.append(Row(_("Time"), time_difference(visit)))
    if visit.relation.partner.website:
        found.append(Row(_("Website"), visit.relation.partner.website))
    return Chapter(_("The partner in figures"), found)


def time_difference(visit: Visit) -> str:
    """ "2 hours later than here (Asia/Tokyo)" on the first day of the visit."""
    at = datetime.combine(visit.starts_on, time(12), UTC)
    minutes = int(difference(visit.partner_zone, visit.home_zone, at).total_seconds() // 60)
    hours = number_format(abs(minutes) / 60, 0 if minutes % 60 == 0 else 1)
    words = {"hours": hours, "zone": visit.partner_zone}
    if minutes == 0:
        return _("the same as here (%(zone)s)") % words
    if minutes > 0:
        return (
            ngettext(
                "%(hours)s hour later than here (%(zone)s)",
                "%(hours)s hours later than here (%(zone)s)",
                minutes // 60,
            )
            % words
        )
    return (
        ngettext(
            "%(hours)s hour earlier than here (%(zone)s)",
            "%(hours)s hours earlier than here (%(zone)s)",
            -minutes // 60,
        )
        % words
    )


def register_all() -> None:
    """Order: promises (10) come from `visits.promises`, the legal process (25) from `agreements`."""
    register_briefing("agreements", 20, agreements)
    register_briefing("before", 30, contacts_before)
    register_briefing("people", 40, people_met)
    register_briefing("figures", 50, figures)
    register_briefing("questions", 60, questions)

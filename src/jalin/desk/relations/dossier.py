"""The dossier of one relation: everything its page shows, in a fixed number of questions to the database."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.agreements.sealing.selectors import originals_of
from jalin.kernel.access import can
from jalin.kernel.forms.acts import DRAWER
from jalin.newsroom.drafting.buttons import write_url
from jalin.newsroom.reading.desk_parts import stories_of_dossier
from jalin.relations import sentences
from jalin.relations.kinds import kind_of
from jalin.relations.models import Event, Involvement, Relation, Statement
from jalin.relations.public.facts_shown import fields_and_units, unit_shown
from jalin.relations.public.names import partner_name
from jalin.relations.public.partner_page import Story, closing_of, last_contact_of
from jalin.relations.public.sources import SourceList
from jalin.relations.public.stages import stages_of
from jalin.relations.public.weaving import weave
from jalin.relations.rules import Facts
from jalin.relations.selectors import (
    audience_of,
    facts_of,
    idle_after_days,
    status_of,
    visible_events,
    with_units,
)
from jalin.relations.states import DESK, pages_of
from jalin.visits.permissions import PLAN

from .reach import Rights, is_staff_reader, journal_url, rights_in, trail_to
from .words import country_word

MOST = 400  # events of one relation that are read at once
SHOWN = 30  # of them on a page

AUDIENCES = {
    Event.Audience.PUBLIC: ("eye", lambda: pgettext("audience", "public")),
    Event.Audience.SHARED: ("users", lambda: pgettext("audience", "shared with the partner")),
    Event.Audience.STAFF: ("lock", lambda: pgettext("audience", "this office only")),
}


@dataclass(frozen=True)
class Timeline:
    """All events this person may see (newest first), and those of one page of them."""

    events: list[Event]
    page: int

    @property
    def shown(self) -> list[Event]:
        return self.events[(self.page - 1) * SHOWN : self.page * SHOWN]

    @property
    def newer(self) -> Event | None:
        first = (self.page - 1) * SHOWN
        return self.events[first - 1] if first else None

    @property
    def has_older(self) -> bool:
        return len(self.events) > self.page * SHOWN

    @property
    def story(self) -> Story:
        milestones = [row for row in self.events if kind_of(row.kind).stage or kind_of(row.kind).effect]
        return Story(milestones, self.shown, self.newer, self.page, self.has_older)


def timeline_page(user, relation: Relation, page: int) -> Timeline:
    """Two queries: the events, and what sources say of those that are shown."""
    rows = visible_events(user).filter(relation=relation).distinct()
    events = list(rows.order_by(F("starts_on").desc(nulls_last=True), "-id")[:MOST])
    last = max(1, -(-len(events) // SHOWN))
    found = Timeline(events, min(max(page, 1), last))
    statements = Statement.objects.select_related("source").order_by("-is_preferred", "id")
    prefetch_related_objects(found.shown, Prefetch("statements", statements))
    return found


def items_of(user, timeline: Timeline, may_open: bool, **about) -> list[dict]:
    """The woven items, each with who may read it and with the way to its page: the event's own for who may act on it, else
    that of what it tells of."""
    items = weave(timeline.shown, newer=timeline.newer, **about)
    pages = {} if may_open else pages_of(timeline.shown, user, DESK)
    for item, event in zip(items, timeline.shown, strict=True):
        word = AUDIENCES[event.audience][1]()
        item["state"] = " · ".join(filter(None, (item["state"], word)))
        item["url"] = reverse("desk:event", args=[event.pk]) if may_open else pages.get(event.pk, "")
    return items


def involvements_of(relation: Relation) -> list[Involvement]:
    """Fields and units, the present ones first, in one statement."""
    return with_units(Involvement.objects.filter(relation=relation), relation)


def dossier(user, relation: Relation, *, page: int = 1) -> dict:
    """What `desk/relations/dossier.html` shows."""
    today = timezone.localdate()
    idle_days = idle_after_days(today)
    audience = audience_of(user, relation)
    facts = facts_of(relation, audience)
    status = status_of(relation, audience=audience, on=today, idle_days=idle_days)
    timeline = timeline_page(user, relation, page)
    story = timeline.story
    contact = last_contact_of(story, facts)
    closed = closing_of(story.milestones, facts, status)
    rights = rights_in(user, relation)
    involvements = involvements_of(relation)
    current = [row for row in involvements if row.until is None or row.until >= today]
    sources, name = SourceList(), partner_name(relation.partner)
    return {
        "relation": relation, "partner": relation.partner, "rights": rights, "name": name,
        "country": country_word(relation.partner.country), "status": status, "look": sentences.LOOKS[status.key],
        "reason": sentences.why_this_status(status, contact, closed),
        "clocks": clocks_of(relation, facts, status, contact, today), "stages": stages_of(story.milestones, status.key),
        "items": items_of(user, timeline, rights.add_event or rights.publish, sources=sources, status=status,
                          today=today, idle_days=idle_days),
        "sources": sources.rows, "timeline": timeline, "fields": fields_and_units(current, today),
        "involvements": current, "former": [row for row in involvements if row not in current],
        "holder": unit_shown(relation.held_by, today) if relation.held_by else None,
        "trail": trail_to(user, "desk:relations", _("Relations"), (name.shown, "")),
        "is_staff": is_staff_reader(user),
        "acts": acts_of(relation, rights, can(user, PLAN), write_url(user, "relation", relation.pk)), "drawer_name": DRAWER,
        "journal_url": journal_url(relation) if rights.journal else "", "originals": originals_of(user, relation),
        "stories": stories_of_dossier(user, relation),
    }  # fmt: skip


def clocks_of(relation: Relation, facts: Facts, status, contact, today) -> list[dict]:
    """The legal clock and the waiting clock, side by side and never mixed."""
    if facts.valid_until:
        left = (facts.valid_until - today).days
        value = sentences.words_of(sentences.PartialDate.of_day(facts.valid_until))
        note = (
            _("%(days)s left") % {"days": sentences.days_in_words(left)}
            if left >= 0
            else _("over for %(days)s") % {"days": sentences.days_in_words(-left)}
        )
    elif relation.is_legacy:
        value, note = _("no end date"), _("an old agreement")
    else:
        value, note = _("no end on record"), ""
    silence = (
        sentences.days_in_words(max(status.days, 0), exact=status.is_exact) if status.days is not None else ""
    )
    return [
        {"label": _("Agreed until"), "value": value, "note": note},
        {"label": _("Since the last contact"), "value": silence or _("not known"),
         "note": sentences.words_of(contact) if contact else _("no contact with a date")},
    ]  # fmt: skip


def acts_of(relation: Relation, rights: Rights, may_plan: bool, writing: str = "") -> list[dict]:
    """The acts this person may do here, the nearest first; nothing that would be refused."""

    def act(name, label, icon):
        return {
            "url": reverse(name, args=[relation.partner.slug]),
            "label": label,
            "icon": icon,
            "opens": "act",
        }

    acts = []
    if rights.add_event:
        acts.append(act("desk:event_new", _("Add an event"), "plus"))
    if rights.edit:
        acts.append(act("desk:relation_edit", _("Edit the relation"), "pencil"))
        acts.append(act("desk:involvement_new", _("Add a field"), "briefcase"))
    if may_plan:
        planned = f"{reverse('desk:visit_new')}?partner={relation.partner.slug}"
        acts.append({"url": planned, "label": _("Plan a visit"), "icon": "route", "opens": ""})
    if writing:
        acts.append({"url": writing, "label": _("Write about this"), "icon": "writing", "opens": ""})
    if rights.view_contacts:
        contacts = reverse("desk:contacts", args=[relation.partner.slug])
        acts.append({"url": contacts, "label": _("Contacts"), "icon": "address-book", "opens": ""})
    return acts

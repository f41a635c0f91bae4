"""The page of one partner: what the relation is, where it stands, what happened, who carries it."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import BooleanField, ExpressionWrapper, F, Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate
from jalin.kernel.prepared import Prepared, prepared
from jalin.kernel.rulebook.selectors import rule_column, rule_told
from jalin.people.models import Office

from .. import sentences
from ..kept_facts import PUBLIC
from ..kinds import kind_of, kinds
from ..models import Event, Partner, Relation, Statement
from ..rules import ENDED, IDLE_AFTER_DAYS, LAPSED, Facts, Status
from ..selectors import facts_of, involvements_of, published_events, status_of
from ..states import PUBLIC as PAGES
from ..states import pages_of
from .facts_shown import country_of, fields_and_units, key_facts, term_of
from .names import home_name, partner_name
from .parts import public_parts
from .sources import SourceList
from .stages import stages_of
from .weaving import claims_of, dated, weave

PAGE = 60
MOST_MILESTONES = 200
NOT_SIGNED = frozenset({"relation_established"})  # it began, but nothing says that a paper was signed


@dataclass(frozen=True)
class Story:
    """The events of one page of a timeline, and all milestones of the relation; both newest first."""

    milestones: list[Event]
    events: list[Event]
    newer: Event | None
    page: int
    has_older: bool

    @property
    def everything(self) -> list[Event]:
        return list({event.pk: event for event in (*self.milestones, *self.events)}.values())


@prepared
def with_what_pages_need(rows, *, slug, today):
    """A partner as `partner_page` wants it: with the relation, its holder, and after how many days it is idle."""
    rule = rule_column(IDLE_AFTER_DAYS, today)
    return rows.filter(slug=slug).select_related("relation__held_by").annotate(idle_rule=rule)


def milestone_kinds() -> list[str]:
    return [kind.key for kind in kinds().values() if kind.stage or kind.effect]


@lru_cache(maxsize=8)
def _page_of(page: int) -> Prepared:
    """The milestones of a relation and the events of one page, with one more on either side: for the gap before the first,
    and to know whether there are older ones."""
    start = max((page - 1) * PAGE - 1, 0)

    @prepared
    def events(rows, *, relation):
        told = rows.filter(relation=relation).order_by(F("starts_on").desc(nulls_last=True), "-id")
        marked = Q(pk__in=told.filter(kind__in=milestone_kinds()).values("pk")[:MOST_MILESTONES])
        here = Q(pk__in=told.values("pk")[start : page * PAGE + 1])
        is_here = ExpressionWrapper(here, output_field=BooleanField())
        return told.filter(marked | here).annotate(is_here=is_here)

    return events


def tell_story(user, relation: Relation, page: int) -> Story:
    """One query for the events, one for their statements and sources."""
    found = _page_of(page)(published_events(user), relation=relation.pk)
    milestones = [event for event in found if event.kind in milestone_kinds()][:MOST_MILESTONES]
    window = [event for event in found if event.is_here]
    newer = window.pop(0) if page > 1 and window else None
    events = window[:PAGE]
    story = Story(milestones, events, newer, page, len(window) > PAGE)
    statements = Statement.objects.select_related("source").order_by("-is_preferred", "id")
    prefetch_related_objects(story.everything, Prefetch("statements", statements))
    return story


def beginning_of(milestones: list[Event]) -> Event | None:
    """The first event by which the two sides agreed on something; a dated one before one without a date."""
    agreed = [event for event in milestones if kind_of(event.kind).effect == "agrees"]
    known = [event for event in agreed if event.starts_on]
    return (known or agreed or [None])[-1]


def last_contact_of(story: Story, facts: Facts) -> PartialDate | None:
    """The last contact as far as its date is known."""
    last = facts.last_contact_on
    if last is None:
        return None
    for event in story.everything:
        if kind_of(event.kind).is_contact and event.starts_on and event.starts_on <= last <= event.ends_on:
            return dated(event)
    return PartialDate.of_day(last) if facts.last_contact_is_exact else PartialDate.of_year(last.year)


def closing_of(milestones: list[Event], facts: Facts, status: Status) -> PartialDate | None:
    """When it lapsed or ended, as far as known; None while it has not."""
    if status.key not in {LAPSED, ENDED}:
        return None
    if status.reason == "term_is_over":
        return PartialDate.of_day(facts.valid_until)
    closing = next((event for event in milestones if kind_of(event.kind).effect in {"lapses", "ends"}), None)
    return dated(closing) if closing else None


def since_of(story: Story) -> tuple[list[PartialDate], Event | None]:
    """Every date that is stated for the beginning, and its event; nothing while nothing was agreed."""
    event = beginning_of(story.milestones)
    return (claims_of(event), event) if event else ([], None)


def since_with_sources(story: Story, sources: SourceList) -> list[dict]:
    """The sentence of since when, in pieces: {"text", "sources"}, the marks behind the date they vouch for."""
    claims, event = since_of(story)
    marks: dict[PartialDate, list] = {}
    for row in event.statements.all() if event else ():
        marks.setdefault(dated(row), []).append(sources.mark(row))
    pieces = sentences.split_at_marks(sentences.since_when(claims, marked=True))
    return [
        {"text": text, "sources": [] if place is None else marks.get(claims[place], [])}
        for text, place in pieces
    ]


def signed_papers(story: Story, facts: Facts) -> str:
    """The agreements that were signed, or the letter of intent of a relation that has none."""
    agreed = [event for event in story.milestones if kind_of(event.kind).effect == "agrees"]
    signed = [dated(event) for event in agreed if event.kind not in NOT_SIGNED]
    if agreed or facts.has_agreement:
        return sentences.agreements_on_record(len(signed), signed[0] if signed else None)
    intent = next(
        (dated(event) for event in story.milestones if kind_of(event.kind).effect == "explores"), None
    )
    return sentences.letter_of_intent(intent)


def _items(user, story: Story, **about) -> list[dict]:
    """The woven items, each with the public page of what it tells of, where there is one."""
    items, pages = weave(story.events, newer=story.newer, **about), pages_of(story.events, user, PAGES)
    for item, event in zip(items, story.events, strict=True):
        item["url"] = pages.get(event.pk, "")
    return items


def partner_page(
    user, partner: Partner, relation: Relation | None, office: Office | None, page: int = 1
) -> dict:
    """Everything the template shows, all of it published. `relation` None: a partner without any relation yet."""
    home, name = home_name(office, partner), partner_name(partner)
    names = sentences.Names(sentences.home_in_sentence(str(home)), str(name), country_of(partner))
    context = {
        "partner": partner, "relation": relation, "home": home, "name": name, "names": names,
        "trail": [(_("Home"), reverse("home")), (_("Partners"), reverse("partners")), (name.shown, "")],
    }  # fmt: skip
    if relation is None:
        return context | {"facts": key_facts(partner, None, office)}
    today = timezone.localdate()
    idle_days = int(rule_told(IDLE_AFTER_DAYS, partner.idle_rule))
    facts = facts_of(relation, PUBLIC)
    status = status_of(relation, audience=PUBLIC, on=today, idle_days=idle_days)
    story = tell_story(user, relation, page)
    involvements = involvements_of(relation, on=today)
    sources = SourceList()
    closed, contact = closing_of(story.milestones, facts, status), last_contact_of(story, facts)
    term = term_of(relation, facts)
    return context | {
        "lead": sentences.what_it_is(names, relation.kind, status.key, until=closed),
        "plain_since": sentences.since_when(since_of(story)[0]),
        "signed": sentences.gap() + signed_papers(story, facts),
        "status": status,
        "look": sentences.LOOKS[status.key],
        "reason": sentences.why_this_status(status, contact, closed),
        "stages": stages_of(story.milestones, status.key),
        "items": _items(user, story, sources=sources, status=status, today=today, idle_days=idle_days),
        "since": since_with_sources(story, sources),  # after the timeline, whose numbers it takes up
        "sources": sources.rows,
        "fields": fields_and_units(involvements, today),
        "facts": key_facts(partner, relation, office, term=term, contact=contact, today=today),
        "parts": public_parts(user, relation, today),
        "page": story.page,
        "has_older": story.has_older,
        "idle_days": idle_days,
    }

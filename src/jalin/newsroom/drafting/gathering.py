"""What the record says about a visit, an agreement, an event, a relation: read once, told in whichever language is in force."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.agreements.engine.procedure import DONE, said
from jalin.agreements.models import Case
from jalin.agreements.public.cases import papers_of
from jalin.agreements.selectors import standing_of, steps_of, visible_cases
from jalin.kernel.dates import PartialDate, format_partial
from jalin.people.selectors import home_office
from jalin.relations.kinds import kind_of, kinds
from jalin.relations.models import Event, Relation, Statement
from jalin.relations.public.names import home_name, partner_name
from jalin.relations.public.weaving import dated
from jalin.relations.selectors import published_events, visible_events, visible_relations
from jalin.visits.models import Delegate, Visit
from jalin.visits.promises.models import Commitment
from jalin.visits.promises.selectors import visible_commitments
from jalin.visits.selectors import visible_visits
from jalin.visits.words import days_of

from ..words import language
from .facts import Chapter, Cited, Facts, plain

TOLD = ("meeting", "site", "ceremony", "press")  # entries of a programme that a reader may care for
MOST = 20


@dataclass(frozen=True)
class Found:
    """A thing of the record. `tell()` gives its facts in the language in force; `subjects`: what the story will be about."""

    subjects: list[tuple[str, int]]
    tell: Callable[[], Facts]
    values: dict


def cities(relation: Relation) -> dict[str, str]:
    """Both names as they stand within a sentence."""
    names = {
        "home": str(home_name(home_office()).shown),
        "partner": str(partner_name(relation.partner).shown),
    }
    if language() == "en":
        names = {side: f"the {name}" if name.startswith("City of ") else name for side, name in names.items()}
    return names


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mayor(city: str) -> str:
    """The office, without saying "city" twice where the city's name says it: バンドン市長, Wali Kota Bandung."""
    short = {"ja": city.removesuffix("市"), "id": city.removeprefix("Kota ")}.get(language(), city)
    return _("Mayor of %(city)s") % {"city": short}


def when(event: Event) -> str:
    return format_partial(dated(event), language())


def _with_sources(events):
    statements = Statement.objects.filter(is_preferred=True).select_related("source")
    return events.prefetch_related(Prefetch("statements", statements, to_attr="preferred"))


def cited_in(events) -> list[Cited]:
    return [Cited(str(one.source), one.source.url) for event in events for one in event.preferred]


def milestones(user, relation: Relation) -> list[Event]:
    """The published milestones of a relation, the oldest first. Two queries."""
    telling = [key for key, kind in kinds().items() if kind.stage or kind.effect]
    rows = published_events(user).filter(relation=relation, kind__in=telling).exclude(starts_on=None)
    return list(_with_sources(rows.order_by("starts_on", "pk"))[:MOST])


def background(events) -> Chapter:
    points = [f"{when(event)}: {plain(event.summary or kind_of(event.kind).name)}" for event in events]
    return Chapter("background", _("Background"), points)


def _not_public(word: str, is_public: bool) -> str:
    return word if is_public else _("%(fact)s — not public yet: ask before you publish it") % {"fact": word}


def from_visit(user, key: int) -> Found | None:
    visit = visible_visits(user).select_related("relation__partner").filter(pk=key).first()
    if visit is None:
        return None
    fields, events = list(visit.fields.all()), milestones(user, visit.relation)
    heads = list(visit.delegates.filter(role=Delegate.Role.HEAD).defer(*Delegate.PERSONAL))
    items = list(visit.programme.filter(kind__in=TOLD)[:MOST])
    promises = list(visible_commitments(user).filter(visit=visit, withdrawn_on__isnull=True)[:MOST])
    own = list(
        _with_sources(
            Event.objects.filter(about_noun="visits.visit", about_id=str(key), withdrawn_at__isnull=True)
        )
    )
    subjects = [("visit", visit.pk), ("relation", visit.relation_id), *(("field", one.pk) for one in fields)]

    def tell() -> Facts:
        names = {**cities(visit.relation), "days": days_of(visit, language())}
        summary = _visit_sentence(visit) % names
        lead = [summary, plain(visit.purpose)]
        if fields:
            lead.append(
                _("It is about: %(fields)s.") % {"fields": ", ".join(str(one.name) for one in fields)}
            )
        chapters = [_programme(items), _promises(promises, names, visit.is_public), background(events)]
        speakers = [str(one.office) for one in heads] or [_mayor(names["home"])]
        figures = (
            [f"promises_kept:visit-{visit.pk}", f"promises_open:visit-{visit.pk}"]
            if promises and visit.is_public
            else []
        )
        cited = [*cited_in(own), *cited_in(events)]
        return Facts(str(visit.title), summary, lead, chapters, speakers, figures, cited)

    return Found(subjects, tell, {"is_invented": visit.is_invented})


def _visit_sentence(visit: Visit) -> str:
    is_over = visit.ends_on < timezone.localdate()
    if visit.direction == Visit.Direction.OUTGOING:
        return (
            _("A delegation of %(home)s was in %(partner)s: %(days)s.")
            if is_over
            else _("A delegation of %(home)s travels to %(partner)s: %(days)s.")
        )
    return (
        _("A delegation of %(partner)s was the guest of %(home)s: %(days)s.")
        if is_over
        else _("A delegation of %(partner)s comes to %(home)s: %(days)s.")
    )


def _programme(items) -> Chapter:
    points = []
    for item in items:
        day = PartialDate.of_day(item.starts_at.astimezone(ZoneInfo(item.zone)).date())
        place = f", {plain(item.place)}" if item.place else ""
        told = f"{format_partial(day, language())}: {plain(item.title)}{place}"
        if item.note:
            told = _("%(fact)s — read its note in the programme before you publish it") % {"fact": told}
        points.append(told)
    return Chapter("programme", _("Programme"), points)


def _promises(rows: list[Commitment], names: dict, is_public: bool) -> Chapter:
    points = []
    for row in rows:
        who = sentence(names["home" if row.owed_by == Commitment.OwedBy.HOME else "partner"])
        day = format_partial(PartialDate.of_day(row.done_on or row.due_on), language())
        told = (
            _("%(who)s: %(what)s (kept on %(day)s)")
            if row.done_on
            else _("%(who)s: %(what)s (until %(day)s)")
        )
        points.append(_not_public(told % {"who": who, "what": plain(row.what), "day": day}, is_public))
    return Chapter("promises", _("What was promised"), points)


def from_case(user, key: int) -> Found | None:
    case = visible_cases(user).select_related("relation__partner").filter(pk=key).first()
    if case is None:
        return None
    steps, events = list(steps_of(case)), milestones(user, case.relation)
    standing = standing_of(case, steps=steps, elsewhere=[])
    public = set(
        published_events(user).filter(pk__in=[step.event_id for step in steps]).values_list("pk", flat=True)
    )
    is_signed = any(one["is_in_force"] for one in papers_of(standing, "en"))

    def tell() -> Facts:
        lang, names = language(), cities(case.relation)
        title = plain(case.title)
        papers = [_paper(row) for row in papers_of(standing, lang)]
        summary = sentence(_("%(home)s and %(partner)s: %(title)s.") % {**names, "title": title})
        lead = [summary, *papers]
        steps_told = [one for one in (_step(case, step, standing, public, lang) for step in steps) if one]
        chapters = [Chapter("steps", _("How it came about"), steps_told), background(events)]
        speakers = [_mayor(names[side]) for side in ("home", "partner")]
        return Facts(
            title,
            summary,
            lead,
            chapters,
            speakers,
            cited=[Cited(standing.procedure.source), *cited_in(events)],
        )

    subjects = [("agreement", case.pk), ("relation", case.relation_id)]
    return Found(subjects, tell, {} if is_signed else {"waits_for": case})


def _paper(row: dict) -> str:
    words = {"name": row["name"], "since": row["since"], "until": row["until"]}
    return _("%(name)s: since %(since)s, until %(until)s.") % words


def _step(case: Case, step, standing, public: set[int], lang: str) -> str:
    """One milestone that was passed; what is not public yet says so."""
    stage = standing.procedure.stages.get(step.stage)
    event = step.event
    if (
        stage is None
        or not stage.is_milestone
        or step.outcome != DONE
        or event.withdrawn_at
        or not event.starts_on
    ):
        return ""
    return _not_public(f"{when(event)}: {plain(said(stage.name, lang))}", event.pk in public)


def from_event(user, key: int) -> Found | None:
    event = _with_sources(visible_events(user).filter(pk=key)).select_related("relation__partner").first()
    if event is None:
        return None
    fields, events = list(event.fields.all()), milestones(user, event.relation)
    is_public = event.audience == Event.Audience.PUBLIC

    def tell() -> Facts:
        names = cities(event.relation)
        what = plain(event.summary or kind_of(event.kind).name)
        facts = {**names, "day": when(event), "what": what, "kind": kind_of(event.kind).name}
        summary = sentence(
            _("%(home)s and %(partner)s, %(day)s: %(what)s.") % {**facts, "what": what.rstrip(".。")}
        )
        lead = [_not_public(summary, is_public)]
        if fields:
            lead.append(
                _("It is about: %(fields)s.") % {"fields": ", ".join(str(one.name) for one in fields)}
            )
        speakers = [_mayor(names["home"])]
        return Facts(
            what[:200], summary[:500], lead, [background(events)], speakers, cited=cited_in([event, *events])
        )

    subjects = [("relation", event.relation_id), *(("field", one.pk) for one in fields)]
    return Found(subjects, tell, {"is_invented": event.is_invented})


def from_relation(user, key: int) -> Found | None:
    relation = visible_relations(user).select_related("partner").filter(pk=key).first()
    if relation is None:
        return None
    events = milestones(user, relation)

    def tell() -> Facts:
        names = cities(relation)
        title = sentence(_("%(home)s and %(partner)s") % names)
        speakers = [_mayor(names["home"])]
        return Facts(title, _("What %(home)s and %(partner)s do together.") % names, [title], [background(events)], speakers,
                     cited=cited_in(events))  # fmt: skip

    return Found([("relation", relation.pk)], tell, {})


GATHERED: dict[str, Callable] = {
    "visit": from_visit,
    "agreement": from_case,
    "event": from_event,
    "relation": from_relation,
}

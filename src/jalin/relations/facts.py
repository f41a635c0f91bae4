"""Keeping the facts of a relation true to its timeline."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from django.utils import timezone

from . import kept_facts
from .kinds import kind_of
from .models import Event, Relation
from .rules import Facts, Happening, gather_facts

CHUNK = 500  # relations at a time
READABLE = {
    kept_facts.STAFF: {Event.Audience.STAFF, Event.Audience.SHARED, Event.Audience.PUBLIC},
    kept_facts.SHARED: {Event.Audience.SHARED, Event.Audience.PUBLIC},
    kept_facts.PUBLIC: {Event.Audience.PUBLIC},
}


def happening_of(event: Event, today: date) -> Happening:
    """One event as the rules see it."""
    kind = kind_of(event.kind)
    return Happening(
        kind=event.kind, on=event.starts_on, last_day=min(event.ends_on, today) if event.ends_on else None,
        is_contact=kind.is_contact, effect=kind.effect, stage=kind.stage, valid_until=event.valid_until,
        is_exact=event.precision in {"day", "interval"},
    )  # fmt: skip


def facts_by_audience(events, today: date) -> dict:
    """{column: value} of what these events of one relation say to each audience. What has not happened says nothing yet."""
    told = [event for event in events if not (event.starts_on and event.starts_on > today)]
    values = {}
    for audience, readable in READABLE.items():
        happenings = [happening_of(event, today) for event in told if event.audience in readable]
        values |= kept_facts.columns_for(audience, gather_facts(happenings))
    return values


def facts_on(relation: Relation, day: date, audience: str) -> Facts:
    """What the timeline said on a day that has passed, as far as `audience` may read it. One query."""
    events = Event.objects.filter(
        relation=relation, withdrawn_at__isnull=True, audience__in=READABLE[audience]
    )
    return gather_facts(
        happening_of(event, day) for event in events if not (event.starts_on and event.starts_on > day)
    )


def refresh_facts(relation: Relation) -> None:
    """Write the facts again. They follow from events that are in the journal, so they have no entry of their own."""
    events = Event.objects.filter(relation=relation, withdrawn_at__isnull=True)
    values = facts_by_audience(events, timezone.localdate())
    Relation.objects.filter(pk=relation.pk).update(**values)
    for name, value in values.items():
        setattr(relation, name, value)


def refresh_many(relation_ids: Iterable[int]) -> None:
    """`refresh_facts` for many relations: their events are read some hundreds at a time."""
    today, wanted = timezone.localdate(), iter(sorted(set(relation_ids)))
    while chunk := list(islice(wanted, CHUNK)):
        events: dict[int, list] = {key: [] for key in chunk}
        for event in Event.objects.filter(relation__in=chunk, withdrawn_at__isnull=True):
            events[event.relation_id].append(event)
        for key, found in events.items():
            Relation.objects.filter(pk=key).update(**facts_by_audience(found, today))


def refresh_what_has_come(since: date, today: date) -> int:
    """Facts of the relations in which something planned began after `since` and by `today`; returns how many."""
    begun = Event.objects.filter(starts_on__gt=since, starts_on__lte=today, withdrawn_at__isnull=True)
    lasting = Event.objects.filter(ends_on__gt=since, starts_on__lte=today, withdrawn_at__isnull=True)
    found = set(begun.values_list("relation", flat=True)) | set(lasting.values_list("relation", flat=True))
    refresh_many(found)
    return len(found)


def statements_disagree(statements) -> bool:
    """True when two dated statements cannot both be right: their spans have no day in common."""
    spans = [(row.starts_on, row.ends_on) for row in statements if row.starts_on]
    return any(a[0] > b[1] or b[0] > a[1] for i, a in enumerate(spans) for b in spans[i + 1 :])

"""Keeping the facts of a relation true to its timeline."""

from dataclasses import asdict
from datetime import date

from django.utils import timezone

from .kinds import kind_of
from .models import Event, Relation
from .rules import Happening, gather_facts


def happening_of(event: Event, today: date) -> Happening:
    """One event as the rules see it."""
    kind = kind_of(event.kind)
    return Happening(
        kind=event.kind, on=event.starts_on, last_day=min(event.ends_on, today) if event.ends_on else None,
        is_contact=kind.is_contact, effect=kind.effect, stage=kind.stage, valid_until=event.valid_until,
        is_exact=event.precision in {"day", "interval"},
    )  # fmt: skip


def happenings_of(relation: Relation) -> list[Happening]:
    """The relation's events that have happened, as the rules see them."""
    today = timezone.localdate()
    events = Event.objects.filter(relation=relation, withdrawn_at__isnull=True)
    return [
        happening_of(event, today) for event in events if not (event.starts_on and event.starts_on > today)
    ]


def refresh_facts(relation: Relation) -> None:
    """Write the facts again. They follow from events that are in the journal, so they have no entry of their own."""
    facts = {f"facts_{name}": value for name, value in asdict(gather_facts(happenings_of(relation))).items()}
    Relation.objects.filter(pk=relation.pk).update(**facts)
    for name, value in facts.items():
        setattr(relation, name, value)


def statements_disagree(statements) -> bool:
    """True when two dated statements cannot both be right: their spans have no day in common."""
    spans = [(row.starts_on, row.ends_on) for row in statements if row.starts_on]
    return any(a[0] > b[1] or b[0] > a[1] for i, a in enumerate(spans) for b in spans[i + 1 :])

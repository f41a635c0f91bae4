"""Whoever changes an event through the timeline changes the case that it belongs to: its deadlines follow in the same
transaction."""

from jalin.kernel.journal.door import noun_of
from jalin.relations.models import Event

from .models import Case
from .reckoning import reckon


def follow_events(act) -> None:
    """Reckon the cases whose events this act touched, except where the case's own services did so already."""
    if act.name.startswith("agreements."):
        return
    noun = noun_of(Event)
    keys = [key for name, key in act.targets if name == noun]
    if keys:
        for case in Case.objects.filter(steps__event__in=keys).distinct():
            reckon(case)

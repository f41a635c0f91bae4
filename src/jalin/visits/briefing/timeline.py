"""The timeline of a visit's relation, read once for all chapters."""

from jalin.relations.models import Event
from jalin.relations.selectors import visible_events
from jalin.visits.models import Visit

MOST = 400  # events of one relation that are read


def timeline(user, visit: Visit) -> list[Event]:
    """The dated events of the relation that this person may see, newest first; read once for all chapters."""
    if not hasattr(visit, "_timeline"):
        found = visible_events(user).filter(relation=visit.relation_id, starts_on__isnull=False)
        visit._timeline = list(found.order_by("-starts_on", "-pk")[:MOST])
    return visit._timeline

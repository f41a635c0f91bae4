"""What several chapters read: the timeline of the relation, once for the whole book."""

from jalin.kernel.prepared import prepared
from jalin.relations.models import Event
from jalin.relations.selectors import visible_events
from jalin.visits.models import Visit

MOST = 400  # events of one relation that are read


@prepared
def _dated_events(rows, *, relation):
    return rows.filter(relation=relation, starts_on__isnull=False).order_by("-starts_on", "-pk")[:MOST]


def timeline(user, visit: Visit) -> list[Event]:
    """The dated events of the relation that this person may see, newest first; read once for all chapters."""
    if not hasattr(visit, "_timeline"):
        visit._timeline = _dated_events(visible_events(user), relation=visit.relation_id)
    return visit._timeline

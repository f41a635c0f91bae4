"""Reading minutes and promises. Everything starts from the nouns' scope functions."""

from django.db.models import Q

from jalin.kernel.access import grants_of, scope_of
from jalin.visits.models import Visit
from jalin.visits.permissions import VIEW, VIEW_PUBLIC
from jalin.visits.selectors import office_rows, visit_rows

from .models import Commitment, Note

NOUN = "visit_promises.commitment"


@scope_of(Note)
def note_rows(user, verb):
    return office_rows(Note, user, verb)


@scope_of(Commitment)
def commitment_rows(user, verb):
    """Promises of the visits within reach; for a unit also its own, for a person those that stand on the own desk."""
    if verb == str(VIEW_PUBLIC):
        return Commitment.objects.filter(visit__in=visit_rows(user, verb).values("pk"))
    grants = grants_of(user, verb)
    if grants.everywhere:
        return Commitment.objects.all()
    if not grants:
        return Commitment.objects.none()
    own = Q(unit__in=grants.units) | Q(owner=user)
    return Commitment.objects.filter(Q(visit__in=visit_rows(user, verb).values("pk")) | own)


def visible_commitments(user):
    return commitment_rows(user, str(VIEW))


def visible_notes(user):
    return note_rows(user, str(VIEW))


def published_commitments(visit: Visit):
    """What everybody may read of a published visit: the promises and what became of them, the first due first."""
    if not visit.is_public:
        return Commitment.objects.none()
    return Commitment.objects.filter(visit=visit).order_by("due_on", "pk")


def unsettled(rows):
    """Those that are neither kept nor withdrawn."""
    return rows.filter(done_on__isnull=True, withdrawn_on__isnull=True)

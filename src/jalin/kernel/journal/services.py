"""The one way in which something leaves the journal: what it says of a person, never that something was done."""

from django.utils import timezone

from .door import action
from .models import Body, Entry, Target
from .permissions import SHRED
from .selectors import SHRED as SHREDDING
from .selectors import read_body

BATCH = 500


@action(SHREDDING, verb=SHRED)
def shred_entries(*, by, act, noun: str, object_id: str) -> int:
    """Empty the bodies of all entries that tell what (noun, object_id) was, such as the erasure of a person asks
    (UU 27/2022, article 43). Headers, numbers and digests stay, so the chain stays whole; the entry of this act names
    the emptied ones, so that nothing can be emptied in silence. Returns how many were emptied."""
    numbers = list(
        Target.objects.filter(noun=noun, object_id=object_id)
        .order_by("entry")
        .values_list("entry", flat=True)
    )
    emptied = []
    for at in range(0, len(numbers), BATCH):
        bodies = Body.objects.filter(entry__in=numbers[at : at + BATCH]).exclude(text="")
        kept = set(
            Entry.objects.filter(n__in=numbers[at : at + BATCH], action=SHREDDING).values_list("n", flat=True)
        )
        tells = [body.entry for body in bodies if body.entry not in kept and _tells(body, noun, object_id)]
        Body.objects.filter(entry__in=tells).update(text="", shredded_at=timezone.now())
        emptied += tells
    if emptied:
        act.targets[(noun, object_id)] = None  # the thing itself may be gone, so it is named by its key
        act.note(noun=noun, object=object_id, entries=sorted(emptied))
    return len(emptied)


def _tells(body: Body, noun: str, object_id: str) -> bool:
    return any(
        (change["noun"], change["id"]) == (noun, object_id) for change in read_body(body).get("changes", [])
    )

"""What the answers of mail servers mean for readers, settled once at an issue's end."""

from .models import Delivery, Issue, Subscriber
from .rules import IN_A_ROW
from .services import BY, note_returned


def settle_readers(issue: Issue) -> dict[str, int]:
    """Within the act that ends the issue. {"sent", "refused", "unsure", "returned"}"""
    rows, State = Delivery.objects.filter(issue=issue), Delivery.State

    def readers(state: str):
        return Subscriber.objects.filter(deliveries__issue=issue, deliveries__state=state)

    Subscriber.objects.filter(pk__in=readers(State.SENT).filter(refusals__gt=0).values("pk")).update(
        refusals=0
    )
    gone = list(readers(State.GONE))
    for reader in readers(State.REFUSED):
        reader.refusals += 1
        Subscriber.objects.filter(pk=reader.pk).update(refusals=reader.refusals)
        gone += [reader] if reader.refusals >= IN_A_ROW else []
    for reader in gone:
        note_returned(by=BY, subscriber=reader)
    refused = rows.filter(state__in=(State.REFUSED, State.GONE)).count()
    return {"sent": rows.filter(state=State.SENT).count(), "refused": refused,
            "unsure": rows.filter(state=State.UNSURE).count(), "returned": len(gone)}  # fmt: skip

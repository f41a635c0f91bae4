"""Reading the journal."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .door import noun_of
from .models import Body, Entry, Head, Target
from .sealing import GENESIS, seal_header, seal_targets


def entries_of(obj):
    """Entries about `obj`, newest first. The caller has checked that the reader may see `obj`."""
    numbers = Target.objects.filter(noun=noun_of(obj), object_id=str(obj.pk)).order_by("-entry").values("entry")
    return Entry.objects.filter(n__in=numbers).order_by("-n")


def entries_by(user):
    """Entries whose actor is `user`, newest first."""
    return Entry.objects.filter(actor=f"user:{user.pk}").order_by("-n")


def bodies_of(entries) -> dict[int, dict]:
    """Entry number -> body as dict with reason, changes, facts; {} where it was shredded."""
    found = {}
    for body in Body.objects.filter(entry__in=[entry.n for entry in entries]):
        found[body.entry] = json.loads(body.text) if body.text else {}
    return found


@dataclass(frozen=True)
class Fault:
    """What is wrong with the chain, at which number: missing, changed, reordered, body, targets, head."""

    n: int
    kind: str


def verify_journal(progress: Callable[[int], None] = lambda n: None) -> list[Fault]:
    """Walk the whole chain in constant memory; [] when it is whole. Stops at 100 faults."""
    faults, expected, previous = [], 1, GENESIS
    for entry, text, targets in _walk():
        if entry.n != expected:
            faults.append(Fault(expected, "missing"))
        elif entry.previous != previous:
            faults.append(Fault(entry.n, "reordered"))
        if _header_digest(entry, targets) != entry.digest:
            faults.append(Fault(entry.n, "changed"))
        if text is None or (text and hashlib.sha256(text.encode()).hexdigest() != entry.body_digest):
            faults.append(Fault(entry.n, "body"))
        expected, previous = entry.n + 1, entry.digest
        progress(entry.n)
        if len(faults) >= 100:
            return faults
    head = Head.objects.filter(pk=1).first()
    if head and (head.n != expected - 1 or head.digest != previous):
        faults.append(Fault(head.n, "head"))
    return faults


def _header_digest(entry: Entry, targets) -> str:
    return seal_header(
        n=entry.n, at=entry.at, actor=entry.actor, action=entry.action, noun=entry.noun, object_id=entry.object_id,
        request=entry.request, body_digest=entry.body_digest, previous=entry.previous,
        targets_digest=seal_targets(targets),
    )  # fmt: skip


def _walk(batch: int = 500) -> Iterator[tuple]:
    last = 0
    while True:
        entries = list(Entry.objects.filter(n__gt=last).order_by("n")[:batch])
        if not entries:
            return
        numbers = [entry.n for entry in entries]
        # a shredded body is an empty text with its time; an emptied one without a time was tampered with
        bodies = {body.entry: body.text if body.text or body.shredded_at else None
                  for body in Body.objects.filter(entry__in=numbers)}  # fmt: skip
        targets: dict[int, list] = {}
        for number, noun, key in Target.objects.filter(entry__in=numbers).values_list("entry", "noun", "object_id"):
            targets.setdefault(number, []).append((noun, key))
        for entry in entries:
            yield entry, bodies.get(entry.n), targets.get(entry.n, [])
        last = numbers[-1]

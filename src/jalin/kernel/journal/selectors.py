"""Reading the journal."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from .door import noun_of
from .models import Body, Entry, Head, Target
from .sealing import GENESIS, seal_header, seal_targets

SHRED = "journal.shred_entries"
MOST_FAULTS = 100
SKIMMED = 16_000  # characters of a body that a list still reads whole; an import of a register has millions


def entries_of(obj):
    """Entries about `obj`, newest first. The caller has checked that the reader may see `obj`."""
    return entries_about(noun_of(obj), str(obj.pk))


def entries_about(noun: str, object_id: str):
    """The same by key, for what may have been removed since."""
    numbers = Target.objects.filter(noun=noun, object_id=object_id).order_by("-entry").values("entry")
    return Entry.objects.filter(n__in=numbers).order_by("-n")


def entries_by(user):
    """Entries whose actor is `user`, newest first."""
    return Entry.objects.filter(actor=f"user:{user.pk}").order_by("-n")


def entries_between(entries, since: date | None, until: date | None):
    """Entries of these days (office time, both included). Numbers rise with time, so days become numbers and the page
    needs no second order."""
    if since is not None:
        first = (
            Entry.objects.filter(at__gte=_midnight(since)).order_by("at").values_list("n", flat=True).first()
        )
        entries = entries.filter(n__gte=first) if first else entries.none()
    if until is not None:
        after = Entry.objects.filter(at__gte=_midnight(until + timedelta(days=1))).order_by("at")
        last = after.values_list("n", flat=True).first()
        entries = entries.filter(n__lt=last) if last else entries
    return entries


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Slice:
    """One page by key: `entries`, and the numbers to go on from (None where there is nothing)."""

    entries: list[Entry]
    older: int | None
    newer: int | None


def slice_of(entries, *, before: int | None = None, after: int | None = None, size: int = 20) -> Slice:
    """A page of `entries`, newest first: those below `before`, or those just above `after`."""
    if after is not None:
        found = list(reversed(entries.filter(n__gt=after).order_by("n")[: size + 1]))
        more, found = len(found) > size, found[-size:]
        return Slice(found, found[-1].n if found else None, found[0].n if found and more else None)
    page = entries.order_by("-n")
    found = list((page.filter(n__lt=before) if before is not None else page)[: size + 1])
    more, found = len(found) > size, found[:size]
    return Slice(
        found, found[-1].n if found and more else None, found[0].n if found and before is not None else None
    )


def read_body(body: Body) -> dict:
    """What a body says; {} where it was shredded or cannot be read."""
    try:
        content = json.loads(body.text) if body.text else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def skim_body(body: Body) -> dict:
    """As `read_body`, but of a long body (an import, the first load) only the reason and the first change, with "more" beside
    them. Canonical JSON has its keys in order (changes, facts, reason, salt) and quotes within texts escaped."""
    text, opening = body.text, '{"changes":['
    if len(text) <= SKIMMED or not text.startswith(opening):
        return read_body(body)
    decoder = json.JSONDecoder()
    try:
        first, _end = decoder.raw_decode(text, len(opening))
        reason, _end = decoder.raw_decode(text, text.rindex(',"reason":') + len(',"reason":'))
    except ValueError:
        return {}
    if not isinstance(first, dict):
        return {}
    return {
        "changes": [first],
        "reason": reason if isinstance(reason, str) else "",
        "facts": {},
        "more": True,
    }


def targets_of(numbers: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Entry number -> the (noun, key) pairs it is about."""
    targets: dict[int, list] = {}
    for number, noun, key in Target.objects.filter(entry__in=numbers).values_list(
        "entry", "noun", "object_id"
    ):
        targets.setdefault(number, []).append((noun, key))
    return targets


def is_header_whole(entry: Entry, targets) -> bool:
    return _header_digest(entry, targets) == entry.digest


def is_body_whole(entry: Entry, body: Body | None) -> bool:
    """A shredded body is an empty text with its time; an emptied one without a time was tampered with."""
    if body is None:
        return False
    if not body.text:
        return body.shredded_at is not None
    return hashlib.sha256(body.text.encode()).hexdigest() == entry.body_digest


def bodies_of(entries) -> dict[int, dict]:
    """Entry number -> body as dict with reason, changes, facts; {} where it was shredded."""
    return {
        body.entry: read_body(body) for body in Body.objects.filter(entry__in=[entry.n for entry in entries])
    }


@dataclass(frozen=True)
class Fault:
    """What is wrong with the chain, at which number.

    `kind`: missing (the entry is not there), changed (it, or what it is about, is not what was sealed), reordered (it
    does not follow the one before), body (what it says was edited, or taken away without an entry that says so), head
    (entries at the end are gone, or were added past the door), anchor (a digest noted earlier is not found).
    """

    n: int
    kind: str


def head_of_journal() -> tuple[int, str]:
    """(last number, last digest), to be noted somewhere else: who knows them finds a cut or rewritten journal."""
    head = Head.objects.filter(pk=1).first()
    return (head.n, head.digest) if head else (0, GENESIS)


def count_entries() -> int:
    return Entry.objects.count()


def verify_journal(
    progress: Callable[[int], None] = lambda n: None, *, anchor: tuple[int, str] | None = None
) -> list[Fault]:
    """Walk the whole chain in constant memory; [] when it is whole. Stops at 100 faults. `anchor`: a number and the
    beginning of its digest (12 letters or more) as noted on an earlier day."""
    faults, expected, previous, erased = [], 1, GENESIS, set()
    anchored = anchor is None
    for entry, body, targets in _walk():
        if entry.n != expected:
            faults.append(Fault(expected, "missing"))
        elif entry.previous != previous:
            faults.append(Fault(entry.n, "reordered"))
        if not is_header_whole(entry, targets):
            faults.append(Fault(entry.n, "changed"))
        if not is_body_whole(entry, body):
            faults.append(Fault(entry.n, "body"))
        elif not body.text:
            erased.add(entry.n)
        elif entry.action == SHRED:
            erased -= set(read_body(body).get("facts", {}).get("entries", []))
        if anchor and entry.n == anchor[0]:
            anchored = entry.digest.startswith(anchor[1])
        expected, previous = entry.n + 1, entry.digest
        progress(entry.n)
        if len(faults) >= MOST_FAULTS:
            return faults
    faults += [Fault(n, "body") for n in sorted(erased)]
    head = Head.objects.filter(pk=1).first()
    if (head.n if head else 0, head.digest if head else GENESIS) != (expected - 1, previous):
        faults.append(Fault(expected, "head"))
    if not anchored:
        faults.append(Fault(anchor[0], "anchor"))
    return faults[:MOST_FAULTS]


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
        bodies = {body.entry: body for body in Body.objects.filter(entry__in=numbers)}
        targets = targets_of(numbers)
        for entry in entries:
            yield entry, bodies.get(entry.n), targets.get(entry.n, [])
        last = numbers[-1]

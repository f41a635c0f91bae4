"""From the events of a relation to the woven timeline: our journeys on one thread, theirs on the other."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from jalin.kernel.dates import PartialDate

from ..kinds import Kind, kind_of
from ..models import Event
from ..rules import Status
from ..sentences import silence_between, silence_until_today, words_of
from ..states import states_of
from .sources import SourceList

CROSSING = frozenset({"agrees", "explores"})
TRAVEL_ICONS = {"incoming": "plane-arrival", "outgoing": "plane-departure"}


def dated(row) -> PartialDate:
    """The date of an event or of a statement as far as it is known."""
    return PartialDate.from_columns(row.starts_on, row.ends_on, row.precision)


def side_of(event: Event, kind: Kind) -> str:
    """home: we went; partner: they came; both: something was agreed; none: neither city travelled."""
    if kind.effect in CROSSING:
        return "both"
    return {"outgoing": "home", "incoming": "partner"}.get(event.direction, "none")


def claims_of(event: Event) -> list[PartialDate]:
    """Every date that a source states for `event`, the preferred one first; its own date when none does."""
    stated = [dated(row) for row in event.statements.all()]
    return list(dict.fromkeys(stated)) or [dated(event)]


def disputed_claims(event: Event, sources: SourceList) -> list[dict]:
    """Each date that is claimed, with the marks of the sources that claim it."""
    marks: dict[PartialDate, list] = {}
    for row in event.statements.all():
        marks.setdefault(dated(row), []).append(sources.mark(row))
    return [{"text": words_of(known), "sources": found} for known, found in marks.items()]


def _state(event: Event, today: date, told: str) -> str:
    planned = _("planned") if not told and event.starts_on and event.starts_on > today else ""
    return " · ".join(filter(None, (_("invented example") if event.is_invented else planned, told)))


def _gap(newer: Event | None, event: Event, *, status: Status, today: date, idle_days: int) -> str:
    if not event.ends_on or event.starts_on > today:
        return ""
    if newer is None or newer.starts_on > today:
        return silence_until_today(status) if status.days is not None and status.days > idle_days else ""
    quiet = (newer.starts_on - event.ends_on).days
    return silence_between(event.ends_on, newer.starts_on) if quiet > idle_days else ""


def weave(
    events: Sequence[Event],
    *,
    sources: SourceList,
    status: Status,
    today: date,
    idle_days: int,
    newer: Event | None = None,
) -> list[dict]:
    """Items for `{% woven_timeline %}`, in the order of `events` (newest first). `newer`: the event before the first one,
    on an earlier page."""
    items, told = [], states_of(events, today)
    for event in events:
        kind = kind_of(event.kind)
        claims = disputed_claims(event, sources) if event.is_disputed else []
        items.append({
            "id": f"event-{event.pk}",
            "side": side_of(event, kind),
            "title": event.summary or kind.name,
            "kind": kind.name if event.summary else "",
            "icon": TRAVEL_ICONS.get(event.direction, kind.icon) if kind.key == "visit" else kind.icon,
            "partial": dated(event),
            "sources": [] if claims else [sources.mark(row) for row in event.statements.all()],
            "claims": claims,
            "gap": _gap(newer, event, status=status, today=today, idle_days=idle_days),
            "state": _state(event, today, told.get(event.pk, "")),
        })  # fmt: skip
        if event.starts_on:
            newer = event
    return items

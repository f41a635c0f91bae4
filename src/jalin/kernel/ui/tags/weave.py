"""The woven line at work: the timeline of two cities and the track of stages."""

from collections.abc import Mapping

from django import template
from django.utils.translation import pgettext

from .words import read

register = template.Library()

SIDES = frozenset({"home", "partner", "both", "none"})
FIELDS = (
    "title",
    "text",
    "url",
    "kind",
    "icon",
    "state",
    "date",
    "partial",
    "start",
    "end",
    "precision",
    "sources",
    "claims",
    "gap",
    "id",
)
STAGES = {
    "done": ("check", lambda: pgettext("stage", "done")),
    "now": ("circle-dot", lambda: pgettext("stage", "now")),
    "next": ("circle", lambda: pgettext("stage", "to come")),
    "late": ("alert-triangle", lambda: pgettext("stage", "late")),
    "skipped": ("minus", lambda: pgettext("stage", "not needed")),
}


def _part(thing, name: str):
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def woven_item(item, home: str, partner: str) -> dict:
    """One event for the template, from a mapping or an object with the fields named in the README."""
    side = _part(item, "side")
    side = side if side in SIDES else "none"
    who = {
        "home": f"{home} → {partner}",
        "partner": f"{partner} → {home}",
        "both": f"{home} × {partner}",
        "none": "",
    }
    return {**{name: _part(item, name) for name in FIELDS}, "side": side, "who": who[side]}


def number_sources(items: list[dict]) -> None:
    """The same source has the same number throughout one timeline."""
    numbers: dict[tuple, int] = {}

    def numbered(source):
        if isinstance(source, tuple):  # numbered by the page already
            return source
        key = (_part(source, "title"), _part(source, "url"))
        return source, numbers.setdefault(key, len(numbers) + 1)

    for item in items:
        item["sources"] = [numbered(source) for source in item["sources"] or []]
        item["claims"] = [
            {
                "text": _part(claim, "text"),
                "sources": [numbered(source) for source in _part(claim, "sources") or []],
            }
            for claim in item["claims"] or []
        ]


@register.inclusion_tag("ui/timeline.html", takes_context=True)
def woven_timeline(context, items, home, partner) -> dict:
    """Our journeys on one thread, theirs on the other, agreements where the threads cross."""
    names = read(home).text, read(partner).text
    shown = [woven_item(item, *names) for item in items]
    number_sources(shown)
    return {
        "items": shown,
        "home": home,
        "partner": partner,
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/stage_track.html")
def stage_track(stages) -> dict:
    """{"label", "state", "note", "url", "word"}: state is done, now, next, late, skipped; `word` names it."""
    shown = []
    for stage in stages:
        state = _part(stage, "state")
        state = state if state in STAGES else "next"
        icon, word = STAGES[state]
        shown.append(
            {
                "label": _part(stage, "label"),
                "note": _part(stage, "note"),
                "url": _part(stage, "url"),
                "state": state,
                "icon": icon,
                "word": _part(stage, "word") or word(),
            }
        )
    return {"stages": shown}

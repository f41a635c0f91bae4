"""The woven line at work: the timeline of two cities and the track of stages."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

register = template.Library()

SIDES = frozenset({"home", "partner", "both", "none"})
FIELDS = (
    "title", "text", "url", "kind", "icon", "state", "date", "partial", "start", "end", "precision", "sources", "claims",
    "gap", "id",
)  # fmt: skip
STAGES = {
    "done": ("check", lambda: _("done")),
    "now": ("circle-dot", lambda: _("now")),
    "next": ("circle", lambda: _("to come")),
    "late": ("alert-triangle", lambda: _("late")),
    "skipped": ("minus", lambda: _("not needed")),
}


def _part(thing, name: str):
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def woven_item(item, home: str, partner: str) -> dict:
    """One event for the template, from a mapping or an object with the fields named in the README."""
    side = _part(item, "side")
    side = side if side in SIDES else "none"
    who = {"home": f"{home} → {partner}", "partner": f"{partner} → {home}", "both": f"{home} × {partner}", "none": ""}
    return {**{name: _part(item, name) for name in FIELDS}, "side": side, "who": who[side]}


@register.inclusion_tag("ui/timeline.html", takes_context=True)
def woven_timeline(context, items, home, partner) -> dict:
    """Our journeys on one thread, theirs on the other, agreements where the threads cross."""
    return {
        "items": [woven_item(item, str(home), str(partner)) for item in items],
        "home": home,
        "partner": partner,
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/stage_track.html")
def stage_track(stages) -> dict:
    """{"label", "state", "note", "url"}; state is done, now, next, late or skipped."""
    shown = []
    for stage in stages:
        state = _part(stage, "state")
        state = state if state in STAGES else "next"
        icon, word = STAGES[state]
        shown.append({
            "label": _part(stage, "label"), "note": _part(stage, "note"), "url": _part(stage, "url"),
            "state": state, "icon": icon, "word": word(),
        })  # fmt: skip
    return {"stages": shown}

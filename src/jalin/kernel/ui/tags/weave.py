"""The woven line at work: the timeline of two cities and the track of stages."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import pgettext

from .frames import icon
from .sources import disagreement, source_marks
from .words import partial_date, read, reading

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


ITEM = (
    '{gap}<li class="weave-item weave-{side}"{id}>{knot}<span class="weave-mark"></span>\n<div class="weave-text">\n'
    '<p class="weave-date">{date}</p>\n<p class="weave-title">{title}{sources}</p>{kind}{text}{claims}\n</div>{end}</li>\n'
)
GAP = '<li class="weave-gap"><span>{}</span></li>\n'
# where an agreement was made the threads cross: before its words, and on wide screens again behind them
KNOT = format_html(
    '<svg class="weave-knot weave-knot-narrow" viewBox="0 0 34 60" aria-hidden="true">'
    '<path class="thread-partner" d="M26 0C26 16 8 14 8 30C8 46 26 44 26 60"/>'
    '<path class="thread-gap" d="M9.5 6C13 14 26 17 26 30C26 36 22 41 18 44"/>'
    '<path class="thread-home" d="M8 0C8 16 26 14 26 30C26 46 8 44 8 60"/>'
    '<path class="thread-gap" d="M13 40C15 43 20 46 23 50"/>'
    '<path class="thread-partner" d="M8 30C8 46 26 44 26 60"/></svg>\n'
    '<svg class="weave-knot weave-knot-wide" viewBox="0 0 480 88" preserveAspectRatio="none" aria-hidden="true">'
    '<path class="thread-partner" d="M249 0C249 24 231 18 231 42C231 70 0 50 0 88"/>'
    '<path class="thread-gap" d="M234 13C236 18 244 22 246 28"/>'
    '<path class="thread-home" d="M231 0C231 24 249 18 249 42C249 70 480 50 480 88"/></svg>{}', "\n",
)  # fmt: skip
KNOT_END = format_html(
    '{}<svg class="weave-knot weave-knot-wide weave-knot-end" viewBox="0 0 480 88" preserveAspectRatio="none" aria-hidden="true">'
    '<path class="thread-home" d="M480 0C480 38 249 18 249 46C249 70 231 64 231 88"/>'
    '<path class="thread-gap" d="M234 60C236 65 244 69 246 75"/>'
    '<path class="thread-partner" d="M0 0C0 38 231 18 231 46C231 70 249 64 249 88"/></svg>', "\n",
)  # fmt: skip


def _when(item: dict):
    if item["date"]:
        return item["date"]
    return (
        partial_date(item["partial"])
        if item["partial"]
        else partial_date(item["start"], item["end"], item["precision"])
    )


def _kind(item: dict):
    """What kind of thing it was, who went where, and its state."""
    if not item["kind"] and not item["who"]:
        return ""
    sign = icon(item["icon"]) if item["icon"] else ""
    kind = format_html("<span>{}</span>", reading(item["kind"])) if item["kind"] else ""
    who = format_html('<span class="weave-who">{}</span>', item["who"]) if item["who"] else ""
    return format_html('\n<p class="weave-kind">{}{}{}{}</p>', sign, kind, who, item["state"] or "")


def _drawn(context, item: dict) -> str:
    title, crosses = reading(item["title"]), item["side"] == "both"
    return format_html(
        ITEM,
        gap=format_html(GAP, item["gap"]) if item["gap"] else "",
        side=item["side"],
        id=format_html(' id="{}"', item["id"]) if item["id"] else "",
        knot=KNOT if crosses else "",
        date=_when(item),
        title=format_html('<a href="{}">{}</a>', item["url"], title) if item["url"] else title,
        sources=source_marks(context, item["sources"]),
        kind=_kind(item),
        text=format_html('\n<p class="weave-more">{}</p>', reading(item["text"])) if item["text"] else "",
        claims=disagreement(context, item["claims"]) if item["claims"] else "",
        end=KNOT_END if crosses else "",
    )


@register.simple_tag(takes_context=True)
def woven_timeline(context, items, home, partner) -> str:
    """Our journeys on one thread, theirs on the other, agreements where the threads cross. Drawn here and not by a
    template: a timeline has dozens of items."""
    names = read(home).text, read(partner).text
    shown = [woven_item(item, *names) for item in items]
    number_sources(shown)
    return format_html(
        '<div class="weave-frame">\n<p class="weave-heads"><span>{}</span><span>{}</span></p>\n<ol class="weave">\n{}</ol>\n</div>',
        reading(home), reading(partner), format_html_join("", "{}", ((_drawn(context, item),) for item in shown)),
    )  # fmt: skip


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

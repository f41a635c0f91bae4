"""Where a statement comes from: the small marks that open a source, and sources that differ. Drawn here and not by a template:
a timeline has dozens of marks."""

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from .frames import current_language, icon
from .words import reading

register = template.Library()

MARK = (
    '<button type="button" class="source-mark" popovertarget="{id}" aria-label="{label}">{number}</button>'
    '<span class="source-note" id="{id}" popover>{shown}</span>'
)
LINK = '<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>'


def _part(source, name: str):
    """A part of a source, which is a mapping or an object; all but the title may be absent."""
    return source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)


def next_id(context, stem: str) -> str:
    """An id no other part of this page has; parts that htmx brings later carry the name of their target."""
    request = context.get("request")
    holder = request if request is not None else context.render_context
    count = (getattr(holder, "ui_ids", 0) if request is not None else holder.get("ui_ids", 0)) + 1
    if request is not None:
        request.ui_ids = count
        late = request.headers.get("HX-Target", "")
        return f"{stem}-{late}-{count}" if late else f"{stem}-{count}"
    holder["ui_ids"] = count
    return f"{stem}-{id(holder):x}-{count}"


def numbered_from(sources, start: int) -> list[tuple]:
    """(source, number) pairs; sources that come as such pairs keep their number."""
    pairs = enumerate(sources or [], start)
    return [source if isinstance(source, tuple) else (source, number) for number, source in pairs]


def _mark(context, source, number) -> str:
    told = [part for name in ("publisher", "date") if (part := _part(source, name))]
    where = ", ".join(part if type(part) is str else localize(part) for part in told)
    note, title, language = (_part(source, name) for name in ("note", "title", "language"))
    about = (f"{title}", language or "", where, reading(note) if note else "", _part(source, "url") or "")
    label, shown = _said_by(number, *about, current_language())
    return format_html(MARK, id=next_id(context, "source"), label=label, number=number, shown=shown)


@lru_cache(maxsize=2048)
def _said_by(
    number, title: str, language: str, where: str, note: str, url: str, _page_language: str
) -> tuple[str, str]:
    """What a mark is called and what opens: the same source stands at many events, and each time the page is drawn."""
    tongue = format_html(' lang="{}"', language) if language else ""
    parts = (where, note, format_html(LINK, url) if url else "")
    shown = format_html('<span class="source-note-title"{}>{}</span>{}', tongue, title,
                        format_html_join("", "<span>{}</span>", ((part,) for part in parts if part)))  # fmt: skip
    return _("Source %(number)s: %(title)s") % {"number": number, "title": title}, shown


@register.simple_tag(takes_context=True)
def source_mark(context, source, number) -> str:
    """A small mark that opens its source; the browser does it, no script is needed."""
    return _mark(context, source, number)


@register.simple_tag(takes_context=True)
def source_marks(context, sources, start: int = 1) -> str:
    """Several marks, numbered from `start`, or as numbered already: (source, number) pairs."""
    pairs = numbered_from(sources, start)
    return format_html_join("", "{}", ((_mark(context, source, number),) for source, number in pairs))


DISAGREEMENT = '<div class="disagreement"><p class="disagreement-head">{}{}</p>\n<ul>{}</ul></div>'


@register.simple_tag(takes_context=True)
def disagreement(context, claims) -> str:
    """Both statements are kept and shown: claims are {"text", "sources"}."""
    said, start = [], 1
    for claim in claims or []:
        pairs = numbered_from(_part(claim, "sources"), start)
        said.append((reading(_part(claim, "text")), source_marks(context, pairs)))
        start += len(pairs)
    shown = format_html_join("", "<li>{}{}</li>\n", said)
    return format_html(DISAGREEMENT, icon("arrows-diff"), _("Sources differ"), shown)

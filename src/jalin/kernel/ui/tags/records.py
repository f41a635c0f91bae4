"""Work and its record: jobs that run, journal entries, differences, form summaries, trilingual fields."""

import difflib
import re
from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

register = template.Library()

TONGUES = (("ind", "id", "Bahasa Indonesia"), ("jpn", "ja", "日本語"), ("eng", "en", "English"))
WORD = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
JOB_TONES = {"done": "good", "failed": "bad", "cancelled": "neutral"}
WAITING = frozenset({"waiting", "queued"})


def _part(thing, name: str, default=None):
    found = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
    return default if found is None else found


def time_left(seconds: float | None) -> str:
    """ "about 3 minutes left": no finer than a person plans."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    if seconds < 3600:
        minutes = round(seconds / 60)
        return ngettext("about %(minutes)s minute left", "about %(minutes)s minutes left", minutes) % {
            "minutes": minutes
        }
    hours = round(seconds / 3600)
    return ngettext("about %(hours)s hour left", "about %(hours)s hours left", hours) % {"hours": hours}


@register.inclusion_tag("ui/parts/job_progress.html", takes_context=True)
def job_progress(context, job) -> dict:
    """How far long work is. While it runs the part asks `poll_url` for itself once a second (htmx)."""
    state = str(_part(job, "state", "waiting"))
    state = "waiting" if state in WAITING else state
    done, total = _part(job, "done", 0), _part(job, "total", 0)
    words = {
        "waiting": pgettext("job", "waiting for its turn"),
        "running": pgettext("job", "running"),
        "done": pgettext("job", "done"),
        "failed": pgettext("job", "failed"),
        "cancelled": pgettext("job", "stopped"),
    }
    names = ("id", "title", "message", "poll_url", "cancel_url", "result_url", "result_label")
    return {
        **{name: _part(job, name, "") for name in names},
        "state": state,
        "word": words.get(state, state),
        "tone": JOB_TONES.get(state, "info"),
        "running": state in {"waiting", "running"},
        "done": done,
        "total": total,
        "percent": min(100, int(100 * done / total)) if total else None,
        "stop_label": _("Stop"),
        "left": time_left(_part(job, "seconds_left")) if state == "running" else "",
        "request": context.get("request"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/parts/journal_entry.html")
def journal_entry(entry, page: str = "", *, open: bool = False) -> dict:
    """Who did what to what, when and why, with what it changed. `page`: the address of the entry's own page, from which
    changes that are only counted here come when somebody opens them. `open`: they stand open."""
    names = ("who", "act", "object", "url", "at", "reason", "seal")
    changes = list(_part(entry, "changes", []))
    return {**{name: _part(entry, name, "") for name in names}, "changes": changes, "page": page, "open": open,
            "count": len(changes) or _part(entry, "count", 0), "is_more": _part(entry, "is_more", False), "named": _part(entry, "named", [])}  # fmt: skip


def marked_words(before: str, after: str) -> tuple[str, str]:
    """Both texts as safe HTML, with what went in <del> and what came in <ins>; Japanese letter by letter."""
    if not before or not after:  # all of it came or went
        return (format_html("<del>{}</del>", before) if before else ""), (
            format_html("<ins>{}</ins>", after) if after else ""
        )
    old, new = WORD.findall(before), WORD.findall(after)
    left, right = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            left.append(format_html("{}", went))
            right.append(format_html("{}", came))
            continue
        left += [format_html("<del>{}</del>", went)] if went else []
        right += [format_html("<ins>{}</ins>", came)] if came else []
    return _joined(left), _joined(right)


def _joined(parts: list) -> str:
    return format_html_join("", "{}", ((part,) for part in parts))


CHANGE = '<div><dt>{}</dt><dd>{} <span aria-hidden="true">→</span> {}</dd></div>\n'
SIDE = '<span class="for-ears">{} </span>{}'


@register.simple_tag
def diff(changes) -> str:
    """{"label", "before", "after"}: an empty side is said in a word. Drawn here: an entry has up to sixty of them."""
    before_word, after_word = _("before:"), _("after:")
    empty = format_html('<span class="soft">{}</span>', _("empty"))
    rows = []
    for change in changes or []:
        before, after = str(_part(change, "before", ""))[:4000], str(_part(change, "after", ""))[:4000]
        old, new = marked_words(before, after)
        rows.append((_part(change, "label"), format_html(SIDE, before_word, old) if old else empty,
                     format_html(SIDE, after_word, new) if new else empty))  # fmt: skip
    return format_html('<dl class="changes">\n{}</dl>', format_html_join("", CHANGE, rows))


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form) -> dict:
    """All errors of a form at its top; each leads to its field."""
    return {"form": form, "count": sum(len(errors) for errors in form.errors.values())}


@register.inclusion_tag("ui/parts/language_fields.html")
def language_fields(form, name: str, label: str = "") -> dict:
    """Tabs over the three columns of one trilingual text; below each other without JavaScript."""
    fields = [
        (code, title, form[f"{name}_{column}"])
        for column, code, title in TONGUES
        if f"{name}_{column}" in form.fields
    ]
    return {
        "name": name,
        "label": label or (fields[0][2].label if fields else name),
        "fields": [
            {
                "code": code,
                "title": title,
                "field": field,
                "filled": bool(field.value()),
                "wrong": bool(field.errors),
            }
            for code, title, field in fields
        ],
    }

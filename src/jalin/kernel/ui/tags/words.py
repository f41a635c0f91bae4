"""Words with a meaning: states, readings, dates, sources, facts, notices, emptiness."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.dates import PartialDate, format_partial
from jalin.kernel.text import COLUMNS, Reading, read_text

from .frames import current_language
from .frames import icon as draw_icon

JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
register = template.Library()

TONE_ICONS = {
    "neutral": "circle",
    "info": "info-circle",
    "good": "circle-check",
    "due": "clock",
    "bad": "alert-octagon",
}
OTHER_LANGUAGES = {"id": "Bahasa Indonesia", "ja": "日本語", "en": "English"}
MESSAGE_TONES = {"success": "good", "warning": "due", "error": "bad"}


def read(value) -> Reading:
    """`value` (string, mapping by language, object with .text and .language) as this reader gets it."""
    asked = current_language()
    if type(value) is str:
        return Reading(value, asked, asked)
    if type(value) is Reading and value.asked == asked:
        return value
    if isinstance(value, Mapping):
        texts = {code: value.get(code) or value.get(column) or "" for code, column in COLUMNS.items()}
        return read_text(texts, asked)
    if hasattr(value, "text") and hasattr(value, "language"):
        return Reading(str(value.text), value.language or asked, asked)
    return Reading("" if value is None else str(value), asked, asked)


@register.simple_tag
def reading(value, mark: bool = True) -> str:
    """Text in the reader's language; in another one it is marked with that language's name."""
    if type(value) is str:
        return conditional_escape(value)
    found = read(value)
    if not found.is_foreign:
        return conditional_escape(found.text)
    if not mark:
        return format_html('<span lang="{}">{}</span>', found.language, found.text)
    return format_html(
        '<span lang="{0}">{1}</span><span class="other-language" lang="{0}" title="{2}">{3}</span>',
        found.language,
        found.text,
        _("Not translated yet"),
        OTHER_LANGUAGES.get(found.language, found.language),
    )


@register.simple_tag
def own_script(text: str) -> str:
    """A text as somebody wrote it, such as the name of an office abroad; Japanese is marked as such, so that it is read
    aloud and set rightly on a page of another language."""
    text = str(text)
    is_marked = JAPANESE.search(text) and current_language() != "ja"
    return format_html('<span lang="ja">{}</span>', text) if is_marked else format_html("{}", text)


@register.simple_tag
def reading_text(value) -> str:
    """The same without any mark, for <title> and attributes."""
    return read(value).text


@register.simple_tag
def state_tag(word: str, tone: str = "neutral", icon: str = "") -> str:
    """Icon, word and tone together: state is never colour alone. Drawn without a template: pages have it in every row."""
    tone = tone if tone in TONE_ICONS else "neutral"
    sign = draw_icon(icon or TONE_ICONS[tone])
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, sign, word)


def writes_weekdays() -> bool:
    """Japanese letters and notices give the day of the week with a date: 2026年11月23日（月）."""
    return current_language() == "ja"


@register.simple_tag
def partial_date(start, end=None, precision: str | None = None) -> str:
    """A date with its precision: from a PartialDate, or from stored columns start, end, precision."""
    stored = not isinstance(start, PartialDate)
    known = (
        PartialDate.from_columns(start, end, precision or ("day" if start else "unknown"))
        if stored
        else start
    )
    words = format_partial(known, current_language(), weekday=writes_weekdays())
    if not known.is_known:
        return format_html('<span class="soft">{}</span>', words)
    stamp = "" if known.precision == "interval" else known.iso
    return (
        format_html('<time datetime="{}">{}</time>', stamp, words)
        if stamp
        else format_html("<span>{}</span>", words)
    )


def _days_away(day: date) -> str:
    away = (day - timezone.localdate()).days
    if away == 0:
        return _("today")
    if away > 0:
        return ngettext("in %(days)s day", "in %(days)s days", away) % {"days": number_format(away)}
    return ngettext("%(days)s day ago", "%(days)s days ago", -away) % {"days": number_format(-away)}


@lru_cache(maxsize=2048)
def _day_in_words(day: date, language: str, weekday: bool) -> str:
    """Lists and replies name few days, each many times."""
    return format_partial(PartialDate.of_day(day), language, weekday=weekday)


@register.simple_tag
def day(value: date | datetime | None, relative: bool = False) -> str:
    """An exact date or moment; relative only beside the date, never instead of it."""
    if value is None:
        return format_html('<span class="soft">{}</span>', _("date not known"))
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    plain = local.date() if isinstance(local, datetime) else local
    words = _day_in_words(plain, current_language(), writes_weekdays())
    stamp = value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    if isinstance(local, datetime):
        words = f"{words} {local:%H:%M}"
    shown = format_html('<time datetime="{}">{}</time>', stamp, words)
    return (
        format_html('{} <span class="relative">({})</span>', shown, _days_away(plain)) if relative else shown
    )


@register.simple_tag
def number(value, decimals: int | None = None) -> str:
    """A number by locale, with figures of equal width."""
    if value is None:
        return format_html('<span class="soft">{}</span>', "–")
    shown = number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return format_html('<span class="number">{}</span>', shown)


@register.inclusion_tag("ui/parts/figure.html")
def figure(number, label: str, url: str = "", unit: str = "", note: str = "") -> dict:
    """One true number, linked to the rows it counts; integers are grouped as the language does."""
    shown = number_format(number, use_l10n=True, force_grouping=True) if isinstance(number, int) else number
    return {"number": shown, "label": label, "url": url, "unit": unit, "note": note}


@register.inclusion_tag("ui/parts/key_facts.html")
def key_facts(facts, wide: bool = False) -> dict:
    return {"facts": [fact for fact in facts if fact], "wide": wide}


@register.simple_block_tag
def notice(content, tone: str = "info", title: str = ""):
    """What the reader should know before going on."""
    tone = tone if tone in TONE_ICONS else "info"
    shown = {"content": content, "tone": tone, "title": title, "icon": TONE_ICONS[tone]}
    return render_to_string("ui/parts/notice.html", shown)


@register.inclusion_tag("ui/parts/notice.html")
def message_notice(message) -> dict:
    """One of Django's messages."""
    tone = MESSAGE_TONES.get(message.level_tag, "info")
    return {"content": message, "tone": tone, "icon": TONE_ICONS[tone], "alert": tone == "bad"}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(sentence: str, act_label: str = "", act_url: str = "", icon: str = "") -> dict:
    """One sentence and the first act."""
    return {"sentence": sentence, "act_label": act_label, "act_url": act_url, "icon": icon}


@register.inclusion_tag("ui/parts/skeleton.html")
def skeleton(lines: int = 4) -> dict:
    """Grey lines that show only when loading takes more than 300 ms."""
    return {"lines": range(lines)}

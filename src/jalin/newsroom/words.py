"""Stories in the words of lists and pages."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from jalin.kernel.dates import format_day
from jalin.kernel.ui.tags.frames import icon

from .lifecycle import DRAFT, PUBLISHED, SCHEDULED, SUBMITTED, WITHDRAWN, has_changes, is_stale
from .models import TONGUES, Text

NAMES = dict(TONGUES)
NOT_BEGUN, STALE = "not_begun", "stale"
STATES = {  # word, tone, icon
    NOT_BEGUN: (pgettext_lazy("text of a story", "not begun"), "neutral", "circle-dashed"),
    DRAFT: (Text.State.DRAFT.label, "neutral", "pencil"),
    SUBMITTED: (Text.State.SUBMITTED.label, "due", "hourglass"),
    SCHEDULED: (Text.State.SCHEDULED.label, "info", "clock"),
    PUBLISHED: (Text.State.PUBLISHED.label, "good", "circle-check"),
    WITHDRAWN: (Text.State.WITHDRAWN.label, "bad", "eye-off"),
    STALE: (pgettext_lazy("text of a story", "behind the original"), "due", "refresh"),
}


def language() -> str:
    return (get_language() or "en")[:2]


def stories_noun(count: int) -> str:
    return ngettext("story", "stories", count)


def moment_word(at: datetime) -> str:
    """ "23 November 2026, 14:30", in the city's time."""
    local = timezone.localtime(at)
    return f"{format_day(local.date(), language())}, {local:%H:%M}"


def standing(row: Mapping | None, original_version: int) -> list[str]:
    """The states of one language as a list shows them: its own, and whether it is behind the original. `row`: the columns of a
    Text, or None."""
    if row is None:
        return [NOT_BEGUN]
    found = [row["state"]]
    if is_stale(row["version"], row["follows_version"], original_version):
        found.append(STALE)
    return found


def standing_words(row: Mapping | None, original_version: int) -> str:
    words = [str(STATES[state][0]) for state in standing(row, original_version)]
    if row and has_changes(row["state"], row["version"], row["published_version"]):
        words.append(_("changed since"))
    return ", ".join(words)


def marks_of(texts: Mapping[str, Mapping], original: str) -> str:
    """Three small marks, one a language: icon and colour for the eye, the words for the ear and under the pointer."""
    version = texts[original]["version"] if original in texts else 0
    return format_html(
        '<span class="tongue-marks">{}</span>',
        format_html_join("", '<span class="tongue-mark state state-{}" title="{}">{}{}<span class="for-ears">: {}</span></span>',
                         (_mark(code, texts.get(code), version if code != original else 0) for code in NAMES)),
    )  # fmt: skip


def _mark(code: str, row: Mapping | None, original_version: int) -> tuple:
    states = standing(row, original_version)
    _word, tone, sign = STATES[states[-1]]
    words = standing_words(row, original_version)
    return tone, f"{NAMES[code]}: {words}", icon(sign), code, words

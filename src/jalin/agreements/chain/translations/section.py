"""The translations of a case, on its page."""

from django.urls import reverse
from django.utils import timezone

from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import visible_translations, with_latest, working_calendar
from jalin.agreements.papers.models import LANGUAGES as PAPER_LANGUAGES
from jalin.kernel.access import can

from .words import LANGUAGES, is_stale_row, pair_word, progress_on, state_words

SHOWN = 8


def translation_section(request, case):
    """What is asked for and done, the open ones first."""
    user, today = request.user, timezone.localdate()
    found = list(with_latest(visible_translations(user)).filter(case=case, dropped_on__isnull=True).select_related("taken_by"))  # fmt: skip
    may_write = can(user, TRANSLATE)
    if not found and not may_write:
        return None
    found.sort(key=lambda row: (row.done_on is not None, row.due_on))
    calendar = working_calendar() if found else None
    rows = []
    for row in found[:SHOWN]:
        progress = progress_on(row, today, calendar)
        rows.append(
            {
                "row": row,
                "pair": pair_word(row),
                "progress": progress,
                "state": state_words(progress, is_stale_row(row)),
            }
        )
    return {
        "template": "chain/translation_section.html",
        "context": {"rows": rows, "more": max(0, len(found) - SHOWN),
                    "new_url": f"{reverse('desk:translation_new')}?case={case.pk}" if may_write else ""},
    }  # fmt: skip


def translations_beside(request, text, languages):
    """What was asked for of one paper, on the page of the paper: which version was translated into which, and the languages
    into which it may be asked for."""
    user = request.user
    rows = list(
        with_latest(visible_translations(user))
        .filter(text=text, dropped_on__isnull=True)
        .select_related("taken_by")
    )
    may_ask = can(user, TRANSLATE) and bool(languages)
    if not rows and not may_ask:
        return None
    shown = [{"row": row, "pair": pair_word(row), "state": _state_of(row)} for row in rows]
    new = f"{reverse('desk:translation_new')}?text={text.pk}&into="
    return {
        "template": "chain/translations_beside.html",
        "context": {"rows": shown, "asks": [(LANGUAGES[code], new + code) for code, _name in PAPER_LANGUAGES if code != text.prevailing]
                    if may_ask else []},
    }  # fmt: skip


def _state_of(row: Translation) -> tuple:
    return state_words(progress_on(row, timezone.localdate(), working_calendar()), is_stale_row(row))

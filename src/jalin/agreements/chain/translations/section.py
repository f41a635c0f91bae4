"""The translations of a case, on its page."""

from django.urls import reverse
from django.utils import timezone

from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import visible_translations, working_calendar
from jalin.kernel.access import can

from .words import pair_word, progress_on, state_words

SHOWN = 8


def translation_section(request, case):
    """What is asked for and done, the open ones first."""
    user, today = request.user, timezone.localdate()
    found = list(visible_translations(user).filter(case=case, dropped_on__isnull=True).select_related("taken_by"))  # fmt: skip
    may_write = can(user, TRANSLATE)
    if not found and not may_write:
        return None
    found.sort(key=lambda row: (row.done_on is not None, row.due_on))
    calendar = working_calendar() if found else None
    rows = []
    for row in found[:SHOWN]:
        progress = progress_on(row, today, calendar)
        rows.append(
            {"row": row, "pair": pair_word(row), "progress": progress, "state": state_words(progress)}
        )
    return {
        "template": "chain/translation_section.html",
        "context": {"rows": rows, "more": max(0, len(found) - SHOWN),
                    "new_url": f"{reverse('desk:translation_new')}?case={case.pk}" if may_write else ""},
    }  # fmt: skip

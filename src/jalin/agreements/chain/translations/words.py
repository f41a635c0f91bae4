"""Translations in the words of lists and pages."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from jalin.agreements.chain.models import Translation
from jalin.kernel.clocks.working_days import WorkingCalendar

from .rules import DONE, DROPPED, TAKEN, WAITING, Progress, is_stale, progress_of

# ISO 639-1, those that the cooperation of cities meets most; the three of the program first
LANGUAGES = {
    "id": _("Indonesian"), "ja": _("Japanese"), "en": pgettext_lazy("language", "English"), "ar": _("Arabic"), "de": _("German"), "es": _("Spanish"),
    "fr": _("French"), "ko": _("Korean"), "ms": _("Malay"), "nl": _("Dutch"), "pl": _("Polish"), "su": _("Sundanese"),
    "zh": _("Chinese"),
}  # fmt: skip
STATES = {
    WAITING: (pgettext_lazy("translation", "nobody has it"), "due", "inbox"),
    TAKEN: (pgettext_lazy("translation", "in work"), "info", "pencil"),
    DONE: (pgettext_lazy("translation", "done"), "good", "check"),
    DROPPED: (pgettext_lazy("translation", "not needed any more"), "neutral", "x"),
}
STALE = (pgettext_lazy("translation", "text is newer"), "due", "refresh")
LATE = (pgettext_lazy("translation", "after its day"), "bad", "alarm")


def translations_noun(count: int) -> str:
    return ngettext("translation", "translations", count)


def pair_word(row: Translation) -> str:
    """From which language into which."""
    return f"{LANGUAGES.get(row.source_language, row.source_language)} → {LANGUAGES.get(row.target_language, row.target_language)}"


def progress_on(row: Translation, on: date, calendar: WorkingCalendar) -> Progress:
    return progress_of(asked=row.requested_on, due=row.due_on, on=on, calendar=calendar, taken=row.taken_on, done=row.done_on,
                       dropped=row.dropped_on)  # fmt: skip


def is_stale_row(row: Translation) -> bool:
    """Of a row that was read by `selectors.with_latest`; what was dropped is never stale."""
    latest = getattr(row, "latest_number", None)
    return not row.dropped_on and is_stale(
        asked=row.asked_number, translated=row.translated_number, latest=latest
    )


def state_words(progress: Progress, stale: bool = False) -> tuple:
    """Word, tone, icon. One that is open after its day says so first; a done one whose text is newer is not simply done."""
    if stale and progress.state == DONE:
        return STALE
    return LATE if progress.is_late and progress.state in (WAITING, TAKEN) else STATES[progress.state]

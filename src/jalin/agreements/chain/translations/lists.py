"""The queue of translations: one declaration for page and export."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.agreements.chain.meetings.lists import drawn
from jalin.agreements.chain.models import Translation
from jalin.agreements.chain.permissions import TRANSLATE
from jalin.agreements.chain.selectors import visible_translations, with_latest, working_calendar
from jalin.agreements.permissions import VIEW
from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf

from .rules import DONE, DROPPED, TAKEN, WAITING
from .words import LANGUAGES, STATES, is_stale_row, pair_word, progress_on, state_words, translations_noun

OPEN = {"done_on__isnull": True, "dropped_on__isnull": True}
IN_STATE = {
    WAITING: Q(**OPEN, taken_on__isnull=True),
    TAKEN: Q(**OPEN, taken_on__isnull=False),
    DONE: Q(done_on__isnull=False),
    DROPPED: Q(dropped_on__isnull=False),
}


class TranslationFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("translation filter", "Translations that are"), method="in_state",
                  any_label=pgettext_lazy("translation filter", "in any state"),
                  choices=[("open", pgettext_lazy("translation filter", "open")), ("late", pgettext_lazy("translation filter", "open after their day")),
                           ("stale", pgettext_lazy("translation filter", "older than their text")),
                           *((key, word) for key, (word, _tone, _icon) in STATES.items())])  # fmt: skip
    source = OneOf(label=pgettext_lazy("translation filter", "from"), field_name="source_language", choices=LANGUAGES.items(),
                   any_label=pgettext_lazy("translation filter", "any language"))  # fmt: skip
    target = OneOf(label=pgettext_lazy("translation filter", "into"), field_name="target_language", choices=LANGUAGES.items(),
                   any_label=pgettext_lazy("translation filter", "any language"))  # fmt: skip
    whose = OneOf(label=pgettext_lazy("translation filter", "taken by"), method="taken", any_label=pgettext_lazy("translation filter", "anybody or nobody"),
                  choices=[("me", pgettext_lazy("translation filter", "me"))])  # fmt: skip
    text = Containing(label=pgettext_lazy("translation filter", "with"), field_name="what", lookup_expr="icontains",
                      help_text=pgettext_lazy("translation filter", "in what is translated"))  # fmt: skip

    class Meta:
        model = Translation
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today, self.calendar = timezone.localdate(), working_calendar()

    def in_state(self, rows, name, value):
        if value == "open":
            return rows.filter(**OPEN)
        if value == "stale":
            return with_latest(rows).filter(
                dropped_on__isnull=True, latest_number__gt=Coalesce("translated_number", "asked_number")
            )
        return rows.filter(**OPEN, due_on__lt=self.today) if value == "late" else rows.filter(IN_STATE[value])

    def taken(self, rows, name, value):
        return rows.filter(taken_by=self.user)


def _dress(row, filters) -> None:
    row.progress = progress_on(row, filters.today, filters.calendar)


TRANSLATIONS = ListPage(
    key="agreements.translations",
    address="desk:translations",
    title=_("Translations"),
    lead=_("What is asked for, who does it, and until when. The day is agreed in the house; deadlines of law stand apart."),
    noun=translations_noun,
    rows=visible_translations,
    prepare=lambda rows: with_latest(rows).select_related("case", "taken_by"),
    filters=TranslationFilters,
    order="due",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No translation has been asked for yet."),
    link=lambda row: reverse("desk:translation", args=[row.pk]),
    act=(_("Ask for a translation"), "desk:translation_new", "plus", TRANSLATE),
    dress=_dress,
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("tab", "Open"), "state=open"), SavedTab(_("After their day"), "state=late"), SavedTab(_("Mine"), "state=open&whose=me")),
    columns=(
        Column("what", _("What is translated"), lambda row: row.what, order=("what", "pk"), place="lead", width=40),
        Column("pair", _("Languages"), pair_word, order=("source_language", "target_language", "pk"), width=24),
        Column("state", _("State"), lambda row: str(state_words(row.progress, is_stale_row(row))[0]),
               lambda row, value: drawn({"": state_words(row.progress, is_stale_row(row))}, ""), width=18),
        Column("version", _("Version"), lambda row: row.translated_number or row.asked_number, order=("asked_number", "pk"),
               nullable=True, place="number", width=10),
        Column("due", _("Agreed for"), lambda row: row.due_on, order=("due_on", "pk"), place="extra day"),
        Column("waiting", _("Days waiting"), lambda row: row.progress.waiting, place="number", width=12),
        Column("taken", _("Taken by"), lambda row: row.taken_by.name if row.taken_by else "", place="extra line", width=24),
        Column("done", _("Done on"), lambda row: row.done_on, order=("done_on", "pk"), nullable=True, place="extra day"),
        Column("case", _("Case"), lambda row: str(row.case.title) if row.case else "", place="extra line", width=40),
        Column("legal", _("Next legal deadline of the case"), lambda row: row.case.kept_next_due_on if row.case else None,
               order=("case__kept_next_due_on", "pk"), nullable=True, place="extra line", width=20),
    ),
)  # fmt: skip

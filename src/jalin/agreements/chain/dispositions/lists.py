"""The list of files and with whom they lie: one declaration for page and export."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.agreements.chain.models import Disposition
from jalin.agreements.chain.selectors import lying_files, rungs_on
from jalin.agreements.permissions import VIEW
from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import AtLeast, Containing, ListFilters, OneOf
from jalin.relations.folding import fold
from jalin.relations.selectors import with_partner_names
from jalin.relations.sentences import partner_word

from .words import days_waiting, files_noun


class FileFilters(ListFilters):
    rung = OneOf(label=pgettext_lazy("file filter", "Files that lie with"), field_name="rung__key",
                 any_label=pgettext_lazy("file filter", "anybody"))  # fmt: skip
    days = AtLeast(label=pgettext_lazy("file filter", "for at least"), method="waiting",
                   help_text=pgettext_lazy("file filter", "days"))  # fmt: skip
    text = Containing(label=pgettext_lazy("file filter", "with"), method="named",
                      help_text=pgettext_lazy("file filter", "in the case or the partner's name"))  # fmt: skip

    class Meta:
        model = Disposition
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()
        self.filters["rung"].offer((rung.key, str(rung)) for rung in rungs_on(self.today))

    def waiting(self, rows, name, value):
        return rows.filter(on_day__lte=self.today - timedelta(days=int(value)))

    def named(self, rows, name, value):
        titles = (
            Q(case__title_ind__icontains=value)
            | Q(case__title_jpn__icontains=value)
            | Q(case__title_eng__icontains=value)
        )
        return rows.filter(titles | Q(case__relation__partner__sort_name__contains=fold(value)))


FILES = ListPage(
    key="agreements.files",
    address="desk:chain",
    title=_("With whom files lie"),
    lead=_("Every file that is under way in the city hall: who has it, since when, and what was written to it."),
    noun=files_noun,
    rows=lying_files,
    prepare=lambda rows: with_partner_names(rows, "case__relation__partner").select_related("rung", "person"),
    filters=FileFilters,
    order="since",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No file lies with anybody. Open a case and pass its file on."),
    link=lambda row: reverse("desk:case", args=[row.case_id]),
    dress=lambda row, filters: setattr(row, "days", days_waiting(row, filters.today)),
    tabs=(SavedTab(_("All")), SavedTab(_("Two weeks and longer"), "days=14")),
    columns=(
        Column("partner", _("Partner"), lambda row: partner_word(row.case.relation.partner),
               order=("case__relation__partner__sort_name", "pk"), place="lead", width=26),
        Column("case", _("Case"), lambda row: str(row.case.title), order=("case__title_ind", "pk"), place="extra line", width=40),
        Column("rung", _("Who has it"), lambda row: str(row.rung), order=("rung__place", "pk"), width=30),
        Column("person", _("In whose hands"), lambda row: row.person.name if row.person else "", place="extra", width=24),
        Column("since", _("Since"), lambda row: row.on_day, order=("on_day", "pk"), place="extra day"),
        Column("days", _("Days waiting"), lambda row: row.days, order=("on_day", "pk"), turned=True, place="number", width=12),
        Column("text", _("What was written"), lambda row: row.text, place="extra line", width=50),
    ),
)  # fmt: skip

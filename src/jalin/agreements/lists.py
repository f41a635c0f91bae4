"""The list of cases: one declaration for page and export."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.ui.tags.words import state_tag
from jalin.relations.folding import fold
from jalin.relations.selectors import with_partner_names
from jalin.relations.sentences import partner_word

from .engine.procedure import said
from .models import Case
from .permissions import RECORD, VIEW
from .selectors import known_procedures, visible_cases
from .words import STATES, actor_name, cases_noun, language, stage_name

DUE = [
    ("overdue", pgettext_lazy("case filter", "have something overdue")),
    ("soon", pgettext_lazy("case filter", "have something due within 90 days")),
]


class CaseFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("case filter", "Cases that are"), field_name="kept_state",
                  any_label=pgettext_lazy("case filter", "anywhere"),
                  choices=[(key, word) for key, (word, _tone, _icon) in STATES.items()])  # fmt: skip
    procedure = OneOf(label=pgettext_lazy("case filter", "on the route"),
                      any_label=pgettext_lazy("case filter", "of any procedure"))  # fmt: skip
    due = OneOf(label=pgettext_lazy("case filter", "and"), choices=DUE, method="with_due",
                any_label=pgettext_lazy("case filter", "have any deadline or none"))  # fmt: skip
    text = Containing(label=pgettext_lazy("case filter", "with"), method="named",
                      help_text=pgettext_lazy("case filter", "in the title or the partner's name"))  # fmt: skip

    class Meta:
        model = Case
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()
        self.procedures = known_procedures()  # asked once for all rows: it looks into the city's own folder
        self.filters["procedure"].offer(
            (key, said(one.name, language())) for key, one in self.procedures.items()
        )

    def with_due(self, rows, name, value):
        if value == "overdue":
            return rows.filter(kept_overdue__gt=0)
        return rows.filter(kept_next_due_on__lte=self.today + timedelta(days=90))

    def named(self, rows, name, value):
        titles = Q(title_ind__icontains=value) | Q(title_jpn__icontains=value) | Q(title_eng__icontains=value)
        return rows.filter(titles | Q(relation__partner__sort_name__contains=fold(value)))


def _draw_state(case: Case, word: str):
    is_overdue = case.kept_overdue and case.kept_state != "closed"
    word, tone, sign = (_("overdue"), "bad", "alarm") if is_overdue else STATES[case.kept_state]
    return state_tag(word, tone, sign)


def _dress(case: Case, filters: CaseFilters) -> None:
    since = case.kept_waiting_since
    case.days_waiting = (filters.today - since).days if since else None
    route = filters.procedures.get(case.procedure)
    case.stage_told, case.holder_told = (
        stage_name(route, case.kept_stage),
        actor_name(route, case.kept_holder),
    )


CASES = ListPage(
    key="agreements.cases",
    address="desk:cases",
    title=_("Legal process"),
    lead=_("Every case from the first idea to the end: where it stands, who has it, and what is due."),
    noun=cases_noun,
    rows=visible_cases,
    prepare=lambda rows: with_partner_names(rows, "relation__partner"),
    filters=CaseFilters,
    order="due",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No case is open yet. Begin one from the letter or the visit that started it."),
    link=lambda row: reverse("desk:case", args=[row.pk]),
    act=(_("Open a case"), "desk:case_new", "plus", RECORD),
    dress=_dress,
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("Overdue"), "due=overdue"),
        SavedTab(_("Due soon"), "due=soon"),
        SavedTab(_("Over"), "state=closed"),
    ),
    columns=(
        Column("partner", _("Partner"), lambda row: partner_word(row.relation.partner),
               order=("relation__partner__sort_name", "pk"), place="lead", width=26),
        Column("title", _("Case"), lambda row: str(row.title), order=("title_ind", "pk"), place="extra line", width=40),
        Column("stage", _("Stage"), lambda row: row.stage_told, order=("kept_stage", "pk"), width=34),
        Column("state", _("State"), lambda row: str(STATES[row.kept_state][0]), _draw_state, order=("kept_state", "pk"), width=14),
        Column("holder", _("Who has it"), lambda row: row.holder_told, order=("kept_holder", "pk"), width=30),
        Column("waiting", _("Days waiting"), lambda row: row.days_waiting, order=("kept_waiting_since", "pk"), nullable=True,
               turned=True, place="number", width=12),
        Column("since", _("Since"), lambda row: row.kept_since, order=("kept_since", "pk"), nullable=True, place="extra day"),
        Column("due", _("Next deadline"), lambda row: row.kept_next_due_on, order=("kept_next_due_on", "pk"), nullable=True,
               place="extra day"),
        Column("overdue", _("Overdue"), lambda row: row.kept_overdue or None, order=("kept_overdue", "pk"), place="number", width=10),
    ),
)  # fmt: skip

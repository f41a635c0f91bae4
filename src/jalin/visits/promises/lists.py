"""The list of promises, from all visits."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.text.fields import columns_of
from jalin.people.lists import draw_state
from jalin.people.models import Unit
from jalin.people.selectors import unit_names_today
from jalin.relations.folding import fold
from jalin.visits.permissions import VIEW

from .models import Commitment
from .rules import DONE, LATE, WITHDRAWN
from .selectors import unsettled, visible_commitments
from .words import OWED_BY, STATES, promises_noun, state_today


class CommitmentFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("promise filter", "Promises that are"), method="in_state", any_label=pgettext_lazy("promise filter", "in any state"),
                  choices=[("open", pgettext_lazy("promise filter", "open")), *((key, STATES[key][0]) for key in (LATE, DONE, WITHDRAWN))])  # fmt: skip
    owed_by = OneOf(label=pgettext_lazy("promise filter", "of"), field_name="owed_by", any_label=pgettext_lazy("promise filter", "either side"),
                    choices=[("home", pgettext_lazy("promise filter", "our side")), ("partner", pgettext_lazy("promise filter", "the partner"))])  # fmt: skip
    whose = OneOf(label=pgettext_lazy("promise filter", "that stand on the desk of"), method="owned", any_label=pgettext_lazy("promise filter", "anybody"),
                  choices=[("me", pgettext_lazy("promise filter", "me"))])  # fmt: skip
    text = Containing(label=pgettext_lazy("promise filter", "with"), method="named",
                      help_text=pgettext_lazy("promise filter", "in the promise, the counterpart or the partner's name"))  # fmt: skip

    class Meta:
        model = Commitment
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()

    @cached_property
    def unit_names(self) -> dict[int, str]:
        return unit_names_today(Unit.objects.all())

    def in_state(self, rows, name, value):
        if value == DONE:
            return rows.filter(done_on__isnull=False)
        if value == WITHDRAWN:
            return rows.filter(withdrawn_on__isnull=False)
        return unsettled(rows).filter(due_on__lt=self.today) if value == LATE else unsettled(rows)

    def owned(self, rows, name, value):
        return rows.filter(owner=self.user)

    def named(self, rows, name, value):
        texts = Q(what_ind__icontains=value) | Q(what_jpn__icontains=value) | Q(what_eng__icontains=value)
        return rows.filter(
            texts
            | Q(counterpart__icontains=value)
            | Q(visit__relation__partner__sort_name__contains=fold(value))
        )


def _dress(row, filters) -> None:
    row.state = state_today(row, filters.today)
    row.unit_name = filters.unit_names.get(row.unit_id, "")


def _owner(row) -> str:
    return ", ".join(filter(None, (row.unit_name, row.owner.name if row.owner else "")))


SHOWN = (
    *columns_of("what"), "owed_by", "counterpart", "due_on", "done_on", *columns_of("result"), "withdrawn_on", "withdrawn_because",
    "owner__name", "unit", "visit__reference", *(f"visit__{one}" for one in columns_of("title")),
    "visit__relation__partner__name_own", "visit__relation__partner__slug", *(f"visit__relation__partner__{one}" for one in columns_of("name")),
)  # fmt: skip
COMMITMENTS = ListPage(
    key="visits.commitments",
    address="desk:commitments",
    title=_("Promises"),
    lead=_("What the two sides promised each other on visits, until when, and what became of it."),
    noun=promises_noun,
    rows=visible_commitments,
    prepare=lambda rows: rows.select_related("visit__relation__partner", "owner").only(*SHOWN),
    filters=CommitmentFilters,
    order="due",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No promise is on record yet. Promises are written on the page of a visit, also from a phone."),
    link=lambda row: reverse("desk:commitment", args=[row.pk]),
    dress=_dress,
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("promise tab", "Open"), "state=open"), SavedTab(pgettext_lazy("promise tab", "Late"), "state=late"), SavedTab(_("Mine"), "whose=me")),
    columns=(
        Column("what", _("Promise"), lambda row: str(row.what), order=("what_eng", "what_ind", "pk"), place="lead", width=60),
        Column("owed_by", _("Who promised it"), lambda row: str(OWED_BY[row.owed_by]), order=("owed_by", "pk"), place="extra", width=20),
        Column("owner", _("Sees to it here"), _owner, width=30),
        Column("counterpart", _("Counterpart"), lambda row: row.counterpart, order=("counterpart", "pk"), place="extra line", width=36),
        Column("due", _("Due on"), lambda row: row.due_on, order=("due_on", "pk"), place="extra day"),
        Column("state", _("State"), lambda row: str(STATES[row.state][0]), lambda row, value: draw_state(*STATES[row.state]), width=14),
        Column("done", _("Done on"), lambda row: row.done_on, order=("done_on", "pk"), nullable=True, place="extra day"),
        Column("partner", _("Partner"), lambda row: str(row.visit.relation.partner.name or row.visit.relation.partner), order=("visit__relation__partner__sort_name", "pk"), place="extra", width=24),
        Column("visit", pgettext_lazy("promise column", "Visit"), lambda row: f"{row.visit.reference} {row.visit.title}", order=("visit__reference", "pk"), place="extra line", width=40),
        Column("result", _("What came of it"), lambda row: str(row.result) or row.withdrawn_because, place="extra line", width=40),
    ),
)  # fmt: skip

"""The list of decision rounds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.invitations.words import rupiah
from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf

from .models import Round
from .permissions import PREPARE, VIEW
from .selectors import counted_rounds
from .words import drawn, rounds_noun, state_of


class RoundFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("round filter", "Rounds that are"), field_name="state", choices=Round.State.choices,
                  any_label=pgettext_lazy("round filter", "in any state"))  # fmt: skip
    text = Containing(label=pgettext_lazy("round filter", "with"), field_name="title_ind", lookup_expr="icontains",
                      help_text=pgettext_lazy("round filter", "in the title"))  # fmt: skip

    class Meta:
        model = Round
        fields = ()


ROUNDS = ListPage(
    key="rounds.rounds",
    address="desk:rounds",
    title=_("Decision rounds"),
    lead=_("Open invitations of a period laid before the leader together, chosen by rule and decided with reasons."),
    noun=rounds_noun,
    rows=counted_rounds,
    prepare=lambda rows: rows.select_related("period"),
    filters=RoundFilters,
    order="-opened",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No round was opened yet. It needs a planning period and a closed vote on the weights of the criteria."),
    link=lambda row: reverse("desk:round", args=[row.pk]),
    act=(_("Open a round"), "desk:decision_round_new", "plus", PREPARE),
    tabs=(SavedTab(_("All")),),
    columns=(
        Column("title", _("Round"), lambda row: str(row.title), order=("title_ind", "pk"), place="lead", width=40),
        Column("state", _("State"), lambda row: str(row.get_state_display()), lambda row, word: drawn(state_of(row)), order=("state", "pk"), width=16),
        Column("entered", _("Invitations"), lambda row: row.entered, order=("entered", "pk"), place="number", width=10),
        Column("accepted", _("Accepted"), lambda row: row.accepted if row.decided_on else None, place="number", width=10),
        Column("budget", _("Budget"), lambda row: row.budget, lambda row, value: rupiah(value), order=("budget", "pk"), place="extra number"),
        Column("opened", _("Opened on"), lambda row: row.opened_on, order=("opened_on", "pk"), place="extra day"),
        Column("decided", _("Decided on"), lambda row: row.decided_on, order=("decided_on", "pk"), nullable=True, place="extra day"),
        Column("period", _("Planning period"), lambda row: str(row.period), place="extra line", width=24),
    ),
)  # fmt: skip

"""The catalogue of needs: one declaration for page and export."""

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.nested import unfold
from jalin.kernel.text.fields import columns_of
from jalin.people.selectors import names_behind

from .models import Need
from .permissions import EDIT, VIEW
from .selectors import topic_word, visible_needs, visible_periods

STATES = [
    ("open", pgettext_lazy("need filter", "open")),
    ("uncoded", pgettext_lazy("need filter", "without a confirmed code")),
    ("closed", pgettext_lazy("need filter", "met or given up")),
]


class NeedFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("need filter", "Needs that are"), method="in_state", choices=STATES,
                  any_label=pgettext_lazy("need filter", "open or closed"))  # fmt: skip
    period = OneOf(label=pgettext_lazy("need filter", "in"), field_name="period",
                   any_label=pgettext_lazy("need filter", "any planning period"))  # fmt: skip
    priority = OneOf(label=pgettext_lazy("need filter", "of"), field_name="priority", choices=Need.Priority.choices,
                     any_label=pgettext_lazy("need filter", "any priority"))  # fmt: skip
    text = Containing(label=pgettext_lazy("need filter", "with"), method="named",
                      help_text=pgettext_lazy("need filter", "in the title"))  # fmt: skip

    class Meta:
        model = Need
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["period"].offer((str(period.pk), str(period)) for period in visible_periods(self.user))

    def in_state(self, rows, name, value):
        rows = rows.filter(closed_on__isnull=value != "closed")
        return rows.filter(topic="") if value == "uncoded" else rows

    def named(self, rows, name, value):
        return rows.filter(
            Q(title_ind__icontains=value) | Q(title_jpn__icontains=value) | Q(title_eng__icontains=value)
        )


def _draw_topic(need: Need, word: str):
    """The topic, or in words that a person has to confirm one."""
    return word or format_html('<span class="soft">{}</span>', _("not coded yet"))


def _joined(rows):
    rows = rows.select_related("period", "field", "unit").annotate(unit_names=names_behind("unit_id"))
    return rows.only(*SHOWN)


SHOWN = (
    *columns_of("title"), "points", "priority", "topic", "sdg", "cofog", "unit__key",
    *(f"{row}__{name}" for row in ("field", "period") for name in columns_of("name")), "period__key",
)  # fmt: skip
NEEDS = ListPage(
    key="needs.needs",
    address="desk:needs",
    title=_("What the city needs"),
    lead=_("Needs of each planning period with their codes and the points that were voted. Invitations are matched with them."),
    noun=lambda count: ngettext("need", "needs", count),
    rows=visible_needs,
    prepare=_joined,
    dress=lambda row, filters: unfold(row.unit, "names", row.unit_names),
    filters=NeedFilters,
    order="-points",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No need is written down yet. Begin with what a unit asks for most often."),
    link=lambda row: reverse("desk:need", args=[row.pk]),
    act=(_("Write down a need"), "desk:need_new", "plus", EDIT),
    tabs=(SavedTab(pgettext_lazy("tab", "Open"), "state=open"), SavedTab(_("Not coded"), "state=uncoded"), SavedTab(_("All"))),
    columns=(
        Column("title", _("Need"), lambda row: str(row.title), order=("title_ind", "pk"), place="lead", width=44),
        Column("points", _("Points"), lambda row: row.points, order=("points", "pk"), nullable=True, place="number", width=8),
        Column("priority", _("Priority"), lambda row: str(Need.Priority(row.priority).label), order=("priority", "pk"), width=10),
        Column("topic", pgettext_lazy("vocabulary", "Topic"), lambda row: topic_word(row.topic) if row.topic else "", _draw_topic, place="extra line", width=34),
        Column("unit", _("Unit"), lambda row: row.unit.name_today if row.unit else "", place="extra", width=24),
        Column("sdg", _("SDG"), lambda row: row.sdg, order=("sdg", "pk"), nullable=True, place="extra number", width=6),
        Column("cofog", _("COFOG"), lambda row: row.cofog, order=("cofog", "pk"), place="extra", width=8),
        Column("field", _("Field"), lambda row: str(row.field.name) if row.field else "", place="extra line", width=30),
        Column("period", _("Planning period"), lambda row: str(row.period), order=("period__starts_on", "pk"), place="extra line", width=24),
    ),
)  # fmt: skip

"""The list of visits: one declaration for page and export. It names no person."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.text.fields import columns_of
from jalin.relations.folding import fold

from .models import Visit
from .permissions import PLAN, VIEW
from .selectors import visible_visits
from .words import DIRECTIONS, STATES, drawn, partner_word, visits_noun

WHEN = [
    ("now", pgettext_lazy("visit filter", "go on today")),
    ("coming", pgettext_lazy("visit filter", "begin within 90 days")),
    ("past", pgettext_lazy("visit filter", "are over")),
]


class VisitFilters(ListFilters):
    direction = OneOf(label=pgettext_lazy("visit filter", "Visits in which"), field_name="direction",
                      any_label=pgettext_lazy("visit filter", "anybody travels"),
                      choices=[(key, word) for key, (word, _icon) in DIRECTIONS.items()])  # fmt: skip
    state = OneOf(label=pgettext_lazy("visit filter", "that are"), field_name="state",
                  any_label=pgettext_lazy("visit filter", "in any state"),
                  choices=[(key, word) for key, (word, _tone, _icon) in STATES.items()])  # fmt: skip
    when = OneOf(label=pgettext_lazy("visit filter", "and"), choices=WHEN, method="at_that_time",
                 any_label=pgettext_lazy("visit filter", "are at any time"))  # fmt: skip
    text = Containing(label=pgettext_lazy("visit filter", "with"), method="named",
                      help_text=pgettext_lazy("visit filter", "in the title, the reference or the partner's name"))  # fmt: skip

    class Meta:
        model = Visit
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()

    def at_that_time(self, rows, name, value):
        if value == "now":
            return rows.filter(starts_on__lte=self.today, ends_on__gte=self.today)
        if value == "past":
            return rows.filter(ends_on__lt=self.today)
        return rows.filter(starts_on__range=(self.today, self.today + timedelta(days=90)))

    def named(self, rows, name, value):
        titles = Q(title_ind__icontains=value) | Q(title_jpn__icontains=value) | Q(title_eng__icontains=value)
        return rows.filter(
            titles | Q(reference__icontains=value) | Q(relation__partner__sort_name__contains=fold(value))
        )


SHOWN = ("reference", "direction", *columns_of("title"), "starts_on", "ends_on", "state", "relation__partner__slug",
         *(f"relation__partner__{name}" for name in columns_of("name")))  # fmt: skip


def with_shown(rows):
    """Only the columns that list and calendar draw."""
    return rows.select_related("relation__partner").only(*SHOWN)


VISITS = ListPage(
    key="visits.visits",
    address="desk:visits",
    title=_("Visits"),
    lead=_("Every journey of a delegation, ours and theirs: when, what for, and where it stands."),
    noun=visits_noun,
    rows=visible_visits,
    prepare=with_shown,
    filters=VisitFilters,
    order="-first",
    template="visits/visits.html",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No visit is on record yet. Plan the next journey, or enter the last one."),
    link=lambda row: reverse("desk:visit", args=[row.pk]),
    act=(_("Plan a visit"), "desk:visit_new", "plus", PLAN),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("Coming"), "when=coming"),
        SavedTab(_("Under way"), "state=under_way"),
        SavedTab(_("Not reported yet"), "state=ended"),
    ),
    columns=(
        Column("title", _("Visit"), lambda row: str(row.title), order=("title_ind", "pk"), place="lead", width=48),
        Column("partner", _("Partner"), partner_word, order=("relation__partner__sort_name", "pk"), width=26),
        Column("direction", _("Direction"), lambda row: str(DIRECTIONS[row.direction][0]), order=("direction", "pk"), place="extra",
               width=16),
        Column("first", _("First day"), lambda row: row.starts_on, order=("starts_on", "pk"), place="extra day"),
        Column("last", _("Last day"), lambda row: row.ends_on, order=("ends_on", "pk"), place="extra day"),
        Column("state", _("State"), lambda row: str(STATES[row.state][0]), lambda row, value: drawn(row.state), order=("state", "pk"),
               width=16),
        Column("reference", _("Reference"), lambda row: row.reference, order=("reference",), place="extra", width=14),
    ),
)  # fmt: skip

"""The list of invitations: one declaration for page and export; the board uses the same filters."""

from datetime import timedelta
from functools import cache, lru_cache

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.ui.tags.frames import icon
from jalin.people.models import Unit
from jalin.people.selectors import unit_names_today

from . import lifecycle
from .models import Invitation, Likeness
from .permissions import EXPORT, RECORD, VIEW
from .selectors import visible_invitations
from .words import from_where, invitations_noun, span_words, state_words, title_of, title_shown

SOON = timedelta(days=7)
DUE = [
    ("overdue", pgettext_lazy("invitation filter", "wait longer than promised")),
    ("soon", pgettext_lazy("invitation filter", "are due within seven days")),
]
WHICH = [
    ("must", pgettext_lazy("invitation filter", "come under existing cooperation")),
    ("alike", pgettext_lazy("invitation filter", "may be there twice")),
    ("mine", pgettext_lazy("invitation filter", "are with me")),
    ("unknown", pgettext_lazy("invitation filter", "come from nobody on record")),
]
OPEN = "open"


def _open_pairs():
    return Likeness.objects.filter(verdict=Likeness.Verdict.OPEN)


@cache  # an expression without values of its own: put together once
def _is_alike():
    open_pairs = _open_pairs()
    return Exists(open_pairs.filter(one=OuterRef("pk"))) | Exists(open_pairs.filter(other=OuterRef("pk")))


def with_likeness(rows):
    """Each row knows whether a likeness of it waits for a judgement."""
    return rows.annotate(is_alike=_is_alike())


class InvitationFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("invitation filter", "Invitations that are"), method="in_state",
                  any_label=pgettext_lazy("invitation filter", "in any state"),
                  choices=[(OPEN, pgettext_lazy("invitation filter", "not answered yet")),
                           *((key, label) for key, label in Invitation.State.choices if key != lifecycle.UNCONFIRMED)])  # fmt: skip
    unit = OneOf(label=pgettext_lazy("invitation filter", "with"), any_label=pgettext_lazy("invitation filter", "any unit"),
                 field_name="unit")  # fmt: skip
    which = OneOf(label=pgettext_lazy("invitation filter", "that"), choices=WHICH, method="of_which",
                  any_label=pgettext_lazy("invitation filter", "come from anywhere"))  # fmt: skip
    due = OneOf(label=pgettext_lazy("invitation filter", "and"), choices=DUE, method="with_due",
                any_label=pgettext_lazy("invitation filter", "have any clock"))  # fmt: skip
    text = Containing(label=pgettext_lazy("invitation filter, before words", "with"), method="named",
                      help_text=pgettext_lazy("invitation filter", "in title, city or reference"))  # fmt: skip

    class Meta:
        model = Invitation
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today = timezone.localdate()
        self.unit_names = unit_names_today(
            Unit.objects.filter(Exists(Invitation.objects.filter(unit=OuterRef("pk"))))
        )
        self.filters["unit"].offer((str(key), name) for key, name in self.unit_names.items())

    def in_state(self, rows, name, value):
        return rows.filter(state__in=lifecycle.OPEN) if value == OPEN else rows.filter(state=value)

    def of_which(self, rows, name, value):
        if value == "must":
            return rows.filter(must_accept=True)
        if value == "mine":
            return rows.filter(held_by=self.user)
        if value == "unknown":
            return rows.filter(partner__isnull=True)
        pairs = _open_pairs()  # few beside the invitations: looked up from there, not for every row
        return rows.filter(Q(pk__in=pairs.values("one")) | Q(pk__in=pairs.values("other")))

    def with_due(self, rows, name, value):
        waiting = rows.filter(state__in=lifecycle.OPEN)
        if value == "overdue":
            return waiting.filter(answer_due_on__lt=self.today)
        return waiting.filter(answer_due_on__gte=self.today, answer_due_on__lte=self.today + SOON)

    def named(self, rows, name, value):
        found = Q()
        for column in ("title", "heading_ind", "heading_jpn", "heading_eng", "inviter_name", "city"):
            found |= Q(**{f"{column}__icontains": value})
        return rows.filter(found | Q(reference__iexact=value.strip()))


def mark(word, tone: str, sign: str):
    """Icon, word and tone, drawn without a template: a page has dozens of them, and the same few again and again."""
    return _mark(str(word), tone, sign)


@lru_cache(maxsize=1024)
def _mark(word: str, tone: str, sign: str):
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, icon(sign), word)


def state_mark(invitation: Invitation):
    shown = state_words(invitation.state, invitation.outcome)
    return mark(shown["word"], shown["tone"], shown["icon"])


SHOWN = (
    "reference", "title", "language", "heading_ind", "heading_jpn", "heading_eng", "inviter_name", "city", "country", "starts_on", "ends_on",
    "state", "state_since", "outcome", "must_accept", "is_invented", "answer_due_on", "answered_on", "received_on", "held_since", "unit",
    "held_by__name",
)  # fmt: skip


def with_shown(rows):
    """Only the columns that lists and cards draw: texts are long, and some of them encrypted."""
    return rows.select_related("held_by").only(*SHOWN)


def name_unit(invitation: Invitation, filters: InvitationFilters) -> None:
    """The unit's name of today, which the filters have read for all rows at once."""
    invitation.unit_name = filters.unit_names.get(invitation.unit_id, "")


def holder_of(invitation: Invitation) -> str:
    """Who has it: the person, the unit, or the office itself."""
    if invitation.state not in lifecycle.OPEN:
        return ""
    if invitation.held_by is not None:
        return invitation.held_by.name
    if invitation.unit_id is None or invitation.state != lifecycle.WITH_UNIT:
        return str(_("the office"))
    known = getattr(invitation, "unit_name", "")
    return known or invitation.unit.name_today


INVITATIONS = ListPage(
    key="invitations.invitations",
    address="desk:invitations",
    title=_("Invitations"),
    lead=_("Every invitation from abroad: who invites to what, who has it, and by when an answer is owed."),
    noun=invitations_noun,
    rows=visible_invitations,
    prepare=with_shown,
    dress=name_unit,
    filters=InvitationFilters,
    order="-received",
    verb=VIEW,
    export_verb=EXPORT,
    empty=_("No invitation has come in yet. Enter one from a letter or an e-mail, or wait for the public form."),
    link=lambda row: reverse("desk:invitation", args=[row.pk]),
    act=(_("Enter an invitation"), "desk:invitation_enter", "plus", RECORD),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("Not answered yet"), "state=open"),
        SavedTab(_("Longer than promised"), "due=overdue"),
        SavedTab(_("Existing cooperation"), "which=must"),
        SavedTab(_("Maybe twice"), "which=alike"),
    ),
    columns=(
        Column("title", _("What it is about"), title_of, lambda row, words: title_shown(row), order=("title", "pk"), place="lead", width=50),
        Column("from", _("From where"), from_where, order=("country", "city", "pk"), width=30),
        Column("state", _("State"), lambda row: state_words(row.state, row.outcome)["word"], lambda row, word: state_mark(row),
               order=("state", "pk"), width=18),
        Column("holder", _("Who has it"), holder_of, place="extra line", width=26),
        Column("days", _("When"), lambda row: span_words(row.starts_on, row.ends_on), order=("starts_on", "pk"), nullable=True,
               place="extra", width=26),
        Column("due", _("Answer owed by"), lambda row: row.answer_due_on if row.state in lifecycle.OPEN else None,
               order=("answer_due_on", "pk"), nullable=True, place="extra day"),
        Column("must", _("Existing cooperation"), lambda row: _("Yes") if row.must_accept else "", order=("must_accept", "pk"), place="extra"),
        Column("received", _("Received on"), lambda row: row.received_on, order=("received_on", "pk"), place="extra day"),
        Column("reference", _("Reference"), lambda row: row.reference, order=("reference",), place="extra day", width=12),
    ),
)  # fmt: skip

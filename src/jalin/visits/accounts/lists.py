"""The register of gifts and the list of expenses, from all visits."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.people.lists import draw_state
from jalin.relations.folding import fold

from .costs import Paid, in_home
from .models import Category, Expense, Gift
from .permissions import VIEW_ACCOUNTS
from .selectors import gift_clock, home_country, home_currency, visible_expenses, visible_gifts
from .words import GIFT_STATES, expenses_noun, gift_state, gifts_noun, money


class GiftFilters(ListFilters):
    direction = OneOf(label=pgettext_lazy("gift filter", "Gifts that were"), field_name="direction", choices=Gift.Direction.choices,
                      any_label=pgettext_lazy("gift filter", "received or given"))  # fmt: skip
    state = OneOf(label=pgettext_lazy("gift filter", "and"), method="in_state", any_label=pgettext_lazy("gift filter", "in any state"),
                  choices=[("open", pgettext_lazy("gift filter", "are to be reported")), ("reported", pgettext_lazy("gift filter", "were reported"))])  # fmt: skip
    text = Containing(label=pgettext_lazy("gift filter", "with"), method="named",
                      help_text=pgettext_lazy("gift filter", "in the description, an office or the partner's name"))  # fmt: skip

    class Meta:
        model = Gift
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.today, self.country = timezone.localdate(), home_country()

    def in_state(self, rows, name, value):
        rows = rows.filter(direction=Gift.Direction.RECEIVED)
        if value == "reported":
            return rows.filter(reported_on__isnull=False)
        return rows.filter(reported_on__isnull=True, not_reported_because="")

    def named(self, rows, name, value):
        offices = Q(giver_office__icontains=value) | Q(receiver_office__icontains=value)
        return rows.filter(
            Q(what__icontains=value) | offices | Q(visit__relation__partner__sort_name__contains=fold(value))
        )


def _dress_gift(row, filters) -> None:
    row.clock = gift_clock(row, filters.country, filters.today)
    row.state = gift_state(row, row.clock)


# What the columns and the clock ask for: no name of a person, and no more of the visit than its reference.
SHOWN_OF_GIFTS = ("what", "direction", "on_day", "giver_office", "receiver_office", "place", "value", "currency", "ruling",
                  "reported_on", "not_reported_because", "visit__reference")  # fmt: skip
GIFTS = ListPage(
    key="visits.gifts",
    address="desk:visit_gifts",
    title=_("Register of gifts"),
    lead=_("What was received and given on visits, and its report to the anti-corruption commission. Names are not in this list."),
    noun=gifts_noun,
    rows=visible_gifts,
    prepare=lambda rows: rows.select_related("visit").only(*SHOWN_OF_GIFTS),
    filters=GiftFilters,
    order="-day",
    verb=VIEW_ACCOUNTS,
    export_verb=VIEW_ACCOUNTS,
    empty=_("No gift is in the register yet. Gifts are entered on the accounts of a visit."),
    link=lambda row: reverse("desk:visit_gift", args=[row.pk]),
    dress=_dress_gift,
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("gift tab", "To be reported"), "state=open")),
    columns=(
        Column("what", _("Gift"), lambda row: row.what, order=("what", "pk"), place="lead", width=40),
        Column("direction", _("Received or given"), lambda row: str(Gift.Direction(row.direction).label), order=("direction", "pk"), place="extra", width=12),
        Column("day", _("Day"), lambda row: row.on_day, order=("on_day", "pk"), place="extra day"),
        Column("giver", _("Office of the giver"), lambda row: row.giver_office, order=("giver_office", "pk"), place="extra line", width=30),
        Column("receiver", _("Office of the receiver"), lambda row: row.receiver_office, order=("receiver_office", "pk"), place="extra line", width=30),
        Column("place", pgettext_lazy("gift", "Place"), lambda row: row.place, order=("place", "pk"), place="extra", width=24),
        Column("value", _("Estimated value"), lambda row: row.value, lambda row, value: money(value, ""), order=("value", "pk"), nullable=True, place="number"),
        Column("currency", _("Currency"), lambda row: row.currency, order=("currency", "pk"), place="extra", width=10),
        Column("state", _("State"), lambda row: str(GIFT_STATES[row.state][0]), lambda row, value: draw_state(*GIFT_STATES[row.state]), width=18),
        Column("due", _("Report due by"), lambda row: row.clock.due if row.clock else None, place="extra day"),
        Column("reported", _("Reported on"), lambda row: row.reported_on, order=("reported_on", "pk"), nullable=True, place="extra day"),
        Column("visit", pgettext_lazy("promise column", "Visit"), lambda row: row.visit.reference, order=("visit__reference", "pk"), place="extra", width=14),
    ),
)  # fmt: skip


class ExpenseFilters(ListFilters):
    category = OneOf(label=pgettext_lazy("expense filter", "Expenses for"), field_name="category", choices=Category.choices,
                     any_label=pgettext_lazy("expense filter", "anything"))  # fmt: skip
    receipt = OneOf(label=pgettext_lazy("expense filter", "and"), method="with_receipt", any_label=pgettext_lazy("expense filter", "with or without a receipt"),
                    choices=[("no", pgettext_lazy("expense filter", "without a receipt"))])  # fmt: skip
    text = Containing(label=pgettext_lazy("expense filter", "with"), method="named",
                      help_text=pgettext_lazy("expense filter", "in what it was or the partner's name"))  # fmt: skip

    class Meta:
        model = Expense
        fields = ()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.currency = home_currency(timezone.localdate(), home_country())

    def with_receipt(self, rows, name, value):
        return rows.filter(receipt__isnull=True)

    def named(self, rows, name, value):
        return rows.filter(
            Q(what__icontains=value) | Q(visit__relation__partner__sort_name__contains=fold(value))
        )


def _dress_expense(row, filters) -> None:
    row.in_home = in_home(Paid(row.category, row.amount, row.currency, row.rate), filters.currency)


def _receipt(row) -> str:
    return str(_("receipt") if row.receipt_id else _("no receipt"))


SHOWN_OF_EXPENSES = (
    "what",
    "category",
    "paid_on",
    "amount",
    "currency",
    "rate",
    "receipt",
    "visit__reference",
)
EXPENSES = ListPage(
    key="visits.expenses",
    address="desk:visit_expenses",
    title=_("Expenses of visits"),
    lead=_("What was paid for journeys and receptions; a line without a receipt says so."),
    noun=expenses_noun,
    rows=visible_expenses,
    prepare=lambda rows: rows.select_related("visit").only(*SHOWN_OF_EXPENSES),
    filters=ExpenseFilters,
    order="-day",
    verb=VIEW_ACCOUNTS,
    export_verb=VIEW_ACCOUNTS,
    empty=_("No expense is on record yet. Expenses are entered on the accounts of a visit."),
    link=lambda row: reverse("desk:visit_accounts", args=[row.visit_id]),
    dress=_dress_expense,
    tabs=(SavedTab(_("All")), SavedTab(pgettext_lazy("expense tab", "Without a receipt"), "receipt=no")),
    columns=(
        Column("what", _("What it was"), lambda row: row.what, order=("what", "pk"), place="lead", width=40),
        Column("category", _("Category"), lambda row: str(Category(row.category).label), order=("category", "pk"), place="extra", width=20),
        Column("day", _("Paid on"), lambda row: row.paid_on, order=("paid_on", "pk"), place="extra day"),
        Column("amount", _("Amount"), lambda row: row.amount, lambda row, value: money(value, ""), order=("amount", "pk"), place="number"),
        Column("currency", _("Currency"), lambda row: row.currency, order=("currency", "pk"), place="extra", width=10),
        Column("in_home", _("In the office’s currency"), lambda row: row.in_home, lambda row, value: money(value, ""), place="number"),
        Column("receipt", _("Receipt"), _receipt, lambda row, value: draw_state(value, "good", "check") if row.receipt_id else draw_state(value, "due", "alert-triangle"), width=16),
        Column("visit", pgettext_lazy("promise column", "Visit"), lambda row: row.visit.reference, order=("visit__reference", "pk"), place="extra", width=14),
    ),
)  # fmt: skip

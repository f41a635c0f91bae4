"""The accounts on the page of a visit, and its cost on the public page."""

from django.db.models import Count, Q
from django.urls import reverse

from jalin.kernel.access import can
from jalin.kernel.prepared import prepared

from .models import Category, Gift
from .permissions import VIEW_ACCOUNTS
from .selectors import cost_of
from .words import money

OPEN_GIFT = Q(
    gifts__direction=Gift.Direction.RECEIVED, gifts__reported_on__isnull=True, gifts__not_reported_because=""
)


@prepared
def _counted(rows, *, pk):
    bare = Q(expenses__receipt__isnull=True)
    return rows.filter(pk=pk).values("pk").annotate(
        report_count=Count("report", distinct=True), gift_count=Count("gifts", distinct=True), open_gifts=Count("gifts", filter=OPEN_GIFT, distinct=True),
        expense_count=Count("expenses", distinct=True), bare=Count("expenses", filter=bare, distinct=True),
    ).order_by()  # fmt: skip


def accounts_section(request, visit) -> dict | None:
    """What is still to be done, and the way to the accounts; one statement."""
    if not can(request.user, VIEW_ACCOUNTS):
        return None
    found = _counted.one(type(visit).objects.all(), pk=visit.pk)
    return {
        "template": "visit_accounts/section.html",
        "context": {
            **found,
            "has_begun": found["report_count"] > 0,
            "url": reverse("desk:visit_accounts", args=[visit.pk]),
        },
    }


def cost_for_all(visit) -> dict | None:
    """Budget and what was paid, by category; no receipt, no person."""
    cost = cost_of(visit)
    if not cost.lines:
        return None
    return {"template": "visit_accounts/public_part.html", "context": cost_shown(cost)}


def cost_shown(cost) -> dict:
    """The lines and their sum as a page writes them."""

    def words(planned, spent, left) -> dict:
        return {
            "planned": money(planned, cost.currency),
            "spent": money(spent, cost.currency),
            "left": money(left, cost.currency),
        }

    left = None if cost.planned is None else cost.planned - cost.spent
    return {
        "lines": [{"name": Category(one.category).label, "line": one, **words(one.planned, one.spent, one.left)} for one in cost.lines],
        "sum": words(cost.planned, cost.spent, left), "is_over": left is not None and left < 0, "cost": cost,
    }  # fmt: skip

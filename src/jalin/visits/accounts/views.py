"""The accounts of a visit: the page, gifts, costs, letters, dates. The report has views of its own (reporting/)."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.visits.models import Visit
from jalin.visits.selectors import visit_rows

from .duties import GIFT, duty_on
from .forms import BecauseForm, BudgetForm, ExpenseForm, FollowUpForm, GiftForm, ReportedForm, RulingForm
from .models import BudgetLine, Expense, FollowUp, Gift
from .page import accounts_page, gift_shown
from .permissions import KEEP_ACCOUNTS, VIEW_ACCOUNTS
from .printing import printed_gifts
from .selectors import home_country, home_currency, visible_gifts
from .services import (
    enter_expense,
    exempt_gift,
    finish_follow_up,
    record_gift,
    remove_expense,
    report_gift,
    rule_gift,
    set_budget,
    set_follow_up,
)

asks = require_http_methods(["GET", "HEAD", "POST"])


def visit_or_404(user, pk: int, verb=VIEW_ACCOUNTS) -> Visit:
    return get_object_or_404(visit_rows(user, str(verb)).select_related("relation__partner", "report"), pk=pk)


def show(request, visit: Visit, act=None):
    return render(request, "visit_accounts/accounts.html", {**accounts_page(request, visit), "act": act})


def beside(request, visit: Visit, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, visit, act))


def back_to(pk: int) -> str:
    return reverse("desk:visit_accounts", args=[pk])


def as_pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@needs(VIEW_ACCOUNTS)
@require_safe
def accounts(request, pk):
    return show(request, visit_or_404(request.user, pk))


@needs(KEEP_ACCOUNTS)
@asks
def gift_new(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)
    first = {
        "direction": Gift.Direction.RECEIVED,
        "on_day": min(visit.ends_on, timezone.localdate()),
        "place": visit.place,
    }
    form = GiftForm(sent(request), visit=visit, initial=first)

    def do(values) -> str:
        record_gift(by=request.user, visit=visit, **values)
        return _("The gift is in the register.")

    return beside(
        request,
        visit,
        Act("gift", _("Enter a gift"), _("Enter the gift"), back_to(pk), icon="gift"),
        form,
        do,
    )


def _gift(request, pk: int, verb=VIEW_ACCOUNTS) -> Gift:
    found = visible_gifts(request.user) if verb is VIEW_ACCOUNTS else rows(Gift, request.user, verb)
    return get_object_or_404(found.select_related("visit__relation__partner", "item"), pk=pk)


def show_gift(request, gift: Gift, act=None):
    """Names are shown to who keeps the register only."""
    country, may_keep = home_country(), can(request.user, KEEP_ACCOUNTS, gift.visit)
    return render(request, "visit_accounts/gift.html", {
        **gift_shown(gift, country, timezone.localdate()), "visit": gift.visit, "act": act, "may_keep": may_keep,
        "duty": duty_on(GIFT, country, gift.on_day), "is_received": gift.direction == Gift.Direction.RECEIVED,
        "trail": [(_("Register of gifts"), reverse("desk:visit_gifts")), (gift.what, "")],
    })  # fmt: skip


@needs(VIEW_ACCOUNTS)
@require_safe
def gift(request, pk):
    return show_gift(request, _gift(request, pk))


def _with_gift(request, pk: int, act: Act, form, do):
    found = _gift(request, pk, KEEP_ACCOUNTS)
    return act_beside(
        request,
        act,
        form,
        do=lambda values: do(found, values),
        page=lambda request, act: show_gift(request, found, act),
    )


def _gift_page(pk: int) -> str:
    return reverse("desk:visit_gift", args=[pk])


@needs(KEEP_ACCOUNTS)
@asks
def gift_edit(request, pk):
    found = _gift(request, pk, KEEP_ACCOUNTS)
    form = GiftForm(sent(request), visit=found.visit, instance=found)

    def do(found, values) -> str:
        record_gift(by=request.user, visit=found.visit, gift=found, **values)
        return _("The gift is in the register.")

    return _with_gift(
        request,
        pk,
        Act("gift", _("Correct the gift"), _("Save the changes"), _gift_page(pk), icon="pencil"),
        form,
        do,
    )


@needs(KEEP_ACCOUNTS)
@asks
def gift_reported(request, pk):
    def do(found, values) -> str:
        report_gift(by=request.user, gift=found, **values)
        return _("The gift is reported; its clock has stopped.")

    act = Act(
        "reported", _("Say that the gift was reported"), _("It was reported"), _gift_page(pk), icon="check"
    )
    return _with_gift(
        request, pk, act, ReportedForm(sent(request), initial={"reported_on": timezone.localdate()}), do
    )


@needs(KEEP_ACCOUNTS)
@asks
def gift_exempt(request, pk):
    def do(found, values) -> str:
        exempt_gift(by=request.user, gift=found, **values)
        return _("The register says why the gift is not reported.")

    act = Act(
        "exempt",
        _("Say why the gift need not be reported"),
        _("Keep the reason"),
        _gift_page(pk),
        icon="minus",
    )
    return _with_gift(request, pk, act, BecauseForm(sent(request)), do)


@needs(KEEP_ACCOUNTS)
@asks
def gift_ruled(request, pk):
    def do(found, values) -> str:
        rule_gift(by=request.user, gift=found, **values)
        return _("The decision is in the register.")

    act = Act("ruled", _("Enter what was decided"), _("Enter the decision"), _gift_page(pk), icon="gavel")
    return _with_gift(request, pk, act, RulingForm(sent(request)), do)


@needs(KEEP_ACCOUNTS)
@require_safe
def gifts_pdf(request, pk):
    """The report to the commission, with the names that it asks for."""
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)
    received = list(
        visit.gifts.filter(direction=Gift.Direction.RECEIVED, not_reported_because="").order_by(
            "on_day", "pk"
        )
    )
    return as_pdf(printed_gifts(visit, received, timezone.localdate()), f"{visit.reference}-gifts")


@needs(KEEP_ACCOUNTS)
@asks
def budget(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)
    form = BudgetForm(
        sent(request), initial=dict(BudgetLine.objects.filter(visit=visit).values_list("category", "amount"))
    )

    def do(values) -> str:
        set_budget(by=request.user, visit=visit, amounts=values)
        return _("The budget is set.")

    currency = home_currency(visit.ends_on, home_country())
    act = Act(
        "budget",
        _("Set the budget"),
        _("Set the budget"),
        back_to(pk),
        icon="coin",
        lead=_("All amounts in %(currency)s.") % {"currency": currency},
    )
    return beside(request, visit, act, form, do)


def _expense(request, visit: Visit, expense: Expense | None, title: str):
    names = ("category", "what", "paid_on", "amount", "currency", "rate", "no_receipt_because")
    first = {name: getattr(expense, name) for name in names} if expense else {
        "paid_on": min(visit.ends_on, timezone.localdate()), "currency": home_currency(visit.ends_on, home_country())}  # fmt: skip
    form = ExpenseForm(sent(request), request.FILES or None, initial=first)

    def do(values) -> str:
        try:
            enter_expense(by=request.user, visit=visit, expense=expense, **values)
        except UnreadableFile as refusal:
            raise ValidationError({"file": str(refusal)}) from refusal
        return (
            _("The expense is entered.")
            if values["file"] or (expense and expense.receipt_id)
            else _("The expense is entered, without a receipt.")
        )

    return beside(
        request, visit, Act("expense", title, _("Keep the expense"), back_to(visit.pk), icon="coin"), form, do
    )


@needs(KEEP_ACCOUNTS)
@asks
def expense_new(request, pk):
    return _expense(request, visit_or_404(request.user, pk, KEEP_ACCOUNTS), None, _("Enter an expense"))


def _own(request, model, pk: int):
    return get_object_or_404(
        rows(model, request.user, KEEP_ACCOUNTS).select_related("visit__relation__partner"), pk=pk
    )


@needs(KEEP_ACCOUNTS)
@asks
def expense_edit(request, pk):
    found = _own(request, Expense, pk)
    return _expense(request, found.visit, found, _("Correct the expense"))


@needs(KEEP_ACCOUNTS)
@require_POST
def expense_remove(request, pk):
    found = _own(request, Expense, pk)
    remove_expense(by=request.user, expense=found)
    return redirect("desk:visit_accounts", found.visit_id)


@needs(KEEP_ACCOUNTS)
@asks
def follow_up_new(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)

    def do(values) -> str:
        set_follow_up(by=request.user, visit=visit, **values)
        return _("The date stands on the desk of its owner.")

    act = Act("follow-up", _("Set a date"), _("Set the date"), back_to(pk), icon="calendar-due")
    return beside(request, visit, act, FollowUpForm(sent(request), initial={"unit": visit.unit_id}), do)


@needs(KEEP_ACCOUNTS)
@require_POST
def follow_up_done(request, pk):
    found = _own(request, FollowUp, pk)
    finish_follow_up(by=request.user, follow_up=found)
    return redirect("desk:visit_accounts", found.visit_id)

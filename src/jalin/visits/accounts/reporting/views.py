"""The page on which the report of a journey is written, and its acts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalin.kernel.access import rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, sent
from jalin.kernel.forms.refusals import add_refusal
from jalin.visits.accounts.duties import shipped_headings
from jalin.visits.accounts.forms import BecauseForm, BeginForm, HandInForm, ReportForm
from jalin.visits.accounts.models import Report
from jalin.visits.accounts.page import report_shown
from jalin.visits.accounts.permissions import KEEP_ACCOUNTS, VIEW_ACCOUNTS
from jalin.visits.accounts.printing import printed_report
from jalin.visits.accounts.selectors import home_country
from jalin.visits.accounts.views import as_pdf, asks, back_to, beside, visit_or_404

from .services import begin_report, hand_in_report, take_back_report, write_report


@needs(KEEP_ACCOUNTS)
@asks
def report(request, pk):
    """Begin the report, or go on writing it."""
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)
    found = Report.objects.filter(visit=visit).first()
    if found is None:
        return _begin(request, visit)
    if found.handed_in_on:
        return redirect("desk:visit_accounts", pk)
    headings = shipped_headings()[found.form]
    form = ReportForm(
        sent(request),
        headings=headings,
        language=found.language,
        initial={"seen": found.version, **found.bodies},
    )
    if form.is_bound and form.is_valid():
        try:
            write_report(by=request.user, report=found, bodies=form.bodies, seen=form.cleaned_data["seen"])
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The report is kept."))
            return redirect("desk:visit_accounts", pk)
    return render(request, "visit_accounts/report.html", {
        "visit": visit, "report": found, "form": form, "headings": headings, "clock": report_shown(visit, found, home_country(), timezone.localdate()),
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[pk])),
                  (_("Report and accounts"), back_to(pk)), (_("Report of the journey"), "")],
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _begin(request, visit):
    def do(values) -> str:
        begin_report(by=request.user, visit=visit, **values)
        return _("The report is begun with what is on record. Read it through and complete it.")

    act = Act("report", _("Begin the report"), _("Begin it"), back_to(visit.pk), icon="report",
              lead=_("Programme, minutes, promises and dates are written in for you."))  # fmt: skip
    return beside(request, visit, act, BeginForm(sent(request), initial={"language": "id"}), do)


def _report(request, pk: int) -> Report:
    found = rows(Report, request.user, KEEP_ACCOUNTS).select_related("visit__relation__partner")
    return get_object_or_404(found, visit=pk)


@needs(KEEP_ACCOUNTS)
@asks
def hand_in(request, pk):
    found = _report(request, pk)

    def do(values) -> str:
        hand_in_report(by=request.user, report=found, **values)
        return _("The report is handed in; its clock has stopped.")

    act = Act("hand-in", _("Hand in the report"), _("It was handed in"), back_to(pk), icon="check")
    return beside(
        request,
        found.visit,
        act,
        HandInForm(sent(request), initial={"handed_in_on": timezone.localdate()}),
        do,
    )


@needs(KEEP_ACCOUNTS)
@asks
def take_back(request, pk):
    found = _report(request, pk)

    def do(values) -> str:
        take_back_report(by=request.user, report=found, **values)
        return _("The report can be changed again.")

    act = Act("take-back", _("Take the report back"), _("Take it back"), back_to(pk), icon="arrow-back-up")
    return beside(request, found.visit, act, BecauseForm(sent(request)), do)


@needs(VIEW_ACCOUNTS)
@require_safe
def report_pdf(request, pk):
    visit = visit_or_404(request.user, pk)
    found = get_object_or_404(Report.objects.filter(visit=visit).select_related("visit__relation__partner"))
    return as_pdf(printed_report(found, timezone.localdate()), f"{visit.reference}-report")

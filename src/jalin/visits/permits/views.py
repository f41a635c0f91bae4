"""The acts on the permit of a visit."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import require
from jalin.kernel.access.views import needs
from jalin.kernel.documents.views import give_out
from jalin.kernel.forms.acts import Act, sent
from jalin.visits.models import PermitPaper
from jalin.visits.permissions import PLAN, VIEW_PAPERS
from jalin.visits.views import asks, beside, visit_or_404, visit_url

from .forms import PermitPaperForm, StepForm
from .reckoning import papers_of
from .services import put_permit_paper, record_permit, remove_permit_paper
from .telling import said


@needs(PLAN)
@asks
def permit_step(request, pk):
    found = visit_or_404(request.user, pk, PLAN)
    permit = getattr(found, "permit", None)
    form = StepForm(
        sent(request), state=permit.state if permit else "preparing", initial={"on_day": timezone.localdate()}
    )

    def do(values) -> str:
        record_permit(by=request.user, visit=found, **values)
        return _("It is recorded.")

    act = Act(
        "permit",
        _("Record what happened to the permit"),
        _("Record it"),
        visit_url(pk),
        icon="file-certificate",
    )
    return beside(request, found, act, form, do)


@needs(PLAN)
@asks
def permit_paper(request, pk, key):
    found = visit_or_404(request.user, pk, PLAN)
    paper = papers_of(found).get(key)
    if paper is None:
        raise Http404
    form = PermitPaperForm(sent(request), request.FILES or None, initial={"ready_on": timezone.localdate()})

    def do(values) -> str:
        put_permit_paper(by=request.user, visit=found, key=key, **values)
        return _("The paper is ready.")

    act = Act(
        "paper", _("A paper is ready"), _("It is ready"), visit_url(pk), icon="check", lead=said(paper.name)
    )
    return beside(request, found, act, form, do)


@needs(PLAN)
@require_POST
def permit_paper_remove(request, pk, key):
    found = visit_or_404(request.user, pk, PLAN)
    get_object_or_404(PermitPaper, permit__visit=found, key=key)
    remove_permit_paper(by=request.user, visit=found, key=key)
    return redirect(visit_url(pk))


@needs(VIEW_PAPERS)
@require_safe
def permit_paper_file(request, pk, key):
    """The file of a paper of the permit: it may name people, so only who looks after their papers has it."""
    found = visit_or_404(request.user, pk)
    require(request.user, VIEW_PAPERS, found)
    row = get_object_or_404(
        PermitPaper.objects.select_related("document"), permit__visit=found, key=key, document__isnull=False
    )
    return give_out(request, row.document)

"""The booklet as a file."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs
from jalin.visits.permissions import VIEW
from jalin.visits.views import visit_or_404

from .printing import booklet, pair_for


@needs(VIEW)
@require_safe
def booklet_pdf(request, pk):
    """The programme in two languages; `?languages=id-ja` names them."""
    visit = visit_or_404(request.user, pk)
    pair = pair_for(visit, request.GET.get("languages", ""))
    response = HttpResponse(booklet(visit, request.user, pair), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{visit.reference}-{"-".join(pair)}.pdf"'
    response["Cache-Control"] = "private, no-store"  # it may hold names
    return response

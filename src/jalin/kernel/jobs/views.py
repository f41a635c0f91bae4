"""The part of a page that shows how far a job is."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access.views import needs

from .permissions import VIEW
from .selectors import progress_of, visible_jobs
from .services import cancel_job


@require_safe
@needs(VIEW)
def job(request, pk):
    """The part alone for htmx, which asks again every second while the job runs; a page of its own
    otherwise."""
    found = get_object_or_404(visible_jobs(request.user), pk=pk)
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"
    return render(request, template, {"job": progress_of(found)})


@require_POST
@needs(VIEW)
def cancel(request, pk):
    """Ask the job to stop and go back to the page it was shown on."""
    found = get_object_or_404(visible_jobs(request.user), pk=pk)
    cancel_job(by=request.user, job=found)
    back = request.headers.get("referer", "")
    is_own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if is_own else reverse("desk:job", args=[pk]))

"""The living page of all parts, for staff."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs

from . import samples


@needs("people.view_desk")
@require_safe
def styleguide(request):
    """Every part in all its states, with long names and with nothing; `?drawer=sample` opens the drawer."""
    shown = {
        "home": samples.HOME,
        "partner": samples.PARTNER,
        "long_name": samples.LONG_UNIT,
        "timeline": samples.timeline(),
        "stages": samples.stages(),
        "claims": samples.disagreeing(),
        "rows": samples.rows(),
        "jobs": samples.jobs(),
        "entries": samples.entries(),
        "form": samples.SampleForm(),
        "wrong_form": samples.filled(),
        "names_form": samples.SampleNames(),
        "reply_form": samples.SampleReply(auto_id="reply_%s"),
        "filter_form": samples.SampleFilter(request.GET or None, auto_id="filter_%s"),
        "page": samples.page(),
        "drawer_open": request.GET.get("drawer") == "sample",
    }
    return render(request, "ui/styleguide.html", shown)

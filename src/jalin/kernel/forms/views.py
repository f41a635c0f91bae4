"""What forms ask the server while one types."""

import re

from django.shortcuts import render
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs

from .written_dates import read_back

NAME = re.compile(r"[a-z_]{1,40}")


@needs("people.view_desk")
@require_safe
def date_reading(request):
    """The reading of what stands in a date field now, as the fragment below it. `field` names the parameter."""
    name = request.GET.get("field", "date")
    name = name if NAME.fullmatch(name) else "date"
    text = request.GET.get(name, "")[:300]
    return render(request, "forms/date_reading.html", {"name": name, "reading": read_back(text)})

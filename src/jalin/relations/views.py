"""Public pages of the record."""

from django.shortcuts import get_object_or_404, render

from jalin.kernel.access.views import public

from .selectors import timeline_of, visible_partners


@public
def home(request):
    return render(request, "relations/home.html")


@public
def partners(request):
    return render(request, "relations/partners.html", {"partners": visible_partners(request.user)})


@public
def partner(request, slug):
    found = get_object_or_404(visible_partners(request.user).select_related("relation"), slug=slug)
    relation = getattr(found, "relation", None)
    events = timeline_of(request.user, relation) if relation else []
    return render(request, "relations/partner.html", {"partner": found, "relation": relation, "events": events})


@public
def about(request):
    return render(request, "relations/about.html")


@public
def accessibility(request):
    return render(request, "relations/accessibility.html")

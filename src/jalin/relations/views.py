"""Public pages of the record: short, and the same for everybody."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.people.selectors import home_office

from .public.about_page import about_page, accessibility_page
from .public.caching import kept_by_visitors
from .public.home_page import home_page
from .public.page_heads import about_head, accessibility_head, home_head, list_head, partner_head
from .public.partner_list import partner_list
from .public.partner_page import partner_page, with_what_pages_need
from .selectors import published_partners


def office_of(request):
    """The office, read once a request: the frame of the page takes it from here."""
    request.office = home_office()
    return request.office


def page_number(text: str | None) -> int:
    """A page of a timeline; anything that is none is the first."""
    return min(int(text), 10_000) if text and text.isascii() and text.isdigit() and int(text) > 0 else 1


@public
@require_safe
@kept_by_visitors
def home(request):
    shown = home_page(request.user, office_of(request))
    return render(request, "relations/home.html", shown | {"head": home_head(request, shown)})


@public
@require_safe
@kept_by_visitors
def partners(request):
    shown = partner_list(request.user, request.GET)
    return render(request, "relations/partners.html", shown | {"head": list_head(request, shown)})


@public
@require_safe
@kept_by_visitors
def partner(request, slug):
    rows, today = published_partners(request.user), timezone.localdate()
    found = with_what_pages_need.one_or_404(rows, slug=slug, today=today)
    relation = getattr(found, "relation", None)
    if relation is not None and not relation.is_public:
        relation = None
    page = page_number(request.GET.get("page"))
    office = office_of(request)
    shown = partner_page(request.user, found, relation, office, page)
    if page > 1 and not shown.get("items"):
        raise Http404
    return render(request, "relations/partner.html", shown | {"head": partner_head(request, shown, office)})


@public
@require_safe
@kept_by_visitors
def about(request):
    shown = about_page(office_of(request))
    return render(request, "relations/about.html", shown | {"head": about_head(request, shown)})


@public
@require_safe
@kept_by_visitors
def accessibility(request):
    shown = accessibility_page(office_of(request))
    return render(request, "relations/accessibility.html", shown | {"head": accessibility_head(request)})

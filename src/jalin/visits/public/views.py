"""Public pages of visits: short, and the same for everybody."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.relations.models import Event
from jalin.relations.public.caching import kept_by_visitors
from jalin.relations.public.heads import head_of
from jalin.relations.public.sources import SourceList
from jalin.relations.views import office_of, page_number
from jalin.visits.sections import public_parts_of
from jalin.visits.selectors import event_of, published_visits, visits_made
from jalin.visits.words import DIRECTIONS, STATES, days_of, partner_word, people_word

PAGE = 30


def row_of(visit) -> dict:
    return {"visit": visit, "days": days_of(visit), "partner": partner_word(visit), "state": STATES[visit.state],
            "direction": DIRECTIONS[visit.direction]}  # fmt: skip


def narrowed(rows, query) -> tuple:
    """What the address asks for: those made in one year (`year`), or with one partner (`partner`); and what they are called."""
    year, partner = query.get("year", ""), query.get("partner", "")
    if year.isdecimal() and len(year) == 4:
        return visits_made(rows, int(year), timezone.localdate()), _("Visits in %(year)s") % {"year": year}
    if partner:
        return rows.filter(relation__partner__slug=partner), _("Visits of one relation")
    return rows, _("Visits")


@public
@require_safe
@kept_by_visitors
def visits(request):
    """Every published visit, the last one first; figures in stories lead to some of them."""
    office_of(request)
    rows, title = narrowed(published_visits(request.user), request.GET)
    rows = rows.select_related("relation__partner").order_by("-starts_on", "-pk")
    page = Paginator(rows, PAGE).get_page(page_number(request.GET.get("page")))
    lead = _(
        "Journeys of our delegations and visits of our partners: what for, what they cost, what was promised and what became of it."
    )
    return render(request, "visits/public/visits.html", {
        "page": page, "rows": [row_of(visit) for visit in page], "title": title, "lead": lead,
        "head": head_of(request, title=title, description=lead),
    })  # fmt: skip


def sources_of(visit) -> list[dict]:
    """The sources that tell of the visit, apart from this office's own plan."""
    event, sources = event_of(visit), SourceList()
    if event and event.audience == Event.Audience.PUBLIC:
        for row in event.statements.exclude(source__key=visit.reference).select_related("source"):
            sources.mark(row)
    return sources.rows


@public
@require_safe
@kept_by_visitors
def visit(request, reference):
    """One published visit. Of the delegation only how many they were: no office, no name."""
    office_of(request)
    rows = published_visits(request.user).select_related("relation__partner").prefetch_related("fields")
    found = get_object_or_404(rows, reference=reference)
    side = "home" if found.direction == "outgoing" else "partner"
    count = found.delegates.filter(side=side).count()
    facts = [
        {"label": pgettext("visit", "Days"), "value": days_of(found)},
        {"label": _("Kind of journey"), "value": found.get_purpose_kind_display()},
    ]
    if found.place:
        facts.append({"label": pgettext("visit", "Place"), "value": found.place})
    if count:
        facts.append({"label": _("Delegation"), "value": people_word(count)})
    description = str(found.purpose) or str(found.title)
    return render(request, "visits/public/visit.html", {
        **row_of(found), "facts": facts, "parts": public_parts_of(found), "sources": sources_of(found), "fields": list(found.fields.all()),
        "head": head_of(request, title=str(found.title), description=description),
        "trail": [(_("Home"), reverse("home")), (_("Visits"), reverse("public_visits")), (str(found.title), "")],
    })  # fmt: skip

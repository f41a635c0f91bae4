"""The operations. Each starts from a selector; none has a rule of its own."""

from django.db.models import Prefetch
from django.http import Http404, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from jalin import __version__
from jalin.relations.kept_facts import PUBLIC
from jalin.relations.models import Statement
from jalin.relations.selectors import (
    audiences_for,
    field_rows,
    idle_after_days,
    visible_events,
    visible_partners,
    visible_relations,
)

from . import news, shapes
from .schemas import EventOut, Events, FieldOut, PartnerOut, Partners, Problem

PAGE = Query(50, ge=1, le=200, description="How many, at most 200.")
AFTER = Query("", description="`next` of the page before.", max_length=130)

api = NinjaAPI(
    title="Jalin", version=__version__, docs_url=None, openapi_url="openapi.json", urls_namespace="api",
    description="The public record of a city's cooperation abroad. Read-only. Texts: id, ja, en.",
)  # fmt: skip


def problem(request, status: int, title: str, detail: str) -> JsonResponse:
    body = {"title": title, "status": status, "detail": detail}
    return JsonResponse(body, status=status, content_type="application/problem+json")


@api.exception_handler(Http404)
def _not_found(request, error):
    return problem(request, 404, _("Not found"), _("There is no such row, or it is not published."))


@api.exception_handler(ValidationError)
def _invalid(request, error):
    wrong = ", ".join(str(fault["loc"][-1]) for fault in error.errors)
    return problem(
        request,
        422,
        _("Not understood"),
        _("These parameters are not of the form they need: %(names)s.") % {"names": wrong},
    )


def _partner(request, row) -> dict:
    today = timezone.localdate()
    if not hasattr(request, "jalin_idle_days"):
        request.jalin_idle_days = idle_after_days(today)
    relation = getattr(row, "shown_relation", None)
    return shapes.partner(row, relation=relation, audience=getattr(row, "reader_is", PUBLIC), on=today, idle_days=request.jalin_idle_days,
                          absolute=request.build_absolute_uri)  # fmt: skip


def _with_relations(user, partners: list) -> list:
    """One query for the relations the reader may see, whatever the number of partners."""
    found = {
        relation.partner_id: relation for relation in visible_relations(user).filter(partner__in=partners)
    }
    audience = audiences_for(user)
    for partner in partners:
        partner.shown_relation = found.get(partner.pk)
        partner.reader_is = audience(partner.shown_relation)
    return partners


@api.get("/", response=dict[str, str], tags=["lists"], summary="Where to begin")
def list_addresses(request):
    here = request.build_absolute_uri(request.path)
    return {
        name: f"{here}{path}"
        for name, path in {
            "description": "openapi.json",
            "partners": "v1/partners",
            "events": "v1/events",
            "fields": "v1/fields",
            "news": "v1/news",
        }.items()
    }


@api.get("/v1/partners", response=Partners, tags=["record"], summary="Partners, by slug")
def list_partners(request, after: str = AFTER, limit: int = PAGE, country: str = Query("", max_length=2)):
    rows = visible_partners(request.user).order_by("slug")
    if after:
        rows = rows.filter(slug__gt=after)
    if country:
        rows = rows.filter(country=country.upper())
    page = list(rows[: limit + 1])
    shown = _with_relations(request.user, page[:limit])
    return {
        "items": [_partner(request, row) for row in shown],
        "next": shown[-1].slug if len(page) > limit else None,
    }


@api.get(
    "/v1/partners/{slug}", response={200: PartnerOut, 404: Problem}, tags=["record"], summary="One partner"
)
def get_partner(request, slug: str):
    row = visible_partners(request.user).filter(slug=slug).first()
    if row is None:
        raise Http404
    return _partner(request, _with_relations(request.user, [row])[0])


def _events(user):
    statements = Statement.objects.select_related("source")
    return visible_events(user).select_related("relation__partner").prefetch_related(
        Prefetch("statements", statements), "fields"
    )  # fmt: skip


@api.get("/v1/events", response=Events, tags=["record"], summary="Events, newest entry first")
def list_events(request, after: int = Query(0, ge=0, description="`next` of the page before."), limit: int = PAGE,
                partner: str = Query("", max_length=120)):  # fmt: skip
    rows = _events(request.user).order_by("-pk")
    if after:
        rows = rows.filter(pk__lt=after)
    if partner:
        rows = rows.filter(relation__partner__slug=partner)
    page = list(rows[: limit + 1])
    return {
        "items": [shapes.event(row) for row in page[:limit]],
        "next": str(page[limit - 1].pk) if len(page) > limit else None,
    }


@api.get("/v1/events/{number}", response={200: EventOut, 404: Problem}, tags=["record"], summary="One event")
def get_event(request, number: int):
    row = _events(request.user).filter(pk=number).first() if number < 2**62 else None
    if row is None:
        raise Http404
    return shapes.event(row)


@api.get(
    "/v1/fields", response=list[FieldOut], tags=["lists"], summary="Fields of cooperation with their codes"
)
def list_fields(request):
    return [shapes.field(row) for row in field_rows(request.user, "relations.view_public")]


api.add_router("/v1/news", news.router)

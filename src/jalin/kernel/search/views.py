"""The page of results: one for the public, one for the desk; the same search, the rights differ by themselves."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs, public

from .registry import searchables
from .selectors import search_with_count

SHOWN = 20
LONGEST_QUERY = 200


def _results(request, template: str):
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    groups = []
    for searchable in searchables().values() if query else ():
        found, count = search_with_count(request.user, searchable.key, query, shown=SHOWN)
        if found:
            groups.append({"searchable": searchable, "rows": found, "count": count})
    context = {"query": query, "groups": groups, "count": sum(group["count"] for group in groups)}
    return render(request, template, context)


@public
@require_safe
def search(request):
    return _results(request, "search/public.html")


@needs("people.view_desk")
@require_safe
def desk_search(request):
    return _results(request, "search/desk.html")

"""The page of results: one for the public, one for the desk; the same search, the rights differ by themselves."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs, public

from .marking import marker_for
from .registry import DESK, PUBLIC, searchables
from .selectors import Found, search_all

FIRST = 5  # of each kind on the page of all kinds
SHOWN = 10  # of one kind on its own pages
LONGEST_QUERY = 200


class Pages(Paginator):
    """Pages of a kind: the rows of one were read already, and all of them counted."""

    def __init__(self, count: int):
        super().__init__([], SHOWN)
        self._count = count

    @cached_property
    def count(self) -> int:
        return self._count


def _results(request, place: str):
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kinds = {one.code: one for one in searchables().values()}
    chosen = kinds.get(request.GET.get("kind", ""))
    number = request.GET.get("page", "1")
    page = int(number) if chosen and number.isascii() and number.isdigit() and 0 < len(number) < 4 else 1
    found = search_all(
        request.user, query, shown=SHOWN if chosen else FIRST, nouns=[chosen.key] if chosen else None, place=place, page=max(page, 1),
    )  # fmt: skip
    marker = marker_for(query)
    context = {
        "query": query, "groups": [_group(one, query, marker) for one in found], "count": sum(one.count for one in found), "place": place,
        "chosen": chosen, "marker": marker, "all_url": f"?{urlencode({'q': query})}",
        "page": Pages(found[0].count).get_page(page) if chosen and found else None,
    }  # fmt: skip
    return render(request, f"search/{place}.html", context)


def _group(found: Found, query: str, marker) -> dict:
    hit = found.searchable.hit
    rows = [hit(row, marker) for row in found.rows] if hit else found.rows
    more = (
        f"?{urlencode({'q': query, 'kind': found.searchable.code})}" if found.count > len(found.rows) else ""
    )
    return {"searchable": found.searchable, "rows": rows, "count": found.count, "more": more}


@public
@require_safe
def search(request):
    return _results(request, PUBLIC)


@needs("people.view_desk")
@require_safe
def desk_search(request):
    return _results(request, DESK)

"""The pages of any list: the list itself, its export, its saved views."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jalin.kernel.access import can, rows

from .exports import SHEET_ROWS, csv_response, xlsx_response
from .models import SavedView
from .page import SIZES, ListPage
from .permissions import SAVE_VIEWS
from .selection import Selection
from .selectors import visible_views
from .services import delete_view, record_export, rename_view, save_view
from .table import head_of, rows_of


def show_list(request, page: ListPage):
    """Draw one page of a list under the request's address."""
    selection = Selection(page, request.user, request.GET)
    rows_page = selection.page_of(request.GET.get("page"))
    query = page.clean_query(request.GET)
    tabs, chosen = tabs_of(request.user, page, query)
    act = page.act if page.act and can(request.user, page.act[3]) else None
    return render(request, page.template, {
        "list": page, "selection": selection, "page": rows_page, "form": selection.filterset.form,
        "head": head_of(selection), "rows": rows_of(selection, rows_page), "tabs": tabs, "chosen": chosen, "query": query,
        "count": counted_words(rows_page.paginator), "sizes": sizes_of(selection), "act": act,
        "exports": [(kind.upper(), page.export_url(kind, query)) for kind in ("csv", "xlsx")]
        if can(request.user, page.export_verb) else [],
        "may_save": can(request.user, SAVE_VIEWS), "views_url": page.views_url, "kept": ("sort", "rows"),
    })  # fmt: skip


def counted_words(paginator) -> dict:
    """{"number": "16", "noun": "relations", "is_capped"}; where counting stopped the number says "10,000+"."""
    cap = number_format(paginator.cap, use_l10n=True, force_grouping=True)
    exact = number_format(paginator.counted, use_l10n=True, force_grouping=True)
    return {
        "number": exact if paginator.is_exact else f"{cap}+",
        "noun": paginator.selection.page.noun(paginator.counted),
        "is_capped": paginator.is_capped,
        "cap": cap,
    }


def sizes_of(selection: Selection) -> list[dict]:
    """How many rows a page may have, as links."""
    found = []
    for size in SIZES:
        query = selection.query.copy()
        query["rows"] = str(size)
        without = ("page", "rows") if size == SIZES[0] else ("page",)
        url = selection.page.url(selection.page.clean_query(query, without=without))
        found.append({"size": size, "url": url, "active": size == selection.size})
    return found


def tabs_of(user, page: ListPage, query: str) -> tuple[list[dict], SavedView | None]:
    """The tabs of a list, and the saved view of one's own that is open now."""
    tabs = [{"label": tab.label, "url": page.url(page.clean_query(tab.query)), "query": page.clean_query(tab.query)}
            for tab in page.tabs]  # fmt: skip
    chosen = None
    for view in visible_views(user, page.key):
        tabs.append({"label": view.name, "url": page.url(view.query), "query": view.query})
        if view.query == query and view.owner_id == user.pk:
            chosen = chosen or view
    here = False
    for tab in tabs:
        tab["active"] = tab["query"] == query and not here
        here = here or tab["active"]
    return tabs, chosen


def send_export(request, page: ListPage, kind: str):
    """The rows of the address as a file, with one entry in the journal before the first row leaves."""
    selection = Selection(page, request.user, request.GET)
    if not selection.is_valid:
        return render(request, "ui/400.html", {"sentence": _("This address filters by something the list does not know.")},
                      status=400)  # fmt: skip
    count = selection.filtered.order_by().count()
    if kind == "xlsx" and count > SHEET_ROWS:
        return HttpResponseBadRequest(
            _("A spreadsheet cannot hold so many rows. Filter the list, or take CSV.")
        )
    record_export(page, by=request.user, kind=kind, query=page.clean_query(request.GET), count=count)
    return csv_response(selection) if kind == "csv" else xlsx_response(selection)


def keep_view(request, page: ListPage):
    """Save the address under a name, or rename, share or delete a view of one's own."""
    what, name = request.POST.get("what"), request.POST.get("name", "")
    shared, query = request.POST.get("shared") == "on", page.clean_query(request.POST.get("query", ""))
    try:
        if what == "save":
            query = save_view(by=request.user, page=page, name=name, query=query, is_shared=shared).query
            messages.success(request, _("The view is saved: it is a tab above the list now."))
            return redirect(page.url(query))
        view = get_object_or_404(
            rows(SavedView, request.user, SAVE_VIEWS).filter(list_key=page.key), pk=_number(request)
        )
        if what == "delete":
            delete_view(by=request.user, view=view)
            messages.success(request, _("The view is deleted. The rows it showed are untouched."))
            return redirect(page.url())
        rename_view(by=request.user, view=view, name=name, is_shared=shared)
        messages.success(request, _("The view is changed."))
        return redirect(page.url(view.query))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(page.url(query))


def _number(request) -> int:
    text = request.POST.get("view", "")
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)

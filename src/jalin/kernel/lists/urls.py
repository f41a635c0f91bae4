"""The three addresses of a list."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access.views import needs

from .page import ListPage
from .permissions import SAVE_VIEWS
from .views import keep_view, send_export, show_list


def list_addresses(page: ListPage, route: str) -> list:
    """`route` (such as "relations/") with the list, its exports and its saved views; the names follow `page.address`."""
    name = page.address.rpartition(":")[2]

    def show(request):
        return show_list(request, page)

    def export(request, kind):
        return send_export(request, page, kind)

    def views(request):
        return keep_view(request, page)

    return [
        path(route, needs(page.verb)(require_safe(show)), name=name),
        path(
            f"{route}export.csv",
            needs(page.export_verb)(require_safe(export)),
            {"kind": "csv"},
            name=f"{name}_csv",
        ),
        path(
            f"{route}export.xlsx",
            needs(page.export_verb)(require_safe(export)),
            {"kind": "xlsx"},
            name=f"{name}_xlsx",
        ),
        path(f"{route}~views/", needs(SAVE_VIEWS)(require_POST(views)), name=f"{name}_views"),
    ]

"""The declaration of one list."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from jalin.kernel.access import can

from .columns import Column

SIZES = (20, 50, 100)
WAYS = frozenset({"sort", "rows", "page"})  # what an address may say besides the filters


@dataclass(frozen=True)
class SavedTab:
    """A view that every office has: its label and its query string."""

    label: object
    query: str = ""


@dataclass(frozen=True)
class ListPage:
    """One list, declared once.

    `rows(user)` is the selector: the rows this person may see. `prepare(rows)` adds what drawing needs (joins,
    prefetches); it is left out while counting and sorting. `dress(row, filters)` sets on a row what is not in its table;
    `filters` is the ListFilters object of this request, so that names and settings are read once for a whole list.
    `address` is the URL name of the page; `<address>_csv`, `<address>_xlsx` and `<address>_views` stand beside it. `act`: label, URL
    name, icon and verb of the page's one primary act.
    """

    key: str
    address: str
    title: object
    lead: object
    noun: Callable[[int], str]  # number -> "relations", for the count
    rows: Callable
    filters: type
    columns: tuple[Column, ...]
    order: str
    verb: str
    export_verb: str
    empty: object
    prepare: Callable = lambda rows: rows
    dress: Callable = lambda row, filters: None
    tabs: tuple[SavedTab, ...] = ()
    act: tuple = ()
    link: Callable | None = None  # row -> where the row leads
    template: str = "lists/page.html"

    def columns_for(self, user) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.needs or can(user, column.needs))

    @cached_property
    def sortable(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns if column.order}

    @cached_property
    def known(self) -> frozenset:
        return frozenset(self.filters.base_filters) | WAYS

    def clean_query(self, query: QueryDict | str, *, without=("page",)) -> str:
        """The query string with only what this list knows, without blanks, in a fixed order: two addresses that show
        the same rows have the same."""
        given = QueryDict(query) if isinstance(query, str) else query
        kept = QueryDict(mutable=True)
        for name in sorted(self.known - set(without)):
            values = [value.strip() for value in given.getlist(name) if value.strip()]
            if values and not (name == "sort" and values[-1] == self.order):
                kept.setlist(name, values if name not in WAYS else values[-1:])
        return kept.urlencode()

    def url(self, query: str = "") -> str:
        return f"{reverse(self.address)}?{query}" if query else reverse(self.address)

    def export_url(self, kind: str, query: str = "") -> str:
        path = reverse(f"{self.address}_{kind}")
        return f"{path}?{query}" if query else path

    @property
    def plain_url(self) -> str:
        return reverse(self.address)

    @property
    def views_url(self) -> str:
        return reverse(f"{self.address}_views")

"""What one person sees of a list under one address."""

from functools import cached_property

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import F
from django.http import QueryDict

from .columns import exported
from .page import SIZES, ListPage

CAP = 10_000  # rows that can be counted and paged; beyond it one filters or exports
CHUNK = 900  # rows read at a time; SQLite takes no thousand alternatives, by which the rows behind a foreign key are asked for


class CappedPaginator(Paginator):
    """Counts up to CAP and fetches a page in two steps of one query: the keys in order, then only those rows in full,
    so that skipped rows cost no joins."""

    def __init__(self, selection: "Selection", size: int):
        super().__init__(selection.ordered, size)
        self.selection = selection

    @cached_property
    def count(self) -> int:
        return min(self.counted, CAP)

    @cached_property
    def counted(self) -> int:
        """All rows of an unfiltered list, which databases count fast; of a filtered one no more than CAP + 1."""
        rows = self.selection.filtered.order_by()
        return rows.values("pk")[: CAP + 1].count() if rows.query.where else rows.count()

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than can be counted or paged through."""
        return self.counted > CAP

    @property
    def cap(self) -> int:
        return CAP

    @property
    def is_exact(self) -> bool:
        return not (self.is_capped and self.selection.filtered.query.where)

    def page(self, number) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self.object_list.values("pk")[first : first + self.per_page]
        return Page(self.selection.drawn(keys), number, self)


class Selection:
    """The rows of one list for one person under one query: `page_of` draws, `stream` exports, `records` answers."""

    def __init__(self, page: ListPage, user, query: QueryDict | str = ""):
        self.page, self.user = page, user
        self.query = QueryDict(query) if isinstance(query, str) else query
        self.columns = page.columns_for(user)

    @cached_property
    def filterset(self):
        return self.page.filters(self.query, queryset=self.page.rows(self.user), user=self.user)

    @cached_property
    def is_valid(self) -> bool:
        return self.filterset.is_valid()

    @property
    def is_filtered(self) -> bool:
        return any(self.query.get(name, "").strip() for name in self.page.filters.base_filters)

    @cached_property
    def filtered(self):
        """The rows in no order; none when the address asks for what the list does not know."""
        return self.filterset.qs if self.is_valid else self.filterset.queryset.none()

    @cached_property
    def sort(self) -> str:
        """By a column that this person sees: an order tells of the values it follows."""
        asked, default = self.query.get("sort", ""), self.page.order
        seen = {column.key for column in self.columns if column.order}
        return asked if asked.removeprefix("-") in seen else default

    @cached_property
    def ordering(self) -> list:
        """Fields in order; the key at the end makes it the same on every page, empty values stand last both ways."""
        column, down = self.page.sortable[self.sort.removeprefix("-")], self.sort.startswith("-")
        down ^= column.turned
        first, *others = column.order
        if column.nullable:
            first = F(first).desc(nulls_last=True) if down else F(first).asc(nulls_last=True)
        elif down:
            first = f"-{first}"
        return [first, *others, "pk"]

    @property
    def ordered(self):
        return self.filtered.order_by(*self.ordering)

    def drawn(self, keys) -> list:
        """The rows with these keys, in order, with everything that drawing needs."""
        found = list(
            self.page.prepare(self.page.rows(self.user).filter(pk__in=keys).order_by(*self.ordering))
        )
        for row in found:
            self.page.dress(row, self.filterset)
        return found

    @property
    def size(self) -> int:
        asked = self.query.get("rows", "")
        return int(asked) if asked in {str(size) for size in SIZES} else SIZES[0]

    def page_of(self, number=None) -> Page:
        """One page of rows; a number out of range gives the nearest there is."""
        paginator = CappedPaginator(self, self.size)
        try:
            return paginator.page(number or 1)
        except PageNotAnInteger:
            return paginator.page(1)
        except EmptyPage:
            return paginator.page(paginator.num_pages)

    def stream(self):
        """Every row in order, as tuples of exported values, by one query read in pieces."""
        getters = [column.value for column in self.columns]
        dress, filters = self.page.dress, self.filterset
        for row in self.page.prepare(self.ordered).iterator(chunk_size=CHUNK):
            dress(row, filters)
            yield tuple(exported(get(row)) for get in getters)

    def records(self, page: Page):
        """The rows of one page for the API: dicts by column key."""
        for row in page:
            yield {column.key: exported(column.value(row)) for column in self.columns}

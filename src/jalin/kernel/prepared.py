"""Statements that are put together once in the life of the program.

A third of what a page of ten statements computes is Django putting the same ten SQL texts together again. A function under
`@prepared` says how its statement is made; called again with other values it only fills them in. It takes the rows that
somebody may see, straight from their scope function, so that rights stay where they are: only where these are all rows
there are is the kept text used, which knows nothing of any person; in every other case the statement is made anew.

    @prepared
    def visit_with_partner(rows, *, pk):
        return rows.filter(pk=pk).select_related("relation__partner")

    found = visit_with_partner(visible_visits(user), pk=5)  # a list, prefetches and annotations included
    found = visit_with_partner.one_or_404(visible_visits(user), pk=5)

The function may look at nothing but its arguments (no day, no language, no user: give them as values). Values are keys,
words, booleans and days; they stand where Django takes an expression, so not in a list for `__in`; further rows from scope
functions may be given as values too. A scope function says by `constant` that rows which it leaves out are the same for
everybody, such as what is not published.
See docs/decisions/0024.
"""

from collections.abc import Callable
from copy import copy
from functools import update_wrapper

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet, Value
from django.http import Http404

WIDEST = 2**63  # SQLite refuses larger numbers; Django knows that nothing is found
ALL = "all"


class _Place:
    """Stands in a kept statement for the value of that name."""

    __slots__ = ("name",)

    def __init__(self, name: str):
        self.name = name


class _Kept:
    """The SQL of one statement and how its answer is read."""

    def __init__(self, rows: QuerySet):
        self.rows, self.compiler = rows, rows.query.get_compiler(using=rows.db)
        self.sql, self.places = self.compiler.as_sql()
        converters = self.compiler.get_converters([one[0] for one in self.compiler.select])
        self.compiler.get_converters = lambda _columns: converters

    def answer(self, values: dict) -> list:
        run = copy(self.compiler)
        run.connection = connections[self.rows.db]  # each thread has one of its own
        filled = tuple(values[one.name] if type(one) is _Place else one for one in self.places)
        run.as_sql = lambda: (self.sql, filled)
        return read_by(self.rows, run)


class _Filled:
    """A query whose compiler has its SQL already."""

    def __init__(self, query, compiler):
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_args, **_options):
        return self._compiler

    def __getattr__(self, name: str):
        return getattr(self._query, name)


def read_by(rows: QuerySet, compiler) -> list:
    """What `rows` give when they are asked by this compiler, prefetches included."""
    asked = QuerySet(rows.model, query=_Filled(rows.query, compiler), using=rows.db)
    asked._iterable_class, asked._fields = rows._iterable_class, rows._fields
    asked._prefetch_related_lookups = rows._prefetch_related_lookups
    return list(asked)


class Prepared:
    """What `@prepared` makes of a function."""

    def __init__(self, make: Callable[..., QuerySet]):
        update_wrapper(self, make)
        self.made, self._kept = make, {}  # `made`: the plain function, to go on from what it makes

    def __call__(self, rows: QuerySet, **values) -> list:
        others = {name: value for name, value in values.items() if isinstance(value, QuerySet)}
        key = tuple(_known_as(one) for one in (rows, *others.values()))
        if not all(key) or not all(map(_fits, values.values())):
            return list(self.made(rows, **values))
        if key not in self._kept:
            places = {name: Value(_Place(name)) for name in values} | others
            try:
                self._kept[key] = _Kept(self.made(rows, **places))
            except EmptyResultSet:
                return []
        return self._kept[key].answer(values)

    def one(self, rows: QuerySet, **values) -> Model | dict | None:
        """The first row of the answer, or None."""
        return next(iter(self(rows, **values)), None)

    def one_or_404(self, rows: QuerySet, **values) -> Model | dict:
        found = self.one(rows, **values)
        if found is None:
            raise Http404(f"There is no such {rows.model._meta.verbose_name}.")
        return found


def constant(rows: QuerySet, key: str) -> QuerySet:
    """`rows`, whose conditions are the same for everybody and on every day; `key` tells them from others of their model. Only
    for who passes them on as they are: what is made of them is not constant any more."""
    found = rows.all()
    found._constant = key
    return found


def behind(rows: QuerySet, path: str, parents: QuerySet) -> QuerySet:
    """Those of `rows` that belong to one of `parents`, to which `path` leads; as constant as these are. Each row has a
    parent: where `parents` are all there are, so are the rows."""
    if are_all(parents):
        return rows
    found = rows.filter(**{f"{path}__in": parents.values("pk")})
    which = getattr(parents, "_constant", "")
    return constant(found, f"{path} {which}") if which and are_all(rows) else found


def _fits(value) -> bool:
    """Whether it can stand for itself in a kept statement; NULL is equal to nothing."""
    return value is not None and not (type(value) is int and abs(value) >= WIDEST)


def _known_as(rows: QuerySet) -> tuple | None:
    """What tells these rows from others, where they are the same for everybody."""
    which = getattr(rows, "_constant", "") or (ALL if are_all(rows) else "")
    return (rows.model, rows.db, which) if which else None


def are_all(rows: QuerySet) -> bool:
    """Whether these are the rows of their model as they are, with nothing left out, added or put in order."""
    query = rows.query
    return not (
        query.where or query.annotations or query.combinator or query.distinct or query.is_sliced or query.order_by
        or query.select_related or query.deferred_loading[0] or query.extra or rows._fields or rows._prefetch_related_lookups
    )  # fmt: skip


prepared = Prepared

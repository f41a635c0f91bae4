"""Rows behind a row, read in the same statement: what `prefetch_related` asks for in one of its own.

`NestedRows` is a column that holds the rows of another query as JSON; `unfold` puts them where a prefetch would have put
them. For a handful of plain columns (keys, words, dates) behind one row or one page of rows: what is encrypted, or is
needed whole, stays a prefetch.
"""

from collections.abc import Sequence

from django.db.models import Func, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONObject


class _Row(JSONObject):
    """Django asks SQLite once whether it knows JSON, in three statements in the middle of a page; every SQLite that this
    program runs on does."""

    def as_sqlite(self, compiler, connection, **extra):
        return Func.as_sql(self, compiler, connection, **extra)


class NestedRows(Subquery):
    """`rows` (a query with OuterRef, in its order) as a list of {column: value}; [] where there are none."""

    output_field = JSONField()

    def __init__(self, rows: QuerySet, columns: Sequence[str]):
        super().__init__(rows.values(nested_row=_Row(**{name: name for name in columns})))

    def as_postgresql(self, compiler, connection, **extra):
        together = "(SELECT COALESCE(JSONB_AGG(nested_row::jsonb), '[]'::jsonb) FROM (%(subquery)s) nested)"
        return self.as_sql(compiler, connection, template=together, **extra)

    def as_sqlite(self, compiler, connection, **extra):
        together = "(SELECT JSON_GROUP_ARRAY(JSON(nested_row)) FROM (%(subquery)s) nested)"
        return self.as_sql(compiler, connection, template=together, **extra)


def unfold(instance: Model | None, name: str, rows: Sequence[dict]) -> None:
    """Let `instance.<name>.all()` give these rows and ask nothing. Columns that were not nested stay deferred."""
    if instance is None:
        return
    model = instance._meta.get_field(name).related_model
    found = QuerySet(model)
    found._result_cache = [made_of(model, row, database=instance._state.db) for row in rows]
    found._prefetch_done = True
    if not hasattr(instance, "_prefetched_objects_cache"):
        instance._prefetched_objects_cache = {}
    instance._prefetched_objects_cache[name] = found


def made_of(model: type[Model], row: dict, path: str = "", *, database: str | None = None) -> Model:
    """The thing that a nested row tells of, or what `path` leads to from there. In the order of the model's columns, as `from_db`
    wants it; the others stay deferred."""
    columns = [one for one in model._meta.concrete_fields if f"{path}{one.attname}" in row]
    values = [one.to_python(row[f"{path}{one.attname}"]) for one in columns]
    return model.from_db(database, [one.attname for one in columns], values)

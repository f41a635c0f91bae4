"""The rows of several queries by one statement.

Each query stands in the FROM of one statement, joined to the others on nothing: a row of the answer holds the columns of one of
them. A union would need columns of the same types, which rows of different models do not have."""

import contextlib

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from jalin.kernel.prepared import read_by


def together(queries: list[QuerySet]) -> list[list]:
    """What each of the queries gives, prefetches included; their order is lost. All ask the same database."""
    parts = [_Part(rows, number) for number, rows in enumerate(queries)]
    asked = [part for part in parts if part.sql]
    if len(asked) < 2:
        return [list(rows) for rows in queries]
    joined = " FULL JOIN ".join(
        f"{part.sql}{' ON FALSE' if place else ''}" for place, part in enumerate(asked)
    )
    with connections[queries[0].db].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {joined}", [value for part in asked for value in part.values])  # noqa: S608
        for row in cursor.fetchall():
            first = 0
            for part in asked:
                if row[first] is not None:
                    part.found.append(row[first + 1 : first + 1 + part.width])
                first += part.width + 1
    return [part.rows() for part in parts]


class _Part:
    """One query as a table of the statement: a column that says so, and its own."""

    def __init__(self, rows: QuerySet, number: int):
        self._rows, self._compiler = rows, rows.query.get_compiler(using=rows.db)
        self.found: list[tuple] = []
        self.sql = ""
        if rows.query.distinct:
            return  # it may ask for columns that it does not give: asked alone
        with contextlib.suppress(EmptyResultSet):
            inner, self.values = self._compiler.as_sql()
            self.width = len(self._compiler.select)
            self.sql = f"(SELECT 1 AS here, own.* FROM ({inner}) AS own) AS part{number}"  # noqa: S608  (Django's own words)

    def rows(self) -> list:
        if not self.sql:
            return list(self._rows)
        self._compiler.execute_sql = lambda *_arguments, **_options: [self.found]
        return read_by(self._rows, self._compiler) if self.found else []

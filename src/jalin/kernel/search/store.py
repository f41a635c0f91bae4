"""Tokens in and out of the database: with together.py the only place with SQL of its own, one branch for each kind of database.

Every token is stored under the mark of its noun, and once more under the noun's public mark where everybody may see the
object. A lookup thus reads only the postings of its own noun and reader, and ends after enough hits.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

FTS5 = (
    "SELECT t.rowid, e.object_id FROM search_tokens t JOIN search_searchentry e ON e.id = t.rowid"
    " WHERE search_tokens MATCH %s ORDER BY t.rowid DESC LIMIT %s"
)
TSQUERY = "SELECT id, object_id FROM search_searchentry WHERE tokens @@ %s::tsquery ORDER BY id DESC LIMIT %s"


def mark(code: str, *, public: bool) -> str:
    """Three letters before every token: the noun's code of two, and whether everybody may see it."""
    return f"{code}{'p' if public else 's'}"


def marked(tokens: list[str], code: str, *, public: bool) -> list[str]:
    """The tokens of one object as they are stored."""
    marks = [mark(code, public=False), *([mark(code, public=True)] if public else [])]
    return [before + token for before in marks for token in tokens]


def put(rows: Iterable[tuple[int, list[str], list[str]]]) -> None:
    """Write (entry id, name tokens, text tokens)."""
    rows = list(rows)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany("DELETE FROM search_tokens WHERE rowid = %s", [(row[0],) for row in rows])
            cursor.executemany(
                "INSERT INTO search_tokens(rowid, names, texts) VALUES (%s, %s, %s)",
                [(entry, " ".join(names), " ".join(texts)) for entry, names, texts in rows],
            )
        else:
            cursor.executemany(
                "UPDATE search_searchentry SET tokens = setweight(array_to_tsvector(%s::text[]), 'A')"
                " || setweight(array_to_tsvector(%s::text[]), 'B') WHERE id = %s",
                [(names, texts, entry) for entry, names, texts in rows],
            )


def drop(entries: list[int]) -> None:
    """Forget entries (their rows in SearchEntry are deleted by the caller)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_tokens WHERE rowid = %s", [(entry,) for entry in entries])


@dataclass(frozen=True)
class Lookup:
    """One noun to look through, as the public or as the office sees it."""

    code: str
    only_public: bool


def find(terms, lookups: list[Lookup], *, limit: int) -> dict[str, list[int]]:
    """Code of a noun -> ids of its objects that hold every term, named ones first, newest first among equals; at most `limit` of
    each. All lookups are one statement; each of its parts ends after enough hits."""
    sqlite = connection.vendor == "sqlite"
    one, ask = (FTS5, _fts5) if sqlite else (TSQUERY, _tsquery)
    parts, values = [], []
    for number, lookup in enumerate(lookups):
        before = mark(lookup.code, public=lookup.only_public)
        marked_terms = [
            [(before + token, prefix) for token, prefix in alternatives] for alternatives in terms
        ]
        for rank, in_names in enumerate((True, False)):
            parts.append(f"SELECT {number}, {rank}, * FROM ({one}) AS found{number}_{rank}")  # noqa: S608  (our own words)
            values += [ask(marked_terms, in_names), limit]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        hits = sorted(cursor.fetchall(), key=lambda hit: (hit[0], hit[1], -hit[2]))
    found: dict[str, dict[int, None]] = {}
    for number, _rank, _entry, key in hits:
        found.setdefault(lookups[number].code, {})[key] = None
    return {code: list(keys)[:limit] for code, keys in found.items()}


def among(keys: list[int]) -> RawSQL:
    """`pk__in=among(keys)`: as one value, which costs a statement of hundreds of keys a third of its time less."""
    one = (
        "SELECT value FROM json_each(%s)"
        if connection.vendor == "sqlite"
        else "SELECT value::bigint FROM json_array_elements_text(%s::json)"
    )
    return RawSQL(one, [json.dumps(keys)])  # noqa: S611  (our own words)


def _fts5(terms, in_names: bool) -> str:
    # tokens hold letters and digits only (see tokens.fold_words), so quoting them is enough
    parts = [
        " OR ".join(f'"{token}"{"*" if prefix else ""}' for token, prefix in alternatives)
        for alternatives in terms
    ]
    column = "{names} : " if in_names else ""
    return " AND ".join(f"{column}({part})" for part in parts)


def _tsquery(terms, in_names: bool) -> str:
    weight = "A" if in_names else ""

    def one(token: str, prefix: bool) -> str:
        flags = ("*" if prefix else "") + weight
        return f"'{token}'" + (f":{flags}" if flags else "")

    parts = ["(" + " | ".join(one(*pair) for pair in alternatives) + ")" for alternatives in terms]
    return " & ".join(parts)

"""Tokens in and out of the database: the only place with SQL of its own, one branch for each kind of database.

Every token is stored under the mark of its noun, and once more under the noun's public mark where everybody may see the
object. A lookup thus reads only the postings of its own noun and reader, and ends after enough hits.
"""

from collections.abc import Iterable

from django.db import connection

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


def find(terms, *, code: str, only_public: bool, limit: int) -> list[int]:
    """Object ids of the noun that hold every term, named ones first, newest first among equals; at most `limit`."""
    before = mark(code, public=only_public)
    terms = [[(before + token, prefix) for token, prefix in alternatives] for alternatives in terms]
    sqlite = connection.vendor == "sqlite"
    # both lookups in one statement; each ends after enough hits
    one = f"({FTS5 if sqlite else TSQUERY})"
    sql = f"SELECT 0, * FROM {one} AS named UNION ALL SELECT 1, * FROM {one} AS told"  # noqa: S608  (our own words)
    values = [value for in_names in (True, False)
              for value in ((_fts5 if sqlite else _tsquery)(terms, in_names), limit)]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        hits = sorted(cursor.fetchall(), key=lambda hit: (hit[0], -hit[1]))
    return list(dict.fromkeys(key for _rank, _entry, key in hits))[:limit]


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

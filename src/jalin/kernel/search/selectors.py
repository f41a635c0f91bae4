"""Finding."""

from jalin.kernel.access import grants_of, rows

from .registry import searchables
from .store import find
from .tokens import query_terms

MOST = 200  # hits looked at for one noun; who wants more types another word


def search_rows(user, noun: str, query: str, *, limit: int = MOST) -> list:
    """Objects of `noun` that `user` may see and that hold every word of `query`, best first; [] for an empty query.

    The rows come through the noun's one scope function: the index decides nothing about rights.
    """
    terms = query_terms(query)
    if not terms:
        return []
    searchable = searchables()[noun]
    sees_all = grants_of(user, searchable.verb).everywhere
    keys = find(terms, noun=noun, only_public=not sees_all, limit=min(limit, MOST))
    seen = searchable.prepare(rows(searchable.model, user, searchable.verb)).in_bulk(keys)
    return [seen[key] for key in keys if key in seen]

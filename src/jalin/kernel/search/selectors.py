"""Finding."""

from jalin.kernel.access import grants_of, rows

from .registry import searchables
from .store import find
from .tokens import query_terms

MOST = 200  # hits looked at for one noun; who wants more types another word


def search_rows(user, noun: str, query: str, *, limit: int = MOST) -> list:
    """Objects of `noun` that `user` may see and that hold every word of `query`, best first; [] for an empty query."""
    return search_with_count(user, noun, query, shown=limit)[0]


def search_with_count(user, noun: str, query: str, *, shown: int) -> tuple[list, int]:
    """(the first `shown` objects, how many were found, at most MOST).

    The rows come through the noun's one scope function: the index decides nothing about rights.
    """
    terms = query_terms(query)
    if not terms:
        return [], 0
    searchable = searchables()[noun]
    sees_all = grants_of(user, searchable.verb).everywhere
    keys = find(terms, code=searchable.code, only_public=not sees_all, limit=MOST)
    allowed = rows(searchable.model, user, searchable.verb)
    seen = set(allowed.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    best = [key for key in keys if key in seen][:shown]
    found = searchable.prepare(allowed).in_bulk(best) if best else {}
    return [found[key] for key in best if key in found], len(seen)

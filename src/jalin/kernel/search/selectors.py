"""Finding."""

from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, Value, Window
from django.db.models.functions import Cast, Concat, StrIndex

from jalin.kernel.access import grants_of, rows

from .registry import PUBLIC, Searchable, searchables
from .store import Lookup, among, find
from .tokens import query_terms

MOST = 200  # hits looked at for one noun; who wants more types another word


@dataclass(frozen=True)
class Found:
    """What was found of one noun: the rows of one page, best first, and how many there are, at most MOST."""

    searchable: Searchable
    rows: list = field(default_factory=list)
    count: int = 0


def search_rows(user, noun: str, query: str, *, limit: int = MOST) -> list:
    """Objects of `noun` that `user` may see and that hold every word of `query`, best first; [] for an empty query."""
    found = search_all(user, query, shown=limit, nouns=[noun])
    return found[0].rows if found else []


def search_all(
    user, query: str, *, shown: int, nouns: list[str] | None = None, place: str = "", page: int = 1
) -> list[Found]:
    """What is found of each noun that has anything: one statement for all of them, and one for the rows of each. `place`: PUBLIC
    finds what is published, the same for everybody. The rows come through the noun's one scope function: the index decides
    nothing about rights."""
    terms = query_terms(query)
    asked = [one for key, one in searchables().items() if nouns is None or key in nouns]
    if not terms or not asked:
        return []
    verbs = {one.key: one.public_verb if place == PUBLIC and one.public_verb else one.verb for one in asked}
    lookups = [
        Lookup(one.code, only_public=place == PUBLIC or not grants_of(user, verbs[one.key]).everywhere)
        for one in asked
    ]
    keys = find(terms, lookups, limit=MOST)
    found = [_page(one, user, verbs[one.key], keys.get(one.code, []), shown, page) for one in asked]
    return [one for one in found if one.count]


def _page(searchable: Searchable, user, verb: str, keys: list[int], shown: int, page: int) -> Found:
    """One statement: the rows that may be seen in the order of the keys, with how many there are."""
    if not keys:
        return Found(searchable)
    allowed = rows(searchable.model, user, verb).filter(pk__in=among(keys))
    place = StrIndex(
        Value(f",{','.join(map(str, keys))},"), Concat(Value(","), Cast("pk", CharField()), Value(","))
    )
    ranked = (
        searchable.show(allowed)
        .annotate(place_found=place, all_found=Window(Count("pk")))
        .order_by(F("place_found").asc())
    )
    start = (page - 1) * shown
    seen = {row.pk: row for row in ranked[start : start + shown]}
    return Found(searchable, list(seen.values()), next((row.all_found for row in seen.values()), 0))

"""Finding."""

from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, QuerySet, Value, Window
from django.db.models.functions import Cast, Concat, StrIndex

from jalin.kernel.access import grants_of, rows

from .registry import PUBLIC, Searchable, searchables
from .store import Lookup, among, find
from .together import together
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
    """What is found of each noun that has anything: one statement looks through all of them, and one reads the rows. `place`: PUBLIC
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
    hit = [one for one in asked if keys.get(one.code)]
    pages = together([_page(one, user, verbs[one.key], keys[one.code], shown, page) for one in hit])
    return [_found(one, rows) for one, rows in zip(hit, pages, strict=True) if rows]


def _page(searchable: Searchable, user, verb: str, keys: list[int], shown: int, page: int) -> QuerySet:
    """The rows that may be seen in the order of the keys, with how many there are."""
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
    return ranked[start : start + shown]


def _found(searchable: Searchable, rows: list) -> Found:
    seen = {row.pk: row for row in sorted(rows, key=lambda row: row.place_found)}
    return Found(searchable, list(seen.values()), rows[0].all_found)

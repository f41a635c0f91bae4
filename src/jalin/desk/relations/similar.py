"""Partners that the record may already have under another spelling."""

from collections.abc import Iterable

from django.db.models import Q

from jalin.relations.folding import fold
from jalin.relations.models import Partner, PartnerAlias

SHORTEST_BEGINNING = 3  # letters; Japanese names are told from two
MOST = 5


def similar_partners(names: Iterable[str]) -> list[Partner]:
    """Partners of which a name or other spelling is, folded, one of `names`."""
    folded = {fold(name) for name in names if name.strip()}
    if not folded:
        return []
    aliases = PartnerAlias.objects.filter(folded__in=folded).values("partner")
    return list(
        Partner.objects.filter(Q(sort_name__in=folded) | Q(pk__in=aliases)).select_related("relation")[:MOST]
    )


def beginning_alike(text: str) -> list[Partner]:
    """Partners of which a name or other spelling begins with `text`, for a hint while one types."""
    folded = fold(text)
    if len(folded) < (2 if not folded.isascii() else SHORTEST_BEGINNING):
        return []
    aliases = PartnerAlias.objects.filter(folded__startswith=folded).values("partner")
    found = Partner.objects.filter(Q(sort_name__startswith=folded) | Q(pk__in=aliases))
    return list(found.select_related("relation").order_by("sort_name")[:MOST])

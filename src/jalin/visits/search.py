"""What is found of visits: titles, purposes, places. No person, ever."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.search import Searchable, register
from jalin.kernel.text import COLUMNS
from jalin.relations.search import OF_A_PARTNER
from jalin.relations.selectors import with_partner_names

from .models import Visit


def _texts(visit: Visit) -> dict[str, str]:
    return {
        language: " ".join(filter(None, (getattr(visit, f"title_{column}"), getattr(visit, f"purpose_{column}"),
                                         getattr(visit.relation.partner, f"name_{column}"), visit.place)))
        for language, column in COLUMNS.items()
    }  # fmt: skip


register(
    Searchable(
        model=Visit, code="vi", label=_("Visits"), verb="visits.view", public_verb="visits.view_public", template="visits/search/visit.html",
        names=lambda visit: [visit.reference], texts=_texts,
        is_public=lambda visit: visit.is_public and visit.relation.is_public and visit.relation.partner.is_public,
        prepare=lambda rows: rows.select_related("relation__partner").only(
            "reference", "place", "is_public", "relation__is_public", *OF_A_PARTNER,
            *(f"{name}_{column}" for name in ("title", "purpose") for column in COLUMNS.values()),
        ),
        follows={
            "relations.partner": lambda keys: Visit.objects.filter(relation__partner__in=keys),
            "relations.relation": lambda keys: Visit.objects.filter(relation__in=keys),
        },
        show=lambda rows: with_partner_names(rows, "relation__partner"),
    )
)  # fmt: skip

"""What is found of cases: their titles, whose they are, and the procedure."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.search import Searchable, register
from jalin.kernel.text import COLUMNS
from jalin.relations.search import OF_A_PARTNER
from jalin.relations.selectors import with_partner_names

from .engine.procedure import said
from .models import Case
from .selectors import route_of
from .words import procedure_word


def _texts(case: Case) -> dict[str, str]:
    procedure, partner = route_of(case), case.relation.partner
    return {
        language: " ".join(
            filter(
                None,
                (getattr(partner, f"name_{column}"), said(procedure.name, language) if procedure else ""),
            )
        )
        for language, column in COLUMNS.items()
    }


def _with_route(case: Case, marker) -> Case:
    """With the name of its procedure, by which it may have been found."""
    case.route = procedure_word(case.procedure)
    return case


register(
    Searchable(
        model=Case, code="ca", label=_("Agreements and legal process"), verb="agreements.view", public_verb="agreements.view_public",
        template="agreements/search/case.html", texts=_texts,
        names=lambda case: {language: getattr(case, f"title_{column}") for language, column in COLUMNS.items()},
        is_public=lambda case: case.is_public and case.relation.is_public and case.relation.partner.is_public,
        prepare=lambda rows: rows.select_related("relation__partner").only(
            "procedure", "is_public", *(f"title_{column}" for column in COLUMNS.values()), "relation__is_public", *OF_A_PARTNER
        ),
        follows={
            "relations.partner": lambda keys: Case.objects.filter(relation__partner__in=keys),
            "relations.relation": lambda keys: Case.objects.filter(relation__in=keys),
        },
        show=lambda rows: with_partner_names(rows, "relation__partner"), hit=_with_route,
    )
)  # fmt: skip

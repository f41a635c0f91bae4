"""What is found of partners and events."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from jalin.kernel.search import Searchable, register
from jalin.kernel.text import COLUMNS

from .kinds import kind_of
from .models import Event, Partner, Statement
from .public.facts_shown import country_of
from .public.names import partner_name
from .selectors import NAMED, with_partner_names


def _texts(obj, name: str) -> dict[str, str]:
    return {language: getattr(obj, f"{name}_{column}") for language, column in COLUMNS.items()}


def _columns(name: str) -> list[str]:
    return [f"{name}_{column}" for column in COLUMNS.values()]


def _partner_names(partner: Partner) -> list[str]:
    from jalin.kernel.places.countries import country_name

    countries = [country_name(partner.country, language) for language in COLUMNS] if partner.country else []
    return [partner.name_ind, partner.name_jpn, partner.name_eng, partner.name_own,
            *(alias.text for alias in partner.aliases.all()), *countries]  # fmt: skip


def _partner_hit(partner: Partner, _marker) -> Partner:
    """Called as its own page calls it, with its country: that is what a stranger looks for."""
    partner.named = partner_name(partner)
    partner.country_word = country_of(partner)
    return partner


def _event_texts(event: Event) -> dict[str, str]:
    texts = _texts(event, "summary")
    partner = event.relation.partner
    texts["en"] += f" {partner.name_eng} {kind_of(event.kind).key.replace('_', ' ')} "
    texts["en"] += " ".join(f"{row.source.key} {row.source.title}" for row in event.statements.all())
    texts["id"] += f" {partner.name_ind}"
    texts["ja"] += f" {partner.name_jpn} {partner.name_own}"
    return texts


NAMES = tuple(f"name_{column}" for column in (*COLUMNS.values(), "own"))
OF_A_PARTNER = tuple(f"relation__partner__{name}" for name in ("is_public", *NAMES))


register(
    Searchable(
        model=Partner, code="pa", label=_("Partners"), verb="relations.view", public_verb="relations.view_public", template="relations/search/partner.html",
        names=_partner_names, texts=lambda partner: _texts(partner, "note"),
        is_public=lambda partner: partner.is_public,
        prepare=lambda rows: rows.only("is_public", "country", *NAMES, *_columns("note")).prefetch_related("aliases"),
        show=lambda rows: rows.select_related("relation").only(*NAMED, "country", "note_ind", "note_jpn", "note_eng", "relation__id"),
        hit=_partner_hit,
    )
)  # fmt: skip

register(
    Searchable(
        model=Event, code="ev", label=_("Events"), verb="relations.view", public_verb="relations.view_public", template="relations/search/event.html",
        names=lambda event: (), texts=_event_texts,
        is_public=lambda event: event.audience == "public" and event.relation.is_public
        and event.relation.partner.is_public and event.withdrawn_at is None,
        prepare=lambda rows: rows.select_related("relation__partner").only(
            "kind", "audience", "withdrawn_at", *_columns("summary"), "relation__is_public", *OF_A_PARTNER
        ).prefetch_related(
            Prefetch("statements", Statement.objects.select_related("source").only("event", "source__key", "source__title"))
        ),
        follows={
            "relations.partner": lambda keys: Event.objects.filter(relation__partner__in=keys),
            "relations.relation": lambda keys: Event.objects.filter(relation__in=keys),
        },
        show=lambda rows: with_partner_names(
            rows, "relation__partner", "relation", "starts_on", "ends_on", "precision", *_columns("summary")
        ),
    )
)  # fmt: skip

"""How partners and relations are written in lists and forms: names in the reader's language, short and without marks."""

from functools import lru_cache

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext

from jalin.kernel.places.countries import country_name
from jalin.kernel.ui.tags.frames import icon
from jalin.kernel.ui.tags.words import reading
from jalin.people.models import Unit
from jalin.people.selectors import unit_name_on
from jalin.relations.sentences import LOOKS


def language() -> str:
    return (get_language() or "en")[:2]


@lru_cache(maxsize=2048)
def _country(code: str, lang: str) -> str:
    try:
        return country_name(code, lang)
    except LookupError:
        return code


def country_word(code: str) -> str:
    """The country's name in the reader's language; an unknown code stands for itself."""
    return _country(code, language()) if code else ""


def name_word(partner) -> str:
    """A partner's name in the reader's language, or the one there is."""
    return str(partner.name) or partner.name_own or partner.slug


def draw_name(partner, word: str):
    found = partner.name
    return reading(found, mark=False) if found else word


def draw_own_name(partner, word: str):
    """The name in the partner's own script, with its language for the typeface and for voices."""
    if not word or not partner.own_language:
        return word
    return format_html('<span lang="{}">{}</span>', partner.own_language, word)


def unit_word(unit: Unit | None) -> str:
    """The unit's short name today; its names should be prefetched."""
    if unit is None:
        return ""
    named = unit_name_on(unit, timezone.localdate())
    return (named.short or str(named.name)) if named else unit.key


def joined(words) -> str:
    """Words after each other with the language's own comma."""
    return ("、" if language() == "ja" else ", ").join(str(word) for word in words)


@lru_cache(maxsize=64)
def _status(status: str, lang: str) -> str:
    return str(LOOKS[status].word) if status in LOOKS else ""


def status_word(status: str) -> str:
    return _status(status, language())


@lru_cache(maxsize=64)
def _kind(kinds, kind: str, lang: str) -> str:
    return str(dict(kinds.choices).get(kind, kind))


def kind_word(kinds, kind: str) -> str:
    """The label of a choice; Django's own look-up is the slowest thing in a long export."""
    return _kind(kinds, kind, language())


def draw_status(status: str, word: str):
    """Icon, word and tone, drawn without a template: a list has one in every row."""
    if status not in LOOKS:
        return word
    look = LOOKS[status]
    return format_html(
        '<span class="state state-{}">{}<span>{}</span></span>', look.tone, icon(look.icon), word
    )


def relations_noun(count: int) -> str:
    return ngettext("relation", "relations", count)


def partners_noun(count: int) -> str:
    return ngettext("partner", "partners", count)

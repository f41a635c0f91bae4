"""Which name of a city a reader gets, and which others stand beside it."""

from dataclasses import dataclass

from jalin.kernel.text import Reading

from ..folding import fold
from ..sentences import language

OFFICIAL = {"ID": "id", "JP": "ja"}  # countries whose language this program is written in


@dataclass(frozen=True)
class CityName:
    """`shown`: in the reader's language where there is one; `others`: the same city in other scripts and languages."""

    shown: Reading
    others: tuple[Reading, ...] = ()

    def __str__(self) -> str:
        return self.shown.text


def _distinct(shown: Reading, candidates) -> tuple[Reading, ...]:
    """Each other name once; two that differ by their marks alone (Wrocław, Wroclaw) are one."""
    found = {}
    for text, code in candidates:
        if text and text != shown.text:
            found.setdefault(fold(text), Reading(text, code, code))
    return tuple(found.values())


def partner_name(partner) -> CityName:
    """A partner as its reader calls it; in its own language its official name, as it writes it itself."""
    asked = language()
    own = (partner.own_language or "").split("-")[0]
    shown = Reading(partner.name_own, asked, asked) if partner.name_own and own == asked else partner.name
    if not shown:
        shown = Reading(partner.name_own or partner.slug, own or asked, asked)
    candidates = [(partner.name_own, partner.own_language)]
    if asked == "ja":
        candidates.append((partner.name_eng, "en"))
    return CityName(shown, _distinct(shown, candidates))


def home_name(office, partner=None) -> CityName:
    """The home city, with its name in its own language and in the partner's where the office has one."""
    if office is None:
        return CityName(Reading("", language(), language()))
    texts = {"id": office.city_ind, "ja": office.city_jpn, "en": office.city_eng}
    wanted = [OFFICIAL.get(office.country, "en")]
    if partner is not None and partner.own_language:
        wanted.append(partner.own_language.split("-")[0])
    shown = office.city
    return CityName(
        shown, _distinct(shown, [(texts.get(code, ""), code) for code in wanted if code != shown.language])
    )

"""Names of places as lists write them: with a parent behind, with a word for the kind of unit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from jalin.kernel.places.unit_words import OTHER, unit_of

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
# What kind of unit a place is, by the words that say so beside its name.
_WORDS = {
    "rural": "rural gmina|gmina|urban-rural gmina|rural municipality|commune|parish|village|township|desa|"
    "kampung|村",
    "city": "city|town|kota|urban gmina|urban agglomeration|municipality|市|町",
    "district": "district|district of|raion|rayon|borough|ward|kecamatan|quarter|okres|powiat|bezirk|区",
    "county": "county|county of|regency|kabupaten|landkreis|kreis|shire|郡",
    "region": "region|province|province of|provinsi|prefecture|prefecture of|oblast|state|voivodeship|"
    "department|krai|governorate|canton|republic|県|都|道|府|省|州|도",
    "island": "island|islands|atoll|pulau|島",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_ISLAND = re.compile(r"(?:pulau\s+.+|.+\s+islands?|.+島)", re.IGNORECASE)
# Indonesian provinces that lists of cities name by a point of the compass and a larger name.
_COMPASS = re.compile(
    r"(?:east|west|north|south|central|southeast)\s+(?:java|sumatra|kalimantan|sulawesi|nusa tenggara|papua)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlaceName:
    """`full`: the name as written; `name`: without its addition; `parent`: the larger place it names.

    unit: city, regency, district, county, region, island or rural, when the name says so; else empty.
    """

    full: str
    name: str
    parent: str = ""
    unit: str = ""


@lru_cache(maxsize=65_536)
def read_place_name(text: str) -> PlaceName:
    """`Csepel (Budapest)`, `Andrychów (rural gmina)`, `Suzhou, Anhui`, `Maui County`, `Kabupaten Bandung`."""
    name, parent, unit = text, "", ""
    while found := _BRACKETS.search(name):
        inside, rest = found[1].strip(), name[: found.start()].strip()
        if not rest:
            break
        kind = _KIND_OF.get(inside.lower(), "")
        unit, parent = (unit or kind, parent) if kind else (unit, parent or inside)
        name = rest
    if found := re.search("[,、]", name):
        parent = parent or name[found.end() :].strip()
        name = name[: found.start()].strip()
    return PlaceName(text, name or text, parent, unit or unit_of_name(name))


def unit_of_name(name: str) -> str:
    """`Maui County` → county, `Kabupaten Bandung` → regency, `East Java` → region; `Fort Worth` → empty."""
    if _COMPASS.fullmatch(name):
        return "region"
    if _ISLAND.fullmatch(name):
        return "island"
    found = unit_of(name)
    if found is None:
        return ""
    kind, bare = found
    if kind != OTHER:
        return kind
    return _KIND_OF.get(name.replace(bare, "", 1).strip().lower(), "region")

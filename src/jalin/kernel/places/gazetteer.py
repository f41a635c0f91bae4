"""The gazetteer: a name as people write it → one place, or the places to choose from.

It knows cities over 15,000 inhabitants (GeoNames), every Indonesian regency and city and every Japanese city,
town and village. A name that it finds once is one clear match *among those*: a village of the same name may
exist, so the person who confirms an import sees the place with its country.
"""

import gzip
import heapq
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files

from .countries import resolve_country, territories_of
from .folding import fold
from .nearness import CitiesAround
from .packed_names import PackedNames
from .unit_words import OTHER, addition_of, unit_of

NONE, AMBIGUOUS, NOT_FOUND = "none", "ambiguous", "not_found"
# Why a reading came out as it did.
SAME_NAME, OTHER_NAME, WITHOUT_UNIT_WORD = "same_name", "other_name", "without_unit_word"
SEVERAL_PLACES, ADDITION_NOT_CHECKED = "several_places", "addition_not_checked"
NO_SUCH_NAME, NOT_IN_COUNTRY, NOT_A_CITY = "no_such_name", "not_in_country", "not_a_city"
_OTHER_NAME = "o"


@dataclass(frozen=True)
class Place:
    """id: `geonames:1650357`, `kepmendagri:32.04` or `jp:221309`. kind: `city` or `regency`.

    lat, lon in degrees and population are None where the source has none; admin1 is the source's code or name
    of the province. code: Kepmendagri code or the six digits of a Japanese local government, else empty.
    """

    id: str
    name: str
    country: str
    kind: str
    lat: float | None
    lon: float | None
    population: int | None
    timezone: str
    admin1: str
    name_ja: str
    code: str

    def label(self, lang: str) -> str:
        """The name as written in `ja`, where it is known, else the international one."""
        return (self.name_ja if lang.lower().startswith("ja") else "") or self.name


@dataclass(frozen=True)
class PlaceReading:
    """`match` is given exactly when `problem` is `none`; else `candidates` holds what may be meant.

    problem: `none`, `ambiguous`, `not_found`. why: one of the codes above. Candidates come largest first.
    """

    match: Place | None
    candidates: tuple[Place, ...]
    problem: str
    why: str
    text: str = ""


class Gazetteer:
    """All places, kept as packed bytes and read where they are asked for."""

    def __init__(self, places: bytes, names: bytes) -> None:
        self._lines = places.splitlines()
        self._names = PackedNames(names)

    @classmethod
    def load(cls) -> "Gazetteer":
        """The one gazetteer of this process; the first call reads it in about a twentieth of a second."""
        return _shipped()

    def __len__(self) -> int:
        return len(self._lines)

    def place(self, place_id: str) -> Place | None:
        """A place by its id; None where it is not known."""
        number = self._numbers.get(place_id)
        return None if number is None else self._place(number)

    def find_place(self, name: str, country: str | None = None) -> PlaceReading:
        """The one place that bears this name, within `country` (iso2) when given.

        Asked, never guessed: that one of several is much larger is no reason to choose it. Within a country a
        place's own name goes before another's former or foreign name; `why` is `other_name` where only such a
        name matched, which is worth a second look.
        """
        reading = (
            self._by_name(name, country) or self._by_addition(name, country) or self._nothing(name, country)
        )
        return replace(reading, text=name)

    def suggest(self, prefix: str, country: str | None = None, limit: int = 8) -> list[Place]:
        """Places for search as you type: own names before other names, larger places before smaller."""
        folded, found = fold(prefix), {}
        for number, flag in self._names.starting_with(folded) if folded else ():
            found[number] = found.get(number, True) and flag == _OTHER_NAME
        if country:
            found = {number: other for number, other in found.items() if self._country(number) == country}
        best = heapq.nsmallest(limit, ((other, number) for number, other in found.items()))
        return [self._place(number) for _, number in best]

    def lies_elsewhere(self, latitude: float, longitude: float, country: str) -> bool:
        """Whether a point (degrees) said to be in `country` (iso2) lies among the cities of other countries."""
        return self._around.lies_elsewhere(latitude, longitude, territories_of(country) | {country})

    def _by_name(self, name: str, country: str | None) -> PlaceReading | None:
        hits = self._names.exactly(fold(name))
        reading = self._choose(hits, country)
        unit = None if reading else unit_of(name)
        if unit and unit[0] != OTHER:
            kind, bare = unit
            hits = [hit for hit in self._names.exactly(fold(bare)) if self._kind(hit[0]) == kind]
            reading = self._choose(hits, country)
            if reading and reading.match:
                reading = replace(reading, why=WITHOUT_UNIT_WORD)
        return reading

    def _by_addition(self, name: str, country: str | None) -> PlaceReading | None:
        """`Varna, Bulgaria` narrows by the country; any other addition cannot be checked and is asked."""
        parts = addition_of(name)
        if not parts:
            return None
        base, addition = parts
        stated = resolve_country(addition).iso2
        if stated and country in (None, stated):
            return self._by_name(base, stated)
        reading = self._by_name(base, country)
        if reading is None:
            return None
        found = reading.candidates or (reading.match,)
        inside = [place for place in found if fold(place.admin1) == fold(addition)]
        if len(inside) == 1:
            return PlaceReading(inside[0], (), NONE, SAME_NAME)
        return PlaceReading(None, tuple(found), AMBIGUOUS, ADDITION_NOT_CHECKED)

    def _nothing(self, name: str, country: str | None) -> PlaceReading:
        elsewhere = tuple(self._place(number) for number, _ in sorted(self._names.exactly(fold(name))))
        unit = unit_of(name)
        if elsewhere and country:
            why = NOT_IN_COUNTRY
        else:
            why = NOT_A_CITY if unit and unit[0] == OTHER else NO_SUCH_NAME
        return PlaceReading(None, elsewhere, NOT_FOUND, why)

    def _choose(self, hits: list[tuple[int, str]], country: str | None) -> PlaceReading | None:
        if country:
            here = [hit for hit in hits if self._country(hit[0]) == country]
            parts = territories_of(country)
            hits = here or [hit for hit in hits if self._country(hit[0]) in parts]
            own = [hit for hit in hits if hit[1] != _OTHER_NAME]
            hits = own if len(own) == 1 else hits
        if not hits:
            return None
        places = tuple(self._place(number) for number, _ in sorted(hits))
        if len(places) > 1:
            return PlaceReading(None, places, AMBIGUOUS, SEVERAL_PLACES)
        return PlaceReading(places[0], (), NONE, OTHER_NAME if hits[0][1] == _OTHER_NAME else SAME_NAME)

    def _country(self, number: int) -> str:
        return self._lines[number].split(b"\t", 3)[2].decode()

    def _kind(self, number: int) -> str:
        return self._lines[number].split(b"\t", 4)[3].decode()

    def _place(self, number: int) -> Place:
        id_, name, country, kind, lat, lon, population, *rest = self._lines[number].decode().split("\t")
        degrees = (float(lat), float(lon)) if lat else (None, None)
        return Place(id_, name, country, kind, *degrees, int(population) if population else None, *rest)

    @cached_property
    def _around(self) -> CitiesAround:
        cells = (line.split(b"\t", 6) for line in self._lines)
        return CitiesAround((float(one[4]), float(one[5]), one[2].decode()) for one in cells if one[4])

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {line[: line.index(b"\t")].decode(): number for number, line in enumerate(self._lines)}


@cache
def _shipped() -> Gazetteer:
    data = files(__package__) / "data"
    places, names = (
        gzip.decompress((data / name).read_bytes())
        for name in ("gazetteer_places.tsv.gz", "gazetteer_names.txt.gz")
    )
    return Gazetteer(places, names)

"""The cells that name a partner: its name, its country, where it lies. Asked, never guessed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from .cells import clean_line, clean_text, split_values
from .countries import country_inside, read_country
from .pairs import place_key
from .place_names import PlaceName, read_place_name
from .row_reading import ASK, LOOK, FieldReading, RowReading
from .words import is_placeholder


class Gazetteer(Protocol):
    """What is asked of a gazetteer; `jalin.kernel.places.gazetteer.Gazetteer` is one."""

    def find_place(self, name: str, country: str | None = None): ...

    def lies_elsewhere(self, latitude: float, longitude: float, country: str) -> bool: ...


@dataclass(frozen=True)
class SideFields:
    """The names of the four fields that tell of one partner."""

    partner: str
    country: str
    latitude: str
    longitude: str


ONE = SideFields("partner", "country", "latitude", "longitude")
OTHER = SideFields("partner2", "country2", "latitude2", "longitude2")
Cell = Callable[[str], object]


@dataclass(frozen=True)
class SideFound:
    """name and country as far as they are known. key: the place in this file; home: for telling domestic
    pairs."""

    name: str
    key: str
    home: str


class PartnerReader:
    """Reads both sides of rows; remembers what the gazetteer said."""

    def __init__(self, gazetteer: Gazetteer | None, has_country: Callable[[str], bool]) -> None:
        self._gazetteer, self._has_country = gazetteer, has_country
        self._places: dict[tuple[str, str | None], object] = {}
        self._above: dict[str, str] = {}

    def read(self, row: RowReading, side: SideFields, cell: Cell) -> SideFound | None:
        """Put the fields of one side into `row`. None when the row names no partner there."""
        text = clean_line(cell(side.partner))
        if not text:
            self._missing(row, side)
            return None
        names = split_values(clean_text(cell(side.partner)))
        if is_placeholder(text):
            row.say("partner-placeholder", ASK, side.partner, text=text)
        elif len(names) > 1:
            row.say("partner-several", ASK, side.partner, tuple(names), names=list(names))
        else:
            self._above[side.partner] = text
        name = read_place_name(text)
        country, home = self._country(row, side, name, clean_line(cell(side.country)))
        details = {"parent": name.parent, "unit": name.unit} if name.parent or name.unit else {}
        if row.question_about(side.partner) is None:
            details |= self._place(row, side, name, country)
        if country is None and details.get("place") and not self._has_country(side.country):
            country = details["place"]["country"]
            row.fields[side.country] = FieldReading(country, "from-place")
            home = home or country
        row.fields[side.partner] = FieldReading(
            name.name, "as-written", row.question_about(side.partner), text, details
        )
        return SideFound(name.name, place_key(text, country or clean_line(cell(side.country))), home)

    def check_point(self, row: RowReading, side: SideFields) -> None:
        """Coordinates among the cities of another country than the one that is stated are not taken."""
        latitude, longitude = row.value(side.latitude), row.value(side.longitude)
        country, partner = row.value(side.country), row.fields.get(side.partner)
        if None in (latitude, longitude, country, partner, self._gazetteer) or "place" in partner.details:
            return
        if self._gazetteer.lies_elsewhere(latitude, longitude, country):
            row.say(
                "coordinates-elsewhere", LOOK, side.latitude, text=f"{latitude}, {longitude}", code=country
            )
            for name in (side.latitude, side.longitude):
                text = row.fields[name].text
                row.fields[name] = FieldReading(None, "elsewhere", "coordinates-elsewhere", text)

    def _missing(self, row: RowReading, side: SideFields) -> None:
        above = self._above.get(side.partner)
        if above:
            row.say("partner-as-above", ASK, side.partner, (above,), name=above)
        else:
            row.say("partner-missing", ASK, side.partner)
        row.fields[side.partner] = FieldReading(None, "empty", "partner-missing")

    def _country(
        self, row: RowReading, side: SideFields, name: PlaceName, text: str
    ) -> tuple[str | None, str]:
        """(ISO code or None, what tells a domestic pair). States of the past are not the present ones."""
        if not text:
            return self._blank_country(row, side, name), ""
        found = read_country(text)
        if found.remark == "spelling":  # suggested, not taken: a person says yes once
            row.say("country-spelling", ASK, side.country, (found.iso2,), text=text, code=found.iso2)
            row.fields[side.country] = FieldReading(None, "spelling", "country-spelling", text)
            return None, text.casefold()
        details = {"remark": found.remark} if found.remark else {}
        problem = f"country-{found.problem}" if found.problem else None
        if problem:
            row.say(problem, ASK, side.country, found.candidates, text=text, codes=list(found.candidates))
        elif found.remark == "historic":
            row.say("country-historic", LOOK, side.country, text=text, code=found.iso2)
        why = "code" if text.strip() == found.iso2 else "name"
        row.fields[side.country] = FieldReading(found.iso2, why, problem, text, details)
        past = found.remark == "historic" or found.iso2 is None
        return found.iso2, text.casefold() if past else found.iso2

    def _blank_country(self, row: RowReading, side: SideFields, name: PlaceName) -> None:
        """A country left inside the name (`Varna, Bulgaria`) is suggested; without a country column
        nothing is."""
        if not self._has_country(side.country):
            return
        inside = country_inside(name.parent)
        if inside:
            row.say("country-in-name", ASK, side.country, (inside,), name=name.name, code=inside)
        else:
            row.say("country-blank", ASK, side.country, name=name.full)
        problem = "country-in-name" if inside else "country-blank"
        row.fields[side.country] = FieldReading(None, "empty", problem)

    def _place(self, row: RowReading, side: SideFields, name: PlaceName, country: str | None) -> dict:
        if self._gazetteer is None or (country is None and self._has_country(side.country)):
            return {}
        key = (name.full, country)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._gazetteer.find_place(*key)
        if found.match is not None:
            if found.why == "other_name":
                row.say("place-other-name", LOOK, side.partner, name=name.full, place=found.match.name)
            return {"place": _place_json(found.match), "place_why": found.why}
        if found.problem == "ambiguous":
            choices = tuple(place.id for place in found.candidates)
            row.say("place-ambiguous", ASK, side.partner, choices, name=name.full)
            return {"candidates": [_place_json(place) for place in found.candidates], "place_why": found.why}
        return {"place_why": found.why}


def _place_json(place) -> dict:
    return {
        "id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
        "admin1": place.admin1, "population": place.population, "name_ja": place.name_ja,
    }  # fmt: skip

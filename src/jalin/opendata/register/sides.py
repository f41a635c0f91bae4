"""A partner as one row of a register names it, before it is known whether the record has it. Pure Python."""

from dataclasses import dataclass, field

from jalin.kernel.places.unit_words import CITY, REGENCY, unit_of
from jalin.relations.folding import fold


@dataclass
class Side:
    """One partner named in a row.

    text, country_text: as the file writes them. country: ISO code, "" where it is not known. place: id of the gazetteer,
    "" where none was found or taken. kind: city, region or institution. name_eng, name_jpn, name_ind, name_own: what to
    call it when it is new. found: why it was taken for that place or partner (a code).
    """

    text: str
    country_text: str = ""
    country: str = ""
    kind: str = "city"
    name_eng: str = ""
    name_jpn: str = ""
    name_ind: str = ""
    name_own: str = ""
    place: str = ""
    place_name: str = ""
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    partner: int | None = None  # chosen by a person; matching fills `known`, which is not kept
    found: str = ""
    spellings: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, kept: dict) -> "Side":
        return cls(**kept)

    def as_json(self) -> dict:
        """Without what is empty: 26,000 rows are kept."""
        return {name: value for name, value in vars(self).items() if value not in ("", None, [])}

    @property
    def identity(self) -> tuple[str, str]:
        """Two sides of one import with the same identity are one partner: the place, else name, kind and country."""
        if self.partner:
            return ("partner", str(self.partner))
        if self.place:
            return ("place", self.place)
        return ("name", f"{self.country}|{self.country_text if not self.country else ''}|{fold(self.text)}")


def folded_forms(side: Side) -> tuple[str, ...]:
    """Under what a partner may stand in the record: the name, and for a city the name without the word for it."""
    forms = [fold(side.text)]
    unit = unit_of(side.text)
    if unit and unit[0] in (CITY, REGENCY) and side.kind == "city":
        forms.append(fold(unit[1]))
    return tuple(dict.fromkeys(form for form in forms if form))

"""A place as one types it: found in the gazetteer, or asked; never guessed."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalin.kernel.places.gazetteer import Gazetteer, Place
from jalin.relations.models import Partner

from .words import country_word, language

MOST = 8
UNFIT = Decimal("0.00001")


class PlaceField(forms.CharField):
    def __init__(self, **options):
        help_text = gettext_lazy(
            "The name of the city; with several of that name you are asked which. Empty: not on the map."
        )
        super().__init__(**{"required": False, "max_length": 200, "help_text": help_text, **options})


@dataclass(frozen=True)
class FoundPlace:
    """A place of the gazetteer, as a partner keeps it."""

    place: Place

    @property
    def country(self) -> str:
        return self.place.country

    @property
    def columns(self) -> dict:
        """latitude, longitude in degrees, geoname_id where the place has one."""
        kind, _colon, number = self.place.id.partition(":")
        geoname = int(number) if kind == "geonames" and number.isdecimal() else None
        degrees = (self.place.lat, self.place.lon)
        latitude, longitude = (
            None if value is None else Decimal(str(value)).quantize(UNFIT) for value in degrees
        )
        return {"latitude": latitude, "longitude": longitude, "geoname_id": geoname}


def place_label(place: Place) -> str:
    """ "Springfield, US-IL, United States: 116,250 inhabitants" """
    where = ", ".join(filter(None, (place.label(language()), place.admin1, country_word(place.country))))
    if not place.population:
        return where
    count = number_format(place.population, use_l10n=True, force_grouping=True)
    return _("%(place)s: %(count)s inhabitants") % {"place": where, "count": count}


def candidate_choices(text: str, country: str) -> list[tuple[str, str]]:
    """What to choose from where the name alone does not say which place is meant; empty where it does."""
    if not text.strip():
        return []
    reading = Gazetteer.load().find_place(text, country or None)
    return [(place.id, place_label(place)) for place in reading.candidates[:MOST]]


def read_place(form, text: str, country: str, chosen: str) -> FoundPlace | None:
    """The place that was meant. Adds an error or a question to `form` where it is not clear."""
    gazetteer = Gazetteer.load()
    reading = gazetteer.find_place(text, country or None)
    if reading.match:
        return FoundPlace(reading.match)
    if chosen and chosen in {place.id for place in reading.candidates}:
        return FoundPlace(gazetteer.place(chosen))
    if not reading.candidates:
        form.add_error("place", ValidationError(
            _("No place of this name is known here. Try the name of the nearest city, or leave it empty.")
        ))  # fmt: skip
    elif reading.problem == "not_found":
        form.ask(
            _("“%(name)s” is not in the country chosen, but elsewhere. Choose which place is meant.")
            % {"name": text}
        )
    else:
        form.ask(_("Several places are called “%(name)s”. Choose which one is meant.") % {"name": text})
    return None


def columns_without_place() -> dict:
    return {"latitude": None, "longitude": None, "geoname_id": None}


def nearest_name(partner: Partner) -> str:
    """What to look for on the map first: the name a gazetteer is likely to know."""
    return partner.name_eng or partner.name_own or str(partner.name)

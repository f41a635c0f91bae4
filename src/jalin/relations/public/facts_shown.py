"""The key facts of a partner, and its fields with the units that carry them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.kernel.dates import PartialDate, format_day
from jalin.kernel.places.countries import country_name
from jalin.kernel.text import Reading
from jalin.people.models import Office, Unit
from jalin.people.selectors import unit_name_on

from ..models import Field, Involvement, Partner, Relation
from ..rules import Facts
from ..sentences import home_in_sentence, language, words_of
from .distance import distance_km


@dataclass
class FieldRow:
    """A field of cooperation and the units in charge of it; empty when none is named."""

    field: Field
    units: list["UnitShown"] = field(default_factory=list)


@dataclass(frozen=True)
class UnitShown:
    """A unit as it is called today; `former`: what it was called before and until which year."""

    name: Reading
    short: str
    former: tuple[tuple[str, int], ...] = ()

    @property
    def abbreviation(self) -> str:
        """The short name where it says more than the name itself."""
        return "" if self.short and self.short in self.name.text else self.short


def country_in_words(code: str) -> str:
    """The country in the reader's language; the code itself for one that is not known here."""
    try:
        return country_name(code, language()) if code else ""
    except LookupError:
        return code


def country_of(partner: Partner) -> str:
    return country_in_words(partner.country)


def unit_shown(unit: Unit, today: date) -> UnitShown:
    """`unit.names` should be prefetched."""
    now = unit_name_on(unit, today)
    if now is None:
        return UnitShown(Reading(unit.key, language(), language()), "")
    former = [
        (name.short or str(name.name), name.valid_to.year)
        for name in unit.names.all()
        if name.valid_to and name.valid_to < today
    ]
    return UnitShown(now.name, now.short, tuple(former))


def fields_and_units(involvements: Sequence[Involvement], today: date) -> list[FieldRow]:
    """One row a field, in the office's order."""
    rows: dict[int, FieldRow] = {}
    for involvement in involvements:
        row = rows.setdefault(involvement.field_id, FieldRow(involvement.field))
        if involvement.unit:
            row.units.append(unit_shown(involvement.unit, today))
    return list(rows.values())


def distance_from(office: Office | None, partner: Partner) -> int | None:
    """Kilometres as the crow flies, to ten where it is far; None when one of the places is not known."""
    if office is None or partner.latitude is None or partner.longitude is None:
        return None
    places = (office.latitude, office.longitude, partner.latitude, partner.longitude)
    km = distance_km(*map(float, places))
    return int(round(km, -1 if km >= 1000 else 0))


def position_in_words(partner: Partner) -> str:
    """ "34.70° N, 137.73° E" """
    if partner.latitude is None or partner.longitude is None:
        return ""
    latitude, longitude = float(partner.latitude), float(partner.longitude)
    north = _("%(degrees)s° N") if latitude >= 0 else _("%(degrees)s° S")
    east = _("%(degrees)s° E") if longitude >= 0 else _("%(degrees)s° W")
    first, second = (number_format(abs(value), decimal_pos=2) for value in (latitude, longitude))
    return pgettext("between the words of a list", ", ").join(
        (north % {"degrees": first}, east % {"degrees": second})
    )


def _place_facts(partner: Partner, office: Office | None) -> list[dict]:
    facts = [{"label": _("Country"), "value": country_of(partner) or _("not known")}]
    if partner.kind != Partner.Kind.CITY:
        facts.append({"label": _("Kind of partner"), "value": partner.get_kind_display()})
    km = distance_from(office, partner)
    if km is not None:
        city = home_in_sentence(str(office.city))
        facts.append({
            "label": _("Distance"),
            "value": _("%(km)s km from %(city)s") % {"km": number_format(km, force_grouping=True), "city": city},
            "note": _("in a straight line"),
        })  # fmt: skip
        facts.append({"label": _("Position"), "value": position_in_words(partner)})
    return facts


def term_of(relation: Relation, facts: Facts) -> str:
    """Until when what was agreed holds; nothing where it has been closed or nothing was agreed."""
    if facts.closed_as:
        return ""
    if facts.valid_until:
        return _("until %(date)s") % {"date": format_day(facts.valid_until, language())}
    if relation.is_legacy:
        return _("no end date (an old agreement)")
    return _("end not stated in the record") if facts.has_agreement else ""


def key_facts(
    partner: Partner, relation: Relation | None, office: Office | None, *, term: str = "",
    contact: PartialDate | None = None, today: date | None = None,
) -> list[dict]:  # fmt: skip
    """What a stranger asks first, as label and value."""
    facts = _place_facts(partner, office)
    if relation is None:
        return facts
    facts.append({"label": _("Kind of relation"), "value": relation.get_kind_display()})
    if term:
        facts.append({"label": _("Agreement runs"), "value": term})
    facts.append(
        {
            "label": _("Last contact on record"),
            "value": words_of(contact) if contact else _("no date on record"),
        }
    )
    if relation.held_by:
        holder = unit_shown(relation.held_by, today)
        facts.append({"label": _("Looked after by"), "value": holder.name})
    return facts

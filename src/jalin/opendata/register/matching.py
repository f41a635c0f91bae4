"""Finding the partners of an import in the record: by the number of the place, by any spelling met before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from jalin.people.selectors import home_office
from jalin.relations.bulk import chunks
from jalin.relations.folding import fold
from jalin.relations.models import Partner, PartnerAlias

from .sides import Side, folded_forms

HOME, KNOWN, NEW, SEVERAL = "home", "known", "new", "several"


@dataclass(frozen=True)
class Known:
    """A partner of the record, as far as matching needs it."""

    id: int
    name: str
    country: str
    kind: str
    geoname_id: int | None


@dataclass(frozen=True)
class Match:
    """how: home (the home city itself), known (`partner` is given), several (`candidates`), new. why: a code."""

    how: str
    partner: Known | None = None
    candidates: tuple[Known, ...] = ()
    why: str = ""


class Matcher:
    """Looks partners up in pieces; what was read once is kept. Without a record (`blank`) everything is new."""

    def __init__(self, *, blank: bool = False) -> None:
        self.blank = blank
        self._by_form: dict[str, set[Known]] = defaultdict(set)
        self._by_place: dict[int, Known] = {}
        self._by_id: dict[int, Known] = {}
        self._asked_forms: set[str] = set()
        self._asked_places: set[int] = set()
        office = None if blank else home_office()
        self.home_place = office.geoname_id if office else None
        self.home_country = office.country if office else ""
        names = (office.city_ind, office.city_jpn, office.city_eng) if office else ()
        self.home_names = {form for name in names if name for form in folded_forms(Side(name))}

    def load(self, sides: Iterable[Side]) -> None:
        """Read what these sides may be; a handful of statements for a thousand of them."""
        if self.blank:
            return
        sides = list(sides)
        forms = {form for side in sides for form in folded_forms(side)} - self._asked_forms
        places = {side.geoname_id for side in sides if side.geoname_id} - self._asked_places
        chosen = {side.partner for side in sides if side.partner} - set(self._by_id)
        self._asked_forms |= forms
        self._asked_places |= places
        for part in chunks(sorted(forms)):
            rows = PartnerAlias.objects.filter(folded__in=part).annotate(form=F("folded"))
            self._keep(rows.values_list("form", *(f"partner__{name}" for name in NAMES)))
            self._keep(Partner.objects.filter(sort_name__in=part).values_list("sort_name", *NAMES))
        for part in chunks(sorted(places)):
            self._keep(("", *row) for row in Partner.objects.filter(geoname_id__in=part).values_list(*NAMES))
        for part in chunks(sorted(chosen)):
            self._keep(("", *row) for row in Partner.objects.filter(pk__in=part).values_list(*NAMES))

    def _keep(self, rows) -> None:
        for form, key, name_eng, sort_name, country, kind, geoname_id in rows:
            known = self._by_id.setdefault(key, Known(key, name_eng or sort_name, country, kind, geoname_id))
            if form:
                self._by_form[form].add(known)
            if geoname_id:
                self._by_place.setdefault(geoname_id, known)

    def find(self, side: Side) -> Match:
        """What this side is in the record. Call `load` with it before."""
        if self._is_home(side):
            return Match(HOME)
        if side.partner:
            chosen = self._by_id.get(side.partner)
            return Match(KNOWN, chosen, why="chosen") if chosen else Match(NEW)
        if side.found == "new":
            return Match(NEW, why="chosen")
        if side.geoname_id in self._by_place:
            return Match(KNOWN, self._by_place[side.geoname_id], why="same_place")
        found = {known for form in folded_forms(side) for known in self._by_form.get(form, ())}
        found = {known for known in found if _can_be(known, side)}
        if len(found) == 1:
            return Match(KNOWN, found.pop(), why="known_spelling")
        if found:
            return Match(SEVERAL, candidates=tuple(sorted(found, key=lambda known: (known.name, known.id))))
        return Match(NEW)

    def is_spelling_of(self, side: Side, known: Known) -> bool:
        """Whether the record met this partner under this spelling before."""
        return any(known in self._by_form.get(form, ()) for form in folded_forms(side))

    def _is_home(self, side: Side) -> bool:
        if side.geoname_id and self.home_place:
            return side.geoname_id == self.home_place
        same_country = not side.country or side.country == self.home_country
        return same_country and not side.place and side.kind == "city" and fold(side.text) in self.home_names


NAMES = ("id", "name_eng", "sort_name", "country", "kind", "geoname_id")


def _can_be(known: Known, side: Side) -> bool:
    """Another country, another kind or another place of the same name is somebody else."""
    if known.country and side.country and known.country != side.country:
        return False
    if known.geoname_id and side.geoname_id and known.geoname_id != side.geoname_id:
        return False
    return known.kind == side.kind or side.kind == "city" and known.kind == "region" and not side.place

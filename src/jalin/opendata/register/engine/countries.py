"""The country of a place in a list: what the cell says, or what was left inside the name of the city."""

from dataclasses import dataclass
from functools import lru_cache

from jalin.kernel.places.countries import resolve_country

# Read well, but worth showing beside the country: as the places package names its remarks.
WORTH_SHOWING = frozenset({"spelling", "historic", "part_of", "territory", "policy"})


@dataclass(frozen=True)
class CountryCell:
    """problem: None, `blank`, `unknown`, `ambiguous`, `former` or `policy`; candidates: ISO codes."""

    text: str
    iso2: str | None
    problem: str | None = None
    remark: str | None = None
    candidates: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def read_country(text: str) -> CountryCell:
    found = resolve_country(text)
    return CountryCell(text, found.iso2, found.problem, found.remark, tuple(found.candidates))


@lru_cache(maxsize=65_536)
def country_inside(parent: str) -> str | None:
    """`Varna, Bulgaria` with no country of its own: BG, to be suggested and confirmed."""
    return resolve_country(parent).iso2 if parent else None

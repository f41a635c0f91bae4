"""Countries: a text as people write it → one ISO 3166 code, or a question.

Names come from Unicode CLDR in Indonesian, Japanese and English; further spellings, former states and what
the office decides itself are rows of `data/country_aliases.csv`, `country_territories.csv` and
`country_policy.csv`.
"""

import csv
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .folding import fold

# What a reading can lack. Codes, so that each page says it in its own language.
BLANK, UNKNOWN, AMBIGUOUS, FORMER, POLICY = "blank", "unknown", "ambiguous", "former", "policy"
# What is worth showing beside a reading that did succeed.
SPELLING, PART_OF, HISTORIC, TERRITORY = "spelling", "part_of", "historic", "territory"

_OPENINGS = (
    "republik federal", "republik demokratik", "republik rakyat", "republik islam", "republik sosialis",
    "republik", "federasi", "kerajaan", "kesultanan", "negara", "persemakmuran",
    "federal republic of", "federative republic of", "islamic republic of", "socialist republic of",
    "republic of", "kingdom of", "grand duchy of", "sultanate of", "principality of", "commonwealth of",
    "federation of", "state of", "the", "in",
)  # fmt: skip
_JAPANESE_ENDINGS = ("連邦共和国", "民主共和国", "社会主義共和国", "共和国", "王国", "連邦", "国")


@dataclass(frozen=True)
class CountryReading:
    """`iso2` is given exactly when `problem` is None.

    problem: None, `blank`, `unknown`, `ambiguous` (several states bear the name), `former` (the state is no
    more; candidates are its successors), `policy` (the office decides).
    remark: None, or why to look twice although it was read: `spelling`, `part_of` (England), `historic`
    (WestGER), `territory` (Martinique, France), `policy` (see `country_policy_note`).
    """

    iso2: str | None
    problem: str | None = None
    candidates: tuple[str, ...] = ()
    remark: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Country:
    """One row of the table. `numeric` is the ISO number as text, empty for a code that ISO does not list."""

    iso2: str
    iso3: str
    numeric: str
    name_id: str
    name_ja: str
    name_en: str


def resolve_country(text: str | None) -> CountryReading:
    """What country a cell names: ISO code (upper case) or name. Never raises, never guesses."""
    original = text or ""
    key = fold(original)
    if not key:
        return CountryReading(None, BLANK, text=original)
    found = _lookup(key) or _by_code(original) or _by_parts(original) or _without_form_of_state(key)
    iso2, problem, candidates, remark = found or (None, UNKNOWN, (), None)
    if iso2 in _policy():
        if _policy()[iso2]["reading"] == "ask":
            iso2, problem, candidates, remark = None, POLICY, (iso2,), None
        else:
            remark = remark or POLICY
    return CountryReading(iso2, problem, candidates, remark, original)


def country_name(iso2: str, lang: str) -> str:
    """The name in `id`, `ja` or `en` (a tag like `ja-JP` is cut; any other language reads English).

    A label set in the policy table comes first. Raises LookupError for a code that is not a country.
    """
    lang = lang.lower()[:2]
    attribute = f"name_{lang}" if lang in ("id", "ja", "en") else "name_en"
    if iso2 in _policy():
        return _policy()[iso2][attribute]
    try:
        return getattr(all_countries()[iso2], attribute)
    except KeyError:
        raise LookupError(f"{iso2!r} is not a country code known here") from None


def country_choices(lang: str) -> list[tuple[str, str]]:
    """(iso2, name) for a form field, sorted by name as written in that language."""
    choices = [(iso2, country_name(iso2, lang)) for iso2 in all_countries()]
    return sorted(choices, key=lambda choice: fold(choice[1]))


def country_policy_note(iso2: str) -> str:
    """Why the office has to decide about this country (English), or an empty text."""
    return _policy().get(iso2, {}).get("note", "")


def territories_of(iso2: str) -> frozenset[str]:
    """Codes that ISO gives to parts of a state: Martinique for France, Hong Kong for China."""
    return frozenset(part for part, whole in _territories().items() if whole == iso2)


@cache
def all_countries() -> dict[str, Country]:
    """Every country by iso2: ISO 3166 and what the policy table adds (Kosovo)."""
    columns = ("iso2", "iso3", "numeric", "name_id", "name_ja", "name_en")
    table = {
        row["iso2"]: Country(*(row[column] for column in columns)) for row in _rows("countries_id_ja_en.csv")
    }
    for iso2, row in _policy().items():
        table.setdefault(iso2, Country(iso2, "", "", row["name_id"], row["name_ja"], row["name_en"]))
    return table


# Found → (iso2, problem, candidates, remark)
_Found = tuple[str | None, str | None, tuple[str, ...], str | None]


def _lookup(key: str) -> _Found | None:
    return _names().get(key)


def _by_code(text: str) -> _Found | None:
    """ISO codes count in capitals only: "no", "in" and "per" are words."""
    iso2 = _codes().get(unicodedata.normalize("NFKC", text).strip())
    return (iso2, None, (), None) if iso2 else None


def _by_parts(text: str) -> _Found | None:
    """`England, United Kingdom`, `New York, United States`, `Martinique, France`."""
    first, comma, last = text.rpartition(",")
    whole = _lookup(fold(last)) if comma else None
    if whole is None or whole[0] is None:
        return None
    part = _lookup(fold(first))
    if part is None or part[0] is None:
        return whole[0], None, (), PART_OF
    if part[0] == whole[0]:
        return part
    if _territories().get(part[0]) == whole[0]:
        return part[0], None, (), TERRITORY
    return None, AMBIGUOUS, (part[0], whole[0]), None


def _without_form_of_state(key: str) -> _Found | None:
    """`Kerajaan Belanda` is Belanda, `オランダ王国` is オランダ."""
    for opening in _OPENINGS:
        found = _lookup(key.removeprefix(opening + " ")) if key.startswith(opening + " ") else None
        if found:
            return found
    for ending in _JAPANESE_ENDINGS:
        found = _lookup(key.removesuffix(ending)) if key.endswith(ending) else None
        if found:
            return found
    return None


@cache
def _names() -> dict[str, _Found]:
    meant = defaultdict(set)
    for row in _rows("countries_id_ja_en.csv"):
        for name in (row["name_id"], row["name_ja"], row["name_en"], *row["aliases"].split("|")):
            meant[fold(name)].add(row["iso2"])
    for iso2, row in _policy().items():
        for name in (row["name_id"], row["name_ja"], row["name_en"]):
            meant[fold(name)].add(iso2)
    meant.pop("", None)
    names: dict[str, _Found] = {}
    for key, codes in meant.items():
        only = codes.pop() if len(codes) == 1 else None
        names[key] = (only, None, (), None) if only else (None, AMBIGUOUS, tuple(sorted(codes)), None)
    names.update({fold(row["text"]): _from_alias(row) for row in _rows("country_aliases.csv")})
    return names


def _from_alias(row: dict[str, str]) -> _Found:
    codes = tuple(code for code in row["iso2"].split("|") if code)
    match row["reading"]:
        case "usual":
            return codes[0], None, (), None
        case "ask":
            return None, AMBIGUOUS, codes, None
        case "former" | "policy" as problem:
            return None, problem, codes, None
        case remark:
            return codes[0], None, (), remark


@cache
def _codes() -> dict[str, str]:
    codes = {country.iso3: iso2 for iso2, country in all_countries().items() if country.iso3}
    return codes | {iso2: iso2 for iso2 in all_countries()}


@cache
def _policy() -> dict[str, dict[str, str]]:
    return {row["iso2"]: row for row in _rows("country_policy.csv")}


@cache
def _territories() -> dict[str, str]:
    return {row["iso2"]: row["part_of"] for row in _rows("country_territories.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))

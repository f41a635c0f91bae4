"""Bytes → lines → sections → rows of tokens, by the rules of SWMM 5.2's own parser (getTokens, findmatch)."""

import math
import re
from typing import NamedTuple

SECTIONS = (  # in the engine's order: the first word that a heading begins with counts
    "TITLE", "OPTIONS", "FILES", "RAINGAGES", "TEMPERATURE", "EVAPORATION", "SUBCATCHMENTS", "SUBAREAS",
    "INFILTRATION", "AQUIFERS", "GROUNDWATER", "SNOWPACKS", "JUNCTIONS", "OUTFALLS", "STORAGE", "DIVIDERS",
    "CONDUITS", "PUMPS", "ORIFICES", "WEIRS", "OUTLETS", "XSECTIONS", "TRANSECTS", "LOSSES", "CONTROLS",
    "POLLUTANTS", "LANDUSES", "BUILDUP", "WASHOFF", "COVERAGES", "INFLOWS", "DWF", "PATTERNS", "RDII",
    "HYDROGRAPHS", "LOADINGS", "TREATMENT", "CURVES", "TIMESERIES", "REPORT", "COORDINATES", "VERTICES",
    "POLYGONS", "LABELS", "SYMBOLS", "BACKDROP", "TAGS", "PROFILES", "MAP", "LID_CONTROLS", "LID_USAGE", "GWF",
    "ADJUSTMENTS", "EVENTS", "STREETS", "INLET_USAGE", "INLETS",
)  # fmt: skip
_STEMS = {"OPTIONS": "OPTION", "FILES": "FILE", "RAINGAGES": "RAINGAGE", "EVAPORATION": "EVAP",
          "SUBCATCHMENTS": "SUBCATCHMENT", "SUBAREAS": "SUBAREA", "INFILTRATION": "INFIL", "AQUIFERS": "AQUIFER",
          "SNOWPACKS": "SNOWPACK", "JUNCTIONS": "JUNC", "OUTFALLS": "OUTFALL", "DIVIDERS": "DIVIDER",
          "CONDUITS": "CONDUIT", "PUMPS": "PUMP", "ORIFICES": "ORIFICE", "WEIRS": "WEIR", "OUTLETS": "OUTLET",
          "XSECTIONS": "XSECT", "TRANSECTS": "TRANSECT", "LOSSES": "LOSS", "CONTROLS": "CONTROL",
          "POLLUTANTS": "POLLUT", "LANDUSES": "LANDUSE", "COVERAGES": "COVERAGE", "INFLOWS": "INFLOW",
          "PATTERNS": "PATTERN", "HYDROGRAPHS": "HYDROGRAPH", "LOADINGS": "LOADING", "TREATMENT": "TREATMENT",
          "CURVES": "CURVE", "COORDINATES": "COORDINATE", "POLYGONS": "POLYGON", "LABELS": "LABEL",
          "SYMBOLS": "SYMBOL", "TAGS": "TAG", "PROFILES": "PROFILE", "LID_CONTROLS": "LID_CONTROL",
          "ADJUSTMENTS": "ADJUSTMENT", "EVENTS": "EVENT", "STREETS": "STREET", "INLETS": "INLET"}  # fmt: skip
TOKEN = re.compile(r'"([^"\n]*)"?|([^ \t\r\n]+)')
ODD_BLANKS = re.compile(rb"[\x0b\x0c\x1c-\x1f]")


class Row(NamedTuple):
    """One line that holds something: its number from 1 and its tokens without comment and quotes."""

    line: int
    tokens: tuple[str, ...]


class Heading(NamedTuple):
    """A section as it stands in the file. known: the engine reads it; else it is a vendor's own."""

    line: int
    name: str
    known: bool


def section_of(token: str) -> tuple[str, bool]:
    """A heading's token → (canonical name, whether the engine knows it)."""
    word = token[1:].upper()
    for name in SECTIONS:
        if word.startswith(_STEMS.get(name, name)):
            return name, True
    return word.rstrip("]"), False


def split_tokens(text: str) -> tuple[str, ...]:
    """The tokens of one line: blanks part, a quote opens a token up to the next quote, `;` begins a comment."""
    return tuple(quoted if bare is None else bare for quoted, bare in _pairs(text.partition(";")[0]))


def _pairs(text: str):
    for found in TOKEN.finditer(text):
        yield found.group(1), found.group(2)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where each token stands in the line, quotes included."""
    return [found.span() for found in TOKEN.finditer(text.partition(";")[0])]


def parse_rows(lines: list[str], plain: bool) -> tuple[list[Heading], dict[str, list[Row]]]:
    """Headings in order and the rows of each section; a section that stands twice is read on.

    plain: the file holds no control characters that Python, unlike SWMM, takes for blanks.
    """
    headings: list[Heading] = []
    rows: dict[str, list[Row]] = {}
    into = rows.setdefault("TITLE", [])  # what stands before the first heading is title text to the engine
    for number, line in enumerate(lines, 1):
        if plain and '"' not in line and line.isascii():
            tokens = tuple((line.partition(";")[0] if ";" in line else line).split())
        else:
            tokens = split_tokens(line)
        if not tokens:
            continue
        if tokens[0].startswith("["):
            name, known = section_of(tokens[0])
            headings.append(Heading(number, name, known))
            into = rows.setdefault(name, [])
        else:
            into.append(Row(number, tokens))
    return headings, rows


def is_not_finite(token: str) -> bool:
    """Whether a C library reads the token as NaN or infinity."""
    try:
        return not math.isfinite(float(token))
    except ValueError:
        return bool(re.fullmatch(r"[+-]?nan\(.*", token, re.IGNORECASE))

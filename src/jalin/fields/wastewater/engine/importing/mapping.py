"""mapping.toml: which heading of a city's table is which column, its units, its words, and how to estimate."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from pyproj import CRS
from pyproj.exceptions import CRSError

from ..toml_file import TomlFile, TomlTable

PIPE_COLUMNS = ("id", "from", "to", "length", "diameter", "width", "shape", "material", "year", "roughness",
                "invert_up", "invert_down", "depth", "road", "population", "critical")  # fmt: skip
MANHOLE_COLUMNS = ("id", "x", "y", "ground", "invert", "depth", "type", "inflow_lps")
LENGTHS = {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0, "ft": 0.3048, "in": 0.0254}
MEASURES = {"length": "m", "diameter": "mm", "level": "m", "depth": "m"}
SHAPES = ("circular", "rectangular", "egg")
TYPES = ("manhole", "outfall")


@dataclass(frozen=True)
class Source:
    """One table. columns: column → heading · units: measure → metres · values: column → the city's word → ours"""

    file: Path | None
    layer: str
    columns: Dict[str, str]
    units: Dict[str, float]
    values: Dict[str, Dict[str, str]]
    line: int | None = None


@dataclass(frozen=True)
class Estimates:
    """How to estimate; None or empty where the mapping gives no rule. Lengths in m."""

    minimum_slope: float | None = None
    cover: float | None = None
    diameter: float | None = None
    snap: float | None = None
    roughness: Dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapping:
    """crs: of the coordinates that are written, None to keep those of the source · start, hours: of the simulation"""

    name: str
    pipes: Source
    manholes: Source
    crs: CRS | None
    estimates: Estimates
    start: date
    hours: int


def read_mapping(source: Path | str | bytes, name: str = "") -> Mapping:
    """Raises FaultyFile with every fault, its line and key. Paths in the file are taken from its own folder."""
    folder = source.parent if isinstance(source, Path) else None
    file = TomlFile(source, name)
    top = file.top
    crs = _crs(top)
    pipes = _source(top, "pipes", PIPE_COLUMNS, ("id",), folder)
    manholes = _source(top, "manholes", MANHOLE_COLUMNS, ("id",), folder)
    estimates = _estimates(top.table("estimate"))
    simulation = top.table("simulation")
    start, hours = date(2026, 1, 1), 24
    if simulation:
        start, hours = simulation.day("start", start), simulation.whole("hours", hours, 1, 8760)
        simulation.finish()
    top.finish()
    file.check()
    return Mapping(file.name, pipes, manholes, crs, estimates, start, hours)


def _crs(top: TomlTable) -> CRS | None:
    text = top.text("crs", "")
    try:
        return CRS.from_user_input(text) if text else None
    except CRSError:
        top.fault("crs-unknown", "crs", found=text)
        return None


def _source(
    top: TomlTable, key: str, columns: tuple[str, ...], needed: tuple[str, ...], folder: Path | None
) -> Source:
    table = top.table(key, required=True)
    if table is None:
        return Source(None, "", {}, {}, {})
    path, layer = table.text("file", ""), table.text("layer", "")
    headings = table.table("columns", required=True)
    named = {column: headings.text(column) for column in headings.names()} if headings else {}
    for column in set(named) - set(columns):
        headings.fault("not-a-choice", column, found=column, allowed=", ".join(columns))
    for column in needed:
        if headings and column not in named:
            headings.fault("key-missing", column)
    units = _units(table.table("units"))
    values = _values(table.table("values"))
    table.finish()
    file = (folder / path if folder else Path(path)) if path else None
    return Source(file, layer, named, units, values, table.file.line_of(table.path))


def _units(table: TomlTable | None) -> dict[str, float]:
    units = {measure: LENGTHS[unit] for measure, unit in MEASURES.items()}
    if table:
        for measure in MEASURES:
            unit = table.choice(measure, tuple(LENGTHS), MEASURES[measure])
            units[measure] = LENGTHS.get(unit, 1.0)
        table.finish()
    return units


def _values(table: TomlTable | None) -> dict[str, dict[str, str]]:
    """The city's words for material, shape, type and road."""
    found = {}
    allowed = {"shape": SHAPES, "type": TYPES}
    for column in table.names() if table else ():
        words = table.table(column)
        if words is None:
            continue
        if column in allowed:
            found[column] = {word: words.choice(word, allowed[column]) for word in words.names()}
        else:
            found[column] = {word: words.text(word) for word in words.names()}
    return found


def _estimates(table: TomlTable | None) -> Estimates:
    if table is None:
        return Estimates()
    roughness = table.table("roughness")
    found = Estimates(
        minimum_slope=_optional(table, "minimum_slope", 1e-5, 0.5),
        cover=_optional(table, "cover_m", 0.1, 50),
        diameter=_optional(table, "diameter_mm", 50, 10_000, 1000),
        snap=_optional(table, "snap_m", 0, 50),
        roughness={name: float(roughness.number(name, ..., 0, 1) or 0) for name in roughness.names()}
        if roughness
        else {},
    )
    table.finish()
    return found


def _optional(table: TomlTable, key: str, least: float, most: float, per_metre: float = 1.0) -> float | None:
    value = table.number(key, None, Decimal(str(least)), Decimal(str(most)))
    return None if value is None else float(value) / per_metre

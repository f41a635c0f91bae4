"""Records → pipes and manholes as far as they are known; every cell that cannot be what it should be is a fault."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from difflib import get_close_matches

import shapely
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import ProjError

from ..csv_file import folded, number_of, plain
from ..data_errors import DataFault
from ..pipe_file import FIRST_YEAR, LAST_YEAR, material_of
from .mapping import Source
from .sources import Record, Table

# What a network needs of every pipe and manhole; the rest may stay unknown.
PIPE_NEEDS = ("from", "to", "length", "diameter", "roughness", "invert_up", "invert_down")
MANHOLE_NEEDS = ("invert", "ground")
# (least, most) in m, Manning's n, years, persons: outside it is a slip of the pen or a wrong unit.
BOUNDS = {"length": (0.01, 50_000), "diameter": (0.02, 20), "width": (0.02, 20), "roughness": (0.005, 0.1),
          "invert_up": (-500, 9000), "invert_down": (-500, 9000), "invert": (-500, 9000), "ground": (-500, 9000),
          "depth": (0, 200), "year": (FIRST_YEAR, LAST_YEAR), "population": (0, 1e9), "inflow_lps": (0, 1e6),
          "x": (-1e8, 1e8), "y": (-1e8, 1e8)}  # fmt: skip
_MEASURE = {"length": "length", "diameter": "diameter", "width": "diameter", "invert_up": "level", "invert_down": "level",
            "invert": "level", "ground": "level", "depth": "depth"}  # fmt: skip
_NUMBERS = set(BOUNDS)


@dataclass
class Thing:
    """A pipe or a manhole. values: column → number or text, absent when unknown · marks: column → how it was found"""

    id: str
    kind: str
    record: Record
    values: dict = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    def get(self, column: str):
        return self.values.get(column)

    def set(self, column: str, value, mark: str) -> None:
        self.values[column], self.marks[column] = value, mark


@dataclass
class Draft:
    """crs: of the coordinates as drafted · faults: of the tables"""

    pipes: dict[str, Thing]
    manholes: dict[str, Thing]
    faults: list[DataFault]
    tables: Dict[str, Table]
    crs: CRS | None = None

    def fault(self, code: str, thing: Thing, column: str, /, **values) -> None:
        self.faults.append(_fault(code, self.tables[thing.kind], thing.record, column, **values))


def draft(pipes: Table, manholes: Table, mapping) -> Draft:
    """Both tables, in the wanted reference system, with lengths and inverts that follow from what is given."""
    faults: list[DataFault] = []
    found = {
        kind: _things(kind, table, source, faults)
        for kind, table, source in (("pipe", pipes, mapping.pipes), ("manhole", manholes, mapping.manholes))
    }
    made = Draft(found["pipe"], found["manhole"], faults, {"pipe": pipes, "manhole": manholes})
    _check_names(made)
    _follow(made, pipes.crs or manholes.crs)
    _project(made, mapping.crs, manholes.crs or pipes.crs)
    return made


def _things(kind: str, table: Table, source: Source, faults: list[DataFault]) -> dict[str, Thing]:
    places = _places(table, source, faults)
    found: dict[str, Thing] = {}
    for record in table.records if "id" in places else ():
        name = record.cells.get(places["id"], "")
        if not name or any(sign in name for sign in ' ";\t'):
            code = "name-with-blank" if name else "cell-empty"
            faults.append(_fault(code, table, record, places["id"], found=name))
            continue
        if name in found:
            faults.append(
                _fault("id-twice", table, record, places["id"], found=name, first=found[name].record.number)
            )
            continue
        thing = found[name] = Thing(name, kind, record)
        for column, heading in places.items():
            _fill(thing, column, record.cells.get(heading, ""), source, table, heading, faults)
    return found


def _places(table: Table, source: Source, faults: list[DataFault]) -> dict[str, str]:
    """column → heading as it stands in the table; headings are compared without case and signs"""
    known = {folded(heading): heading for heading in table.headings}
    places = {}
    for column, heading in source.columns.items():
        found = known.get(folded(heading))
        if found is None:
            near = ", ".join(get_close_matches(heading, table.headings, n=3)) or ", ".join(
                table.headings[:20]
            )
            faults.append(
                DataFault("heading-missing", file=table.name, object=column, found=heading, near=near)
            )
        else:
            places[column] = found
    return places


def _fill(
    thing: Thing, column: str, text: str, source: Source, table: Table, heading: str, faults: list
) -> None:
    if column == "id" or not text:
        return
    if column not in _NUMBERS:
        thing.values[column] = _word(column, text, source)
        return
    value = number_of(text)
    if value is None:
        faults.append(_fault("cell-not-a-number", table, thing.record, heading, found=text))
        return
    value *= source.units.get(_MEASURE.get(column, ""), 1.0)
    least, most = BOUNDS[column]
    if not least <= value <= most:
        faults.append(
            _fault("cell-out-of-bounds", table, thing.record, heading, found=text, least=least, most=most)
        )
        return
    thing.values[column] = round(value, 9)


def _word(column: str, text: str, source: Source) -> str:
    words = {plain(word).casefold(): ours for word, ours in source.values.get(column, {}).items()}
    said = words.get(text.casefold(), text)
    return material_of(said) if column == "material" else said


def _fault(code: str, table: Table, record: Record, column: str, /, **values) -> DataFault:
    """A row of a text file has a line; a feature of a map has a number."""
    if table.lines:
        return DataFault(code, file=table.name, line=record.number, object=column, **values)
    return DataFault(code, file=table.name, object=f"#{record.number} {column}", **values)


def _check_names(made: Draft) -> None:
    for pipe in made.pipes.values():
        ends = pipe.get("from"), pipe.get("to")
        for column, end in zip(("from", "to"), ends, strict=True):
            if end is not None and end not in made.manholes:
                near = ", ".join(get_close_matches(end, made.manholes, n=3)) or "–"
                made.fault("manhole-missing", pipe, column, pipe=pipe.id, found=end, near=near)
        if ends[0] is not None and ends[0] == ends[1]:
            made.fault("pipe-to-itself", pipe, "to", pipe=pipe.id, found=ends[0])


def _follow(made: Draft, crs: CRS | None) -> None:
    """What follows from what is given without assuming anything: a length from its line, an invert from its depth."""
    for pipe in made.pipes.values():
        shape = pipe.record.shape
        if pipe.get("length") is None and shape is not None and "LineString" in shape.geom_type:
            length = Geod(ellps="WGS84").geometry_length(shape) if crs and crs.is_geographic else shape.length
            if length > 0:
                pipe.set("length", round(length, 3), "from-line")
    for manhole in made.manholes.values():
        shape = manhole.record.shape
        if manhole.get("x") is None and isinstance(shape, shapely.Point) and not shape.is_empty:
            manhole.values["x"], manhole.values["y"] = shape.x, shape.y
        ground, invert, depth = (manhole.get(column) for column in ("ground", "invert", "depth"))
        if depth is not None:
            if invert is None and ground is not None:
                manhole.set("invert", round(ground - depth, 6), "from-depth")
            elif ground is None and invert is not None:
                manhole.set("ground", round(invert + depth, 6), "from-depth")


def _project(made: Draft, wanted: CRS | None, given: CRS | None) -> None:
    """Coordinates into the wanted system, where both are known and differ."""
    made.crs = wanted or given
    if wanted is None or given is None or wanted == given:
        return
    placed = [m for m in made.manholes.values() if m.get("x") is not None and m.get("y") is not None]
    try:
        change = Transformer.from_crs(given, wanted, always_xy=True)
        turned = [change.transform(m.get("x"), m.get("y"), errcheck=True) for m in placed]
    except ProjError:
        name = made.tables["manhole"].name
        made.faults.append(DataFault("crs-not-turned", file=name, given=given.name, wanted=wanted.name))
        return
    for manhole, (x, y) in zip(placed, turned, strict=True):
        manhole.values["x"], manhole.values["y"] = x, y

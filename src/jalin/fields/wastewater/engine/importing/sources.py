"""Tables and maps as records: every row or feature with its number, its cells as text, and its shape."""

import csv
import io
import warnings
from dataclasses import dataclass
from numbers import Real
from pathlib import Path

import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS
from pyproj.exceptions import CRSError

from ..csv_file import decoded, plain, separator_of
from ..data_errors import DataFault, FaultyFile

MAPS = {".gpkg", ".geojson", ".json", ".shp"}


@dataclass(frozen=True)
class Record:
    """number: line of the CSV file, or of the feature, from 1 · cells: heading → text, "" where nothing stands"""

    number: int
    cells: dict[str, str]
    shape: shapely.Geometry | None = None


@dataclass(frozen=True)
class Table:
    """lines: whether a record's number is a line of a text file, else that of a feature"""

    name: str
    headings: tuple[str, ...]
    records: tuple[Record, ...]
    crs: CRS | None = None
    lines: bool = True


def read_table(path: Path, layer: str = "") -> Table:
    """A CSV file, or a layer of a GeoPackage, GeoJSON or Shapefile. Raises FaultyFile when it cannot be read."""
    return _map(path, layer) if path.suffix.lower() in MAPS else _csv(path)


def _csv(path: Path) -> Table:
    text = decoded(path, path.name)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        headings = [plain(cell) for cell in next(lines)]
        records = [
            Record(lines.line_num, {h: plain(cell) for h, cell in zip(headings, cells, strict=False)})
            for cells in lines
            if any(map(str.strip, cells))
        ]
    except csv.Error as error:
        raise FaultyFile(
            [DataFault("csv-broken", file=path.name, line=lines.line_num, reason=str(error))]
        ) from None
    return Table(path.name, tuple(headings), tuple(records))


def _map(path: Path, layer: str) -> Table:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layers = [str(name) for name, _kind in pyogrio.list_layers(path)]
            if layer and layer not in layers:
                raise FaultyFile(
                    [DataFault("layer-missing", file=path.name, object=layer, found=", ".join(layers))]
                )
            meta, _fids, shapes, fields = pyogrio.raw.read(path, layer=layer or None)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise FaultyFile([DataFault("map-cannot-be-read", file=path.name, reason=str(error)[:200])]) from None
    headings = tuple(plain(str(name)) for name in meta["fields"])
    count = len(fields[0]) if fields else 0
    geometries = [None] * count if shapes is None else [_single(shape) for shape in shapely.from_wkb(shapes)]
    records = tuple(
        Record(
            number, {h: _cell(column[number - 1]) for h, column in zip(headings, fields, strict=True)}, shape
        )
        for number, shape in enumerate(geometries, start=1)
    )
    return Table(path.name, headings, records, _crs(meta["crs"]), False)


def _crs(text: str | None) -> CRS | None:
    """None where the map names none, or one that nobody knows."""
    try:
        return CRS.from_user_input(text) if text else None
    except CRSError:
        return None


def _single(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """Offices' maps keep single lines and points as collections of one."""
    if shape is None or shape.is_empty:
        return None
    if shape.geom_type == "MultiLineString":
        return shapely.line_merge(shape, directed=True)
    return shape.geoms[0] if shape.geom_type == "MultiPoint" and len(shape.geoms) == 1 else shape


def _cell(value) -> str:
    """None and not-a-number are empty; whole numbers that a map keeps as decimals lose their ".0"."""
    if value is None or value != value:
        return ""
    if isinstance(value, Real) and not isinstance(value, bool):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return plain(str(value))

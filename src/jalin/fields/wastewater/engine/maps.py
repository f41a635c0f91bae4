"""A network on the map: GeoJSON for pages, GeoPackage for the office's own GIS.

A .inp file names no reference system; who knows it gives it (`crs`), else files in degrees are taken for longitude and
latitude, and all others stay in the file's own coordinates and say so.
"""

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from .errors import BadReferenceSystem, SewerError
from .inp import Network
from .inp.building import coordinates, fold

WORLD = "EPSG:4326"


def reference_system(network: Network, crs: str = "") -> CRS | None:
    """The given one, or that of a file in degrees, or None. Raises BadReferenceSystem."""
    if crs:
        try:
            return CRS.from_user_input(crs)
        except CRSError as error:
            raise BadReferenceSystem(text=crs) from error
    units = {row.tokens[0].upper(): row.tokens[-1].upper() for row in network.section("MAP")}
    return CRS.from_user_input(WORLD) if units.get("UNITS", "").startswith("DEG") else None


class Layer:
    """Places with the same properties. rows: flat dictionaries; a place without coordinates is left out, and counted"""

    def __init__(self, name: str, geometries: Sequence, rows: Sequence[Mapping]) -> None:
        kept = [(shape, row) for shape, row in zip(geometries, rows, strict=True) if shape is not None]
        self.name, self.left_out = name, len(rows) - len(kept)
        self.shapes = np.array([shape for shape, _row in kept], dtype=object)
        self.rows = [{key: _flat(value) for key, value in row.items()} for _shape, row in kept]


def _flat(value):
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def node_layer(network: Network, rows: Sequence[Mapping]) -> Layer:
    """rows: in the order of the network's nodes."""
    shapes = [None if node.x is None else shapely.Point(node.x, node.y) for node in network.nodes.values()]
    return Layer("nodes", shapes, rows)


def link_layer(network: Network, rows: Sequence[Mapping]) -> Layer:
    """rows: in the order of the network's links."""
    shapes = [shapely.LineString(link.path) if link.path else None for link in network.links.values()]
    return Layer("links", shapes, rows)


def fault_layer(network: Network, faults: Sequence[SewerError], lang: str) -> Layer:
    """Each fault where its node or link lies, as far as these can be read."""
    points = _readable(lambda: coordinates(network)) or {}
    paths = _readable(lambda: {fold(id): link.path for id, link in network.links.items()}) or {}
    shapes = []
    for fault in faults:
        point, path = points.get(fold(fault.object)), paths.get(fold(fault.object))
        shapes.append(shapely.Point(point) if point else shapely.LineString(path) if path else None)
    rows = [{"id": number, **fault.as_json(lang)} for number, fault in enumerate(faults, 1)]
    return Layer("faults", shapes, rows)


def _readable(read: Callable):
    """What `read` gives, None when a fault of the file forbids it."""
    try:
        return read()
    except SewerError:
        return None


def write_geojson(path: Path, layer: Layer, crs: CRS | None) -> None:
    """RFC 7946: longitude and latitude; without a known system the file's own coordinates, marked as such.

    Raises BadReferenceSystem when the coordinates cannot lie in the system.
    """
    shapes = _turned(layer.shapes, crs) if crs else layer.shapes
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": json.loads(shapely.to_geojson(shape)),
            "properties": row,
        }
        for shape, row in zip(shapes, layer.rows, strict=True)
    ]
    whole = {"type": "FeatureCollection", "name": layer.name, "features": features,
             **({} if crs else {"coordinates": "of the network's own file, reference system not known"})}  # fmt: skip
    path.write_text(json.dumps(whole, ensure_ascii=False, allow_nan=False), encoding="utf-8")


def _turned(shapes: np.ndarray, crs: CRS) -> np.ndarray:
    """Longitude and latitude; inside the earth's."""
    turned = shapes
    if crs != CRS.from_user_input(WORLD):
        turn = Transformer.from_crs(crs, WORLD, always_xy=True)
        turned = shapely.transform(
            shapes, lambda points: np.column_stack(turn.transform(points[:, 0], points[:, 1]))
        )
    if not (np.abs(shapely.get_coordinates(turned)) <= (180.0, 90.0)).all():  # infinite ones too
        raise BadReferenceSystem("outside-reference-system", text=crs.to_string())
    return turned


def write_geopackage(path: Path, layers: Sequence[Layer], crs: CRS | None) -> None:
    """All layers in one file, in the network's own coordinates."""
    path.unlink(missing_ok=True)
    for layer in layers:
        if not layer.rows:
            continue
        names = list(layer.rows[0])
        columns = [_column([row[name] for row in layer.rows]) for name in names]
        kind = "Point" if layer.shapes[0].geom_type == "Point" else "LineString"
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", "'crs' was not provided"
            )  # the layer says itself that it has none
            pyogrio.raw.write(path, shapely.to_wkb(layer.shapes), columns, [_field(name) for name in names],
                              layer=layer.name, driver="GPKG", geometry_type=kind, append=path.exists(),
                              crs=crs.to_wkt() if crs else None)  # fmt: skip


def _field(name: str) -> str:
    return "name" if name == "id" else "kept_fid" if name == "fid" else name


def _column(values: list) -> np.ndarray:
    present = [value for value in values if value is not None]
    if present and all(isinstance(value, int | float) for value in present):
        if len(present) == len(values) and all(isinstance(value, int) for value in present):
            return np.array(values, dtype=np.int64)
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.array([None if value is None else str(value) for value in values], dtype=object)

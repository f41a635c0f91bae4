"""Networks from a city's own tables and maps: a real network exported in two cities' words and read again."""

import csv
import json
from datetime import date
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely
from pyproj import Transformer

from jalin.fields.wastewater.engine import (
    costs,
    importing,
    inp,
    inspections,
    maps,
    pipe_file,
    risk_file,
    validate,
)
from jalin.fields.wastewater.engine.data_errors import FaultyFile
from jalin.fields.wastewater.engine.planning.options import pipe_of

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[5] / "docs" / "examples" / "wastewater"


@pytest.fixture(scope="module")
def city():
    """The circular pipes of a real network and their nodes."""
    return inp.read(HERE / "networks" / "simon_user1_cms_60n.inp")


def circular(city):
    return [link for link in city.links.values() if link.diameter]


def nodes(city):
    used = {end for link in circular(city) for end in (link.from_node, link.to_node)}
    return [node for node in city.nodes.values() if node.id in used]


def comma(value):
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


@pytest.fixture
def bandung_like(city, tmp_path):
    """Indonesian headings, semicolons, decimal commas."""
    leaves = {link.from_node for link in circular(city)}
    with (tmp_path / "pipa.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["ID Pipa", "MH Hulu", "MH Hilir", "Panjang (m)", "Diameter (mm)", "Bahan", "Tahun Pasang", "n Manning",
                      "Elevasi Dasar Hulu", "Elevasi Dasar Hilir", "Kelas Jalan"])  # fmt: skip
        for one in circular(city):
            out.writerow([one.id, one.from_node, one.to_node, comma(one.length), comma(one.diameter * 1000), "BTN", 1985,
                          comma(one.roughness), comma(one.inlet_level), comma(one.outlet_level), "lokal"])  # fmt: skip
    with (tmp_path / "manhole.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["No MH", "X", "Y", "Elevasi Tanah", "Kedalaman (m)", "Jenis", "Debit Harian (L/dt)"])
        for one in nodes(city):
            kind, flow = ("Manhole", "1,5") if one.id in leaves else ("Pembuangan", "")
            ground = one.invert + (one.max_depth or 2.0)
            out.writerow(
                [one.id, comma(one.x), comma(one.y), comma(ground), comma(ground - one.invert), kind, flow]
            )
    (tmp_path / "mapping.toml").write_bytes((EXAMPLES / "mapping-id.toml").read_bytes())
    return tmp_path


def same_geometry(city, made):
    for link in circular(city):
        again = made.links[link.id]
        assert (again.from_node, again.to_node) == (link.from_node, link.to_node)
        assert again.diameter == pytest.approx(link.diameter, abs=1e-6)
        assert again.length == pytest.approx(link.length, abs=1e-3)
        assert (again.inlet_level, again.outlet_level) == pytest.approx(
            (link.inlet_level, link.outlet_level), abs=1e-5
        )


def test_tables_with_indonesian_headings_become_the_same_network(city, bandung_like):
    made = importing.import_network(importing.read_mapping(bandung_like / "mapping.toml"))
    same_geometry(city, made.network)
    assert validate.has_errors(validate.check(made.network)) is False
    assert made.crs == "EPSG:32748"
    assert {(one.column, one.rule) for one in made.found} == {("invert", "from-depth")}
    assert made.pipes["64"].material == "concrete" and made.pipes["64"].road == "lokal"
    assert b"estimated" not in made.network.data


def write_map(path, layer, shapes, fields, crs):
    pyogrio.raw.write(path, shapely.to_wkb(shapes), [np.array(column, dtype=object) for column in fields.values()],
                      list(fields), layer=layer, geometry_type=shapes[0].geom_type, crs=crs, driver="GPKG",
                      append=path.exists())  # fmt: skip


@pytest.fixture
def hamamatsu_like(city, tmp_path):
    """A Japanese register as GeoPackage: lines without lengths and, for one pipe, without ends."""
    points = {node.id: shapely.Point(node.x / 10, node.y / 10) for node in nodes(city)}
    pipes, things = circular(city), nodes(city)
    leaves = {link.from_node for link in pipes}
    path = tmp_path / "下水道台帳.gpkg"
    lines = [shapely.MultiLineString([[points[one.from_node], points[one.to_node]]]) for one in pipes]
    write_map(path, "管渠", lines, {
        "管渠番号": [one.id for one in pipes],
        "上流人孔番号": [None if one.id == "64" else one.from_node for one in pipes],
        "下流人孔番号": [one.to_node for one in pipes],
        "延長": [str(one.length) if one.id != "47" else None for one in pipes],
        "管径": [str(round(one.diameter * 1000)) if one.id != "46" else None for one in pipes],
        "断面形状": ["円形"] * len(pipes), "管種": ["ヒューム管"] * len(pipes), "布設年度": ["1978"] * len(pipes),
        "粗度係数": [None] * len(pipes), "上流管底高": [None] * len(pipes), "下流管底高": [None] * len(pipes),
        "土被り": ["2.1"] * len(pipes)}, "EPSG:6676")  # fmt: skip
    write_map(path, "人孔", [points[one.id] for one in things], {
        "人孔番号": [one.id for one in things],
        "地盤高": [None if one.id == pipes[3].from_node else str(one.invert + (one.max_depth or 2)) for one in things],
        "管底高": [str(one.invert) if one.id != pipes[5].from_node else None for one in things],
        "種別": ["人孔" if one.id in leaves else "吐口" for one in things]}, "EPSG:6676")  # fmt: skip
    (tmp_path / "mapping.toml").write_bytes((EXAMPLES / "mapping-ja.toml").read_bytes())
    return tmp_path


def test_without_being_asked_nothing_is_estimated_and_everything_missing_is_named(city, hamamatsu_like):
    mapping = importing.read_mapping(hamamatsu_like / "mapping.toml")
    with pytest.raises(FaultyFile) as found:
        importing.import_network(mapping)
    named = {(fault.key, fault.values["name"]) for fault in found.value.faults}
    assert named == {("value-missing", name) for name in
                     ("from", "diameter", "roughness", "invert_up", "invert_down", "invert", "ground")}  # fmt: skip
    assert "--estimate" in found.value.say("ja")


def test_estimates_are_made_by_the_rules_and_marked_in_the_network(city, hamamatsu_like):
    mapping = importing.read_mapping(hamamatsu_like / "mapping.toml")
    made = importing.import_network(mapping, with_estimates=True)
    rules = {(one.id, one.column): one.rule for one in made.found}
    assert rules["64", "from"] == "nearest-manhole"
    assert rules["47", "length"] == "from-line"
    assert rules["46", "diameter"] in ("pipe-above", "pipe-below")
    third, fifth = circular(city)[3], circular(city)[5]
    assert rules[third.from_node, "ground"] == "cover"
    assert rules[fifth.from_node, "invert"] == "minimum-slope"
    assert made.network.links["64"].from_node == city.links["64"].from_node
    assert made.network.links["64"].roughness == 0.013
    tags = {row.tokens[1]: row.tokens[2] for row in made.network.section("TAGS")}
    assert "from=nearest-manhole" in tags["64"] and "roughness=material" in tags["64"]
    assert "length" not in tags["47"]  # measured on the map, not assumed
    assert made.as_json()["estimated"]["roughness"] == len(circular(city))
    assert not validate.has_errors(validate.check(made.network))
    above, below = made.network.nodes[fifth.from_node].invert, made.network.nodes[fifth.to_node].invert
    assert above >= below + 0.002 * fifth.length - 1e-6


def test_a_map_in_degrees_is_turned_into_the_wanted_system(city, bandung_like):
    turn = Transformer.from_crs("EPSG:32748", "EPSG:4326", always_xy=True)
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": turn.transform(700_000 + n.x, 9_200_000 + n.y)},
         "properties": {"No MH": n.id, "Elevasi Tanah": n.invert + (n.max_depth or 2), "Kedalaman (m)": n.max_depth or 2,
                        "Jenis": "Manhole", "X": None, "Y": None,
                        "Debit Harian (L/dt)": None}}
        for n in nodes(city)
    ]  # fmt: skip
    path = bandung_like / "manhole.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    made = importing.import_network(
        importing.read_mapping(bandung_like / "mapping.toml"), manholes=path, with_estimates=True
    )
    node = nodes(city)[0]
    again = made.network.nodes[node.id]
    assert (again.x, again.y) == pytest.approx((700_000 + node.x, 9_200_000 + node.y), abs=0.01)
    assert [one.rule for one in made.found if one.column == "type"] == ["nothing-leaves"]
    maps.reference_system(made.network, made.crs)


def test_points_outside_of_the_system_are_told(city, bandung_like):
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [107.6, -6.9 if n else 300.0]},
         "properties": {"No MH": node.id, "Elevasi Tanah": 10, "Kedalaman (m)": 2, "Jenis": None, "X": None, "Y": None,
                        "Debit Harian (L/dt)": None}}
        for n, node in enumerate(nodes(city))
    ]  # fmt: skip
    path = bandung_like / "manhole.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with pytest.raises(FaultyFile) as found:
        importing.import_network(importing.read_mapping(bandung_like / "mapping.toml"), manholes=path)
    assert [fault.key for fault in found.value.faults] == ["crs-not-turned"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [("64;", "64 a;", "name-with-blank"), (";1985;", ";78;", "cell-out-of-bounds"), (";1985;", ";baru;", "cell-not-a-number"),
     ("Panjang (m)", "Length", "heading-missing"), ("0,013", "13", "cell-out-of-bounds")],
)  # fmt: skip
def test_bad_cells_are_named(bandung_like, old, new, key):
    path = bandung_like / "pipa.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FaultyFile) as found:
        importing.import_network(importing.read_mapping(bandung_like / "mapping.toml"))
    assert found.value.faults[0].key == key
    assert found.value.faults[0].file == "pipa.csv"


def test_the_mapping_and_its_files_say_their_own_faults(bandung_like):
    text = (EXAMPLES / "mapping-id.toml").read_text(encoding="utf-8")
    wrong = (
        text.replace("EPSG:32748", "EPSG:1")
        .replace('id = "ID Pipa"', 'name = "ID Pipa"')
        .replace('= "outfall"', '= "laut"')
    )
    with pytest.raises(FaultyFile) as found:
        importing.read_mapping(wrong)
    assert [(f.line, f.key) for f in found.value.faults] == [
        (2, "crs-unknown"), (6, "key-missing"), (7, "not-a-choice"), (33, "not-a-choice")]  # fmt: skip
    (bandung_like / "mapping.toml").write_text(text.replace("pipa.csv", "pipa.gpkg"), encoding="utf-8")
    (bandung_like / "pipa.gpkg").write_bytes(b"not a map")
    with pytest.raises(FaultyFile) as broken:
        importing.import_network(importing.read_mapping(bandung_like / "mapping.toml"))
    assert broken.value.faults[0].key == "map-cannot-be-read"


def test_the_examples_of_the_documentation_are_read(city):
    assert costs.read(EXAMPLES / "costs.toml").currency.code == "IDR"
    assert risk_file.read(EXAMPLES / "risk.toml").curves.pooled
    pipes = {link.id: pipe_of(city, link.id) for link in circular(city)}
    known = pipe_file.read(EXAMPLES / "pipes.csv", pipes)
    assert [known[name].material for name in ("64", "47", "46")] == ["concrete", "concrete", "plastic"]
    lengths = {name: pipe.length for name, pipe in pipes.items()}
    survey = inspections.read(EXAMPLES / "inspections.csv", lengths, scheme="pacp", today=date(2026, 11, 25))
    assert len(survey.inspections) == 4


def test_a_long_sewer_with_one_known_level_is_estimated_from_end_to_end(tmp_path):
    """1,500 pipes in a row, every diameter but the first and every invert but the last missing."""
    count = 1500
    (tmp_path / "m.toml").write_text(
        '[pipes]\nfile = "p.csv"\n[pipes.columns]\nid = "id"\nfrom = "from"\nto = "to"\nlength = "l"\ndiameter = "d"\n'
        '[manholes]\nfile = "n.csv"\n[manholes.columns]\nid = "id"\ninvert = "z"\n'
        "[estimate]\nminimum_slope = 0.001\ncover_m = 1\nroughness = {other = 0.013}\n"
    )
    rows = [f"P{n},M{n},M{n + 1},10,{300 if n == 0 else ''}" for n in range(count)]
    (tmp_path / "p.csv").write_text("id,from,to,l,d\n" + "\n".join(rows))
    (tmp_path / "n.csv").write_text(
        "id,z\n" + "\n".join(f"M{n},{5 if n == count else ''}" for n in range(count + 1))
    )
    made = importing.import_network(importing.read_mapping(tmp_path / "m.toml"), with_estimates=True)
    assert made.network.nodes["M0"].invert == pytest.approx(5 + 0.01 * count)
    assert made.network.links[f"P{count - 1}"].diameter == 0.3
    assert made.network.nodes["M3"].ground == pytest.approx(made.network.nodes["M3"].invert + 1.3)
    assert made.warnings[0].key == "without-coordinates"


def test_a_manhole_above_two_others_is_high_enough_to_drain_to_both(tmp_path):
    (tmp_path / "m.toml").write_text(
        '[pipes]\nfile = "p.csv"\n[pipes.columns]\nid = "id"\nfrom = "from"\nto = "to"\nlength = "l"\ndiameter = "d"\n'
        '[manholes]\nfile = "n.csv"\n[manholes.columns]\nid = "id"\ninvert = "z"\n'
        "[estimate]\nminimum_slope = 0.01\ncover_m = 1\nroughness = {other = 0.013}\n"
    )
    (tmp_path / "p.csv").write_text("id,from,to,l,d\nA,M,X,10,300\nB,M,Y,10,300\nC,Y,Z,10,300\n")
    (tmp_path / "n.csv").write_text("id,z\nM,\nX,7\nY,5\nZ,\n")
    made = importing.import_network(importing.read_mapping(tmp_path / "m.toml"), with_estimates=True)
    assert made.network.nodes["M"].invert == pytest.approx(7.1)
    assert made.network.nodes["Z"].invert == pytest.approx(4.9)  # below the last known level

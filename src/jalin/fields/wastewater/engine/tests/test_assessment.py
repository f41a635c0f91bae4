"""The hydraulic assessment: Manning as the engine has it, causes told apart, limits with their source, maps that open."""

import json
import math
from pathlib import Path

import pyogrio
import pytest

from jalin.fields.wastewater.engine import assessment, errors, inp, manning, maps, storms, worker

NETWORKS = Path(__file__).parent / "networks"
EXTRAN = inp.read(NETWORKS / "epa_example2_extran_10n.inp")
CITY = inp.read(NETWORKS / "simon_user1_cms_60n.inp")
SHAPES = ["CIRCULAR 4 0 0 0", "RECT_CLOSED 4 3 0 0", "RECT_OPEN 4 3 0 0", "RECT_OPEN 4 3 1 0", "TRAPEZOIDAL 4 3 1 2",
          "TRIANGULAR 4 3 0 0", "EGG 4 0 0 0", "HORSESHOE 4 0 0 0", "GOTHIC 4 0 0 0", "CATENARY 4 0 0 0",
          "SEMIELLIPTICAL 4 0 0 0", "BASKETHANDLE 4 0 0 0", "SEMICIRCULAR 4 0 0 0"]  # fmt: skip


@pytest.fixture(scope="module")
def pool():
    with worker.Pool(1) as one:
        yield one


@pytest.fixture(scope="module")
def city(pool):
    return assessment.judge(CITY, pool.run(worker.Job(CITY)))


def test_full_flow_is_the_engines_for_every_shape(pool):
    """One network whose pipes take every shape in turn, against the engine's own table of cross sections."""
    pipes = [row.tokens[0] for row in EXTRAN.section("XSECTIONS")]
    for first in range(0, len(SHAPES), len(pipes)):
        chosen = dict(zip(pipes, SHAPES[first : first + len(pipes)], strict=False))
        shaped = {("XSECTIONS", pipe): (pipe, *shape.split(), "1") for pipe, shape in chosen.items()}
        network = EXTRAN.patched(shaped, {"REPORT": [("INPUT", "YES")]})
        table = pool.run(worker.Job(network, options=worker.RunOptions(report=True))).report
        table = table[table.index("Cross Section Summary") :].partition("Analysis Options")[0]
        lines = [line.split() for line in table.split("\n")]
        said = {words[0]: float(words[-1]) for words in lines if len(words) == 8 and words[0] in chosen}
        assert said.keys() == chosen.keys()
        for pipe, flow in said.items():
            ours = manning.full_flow(network.links[pipe]) / network.units.flow_si
            assert ours == pytest.approx(flow, rel=1.5e-3), chosen[pipe]


def test_a_worked_example_of_mannings_formula():
    """Q = 0.3117 / 0.013 · 0.3^(8/3) · 0.01^(1/2) = 0.0967 m³/s for a pipe of 300 mm falling 1 %."""
    pipe = inp.Link("p", "conduit", 1, "a", "b", length=100.005, roughness=0.013, inlet_level=1.0, outlet_level=0.0,
                    shape="CIRCULAR", height=0.3)  # fmt: skip
    assert manning.full_flow(pipe) == pytest.approx(0.3117 / 0.013 * 0.3 ** (8 / 3) * 0.1, rel=1e-3)
    assert manning.full_flow(pipe) == pytest.approx(0.0967, abs=1e-4)


def test_the_figures_are_those_of_the_run(city):
    figures = city.figures()
    assert (figures["nodes"], figures["links"], figures["flow_units"]) == (60, 59, "CMS")
    assert round(figures["flooding_volume"], 2) == 1934.71 and figures["volume_units"] == "m³"
    assert (figures["nodes_flooded"], figures["links_surcharged"]) == (14, 32)
    assert round(figures["routing_continuity_error_percent"], 3) == 0.085
    assert round(figures["runoff_continuity_error_percent"], 3) == -0.411
    assert figures["too_small"] + figures["held_back"] == 32
    assert sum(state.flood_volume for state in city.nodes) == pytest.approx(
        figures["flooding_volume"], rel=1e-3
    )


def test_every_surcharged_pipe_has_a_cause_and_a_reason_in_three_languages(city):
    for state in city.links:
        assert (state.cause != "") == state.surcharged
        if state.cause == "capacity":
            assert state.water_slope > state.link.slope
        for reason in state.reasons:
            said = {reason.say(lang) for lang in errors.LANGUAGES}
            assert len(said) == 3 and all("{" not in sentence for sentence in said)
    assert {state.link.id for state in city.ranked} >= {
        state.link.id for state in city.links if state.surcharged
    }


def test_adverse_slopes_and_slow_pipes_are_told(pool):
    combined = inp.read(NETWORKS / "epa_example8_combined_31n.inp")
    states = {one.link.id: one for one in assessment.judge(combined, pool.run(worker.Job(combined))).links}
    assert "adverse-slope" in [reason.code for reason in states["I10"].reasons]
    assert states["I10"].full_flow == 0 and states["I10"].load is None
    sanitary = inp.read(NETWORKS / "epa_example3_sanitary_34n.inp")
    slow = assessment.judge(sanitary, pool.run(worker.Job(sanitary))).links
    assert any(reason.code == "slow" for state in slow for reason in state.reasons)


def test_a_network_in_feet_is_judged_in_metres(pool):
    state = assessment.judge(EXTRAN, pool.run(worker.Job(EXTRAN)))
    flooded = {one.node.id: one.flood_volume for one in state.nodes if one.flood_volume}
    assert sum(flooded.values()) == pytest.approx(116_740.818 * 0.3048**3, rel=1e-6)
    assert all(one.freeboard == pytest.approx(0, abs=1e-6) for one in state.nodes if one.flood_volume)


@pytest.mark.parametrize(
    ("percent", "status"), [(0.4, "evidence"), (-2.1, "remark"), (6.209, "indicative"), (-10.5, "refused")]
)
def test_the_continuity_error_decides_what_the_figures_may_be_called(city, percent, status):
    from dataclasses import replace

    result = replace(city.result, routing_continuity_error_percent=percent)
    assert assessment.judge(CITY, result).continuity_status == status


def test_every_limit_has_a_source_and_a_mark():
    for limit in assessment.limits().values():
        assert (
            math.isfinite(limit["value"])
            and limit["source"]
            and limit["mark"] in {"knowledge", "design", "confirmed"}
        )


def test_a_storm_falls_on_every_rain_gage(tmp_path, pool):
    file = tmp_path / "once in ten years.csv"
    file.write_text("# design storm\ntime;mm/h\n0:00;5\n0:10;80\n0:30;20\n")
    network = storms.under(CITY, storms.read(file))
    assert [row.tokens[5] for row in network.section("RAINGAGES")] == [storms.SERIES]
    rows = [row.tokens[1:] for row in network.section("TIMESERIES") if row.tokens[0] == storms.SERIES]
    assert [value for _time, value in rows] == ["5", "80", "80", "20"]
    assert pool.run(worker.Job(network)).flooding_volume > 0


@pytest.mark.parametrize(("text", "key", "line"), [("0:00 5\n0:10 x\n", "bad-storm", 2), ("0:00 5\n", "storm-too-short", None),
    ("0:10 5\n0:00 5\n", "storm-time-not-rising", 2), ("0:00 5\n99:00 1\n", "storm-too-long", None),
    ("0:00 nan\n", "bad-storm", 1)])  # fmt: skip
def test_a_bad_storm_is_told_with_its_line(tmp_path, text, key, line):
    file = tmp_path / "storm.txt"
    file.write_text(text)
    with pytest.raises(errors.BadStorm) as caught:
        storms.under(CITY, storms.read(file))
    assert (caught.value.key, caught.value.line) == (key, line)


def test_a_storm_needs_a_rain_gage(tmp_path):
    (tmp_path / "storm.txt").write_text("0:00 5\n0:10 3\n")
    with pytest.raises(errors.BadStorm):
        storms.under(EXTRAN, storms.read(tmp_path / "storm.txt"))


def test_the_maps_open_in_a_gis(tmp_path, city):
    data = city.as_json("ja")
    layers = [maps.node_layer(CITY, data["node_results"]), maps.link_layer(CITY, data["link_results"])]
    system = maps.reference_system(CITY, "EPSG:32748")
    maps.write_geopackage(tmp_path / "city.gpkg", layers, system)
    info = pyogrio.read_info(tmp_path / "city.gpkg", layer="links")
    assert (info["features"], info["crs"], info["geometry_type"]) == (59, "EPSG:32748", "LineString")
    meta, _fids, _shapes, columns = pyogrio.raw.read(tmp_path / "city.gpkg", layer="nodes")
    floods = dict(
        zip(
            columns[list(meta["fields"]).index("name")],
            columns[list(meta["fields"]).index("flood_m3")],
            strict=True,
        )
    )
    assert sum(floods.values()) == pytest.approx(1934.71, abs=0.01)
    for layer in layers:
        maps.write_geojson(tmp_path / f"{layer.name}.geojson", layer, None)
    whole = json.loads((tmp_path / "nodes.geojson").read_text())
    assert len(whole["features"]) == 60 and "coordinates" in whole
    first = CITY.nodes[whole["features"][0]["id"]]
    assert whole["features"][0]["geometry"]["coordinates"] == [first.x, first.y]


def test_coordinates_become_longitude_and_latitude(tmp_path):
    """A point of UTM zone 48 south in Bandung: 107.6191 east, 6.9175 south."""
    row = ("COORDINATES", CITY.section("COORDINATES")[0].tokens[0])
    network = CITY.patched({row: (row[1], "789394", "9234636")})
    layer = maps.node_layer(network, [{"id": id} for id in network.nodes])
    maps.write_geojson(tmp_path / "n.geojson", layer, maps.reference_system(network, "EPSG:32748"))
    places = {
        one["id"]: one["geometry"]["coordinates"]
        for one in json.loads((tmp_path / "n.geojson").read_text())["features"]
    }
    assert places[row[1]] == pytest.approx([107.6191, -6.9175], abs=2e-3)


@pytest.mark.parametrize("crs", ["EPSG:0", "nonsense"])
def test_an_unknown_reference_system_is_told(crs):
    with pytest.raises(errors.BadReferenceSystem):
        maps.reference_system(CITY, crs)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:6676"])
def test_coordinates_that_cannot_lie_in_the_system_are_told(tmp_path, crs):
    far = CITY.patched({("COORDINATES", "03y51"): ("03y51", "1e9", "5664")})
    layer = maps.node_layer(far, [{"id": id} for id in far.nodes])
    with pytest.raises(errors.BadReferenceSystem):
        maps.write_geojson(tmp_path / "n.geojson", layer, maps.reference_system(far, crs))

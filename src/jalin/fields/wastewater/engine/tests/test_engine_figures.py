"""The engine's figures against themselves: other units, its own report, steps too coarse, rain that comes twice."""

from pathlib import Path

import pytest

from jalin.fields.wastewater.engine import assessment, inp, storms, worker

NETWORKS = Path(__file__).parent / "networks"
EXTRAN = inp.read(NETWORKS / "epa_example2_extran_10n.inp")
CITY = inp.read(NETWORKS / "simon_user1_cms_60n.inp")
FOOT = 0.3048
LENGTHS = {"JUNCTIONS": (1, 2), "OUTFALLS": (1,), "CONDUITS": (3, 5, 6), "XSECTIONS": (2, 3)}


@pytest.fixture(scope="module")
def pool():
    with worker.Pool(1) as one:
        yield one


def in_metres(network: inp.Network) -> inp.Network:
    """The same network written in metres and cubic metres a second."""
    lines = list(network.lines)

    def write(row: inp.Row, columns: tuple[int, ...], factor: float) -> None:
        tokens = [
            f"{float(token) * factor:.9g}" if at in columns else token for at, token in enumerate(row.tokens)
        ]
        lines[row.line - 1] = " ".join(tokens).encode() + b"\n"

    for section, columns in LENGTHS.items():
        for row in network.section(section):
            write(row, columns, FOOT)
    for row in network.section("TIMESERIES"):
        write(row, (2,), FOOT**3)
    return inp.read(b"".join(lines).replace(b"CFS", b"CMS"))


def test_the_same_network_in_feet_and_in_metres_agrees_within_half_a_percent(pool):
    feet, metres = pool.run(worker.Job(EXTRAN)), pool.run(worker.Job(in_metres(EXTRAN)))
    assert (feet.volume_units, metres.volume_units) == ("ft³", "m³")
    assert metres.flooding_volume == pytest.approx(feet.flooding_volume * FOOT**3, rel=5e-3)
    for node, figures in feet.nodes.items():
        assert metres.nodes[node].max_depth == pytest.approx(figures.max_depth * FOOT, rel=5e-3, abs=0.01)
        assert metres.nodes[node].flood_hours == pytest.approx(figures.flood_hours, rel=0.01)
    for link, figures in feet.links.items():
        assert metres.links[link].max_flow == pytest.approx(figures.max_flow * FOOT**3, rel=5e-3)


def test_the_engines_own_report_says_the_same(pool, tmp_path):
    """Read by another library: flooding, hours and surcharged conduits of the report's own tables."""
    from swmm_api import read_rpt_file

    result = pool.run(worker.Job(CITY, options=worker.RunOptions(report=True)))
    (tmp_path / "city.rpt").write_text(result.report)
    report = read_rpt_file(tmp_path / "city.rpt")
    floods = report.node_flooding_summary
    volume = next(column for column in floods if "Volume" in column)
    hours = next(column for column in floods if "Hours" in column)
    for node, flooded in result.node_floods.items():
        assert floods.loc[node, volume] == pytest.approx(flooded / 1000, abs=0.0006)
        assert floods.loc[node, hours] == pytest.approx(max(result.nodes[node].flood_hours, 0.01), abs=0.0051)
    assert len(floods) == result.nodes_flooded == 14
    full = report.conduit_surcharge_summary
    assert len(full) == 43 and set(full.index) >= {
        id for id, link in result.links.items() if link.surcharge_hours > 0
    }


def test_a_step_too_coarse_is_no_evidence(pool):
    """Five minutes on Extran: the engine ends without a word and a continuity error of thousands of percent."""
    result = pool.run(worker.Job(EXTRAN, options=worker.RunOptions(routing_step=300)))
    assert abs(result.routing_continuity_error_percent) > 10
    assert assessment.judge(EXTRAN, result).continuity_status == "refused"


def test_rain_that_comes_twice_is_waited_for(pool, tmp_path):
    """The early stop may not leave before a second burst, and then it has the floods of both."""
    (tmp_path / "twice.txt").write_text("0:00 90\n0:20 0\n3:00 95\n3:20 0\n")
    network = storms.under(CITY, storms.read(tmp_path / "twice.txt"))
    full, early = pool.map(
        [worker.Job(network), worker.Job(network, options=worker.RunOptions(early_stop=True))]
    )
    assert full.flooding_volume == early.flooding_volume > 0 and full.node_floods == early.node_floods
    assert 3.3 < early.simulated_hours < full.simulated_hours

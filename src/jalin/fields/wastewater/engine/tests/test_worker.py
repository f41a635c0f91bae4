"""The engine runs in a process of its own: the figures are its own, and nothing it does harms the program."""

import os
import signal
from pathlib import Path

import pytest

from jalin.fields.wastewater.engine import errors, inp, worker
from jalin.fields.wastewater.engine.worker import process
from jalin.fields.wastewater.engine.worker.order import Base, Order

NETWORKS = Path(__file__).parent / "networks"
EXTRAN = inp.read(NETWORKS / "epa_example2_extran_10n.inp")
CITY = inp.read(NETWORKS / "simon_user1_cms_60n.inp")
FOR_A_CENTURY = {("OPTIONS", "END_DATE"): ("END_DATE", "01/01/2102")}


def wider(name: str, network: inp.Network = EXTRAN, factor: float = 1.25) -> dict:
    tokens = next(row.tokens for row in network.section("XSECTIONS") if row.tokens[0] == name)
    return {("XSECTIONS", name): (*tokens[:2], f"{float(tokens[2]) * factor:g}", *tokens[3:])}


@pytest.fixture(scope="module")
def pool():
    with worker.Pool(1) as one:
        yield one


# acceptance figures: file → flooding, decimals printed, nodes flooded, links surcharged, runoff and routing error
FIGURES = {
    "epa_example2_extran_10n": (116_740.8, 1, 2, 2, 0, -0.042),
    "epa_example3_sanitary_34n": (0, 1, 0, 1, 0, -0.042),
    "epa_example8_combined_31n": (0, 1, 0, 3, -0.047, -2.043),
    "simon_user1_cms_60n": (1_934.71, 2, 14, 32, -0.411, 0.085),
    "ncimm_sanitary_circular_491n": (0, 1, 0, 35, 0, 0.366),
    "ncimm_sanitary_si_1195n": (0, 1, 0, 2, 0, 6.209),
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_are_those_of_the_engine_to_the_last_printed_digit(name, pool):
    flooding, decimals, nodes, links, runoff, routing = FIGURES[name]
    result = pool.run(worker.Job(inp.read(NETWORKS / f"{name}.inp")))
    assert round(result.flooding_volume, decimals) == flooding
    assert (result.nodes_flooded, result.links_surcharged) == (nodes, links)
    assert round(result.runoff_continuity_error_percent, 3) == runoff
    assert round(result.routing_continuity_error_percent, 3) == routing
    assert sum(result.node_floods.values()) == pytest.approx(result.flooding_volume, rel=1e-3)
    assert result.memory_megabytes < 300


def test_water_is_kept_account_of(pool):
    """The totals give the engine's own continuity error within 0.05 points."""
    totals = pool.run(worker.Job(CITY)).totals
    came = sum(
        totals[name] for name in ("dwInflow", "wwInflow", "gwInflow", "iiInflow", "exInflow", "initStorage")
    )
    went = sum(totals[name] for name in ("flooding", "outflow", "evapLoss", "seepLoss", "finalStorage"))
    assert 100 * (1 - went / came) == pytest.approx(totals["pctError"], abs=0.05)


def test_an_empty_plan_is_the_base_and_the_order_of_changes_does_not_matter(pool):
    base = pool.run(worker.Job(EXTRAN))
    assert worker.run(EXTRAN, {}) == base
    both = {**wider("8060"), **wider("8040")}
    again = {**wider("8040"), **wider("8060")}
    assert worker.run(EXTRAN, both) == pool.run(worker.Job(EXTRAN, again))
    same = {("XSECTIONS", row.tokens[0]): row.tokens for row in EXTRAN.section("XSECTIONS")}
    assert worker.run(EXTRAN, same) == base


def test_a_plan_is_the_same_as_its_patched_file(pool):
    plan = wider("1602")
    patched = pool.run(worker.Job(EXTRAN.patched(plan)))
    planned = pool.run(worker.Job(EXTRAN, plan))
    assert patched == planned and planned.flooding_volume == 0


def test_the_number_of_processes_changes_nothing():
    jobs = [
        worker.Job(EXTRAN, wider(name)) for name in ("8040", "8060", "8100", "8130", "1570", "1600", "1602")
    ]
    with worker.Pool(1) as one, worker.Pool(2) as two:
        assert one.map(jobs) == two.map(reversed(jobs))[::-1]


def test_what_was_run_is_not_run_again(tmp_path):
    cache = worker.Cache(tmp_path)
    with worker.Pool(1, cache) as first:
        result = first.run(worker.Job(EXTRAN))
        assert first.run(worker.Job(EXTRAN)) == result and first.runs == 1
    with worker.Pool(1, worker.Cache(tmp_path)) as second:
        assert second.run(worker.Job(EXTRAN)) == result and second.runs == 0
        second.run(worker.Job(EXTRAN, options=worker.RunOptions(routing_step=30)))
        assert second.runs == 1
    next(tmp_path.glob("*.json")).write_text("{broken")
    with worker.Pool(1, worker.Cache(tmp_path)) as third:
        assert third.run(worker.Job(EXTRAN)) == result


def test_what_is_kept_is_bounded():
    with worker.Pool(1, worker.Cache(in_memory=2)) as pool:
        networks = [inp.read(EXTRAN.data + b"\n" * lines) for lines in range(20)]
        pool.map(worker.Job(network) for network in networks)
        assert len(pool._bases) <= 16 and len(pool.cache._kept) == 2
        pool.run(worker.Job(networks[-1]))
        assert pool.runs == 20


def test_a_file_that_crashes_the_engine_crashes_nothing_else():
    """A diameter NaN, smuggled past everything, ends SWMM 5.2.4 by SIGSEGV."""
    fatal = inp.read(EXTRAN.data + b"\n")
    line = next(row.line for row in fatal.section("XSECTIONS") if row.tokens[0] == "8040")
    with worker.Pool(1) as pool:
        pool._base(fatal).lines[line - 1] = b"8040 CIRCULAR nan 0 0 0 1\n"
        found = dict(pool.outcomes([worker.Job(fatal), worker.Job(EXTRAN)]))
    assert isinstance(found[0], errors.EngineCrashed) and found[0].values["signal"] == "SIGSEGV"
    assert round(found[1].flooding_volume, 1) == 116_740.8


@pytest.mark.parametrize("number", ["nan", "-inf", "1e999", float("nan")])
def test_no_number_that_is_none_reaches_the_engine(number):
    with pytest.raises(errors.NonFiniteNumber):
        worker.run(EXTRAN, {("CONDUITS", "8040"): ("8040", "80408", "80608", number, "0.015", "0", "0")})
    with pytest.raises(errors.NonFiniteNumber):
        worker.run(EXTRAN.data + f"\n[LOSSES]\n8040 0 {number} 0\n".encode())


def test_a_run_that_takes_too_long_is_stopped():
    with pytest.raises(errors.TimeLimit):
        worker.run(EXTRAN, FOR_A_CENTURY, worker.RunOptions(time_limit=0.5))


def test_a_run_that_needs_too_much_memory_is_stopped():
    with pytest.raises(errors.MemoryLimit):
        worker.run(EXTRAN, options=worker.RunOptions(memory_limit=40_000_000))


def test_the_engines_refusal_is_told_with_its_line():
    with pytest.raises(errors.EngineRefused) as caught:
        worker.run(EXTRAN, {("OPTIONS", "FLOW_ROUTING"): ("FLOW_ROUTING", "SOMEHOW")})
    assert caught.value.values["code"] == 205 and caught.value.line == 7


def test_a_killed_process_costs_its_run_one_more_try():
    with worker.Pool(1) as pool:
        job = worker.Job(CITY)
        engine = pool._free({}, job.options.memory_limit)
        os.kill(engine.process.pid, signal.SIGKILL)
        assert round(pool.run(job).flooding_volume, 2) == 1934.71


def test_nothing_is_left_on_the_disk():
    order = Order(Base(EXTRAN), {}, {}, worker.RunOptions())
    engine = process.Engine(order.options.memory_limit)
    engine.begin(order)
    assert Path(engine.scratch).is_dir()
    engine.kill()
    assert not Path(engine.scratch).exists()


def test_a_file_cannot_make_the_engine_write(tmp_path):
    target = tmp_path / "stolen.hsf"
    saving = {"FILES": [("SAVE", "HOTSTART", str(target))]}
    network = inp.Network(EXTRAN.patch({}, saving), "city.inp", tmp_path)
    assert round(worker.run(network).flooding_volume, 1) == 116_740.8
    assert round(worker.run(EXTRAN, additions=saving).flooding_volume, 1) == 116_740.8  # nor can a change
    assert list(tmp_path.iterdir()) == []


def test_a_lid_unit_writes_no_report(tmp_path):
    swale = {"LID_CONTROLS": [("swale", "VS"), ("swale", "SURFACE", "100", "0", "0.1", "1", "5")]}
    usage = ("c3y51", "swale", "1", "100", "5", "0", "0", "0")
    quiet = worker.run(CITY, additions={**swale, "LID_USAGE": [(*usage, "*")]})
    asked = worker.run(CITY, additions={**swale, "LID_USAGE": [(*usage, str(tmp_path / "swale.txt"))]})
    assert asked.flooding_volume == quiet.flooding_volume != 1934.7116953578068
    assert list(tmp_path.iterdir()) == []


def test_external_files_are_found_beside_the_network(tmp_path):
    """A series moved into a file of its own gives the same figures; its name may hold blanks and an old folder."""
    rows = [row for row in EXTRAN.section("TIMESERIES") if row.tokens[0] == "82309"]
    (tmp_path / "flow of 2002.dat").write_text("".join(f"{row.tokens[1]} {row.tokens[2]}\n" for row in rows))
    lines = list(EXTRAN.lines)
    for row in rows:
        lines[row.line - 1] = b"\n"
    lines[rows[0].line - 1] = b'82309 FILE "C:\\models\\flow of 2002.dat"\n'
    network = inp.Network(b"".join(lines), "city.inp", tmp_path)
    assert round(worker.run(network).flooding_volume, 1) == 116_740.8


def test_progress_is_told_and_a_vendors_section_is_left_out():
    shares = []
    network = inp.read(EXTRAN.data + b"\n[VENDOR]\nsecret 1\n")
    result = worker.run(network, on_progress=shares.append)
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] <= 1
    assert round(result.flooding_volume, 1) == 116_740.8


def test_a_run_stopped_early_has_the_same_floods():
    plans = [wider("64", CITY, 1.5), {**wider("47", CITY, 1.5), **wider("66", CITY, 2)}, {}]
    early = worker.RunOptions(early_stop=True)
    with worker.Pool(2) as pool:
        full = pool.map(worker.Job(CITY, plan) for plan in plans)
        short = pool.map(worker.Job(CITY, plan, early) for plan in plans)
    for one, other in zip(full, short, strict=True):
        assert one.complete and not other.complete and other.steps < one.steps / 2
        assert (one.flooding_volume, one.node_floods) == (other.flooding_volume, other.node_floods)


@pytest.mark.parametrize(
    "name", ["epa_example3_sanitary_34n", "simon_chapter7_si_369n", "simon_sanitary_flooded_203n"]
)
def test_a_network_with_pumps_or_dry_weather_flow_is_never_stopped_early(name):
    from jalin.fields.wastewater.engine import early_stop

    assert early_stop.rule_for(inp.read(NETWORKS / f"{name}.inp")) is None


@pytest.mark.parametrize(("changes", "additions"), [
    ({("OUTFALLS", "Cierre"): ("Cierre", "0", "TIDAL", "tide", "NO")}, {}), ({}, {"PUMPS": [("p", "03y51", "Cierre", "*")]}),
    ({("OPTIONS", "ALLOW_PONDING"): ("ALLOW_PONDING", "YES")}, {}), ({}, {"DWF": [("03y51", "FLOW", "0.01")]}),
    ({}, {"INFLOWS": [("03y51", "FLOW", "", "FLOW", "1", "1", "0.5")]}),
])  # fmt: skip
def test_what_may_release_water_later_forbids_the_early_stop(changes, additions):
    from jalin.fields.wastewater.engine import early_stop

    assert early_stop.rule_for(CITY) is not None
    assert early_stop.rule_for(CITY.patched(changes, additions)) is None

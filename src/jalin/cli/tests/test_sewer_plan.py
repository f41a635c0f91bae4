"""`jalin sewer plan`, `verify` and `report` as a person or a machine calls them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.interrupts import hear_ctrl_c
from typer.testing import CliRunner

import jalin.cli.commands  # noqa: F401 (adds the commands to the program)
import jalin.fields.wastewater.engine as engine
from jalin.cli.app import app

NETWORKS = Path(engine.__file__).parent / "tests" / "networks"
EXTRAN = NETWORKS / "epa_example2_extran_10n.inp"
CITY = NETWORKS / "simon_user1_cms_60n.inp"
COSTS = """
[prices]
currency = "EUR"
decimals = 2
date = 2019-01-01
source = "Ngamalieu-Nengoue et al. 2019, Water 11:935"

[upsize]
per_m_diameter = 40.69
per_m_diameter2 = 208.06
factors = [1.25]
"""


def jalin(*words):
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)


@pytest.fixture
def costs(tmp_path) -> Path:
    path = tmp_path / "costs.toml"
    path.write_text(COSTS, encoding="utf-8")
    return path


def test_a_plan_is_made_verified_and_reported(tmp_path, costs):
    out = tmp_path / "plan"
    done = jalin("sewer", "plan", EXTRAN, "--costs", costs, "--budget", "350000", "--years", "2", "--first-year", "2027",
                 "--candidates", "8060,8040,1602", "--processes", "1", "--out", out, "--json")  # fmt: skip
    data = json.loads(done.stdout)
    assert done.exit_code == 0
    assert [(a["link"], a["year"]) for a in data["actions"]] == [("8060", 2027), ("8040", 2028)]
    assert all(year["cost"] <= 35_000_000 for year in data["years"])
    checked = jalin("verify", out / "plan.json")
    assert checked.exit_code == 0 and data["digest"] in checked.stdout
    for lang in ("id", "ja", "en"):
        told = jalin("sewer", "report", out / "plan.json", "--lang", lang, "--date", "2026-11-25")
        assert told.exit_code == 0 and f"annex-{lang}.pdf" in told.stdout
    assert {path.name for path in out.iterdir()} == {
        "plan.json", "checkpoint.jsonl", "annex-id.pdf", "annex-ja.pdf", "annex-en.pdf", "plan.gpkg", "pipes.geojson",
        "nodes.geojson", "epa_example2_extran_10n-repaired.inp"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--budget", "12x"], "12x"),
        (["--budget", "-1"], "-1"),
        (["--budget", "1", "--no-harm", "never"], "node, total"),
        (["--budget", "1", "--candidates", "nowhere"], "nowhere"),
        (["--budget", "1", "--accept", "nowhere"], "nowhere"),
        (["--budget", "1", "--budget", "2", "--years", "3"], "3"),
        (["--budget", "1", "--method", "magic"], "magic"),
        (["--budget", "1", "--benefits", "none.json"], "none.json"),
        (["--budget", "1", "--candidates", "8060", "--method", "line"], "line"),
    ],
)
@pytest.mark.parametrize("lang", ["id", "ja"])
def test_bad_wishes_are_one_sentence(tmp_path, costs, words, part, lang):
    done = jalin(
        "sewer", "plan", EXTRAN, "--costs", costs, "--out", tmp_path / "plan", "--lang", lang, *words
    )
    assert done.exit_code == 1
    assert part in done.stderr and "{" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_bad_prices_and_files_that_are_no_plan_are_said(tmp_path, costs):
    costs.write_text("[prices]\ncurrency = 'EUR'\n", encoding="utf-8")
    assert (
        jalin("sewer", "plan", EXTRAN, "--costs", costs, "--budget", "1", "--out", tmp_path / "p").exit_code
        == 1
    )
    for path in (tmp_path / "absent.json", EXTRAN):
        done = jalin("sewer", "report", path, "--lang", "id")
        assert done.exit_code == 1 and "plan.json" in done.stderr
    done = jalin("sewer", "report", EXTRAN, "--date", "tomorrow")
    assert done.exit_code == 1


@pytest.mark.faults
def test_a_plan_that_is_interrupted_goes_on_to_the_same_file(tmp_path, costs):
    """A real process, stopped by Ctrl-C in the middle of its runs, and one that is killed outright."""

    def start(out: Path) -> subprocess.Popen:
        words = ["sewer", "plan", CITY, "--costs", costs, "--budget", "30000", "--max-runs", "24", "--processes", "1",
                 "--candidates", "64,47,46,30,48,69,70,71,42,66", "--out", out]  # fmt: skip
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        # gives way to who watches it, so that it is caught in its midst on a busy machine too
        command = ["nice", "-n", "15", sys.executable, "-m", "jalin.cli", *map(str, words)]
        return subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=hear_ctrl_c
        )

    whole = start(tmp_path / "whole")
    assert whole.wait(120) == 0
    out = tmp_path / "broken"
    for kill in (signal.SIGINT, signal.SIGKILL):
        process, ledger = start(out), out / "checkpoint.jsonl"
        at_start = len(ledger.read_bytes().splitlines()) if ledger.exists() else 0
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            if ledger.exists() and len(ledger.read_bytes().splitlines()) >= at_start + 2:
                process.send_signal(kill)
                break
            time.sleep(0.01)
        code = process.wait(60)
        assert code == (130 if kill == signal.SIGINT else -signal.SIGKILL)
        assert not (out / "plan.json").exists()
        if kill == signal.SIGINT:
            assert b"checkpoint.jsonl" in process.stderr.read()
    again = start(out)
    assert again.wait(120) == 0
    assert (out / "plan.json").read_bytes() == (tmp_path / "whole" / "plan.json").read_bytes()

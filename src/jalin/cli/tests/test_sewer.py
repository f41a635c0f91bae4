"""`jalin sewer check`, `assess`, `compare` as a person or a machine calls them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import jalin.cli.commands  # noqa: F401 (adds the commands to the program)
import jalin.fields.wastewater.engine as engine
from jalin.cli.app import app

NETWORKS = Path(engine.__file__).parent / "tests" / "networks"
EXTRAN = NETWORKS / "epa_example2_extran_10n.inp"
OLD = NETWORKS / "epa_user1_old_dialect_60n.inp"


def jalin(*words):
    return CliRunner().invoke(app, ["sewer", *map(str, words)], catch_exceptions=False)


def test_a_sound_network_is_ready_to_run(tmp_path):
    done = jalin("check", EXTRAN, "--json", "--out", tmp_path / "new" / "folder")
    data = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (data["nodes"], data["links"], data["flow_units"], data["sound"]) == (10, 9, "CFS", True)
    assert json.loads((tmp_path / "new" / "folder" / "check.json").read_text()) == data


@pytest.mark.parametrize(("lang", "word"), [("id", "baris 26"), ("ja", "26行目"), ("en", "line 26")])
def test_an_old_dialect_is_told_with_the_offered_upgrade(lang, word):
    done = jalin("check", OLD, "--lang", lang)
    assert done.exit_code == 1 and word in done.stdout and "--upgrade" in done.stdout


def test_the_upgrade_touches_its_line_only_and_not_the_file(tmp_path):
    before = OLD.read_bytes()
    done = jalin("check", OLD, "--upgrade", "--out", tmp_path)
    after = (tmp_path / f"{OLD.stem}.upgraded.inp").read_bytes()
    assert done.exit_code == 0 and OLD.read_bytes() == before
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
    assert [at for at, pair in enumerate(pairs, 1) if pair[0] != pair[1]] == [26]


@pytest.mark.parametrize("command", ["check", "assess"])
@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02", b"hello\n"])
def test_what_is_no_network_is_one_sentence(tmp_path, command, content):
    path = tmp_path / "city.inp"
    if content is not None:
        path.write_bytes(content)
    done = jalin(command, path)
    assert done.exit_code == 1 and "city.inp" in done.stderr and len(done.stderr.strip().split("\n")) == 1
    said = json.loads(jalin(command, path, "--json", "--lang", "ja").stdout)
    assert said["error"]["type"] == "NotASwmmFile"


def test_an_unknown_language_is_refused():
    assert jalin("check", EXTRAN, "--lang", "nl").exit_code == 2


def test_assess_gives_the_figures_and_the_maps(tmp_path):
    done = jalin("assess", EXTRAN, "--json", "--out", tmp_path)
    data = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (data["nodes"], data["links"], data["nodes_flooded"], data["flow_units"]) == (10, 9, 2, "CFS")
    assert round(data["flooding_volume"], 1) == 116_740.8
    assert round(data["routing_continuity_error_percent"], 3) == -0.042
    assert data["runoff_continuity_error_percent"] == pytest.approx(0, abs=1e-5)
    assert {path.name for path in tmp_path.iterdir()} >= {
        "assessment.json",
        "nodes.geojson",
        "links.geojson",
        "network.gpkg",
    }


def test_assess_does_not_run_what_is_not_sound(tmp_path):
    path = tmp_path / "city.inp"
    path.write_bytes(EXTRAN.read_bytes().replace(b"1800 ", b"nan  "))
    done = jalin("assess", path, "--lang", "id")
    assert done.exit_code == 1 and "nan" in done.stderr and "baris" in done.stderr and done.stdout == ""


def test_compare_shows_before_and_after(tmp_path):
    after = tmp_path / "after.inp"
    after.write_bytes(
        EXTRAN.read_bytes().replace(
            b"1602             CIRCULAR     5 ", b"1602             CIRCULAR     6.25"
        )
    )
    data = json.loads(jalin("compare", EXTRAN, after, "--json").stdout)
    assert round(data["before"]["flooding_volume"], 1) == 116_740.8 and data["after"]["flooding_volume"] == 0
    assert [one["object"] for one in data["differences"]] == ["1602"]
    shown = jalin("compare", EXTRAN, after, "--lang", "ja")
    assert shown.exit_code == 0 and "溢水量" in shown.stdout and "1602" in shown.stdout

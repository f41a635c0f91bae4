"""`jalin sewer assess --inspections`: the structural half as a person or a machine calls it."""

import json

import pytest

from jalin.fields.wastewater.engine.tests.test_costs import RUPIAH
from jalin.fields.wastewater.engine.tests.test_risk import FILE

from .test_sewer import NETWORKS, jalin

SIMON = NETWORKS / "simon_user1_cms_60n.inp"
CCTV = """id_pipa;tanggal;kode;posisi_m;derajat
64;2025-03-01;FM;3,5;
64;2025-03-01;CL;8;
47;2025-03-01;B;5;5
"""


@pytest.fixture
def files(tmp_path):
    texts = {"cctv.csv": CCTV, "pipes.csv": "id,bahan,tahun\n64,beton,1985\n47,beton,1985\n66,beton,1990\n",
             "risk.toml": FILE, "costs.toml": RUPIAH.replace("IDR", "JPY")}  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_inspections_give_grades_risk_and_what_repairs_are_worth(files):
    done = jalin("assess", SIMON, "--inspections", files / "cctv.csv", "--pipes", files / "pipes.csv", "--risk",
                 files / "risk.toml", "--costs", files / "costs.toml", "--years", 2, "--out", files / "out", "--json",
                 "--lang", "id")  # fmt: skip
    data = json.loads(done.stdout)
    structural = data["structural"]
    assert data["flooding_volume"] == pytest.approx(1934.71, abs=0.005)
    assert [(pipe["pipe"], pipe["rank"]) for pipe in structural["pipes"]] == [
        ("47", 5),
        ("64", 4),
        ("66", None),
    ]
    assert structural["pipes"][0]["reasons"][0] == "Derajat 5 dari 5 (pacp 5, 2025-03-01)."
    assert json.loads((files / "out" / "condition.json").read_text(encoding="utf-8")) == structural
    benefits = json.loads((files / "out" / "benefits.json").read_text())
    assert all(len(worth) == 2 and worth[0] > 0 for worth in benefits.values())
    assert {name.split(":")[0] for name in benefits} == {"47", "64", "66"}
    assert "64:spot/1/2:0.45:0.013" in benefits  # one fracture away, the crack of grade 2 stays


def test_a_plan_takes_the_benefits_and_spends_what_the_budget_allows(files):
    given = (
        "--inspections",
        files / "cctv.csv",
        "--pipes",
        files / "pipes.csv",
        "--risk",
        files / "risk.toml",
    )
    jalin("assess", SIMON, *given, "--costs", files / "costs.toml", "--out", files / "out")
    done = jalin("plan", SIMON, "--costs", files / "costs.toml", "--budget", "7000000", "--benefits",
                 files / "out" / "benefits.json", "--candidates", "64,", "--max-runs", 3, "--out", files / "plan",
                 "--json")  # fmt: skip
    result = json.loads(done.stdout)
    assert done.exit_code == 0, done.stderr
    assert [(one["link"], one["method"], one["cost"]) for one in result["actions"]] == [
        ("47", "spot", 6_500_000)
    ]


def test_people_read_the_list_and_that_the_cross_walk_is_not_signed(files):
    done = jalin("assess", SIMON, "--inspections", files / "cctv.csv", "--lang", "ja")
    assert "47: 5段階中ランク5" in done.stdout
    assert "承認を受けていません" in done.stdout


def test_storms_with_their_chances_give_the_expected_annual_flooding(files):
    for name, peak in (("small.csv", 60), ("large.csv", 120)):
        (files / name).write_text(f"0:00 5\n0:10 {peak}\n0:30 10\n")
    given = ("--storm", files / "small.csv", "--storm", files / "large.csv", "--exceedance", 0.5)
    done = jalin("assess", SIMON, *given, "--exceedance", 0.1, "--json")
    data = json.loads(done.stdout)
    small, large = (storm["flooding_volume"] for storm in data["storms"])
    assert 0 < small < large
    assert data["expected_annual_flooding"] == pytest.approx(0.4 * (small + large) / 2, abs=1e-3)
    assert "年間期待溢水量: " in jalin("assess", SIMON, *given, "--exceedance", 0.1, "--lang", "ja").stdout
    for chances in (("--exceedance", 0.5), ("--exceedance", 1.5), ()):
        done = jalin("assess", SIMON, *given, *chances)
        assert (done.exit_code, "--exceedance: " in done.stderr) == (1, True)


def test_faults_end_the_command_before_the_engine_runs(files):
    (files / "cctv.csv").write_text(CCTV.replace("FM", "QQ").replace("47;", "470;"))
    done = jalin("assess", SIMON, "--inspections", files / "cctv.csv")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.strip().split("\n")] == [
        "cctv.csv, line 2, kode",
        "cctv.csv, line 4, id_pipa",
    ]
    assert jalin("assess", SIMON, "--inspections", files / "cctv.csv", "--scheme", "xx").exit_code == 1


def test_a_city_brings_its_own_table_of_codes(files):
    table = (NETWORKS.parents[1] / "grading" / "tables" / "pacp.toml").read_text(encoding="utf-8")
    (files / "own.toml").write_text(table.replace('code = "FM", family = "structural", value = 4',
                                                  'code = "FM", family = "structural", value = 3'), encoding="utf-8")  # fmt: skip
    done = jalin(
        "assess", SIMON, "--inspections", files / "cctv.csv", "--table", files / "own.toml", "--json"
    )
    ranks = {pipe["pipe"]: pipe["rank"] for pipe in json.loads(done.stdout)["structural"]["pipes"]}
    assert ranks == {"47": 5, "64": 3}
    (files / "own.toml").write_text(
        table.replace("continuous_unit_m", "unit").replace('mark = "to-check"', 'mark = "sure"')
    )
    broken = jalin("assess", SIMON, "--inspections", files / "cctv.csv", "--table", files / "own.toml")
    assert "continuous_unit_m" in broken.stderr and "“sure”" in broken.stderr


PIPES = "id,from,to,length,diameter,n,up,down\nA,M1,M2,50,300,0.013,10.2,10.0\nB,M2,O,60,400,0.013,10.0,\n"
MANHOLES = "id,x,y,ground,invert,type,flow\nM1,0,0,13,10.2,manhole,25\nM2,50,0,13,10.0,manhole,10\nO,110,0,12,9.8,outfall,\n"
MAPPING = """
[pipes]
file = "pipes_in.csv"
[pipes.columns]
id = "id"
from = "from"
to = "to"
length = "length"
diameter = "diameter"
roughness = "n"
invert_up = "up"
invert_down = "down"
[manholes]
file = "manholes.csv"
[manholes.columns]
id = "id"
x = "x"
y = "y"
ground = "ground"
invert = "invert"
type = "type"
inflow_lps = "flow"
"""


@pytest.fixture
def tables(tmp_path):
    for name, text in (("pipes_in.csv", PIPES), ("manholes.csv", MANHOLES), ("mapping.toml", MAPPING)):
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_network_is_imported_only_whole_or_with_marked_estimates_and_runs(tables):
    refused = jalin("import", tables / "mapping.toml", "--out", tables / "net")
    assert refused.exit_code == 1
    assert "pipes_in.csv, line 3, invert_down: B has no invert_down." in refused.stderr
    assert not (tables / "net").exists()
    done = jalin("import", tables / "mapping.toml", "--out", tables / "net", "--estimate", "--json")
    data = json.loads(done.stdout)
    assert done.exit_code == 0, done.stdout
    assert (data["nodes"], data["links"], data["estimated"]) == (3, 2, {"invert_down": 1})
    assert b"estimated:invert_down=manhole" in (tables / "net" / "network.inp").read_bytes()
    run = json.loads(jalin("assess", tables / "net" / "network.inp", "--json").stdout)
    assert run["flooding_volume"] == 0
    assert abs(run["routing_continuity_error_percent"]) < 2
    assert (tables / "net" / "pipes.csv").read_text().startswith("pipe_id,material,year,depth_m")

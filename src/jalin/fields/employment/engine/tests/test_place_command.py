"""`jalin place` and `jalin eligible` as an officer calls them."""

import csv
import io
import json
import random

import pytest
from typer.testing import CliRunner

from jalin.cli import commands  # noqa: F401  (registers the commands)
from jalin.cli.app import app
from jalin.decisions.explaining import as_html, as_text
from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import explain_safely, verify

LISTS = [("S1", 1, "P1"), ("S1", 2, "P2"), ("S2", 1, "P1"), ("S2", 2, "P2"), ("S3", 1, "P1"), ("S4", 1, "P1"), ("S4", 2, "P3"),
         ("S5", 1, "P2"), ("S6", 1, "P4")]  # fmt: skip
SEATS = [("P1", 1, "A"), ("P2", 1, "A"), ("P3", 2, ""), ("P4", 0, "")]
SCORES = [("P1", "S1", "80.5"), ("P1", "S2", "80.5"), ("P1", "S3", "70"), ("P1", "S4", "90"), ("P3", "S4", "1"), ("P2", "S1", "50"),
          ("P2", "S2", "50"), ("P4", "S6", "3"), ("P3", "S1", "4")]  # fmt: skip
HEADS = {"lists": "seeker,rank,place", "seats": "place,seats,group", "scores": "place,seeker,score", "caps": "group,at_most",
         "eligible": "seeker,place,result,rules"}  # fmt: skip


@pytest.fixture
def place(tmp_path):
    """place(lists=…, seats=…, …): run the command on these tables (rows, or text as it stands)."""

    def run(*options, **tables):
        tables = {"lists": LISTS, "seats": SEATS, "scores": SCORES, **tables}
        arguments = []
        for name, rows in tables.items():
            path = tmp_path / f"{name}.csv"
            text = (
                rows
                if isinstance(rows, str)
                else "\n".join([HEADS[name], *(",".join(map(str, row)) for row in rows)]) + "\n"
            )
            path.write_text(text, encoding="utf-8")
            arguments += [f"--{name}", str(path)]
        return CliRunner().invoke(
            app, ["place", *arguments, "--seed", "abc", "--out", str(tmp_path / "out"), *options]
        )

    return run


@pytest.fixture
def out(tmp_path):
    """A table that was written, as rows."""
    return lambda name: list(
        csv.DictReader(io.StringIO((tmp_path / "out" / name).read_text(encoding="utf-8")))
    )


def test_it_places_says_why_not_and_what_would_have_been_enough(place, out, tmp_path):
    found = place()
    assert found.exit_code == 0, found.output
    assert "placed: 2 (at their first choice: 1), not placed: 4" in found.output
    text = (tmp_path / "out" / "placements.csv").read_text()
    rows = dict(line.split(",") for line in text.splitlines())
    assert text.startswith("seeker,place\n")
    assert (rows["S4"], rows["S3"], rows["S5"], rows["S6"], len(rows)) == ("P1", "", "", "", 7)
    assert sorted([rows["S1"], rows["S2"]]) == ["", "P2"]
    why = {(row["seeker"], row["place"]): row for row in out("unplaced.csv")}
    loser = "S1" if rows["S2"] else "S2"
    assert [why[loser, "P1"][name] for name in ("why", "score", "last_score", "enough")] == [
        "score",
        "80.5",
        "90",
        enough(why, loser),
    ]
    assert [why[loser, "P2"][name] for name in ("why", "score", "last_score", "enough")] == [
        "lottery",
        "50",
        "50",
        "50.1",
    ]
    assert int(why[loser, "P2"]["lottery"]) > int(why[loser, "P2"]["last_lottery"])
    assert [why["S5", "P2"]["why"], why["S6", "P4"]["why"], why["S6", "P4"]["enough"]] == [
        "not_scored",
        "no_seats",
        "none",
    ]
    assert [row for row in out("cut_offs.csv") if row["place"] == "P1"][0]["score"] == "90"
    assert "change nothing: 1" in found.output


def enough(why, loser):
    row = why[loser, "P1"]
    return "90" if int(row["lottery"]) < int(row["last_lottery"]) else "90.1"


def test_the_order_of_rows_changes_no_byte(place, tmp_path):
    proofs = set()
    for seed in range(4):
        shuffled = [random.Random(seed).sample(rows, len(rows)) for rows in (LISTS, SEATS, SCORES)]
        caps = random.Random(seed).sample([("A", 1)], 1)
        assert place(lists=shuffled[0], seats=shuffled[1], scores=shuffled[2], caps=caps).exit_code == 0
        proofs.add((tmp_path / "out" / "proof.json").read_bytes())
    assert len(proofs) == 1


def test_the_proof_is_recomputed_and_a_changed_one_is_not(place, tmp_path):
    assert (
        place(
            caps=[("A", 1)], eligible=[("S1", "P1", "pass", ""), ("S4", "P1", "fail", "JP-05 JP-09")]
        ).exit_code
        == 0
    )
    proof = read_proof(tmp_path / "out" / "proof.json")
    assert verify(proof).is_identical
    assert proof["result"]["placements"] == {"S1": "P1", "S2": "", "S3": "", "S4": "", "S5": "", "S6": ""}
    changed = json.loads(json.dumps(proof))
    changed["result"]["placements"]["S2"] = "P2"
    assert verify(changed).path == "$.result.placements.S2"
    changed = json.loads(json.dumps(proof)) | {"seed": "abd"}
    assert not verify(changed).is_identical


def test_a_cap_holds_and_is_the_reason(place, out):
    assert place(caps=[("A", 1)]).exit_code == 0
    rows = {(row["seeker"], row["place"]): row for row in out("unplaced.csv")}
    assert [rows["S1", "P2"][name] for name in ("why", "enough")] == ["group_full", "none"]


@pytest.mark.parametrize("lang", ["id", "ja", "en"])
def test_it_is_told_in_three_languages_with_no_other_numbers(place, tmp_path, lang):
    place(
        caps=[("A", 1)],
        eligible=[("S1", "P1", "pass", ""), ("S2", "P1", "unknown", "JP-03"), ("S4", "P1", "fail", "JP-05")],
    )
    proof = read_proof(tmp_path / "out" / "proof.json")
    whole = explain_safely(proof, lang)
    told = as_text(whole)
    assert "<table>" in as_html(whole, lang)
    for case in proof["inputs"]["lists"]:
        told += as_text(explain_safely(proof, lang, case))
    assert all(rule in told for rule in ("JP-03", "JP-05"))
    assert "{" not in told


@pytest.mark.parametrize(
    "tables,says",
    [
        ({"lists": [*LISTS, ("S1", 2, "P3")]}, "lists.csv, line 11, column 2: “S1” has “2” in “rank” in line 3 already"),
        ({"lists": [*LISTS, ("S1", 3, "P1")]}, "lists.csv, line 11, column 3: “S1” has “P1” in “place” in line 2 already"),
        ({"lists": [*LISTS, ("S1", 0, "P3")]}, "lists.csv, line 11, column 2"),
        ({"lists": [*LISTS, ("S7", 1, "P9")]}, "lists.csv, line 11, column 3: “P9” has no row in the seats"),
        ({"scores": [*SCORES, ("P9", "S1", 3)]}, "scores.csv, line 11, column 1: “P9” has no row"),
        ({"scores": [*SCORES, ("P1", "S1", 3)]}, "scores.csv, line 11, column 2: “S1” has “S1” in “seeker” in line 2 already"),
        ({"scores": [*SCORES, ("P1", "S6", "NaN")]}, "scores.csv, line 11, column 3: “NaN”"),
        ({"seats": [*SEATS, ("P1", 2, "")]}, "seats.csv, line 6, column 1"),
        ({"seats": [*SEATS, ("P8", -1, "")]}, "seats.csv, line 6, column 2"),
        ({"caps": [("B", 1)]}, "caps.csv, line 2, column 1: no place is in the group “B”"),
        ({"eligible": [("S1", "P1", "maybe", "")]}, "eligible.csv, line 2, column 3"),
        ({"eligible": [("S1", "P1", "pass", ""), ("S1", "P1", "fail", "")]}, "eligible.csv, line 3"),
        ({"lists": "seeker,rank,place\n"}, "lists.csv, line 1"),
        ({"lists": ""}, "lists.csv"),
        ({"lists": "seeker,rnk,place\nS1,1,P1\n"}, "did you mean “rank”"),
    ],
)  # fmt: skip
def test_bad_tables_are_one_sentence(place, tables, says):
    found = place(**tables)
    assert (found.exit_code, found.output.count("\n")) == (2, 1), found.output
    assert says in found.output
    for lang in ("id", "ja"):
        again = place("--lang", lang, **tables)
        assert (again.exit_code, again.output.count("\n")) == (2, 1)
        assert again.output != found.output


def test_no_seed_and_no_file_are_one_sentence(place, tmp_path):
    assert "seed of the lottery is empty" in place("--seed", " ").output
    found = place("--lists", str(tmp_path / "nowhere.csv"))
    assert (found.exit_code, "no such file" in found.output) == (2, True)


def test_eligible_writes_what_place_reads(place, tmp_path):
    (tmp_path / "seekers.csv").write_text(
        "seeker,birth_date\n" + "".join(f"S{one},2000-01-01\n" for one in range(1, 7))
    )
    (tmp_path / "places.csv").write_text("place,programme\nP1,ssw_i\nP2,ssw_i\nP3,ssw_i\nP4,ssw_i\n")
    arguments = [
        "eligible",
        "--seekers",
        str(tmp_path / "seekers.csv"),
        "--places",
        str(tmp_path / "places.csv"),
        "--on",
        "2026-11-25",
    ]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0
    assert "S1 P1: unknown" in shown.output
    assert "24 pairs on 2026-11-25" in shown.output
    written = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "el"), "--lang", "ja"])
    assert "未確認 24" in written.output
    findings = list(csv.DictReader((tmp_path / "el" / "findings.csv").open(encoding="utf-8")))
    assert {"rule", "source", "next_step", "missing", "needed_by"} <= set(findings[0])
    found = place(eligible=(tmp_path / "el" / "eligible.csv").read_text())
    assert "placed: 0" in found.output
    assert CliRunner().invoke(app, [*arguments, "--stage", "never"]).exit_code == 2

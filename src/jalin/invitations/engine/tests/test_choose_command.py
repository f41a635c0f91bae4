"""`jalin choose`: from three files to tables, proof and explanation; every fault is one sentence with its place."""

import csv
import json
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from jalin.cli import commands  # noqa: F401
from jalin.cli.app import app
from jalin.decisions import Fault
from jalin.invitations.engine import read_problem

INVITATIONS = """case,fit,benefit,cost,days,first_day,last_day,received,in_force,within_scope,deputy,deputy_cost,region
HMM,9,8,50,4,2027-03-01,2027-03-04,2026-09-01,yes,yes,no,,Asia
BRG,7,6.5,60,3,2027-03-10,2027-03-12,2026-09-02,yes,no,yes,20,Europe
NPL,5,9,30,2,2027-03-11,2027-03-12,2026-09-03,no,no,no,,Asia
CUX,2,1,10,1,2027-05-02,2027-05-02,2026-09-04,no,no,no,,Europe
FTW,8,8,500,3,2027-06-01,2027-06-03,2026-09-05,no,no,no,,Asia
"""
WEIGHTS = "criterion,points\nfit,60\nbenefit,40\n"
LIMITS = "threshold = 300\n[limits]\ncost = 150\ndays = 8\n[at_least]\nregion = 1\n"


@pytest.fixture
def files(tmp_path):
    for name, text in (("invitations.csv", INVITATIONS), ("weights.csv", WEIGHTS), ("limits.toml", LIMITS)):
        (tmp_path / name).write_text(text)
    return tmp_path


def run(*arguments) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in done.stderr and not isinstance(
        done.exception, ValueError | KeyError | TypeError
    )
    return done.exit_code, done.stdout, done.stderr


def choose(files, *more) -> tuple[int, str, str]:
    names = [
        part
        for name in ("invitations.csv", "weights.csv", "limits.toml")
        for part in (f"--{name.split('.')[0]}", files / name)
    ]
    return run("choose", *names, "--out", files / "out", *more)


def table(path) -> list[dict]:
    with path.open() as file:
        return list(csv.DictReader(file))


def test_the_five_invitations_get_their_answers_and_reasons(files):
    code, out, _err = choose(files)
    assert code == 0 and "3 accepted, 1 declined, 1 below the threshold" in out
    choices = {row["case"]: row for row in table(files / "out" / "choices.csv")}
    assert {case: (row["answer"], row["reason"]) for case, row in choices.items()} == {
        "HMM": ("chosen", "must_accept"),
        "BRG": ("chosen_deputy", "chosen"),
        "NPL": ("chosen", "chosen"),
        "CUX": ("below_threshold", "below_threshold"),
        "FTW": ("declined", "breaks_limit"),
    }
    points = [row for row in table(files / "out" / "points.csv") if row["case"] == "HMM"]
    assert sum(Decimal(row["points"]) for row in points) == Decimal(choices["HMM"]["value"]) == 860


def test_the_proof_verifies_and_says_nothing_of_where_it_came_from(files):
    choose(files)
    proof = files / "out" / "proof.json"
    code, out, _err = run("verify", proof)
    assert code == 0 and "identical" in out
    assert "invitations.csv" not in proof.read_text()


def test_a_changed_answer_is_named(files):
    choose(files)
    proof = json.loads((files / "out" / "proof.json").read_text())
    proof["result"]["answers"]["FTW"] = "chosen"
    (files / "changed.json").write_text(json.dumps(proof))
    code, out, _err = run("verify", files / "changed.json")
    assert (
        code == 1
        and "different at $.result.answers.FTW: the file says chosen, the recomputation gives declined" in out
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The invitation FTW is declined. Value 800 of 1000: fit 60 × 8 = 480; benefit 40 × 8 = 320. It needs cost 500 and "
               "mayor's days 3. It breaks the limit of cost (150) by itself."),
        ("id", "Undangan FTW ditolak. Nilai 800 dari 1000: fit 60 × 8 = 480; benefit 40 × 8 = 320. Memakai biaya 500 dan hari wali "
               "kota 3. Undangan ini sendiri sudah melampaui batas biaya (150)."),
        ("ja", "FTW の招待は不採用。評価 800/1000（fit 60×8=480; benefit 40×8=320）。必要なもの: 費用 500、市長日数 3。この招待だけで "
               "費用 の上限（150）を超えます。"),
    ],
)  # fmt: skip
def test_an_invitation_is_explained_in_three_languages(files, lang, said):
    choose(files)
    code, out, _err = run("explain", files / "out" / "proof.json", "--lang", lang, "--item", "FTW")
    assert code == 0 and said in out
    code, page, _err = run("explain", files / "out" / "proof.json", "--lang", lang, "--format", "html")
    assert code == 0 and f'<html lang="{lang}">' in page and "FTW" in page


def test_must_accepts_that_break_a_limit_are_said_with_the_least_relaxation(files):
    (files / "limits.toml").write_text(LIMITS.replace("cost = 150", "cost = 40"))
    code, _out, err = choose(files, "--lang", "id")
    assert code == 1
    assert "naikkan batas biaya sebesar 30" in err
    assert json.loads((files / "out" / "proof.json").read_text())["result"]["status"] == "infeasible"
    assert run("verify", files / "out" / "proof.json")[0] == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("invitations.csv", "HMM,9", "HMM,11", "invitations.csv, line 2, column 2: “11” in “fit” is more than 10"),
        ("invitations.csv", "HMM,9", "HMM,9.25", "line 2, column 2: the score “9.25” in “fit” is finer than a tenth"),
        ("invitations.csv", "BRG", "HMM", "line 3, column 1: “HMM” in “case” stands in line 2 already"),
        ("invitations.csv", "2027-03-04", "2027-02-04", "line 2, column 7: “HMM” ends before it begins"),
        ("invitations.csv", "2027-03-04", "4 March", "line 2, column 7: “4 March” in “last_day” is not a date"),
        ("invitations.csv", "yes,yes,no", "yes,maybe,no", "line 2, column 10: “maybe” in “within_scope” is not known"),
        ("invitations.csv", ",benefit", ",benefits", "line 1, column 3: there is no column “benefits”; did you mean “benefit”?"),
        ("weights.csv", "40", "41", "weights.csv, line 3, column 2: the points of the weights sum to 101"),
        ("weights.csv", "benefit,40", "cost,40", "weights.csv, line 3, column 1: the name “cost” belongs to another column"),
        ("weights.csv", "40", "NaN", "weights.csv, line 3, column 2: “NaN” in “points” is not a whole number"),
        ("limits.toml", "threshold", "treshold", "limits.toml, line 1, column 1: there is no setting “treshold”; did you mean"),
        ("limits.toml", "days = 8", "days = -8", "limits.toml, line 4, column 1: “limits.days” is less than 0"),
        ("limits.toml", "days = 8", "staff = 8", "invitations.csv, line 1, column 14: the column “staff” is missing"),
        ("limits.toml", "region = 1", "country = 1", "there is no column “region”"),
        ("limits.toml", "cost = 150", "cost = 1e300", "“limits.cost” may have at most 6 decimals"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_with_its_place(files, name, old, new, said):
    path = files / name
    path.write_text(path.read_text().replace(old, new, 1))
    code, _out, err = choose(files)
    assert code == 2 and said in err and err.count("\n") == 1
    with pytest.raises(Fault):
        read_problem(files / "invitations.csv", files / "weights.csv", files / "limits.toml")


def test_the_order_of_rows_and_columns_does_not_change_the_proof(files):
    choose(files)
    before = (files / "out" / "proof.json").read_bytes()
    head, *rows = INVITATIONS.splitlines()
    (files / "invitations.csv").write_text("\r\n".join([head, *rows[::-1]]) + "\r\n")
    choose(files)
    assert (files / "out" / "proof.json").read_bytes() == before

"""`jalin award`: from two files to tables, proof and explanation; every fault is one sentence with its place."""

import csv
import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jalin.cli import commands  # noqa: F401
from jalin.cli.app import app
from jalin.decisions import Fault
from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import verify
from jalin.fields.scholarships.engine import read_applications, read_rules

RULES = (Path(__file__).parent / "data" / "rules.toml").read_text(encoding="utf-8")
REVIEWED = RULES.replace('from = "score"', 'from = "reviews"\ndecimals = 1') + (
    '\n[reviews]\nscale = [0, 100]\nat_least = 3\ncorrection = "additive"\nspread = 15\noutlier = 8\nband = 2\nin_band = 5\n'
)
HEADER = "case,score,need,sex,income,school,district"


def rows(people: int, seed: int = 1) -> list[str]:
    draw = random.Random(seed)
    return [
        f"C{number:03d},{draw.randint(500, 990) / 10},{draw.choice(['yes', 'no', 'no'])},{draw.choice('fm')},"
        f"{draw.randint(5, 30) * 100000},SMA {(school := draw.randint(1, 12))},D{school // 4}"
        for number in range(people)
    ]


def reviewed(people: int, seed: int = 2) -> str:
    draw = random.Random(seed)
    severity = [draw.gauss(0, 5) for _reviewer in range(6)]
    lines = [HEADER.replace("score", "reviews")]
    for line in rows(people):
        case, merit, *others = line.split(",")
        marks = " ".join(
            f"R{one}={min(100, max(0, round(float(merit) + severity[one] + draw.gauss(0, 3))))}"
            for one in draw.sample(range(6), 3)
        )
        lines.append(",".join([case, marks, *others]))
    return "\n".join(lines) + "\n"


@pytest.fixture
def run(tmp_path):
    """run(applications, rules, *options) -> (exit code, what it said); results lie in tmp_path/out."""

    def run(applications: str, rules: str = RULES, *options: str):
        (tmp_path / "applications.csv").write_text(applications, encoding="utf-8")
        (tmp_path / "rules.toml").write_text(rules, encoding="utf-8")
        found = CliRunner().invoke(app, ["award", "--applications", str(tmp_path / "applications.csv"), "--rules",
                                         str(tmp_path / "rules.toml"), "--out", str(tmp_path / "out"), *options])  # fmt: skip
        return found.exit_code, found.output

    return run


def table(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


APPLICATIONS = "\n".join([HEADER, *rows(60)]) + "\n"


def test_an_award_is_written_computed_again_and_explained_in_three_languages(run, tmp_path):
    code, said = run(APPLICATIONS, RULES, "--seed", "draw 7")
    assert code == 0 and said == "60 applications, 54 of them ranked; 10 of 10 seats are filled.\n"
    winners = table(tmp_path / "out" / "winners.csv")
    assert len(winners) == 10 and {row["seat"] for row in winners} == {"open", "need", "girls"}
    assert len(table(tmp_path / "out" / "reasons.csv")) == 60
    assert [row["leaves"] for row in table(tmp_path / "out" / "reserves.csv")] == [
        row["case"] for row in winners
    ]
    assert verify(read_proof(tmp_path / "out" / "proof.json")).is_identical
    for lang, word in (("id", "jaminan minimum"), ("ja", "最低保障"), ("en", "read as a minimum")):
        assert word in (tmp_path / "out" / f"explanation-{lang}.html").read_text(encoding="utf-8")


def test_the_order_of_rows_and_columns_does_not_matter(run, tmp_path):
    run(APPLICATIONS, RULES, "--seed", "draw 7")
    first = (tmp_path / "out" / "proof.json").read_bytes()
    cells = [line.split(",") for line in APPLICATIONS.splitlines()]
    turned = [cells[0], *random.Random(3).sample(cells[1:], 60)]
    run("\n".join(",".join(row[::-1]) for row in turned) + "\n", RULES, "--seed", "draw 7")
    assert (tmp_path / "out" / "proof.json").read_bytes() == first


def test_the_reading_of_reserved_seats_decides_and_is_shown(run, tmp_path):
    rules = RULES.replace("open = 3", "open = 8")
    run(APPLICATIONS, rules, "--seed", "draw 7")
    minimum = {row["case"] for row in table(tmp_path / "out" / "winners.csv")}
    run(APPLICATIONS, rules.replace('"minimum"', '"above"'), "--seed", "draw 7")
    assert {row["case"] for row in table(tmp_path / "out" / "winners.csv")} != minimum
    assert "over and above" in (tmp_path / "out" / "explanation-en.html").read_text(encoding="utf-8")


def test_after_a_withdrawal_the_one_foretold_enters_and_all_others_stay(run, tmp_path):
    run(APPLICATIONS, RULES, "--seed", "draw 7")
    before = table(tmp_path / "out" / "winners.csv")
    reserve = table(tmp_path / "out" / "reserves.csv")[4]
    announced = tmp_path / "announced.csv"
    announced.write_bytes((tmp_path / "out" / "winners.csv").read_bytes())
    code, _said = run(
        APPLICATIONS,
        RULES,
        "--seed",
        "draw 7",
        "--announced",
        str(announced),
        "--withdrawn",
        reserve["leaves"],
    )
    after = {row["case"] for row in table(tmp_path / "out" / "winners.csv")}
    assert code == 0
    assert after == {row["case"] for row in before} - {reserve["leaves"]} | {reserve["enters"]}
    assert verify(read_proof(tmp_path / "out" / "proof.json")).is_identical


def test_everyone_not_awarded_is_below_every_cut_off_of_his_or_told_what_stood_in_the_way(run, tmp_path):
    run(APPLICATIONS, RULES, "--seed", "draw 7")
    proof = read_proof(tmp_path / "out" / "proof.json")
    cut_offs = proof["result"]["cut_offs"]
    for case, reason in proof["reasons"]["cases"].items():
        if reason.get("why") == "closed":
            own = [row for row in cut_offs if row["seat"] in reason["types"]]
            assert own
            assert all((-reason["merit"], reason["lottery"]) > (-row["merit"], row["lottery"]) for row in own)
        elif reason.get("why") == "group":
            assert len(reason["held_by"]) == reason["cap"] and case not in reason["held_by"]
        told = CliRunner().invoke(
            app, ["explain", str(tmp_path / "out" / "proof.json"), "--lang", "id", "--item", case]
        )
        assert told.exit_code == 0 and case in told.output


def test_reviews_are_corrected_and_near_the_cut_off_two_more_are_asked_for(run, tmp_path):
    code, said = run(reviewed(60), REVIEWED, "--seed", "draw 7", "--lang", "en")
    proof = read_proof(tmp_path / "out" / "proof.json")
    reviews = proof["result"]["reviews"]
    assert code == 0 and "Provisional" in said
    assert reviews["provisional"] and set(reviews["needs"].values()) == {2}
    assert len(reviews["severity"]) == 6
    assert verify(proof).is_identical
    page = (tmp_path / "out" / "explanation-id.html").read_text(encoding="utf-8")
    assert "ketat" in page and "Sementara" in page


def test_a_quota_that_cannot_be_met_is_named_with_the_waiver_it_needs(run, tmp_path):
    lines = [
        HEADER,
        "A,90,no,m,900000,S,D",
        "B,80,yes,f,900000,S,D",
        "C,70,yes,m,900000,S,D",
        "E,60,no,f,900000,T,D",
    ]
    rules = RULES.replace("most = 2", "most = 1").replace('unfilled = "open"', 'unfilled = "empty"')
    code, said = run("\n".join(lines) + "\n", rules)
    assert code == 0
    assert "At fault is the cap of 1 in school “S”" in said
    assert "Least written waiver: school “S” may have" in said
    proof = read_proof(tmp_path / "out" / "proof.json")
    row = next(row for row in proof["result"]["reserves"] if row["leaves"] == "E")
    assert row["enters"] is None
    assert row["shortfall"]["waivers"][0] | {"to": 0} == {"group": "school", "of": "S", "cap": 1, "to": 0}
    waived = rules + '\n[[waivers]]\ngroup = "school"\nof = "S"\nmost = 3\ndocument = "letter 12/2026"\n'
    code, said = run("\n".join(lines) + "\n", waived)
    assert "At fault" not in said
    assert "letter 12/2026" in (tmp_path / "out" / "explanation-en.html").read_text(encoding="utf-8")


ONE = f"{HEADER}\nA,88,no,m,900000,S,D\n"


@pytest.mark.parametrize(
    ("applications", "rules", "said"),
    [
        (f"{HEADER},name\nA,90,no,m,9,S,D,Siti\n", RULES, "applications.csv, line 1, column 8: there is no column “name”"),
        (ONE.replace("88", "8O"), RULES, "applications.csv, line 2, column 2: “8O” in “score” is not a number"),
        (ONE.replace("no", "ya"), RULES, "line 2, column 3: “ya” in “need” is not known; choose one of yes, no"),
        (ONE + "A,80,no,m,900000,S,D\n", RULES, "line 3, column 1: “A” in “case” stands in line 2 already"),
        (ONE + "B,80,no,m,900000,S,E\n", RULES, "line 3, column 7: “S” (school) lies both in “D” and in “E”"),
        (ONE + "B,88,no,m,900000,S,D\n", RULES, "“A” and “B” are equal; draw the lottery first"),
        (ONE, RULES.replace("reading", "reding"), "rules.toml, line 13, column 1: the setting “seats.reading” is missing"),
        (ONE, RULES.replace('"minimum"', '"most"'), "rules.toml, line 14, column 1: “most” in “seats.reading” is not known"),
        (ONE, RULES.replace('need = "yes"', 'ned = "yes"'), "“ned” is no attribute of [attributes]; there is need"),
        (ONE, RULES.replace('sex = "f"', 'sex = "w"'), "“w” in “seats.reserved.when.sex” is not known; choose one of f, m"),
        (ONE, RULES.replace("seats = 4", "seats = 0"), "“seats.reserved.seats” is less than 1"),
        (ONE, RULES + '\n[[waivers]]\ngroup="school"\nof="S"\nmost=3\ndocument=""\n', "a waiver without a document"),
        (ONE, RULES + "\nsurprise = 1\n", "there is no setting"),
        (ONE.replace("score", "reviews").replace("88", "R1=70 R2=80"), REVIEWED, "line 2, column 2: application “A” has 2"),
        (ONE.replace("score", "reviews").replace("88", "R1=7 R2=8 R3=101"), REVIEWED, "“R3=101” is off the scale"),
        (ONE.replace("score", "reviews").replace("88", "R1=7 R1=8 R3=9"), REVIEWED, "reviewer “R1” stands there twice"),
        (ONE.replace("score", "reviews").replace("88", "seven"), REVIEWED, "“seven” is not a review"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_with_its_place(run, tmp_path, applications, rules, said):
    code, told = run(applications, rules)
    assert code == 2 and said in told and told.count("\n") == 1
    assert not (tmp_path / "out").exists()
    for lang in ("id", "ja"):
        code, other = run(applications, rules, "--lang", lang)
        assert code == 2 and other.count("\n") == 1 and other != told


def test_readers_refuse_or_understand_whatever_is_in_the_files(tmp_path):
    """Bytes of good files, damaged at random: a Fault or a reading, nothing else."""
    draw = random.Random(4)
    files = {"applications.csv": APPLICATIONS[:400].encode(), "rules.toml": RULES.encode()}
    for _try in range(150):
        for name, good in files.items():
            damaged = bytearray(good)
            for _change in range(draw.randint(1, 4)):
                place = draw.randrange(len(damaged))
                damaged[place : place + draw.randint(0, 3)] = bytes(
                    draw.choices(b'"\n,=[]{}\x00\xff09-a#', k=draw.randint(0, 3))
                )
            (tmp_path / name).write_bytes(damaged)
        try:
            rules = read_rules(tmp_path / "rules.toml")
        except Fault as fault:
            assert "\n" not in str(fault)
            (tmp_path / "rules.toml").write_bytes(files["rules.toml"])
            rules = read_rules(tmp_path / "rules.toml")
        try:
            json.dumps(read_applications(tmp_path / "applications.csv", rules))
        except Fault as fault:
            assert "\n" not in str(fault)

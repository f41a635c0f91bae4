"""The lottery is what its rule says, and anyone gets the same numbers."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from jalin.cli import commands  # noqa: F401
from jalin.cli.app import app
from jalin.decisions import Fault
from jalin.decisions.drawing import draw
from jalin.decisions.lottery import draw_numbers, list_digest, make_seed

cases = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), unique=True, max_size=30)


@settings(max_examples=50)
@given(cases, st.text(st.characters(codec="utf-8"), max_size=8))
def test_the_number_is_the_place_in_the_order_of_the_hexadecimal_digests(cases, seed):
    ordered = sorted(cases, key=lambda case: hashlib.sha256(f"{seed}|{case}".encode()).hexdigest())
    numbers = draw_numbers(cases, seed)
    assert [ordered[number - 1] for number in numbers] == cases


@settings(max_examples=50)
@given(cases, st.randoms())
def test_the_order_of_the_list_does_not_matter(cases, random):
    other = list(cases)
    random.shuffle(other)
    assert dict(zip(cases, draw_numbers(cases, "s"), strict=True)) == dict(
        zip(other, draw_numbers(other, "s"), strict=True)
    )
    assert list_digest(cases) == list_digest(other)


def test_one_sign_more_in_list_or_draw_gives_another_seed():
    fixed = list_digest(["A1", "A2"])
    assert fixed == hashlib.sha256(b"A1\nA2\n").hexdigest()
    assert make_seed(fixed, "7 13") == hashlib.sha256(f"{fixed}|7 13".encode()).hexdigest()
    assert (
        len(
            {make_seed(fixed, "7 13"), make_seed(fixed, "7 14"), make_seed(list_digest(["A1", "A3"]), "7 13")}
        )
        == 3
    )


def test_a_case_that_stands_twice_or_an_empty_draw_is_refused():
    with pytest.raises(Fault, match="“A” is in the list twice"):
        draw(["A", "B", "A"], "x")
    with pytest.raises(Fault, match="the public draw is empty"):
        draw(["A"], " ")


def run(*arguments) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_commit_draw_verify_and_explain_from_the_command_line(tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("A1\nA2\nB7\n")
    code, digest, _told = run("lottery", "commit", listed)
    assert (code, digest.strip()) == (0, hashlib.sha256(b"A1\nA2\nB7\n").hexdigest())
    code, _out, told = run(
        "lottery", "draw", listed, "--draw", "3 9 27", "--digest", digest.strip(), "--out", tmp_path / "o"
    )
    assert code == 0 and make_seed(digest.strip(), "3 9 27") in told
    assert (tmp_path / "o" / "numbers.csv").read_text().startswith("case,number\n")
    code, out, _err = run("verify", tmp_path / "o" / "proof.json")
    assert code == 0 and "identical" in out
    code, out, _err = run("explain", tmp_path / "o" / "proof.json", "--lang", "id", "--item", "A2")
    assert code == 0 and "Kasus A2 mendapat nomor" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("A1\nA1\n", "line 2, column 1: “A1” in “case” stands in line 1 already"),
        ("case\nA1\nA2\nA1\n", "line 4, column 1: “A1” in “case” stands in line 2 already"),
        ("A1,x\n", "line 1, column 2: this row has 2 cells"),
        ("A1\n A2\n", "line 2, column 1: “case” begins or ends with a space"),
        ("", "line 1, column 1: the file is empty"),
    ],
)
def test_a_list_that_is_not_clear_is_not_closed(tmp_path, content, said):
    listed = tmp_path / "list.csv"
    listed.write_text(content)
    code, _out, told = run("lottery", "commit", listed)
    assert code == 2 and said in told and "Traceback" not in told


def test_a_seeker_may_stand_in_several_rows_of_a_table(tmp_path):
    listed = tmp_path / "lists.csv"
    listed.write_text("seeker,rank,place\nS1,1,P1\nS1,2,P2\nS2,1,P1\n")
    assert run("lottery", "commit", listed)[1].strip() == list_digest(["S1", "S2"])


def test_another_list_than_the_published_one_is_refused(tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("A1\nA2\n")
    code, _out, told = run("lottery", "draw", listed, "--draw", "x", "--digest", "0" * 64, "--lang", "id")
    assert code == 2 and "bukan daftar yang ditutup" in told

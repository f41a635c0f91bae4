"""Files of a city's own: every fault is one sentence with its line; tables of events likewise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from jalin.agreements.engine.catalogue import SHIPPED, procedure_named, with_own
from jalin.agreements.engine.happenings import read_happenings
from jalin.agreements.engine.reading import Fault, read_procedure
from jalin.cli.app import app
from jalin.cli.commands import procedure as _commands  # noqa: F401

GOOD = (SHIPPED / "generic-two-step.toml").read_text(encoding="utf-8")
LONG = procedure_named("id-permendagri-25-2020")


def written(tmp_path, text: str):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('first = "intent"', 'first = "intend"', 10, "“intent” meant"),
        ('version = "1"', "version = 1", 5, "version"),
        ('version = "1"\n', "", 1, "version"),
        ("valid_from = 1900-01-01", 'valid_from = "1900-01-01"', 7, "date"),
        ('leads_to = { done = ["agreement"], refused = [] }', 'leads_to = { dome = ["agreement"] }', 21, "done"),
        ('leads_to = { done = ["agreement"], refused = [] }', 'leads_to = { done = ["end"] }', 24, "cannot be reached"),
        ('code = "renewal"', 'code = "agreement"', 37, "taken"),
        ('unit = "year"', 'unit = "years"', 64, "year"),
        ("length = 5", "length = 0", 63, "1"),
        ('starts = ["agreement", "renewal"]', 'starts = ["agrement"]', 65, "“agreement” meant"),
        ('starts = ["agreement", "renewal"]', 'starts = ["agreement:paused"]', 65, "paused"),
        ('mark = "design"\nfirst', 'mark = "sure"\nfirst', 9, "sure"),
        ('name = { id = "Berakhir", ja = "終了", en = "End" }', 'name = { id = "Berakhir", en = "End" }', 50, "ja"),
        ("own_term = true", "own_therm = true", 67, "own_term"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_line(tmp_path, old, new, line, said):
    assert GOOD.count(old) >= 1
    with pytest.raises(Fault) as caught:
        read_procedure(written(tmp_path, GOOD.replace(old, new, 1)))
    assert said in str(caught.value), str(caught.value)
    assert abs(caught.value.line - line) <= 2, str(caught.value)
    assert all(caught.value.say(lang) for lang in ("id", "ja", "en"))


@settings(max_examples=60)
@given(
    st.integers(0, len(GOOD) - 1),
    st.integers(0, 40),
    st.sampled_from(["", "\0", '"', "[[", "= 1\n", "é", "{"]),
)
def test_a_spoilt_file_is_a_sentence_never_a_traceback(tmp_path_factory, place, cut, put):
    path = tmp_path_factory.mktemp("spoilt") / "own.toml"
    path.write_text(GOOD[:place] + put + GOOD[place + cut :], encoding="utf-8")
    try:
        read_procedure(path)
    except Fault as fault:
        assert "\n" not in str(fault)


def test_a_city_adds_a_procedure_by_adding_a_file(tmp_path):
    (tmp_path / "procedures").mkdir()
    written(tmp_path / "procedures", GOOD.replace("generic-two-step", "our-own"))
    assert {"our-own", "id-permendagri-25-2020"} <= set(with_own(tmp_path))


def events(tmp_path, text: str):
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_stage_is_found_by_code_alias_name_or_kind_of_event(tmp_path):
    rows = "2014-12-19,loi_signed,a\n2015-02-04,dprd_referral,b\n2016,e,\n2017-03,Penandatanganan,c\n2018-01-01,m:sent,\n"
    found = read_happenings(events(tmp_path, "date,stage,note\n" + rows), LONG)
    acts = [(one.stage, one.outcome, one.is_exact) for one in found]
    assert acts == [
        ("c", "done", True),
        ("e", "received", True),
        ("e", "done", False),
        ("j", "done", False),
        ("m", "sent", True),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2014-13-01,c,", "is not a date"), ("4 Juni 2026,c,", "is not a date"), ("2014-12-19,zz,", "no stage"),
        ("2014-12-19,Signin,", "“Signing” meant"), ("2014-12-19,c:recieved,", "not known"), ("2014-12-19,c:deemed,", "has no"),
        ("2014-12-19,j,,2013", ""), (",c,", ""),
    ],
)  # fmt: skip
def test_a_wrong_row_is_said_with_its_line_and_column(tmp_path, row, said):
    header = "date,stage,note,until" if row.count(",") == 3 else "date,stage,note"
    with pytest.raises(Fault) as caught:
        read_happenings(events(tmp_path, f"{header}\n{row}\n"), LONG)
    assert "line 2" in str(caught.value) and said in str(caught.value)


def run(*arguments: str):
    return CliRunner().invoke(app, ["procedure", *arguments])


def test_the_commands_answer_and_refuse_in_one_sentence(tmp_path):
    table = str(events(tmp_path, "date,stage,note\n2019-05-10,c,LoI\n2024-04-24,j,MoU\n"))
    key = "id-permendagri-25-2020"
    told = run("replay", table, "--procedure", key, "--on", "2026-11-25", "--json", "--move", "2=2024-05-01")
    assert told.exit_code == 0 and '"late_days": 1445' in told.stdout and '"what_if"' in told.stdout
    assert (
        "1445日の遅れ"
        in run("replay", table, "--procedure", key, "--on", "2026-11-25", "--lang", "ja").stdout
    )
    assert run("draw", key, "--lang", "id").stdout.startswith("<svg")
    assert run("check", *map(str, sorted(SHIPPED.glob("*.toml")))).exit_code == 0
    assert key in run("list").stdout
    wrong = [
        run("replay", table, "--procedure", "nothing", "--on", "2026-11-25"),
        run("replay", table, "--procedure", key, "--on", "yesterday"),
        run("replay", table, "--procedure", key, "--on", "2026-11-25", "--move", "9=2024-01-01"),
        run("replay", str(tmp_path / "none.csv"), "--procedure", key, "--on", "2026-11-25"),
        run("check", str(written(tmp_path, "key = 1"))),
    ]
    for one in wrong:
        assert (
            one.exit_code == 2 and len(one.output.strip().splitlines()) == 1 and "Traceback" not in one.output
        )

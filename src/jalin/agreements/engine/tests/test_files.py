"""Files of a city's own: every fault is one sentence with its line; tables of events likewise."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from jalin.agreements.engine.catalogue import (
    OBLIGATIONS,
    SHIPPED,
    own_faults,
    procedure_named,
    version_on,
    versions_with_own,
    with_own,
)
from jalin.agreements.engine.happenings import read_events, read_happenings
from jalin.agreements.engine.reading import Fault, procedure_or_faults, read_procedure
from jalin.cli.app import app
from jalin.cli.commands import procedure as _commands  # noqa: F401

GOOD = (SHIPPED / "generic-two-step.toml").read_text(encoding="utf-8")
LONG = procedure_named("id-permendagri-25-2020")
SIGNED = 'leads_to = { done = ["agreement"], refused = [] }'
CLOCKS = GOOD[GOOD.index("[[clocks]]") :]
BACK = CLOCKS.replace('"TERM"', '"BACK"').replace(
    'starts = ["agreement", "renewal"]', 'before_end_of = "BACK"'
)


def written(folder, text: str | bytes, name: str = "own.toml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('first = "intent"', 'first = "intend"', 10, "“intent” meant"),
        ('version = "1"', "version = 1", 5, "must be text"),
        ('version = "1"\n', "", 1, "“version” is missing"),
        ('key = "generic-two-step"', 'key = "Our Own"', 4, "small letters"),
        ('country = ""', 'country = "Peru"', 6, "two capital letters"),
        ("valid_from = 1900-01-01", 'valid_from = "1900-01-01"', 7, "date"),
        ("valid_from = 1900-01-01", "valid_from = 2030-01-01\nvalid_to = 2029-12-31", 8, "lies before"),
        ('first = "intent"', 'first = "intent"\nkinds = ["sistr"]', 11, "“sistr” is not known"),
        (SIGNED, 'leads_to = { dome = ["agreement"] }', 21, "is “done” meant"),
        (SIGNED, 'leads_to = { done = ["end"] }', 24, "cannot be reached"),
        (SIGNED, 'leads_to = { done = ["agreement"], sent = ["end"] }', 21, "does not end the stage"),
        ('leads_to = { done = [] }\n', 'leads_to = { done = ["renewal"] }\n', 48, "can never end"),
        ('code = "renewal"', 'code = "agreement"', 37, "taken"),
        ('code = "renewal"', 'code = "re newal"', 37, "letters and digits"),
        ('aliases = ["MoU", "relation_established"]', 'aliases = ["Intent"]', 30, "already means the stage “intent”"),
        ('article = "–"\n', "", 13, "“stages.article” is missing"),
        ('article = "the text\'s own clause on validity"', 'article = " "', 61, "is empty"),
        ('article = "the text\'s own clause on validity"\n', "", 57, "“clocks.article” is missing"),
        ('unit = "year"', 'unit = "years"', 64, "choose one of"),
        ("length = 5", "length = 0", 63, "less than 1"),
        ("length = 5", "length = 101", 63, "more than 100"),
        ('starts = ["agreement", "renewal"]\n', "", 57, "a clock begins with"),
        ('starts = ["agreement", "renewal"]', 'starts = ["agrement"]', 65, "“agreement” meant"),
        ('starts = ["agreement", "renewal"]', 'starts = ["agreement:paused"]', 65, "paused"),
        ("own_term = true", 'own_term = true\npermits = "agreement"', 68, "must also end this clock"),
        ("warnings = [-365, -180, -30]", "warnings = [true]", 68, "list of days"),
        ("[[clocks]]", BACK + "\n[[clocks]]", 65, "can be counted back"),
        ('mark = "design"\nfirst', 'mark = "sure"\nfirst', 9, "sure"),
        ('name = { id = "Berakhir", ja = "終了", en = "End" }', 'name = { id = "Berakhir", en = "End" }', 49, "ja"),
        ("own_term = true", "own_therm = true", 67, "did you mean “own_term”"),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_line(tmp_path, old, new, line, said):
    assert GOOD.count(old) >= 1
    read, faults = procedure_or_faults(written(tmp_path, GOOD.replace(old, new, 1)))
    assert (line, True) in [(fault.line, said in str(fault)) for fault in faults], [*map(str, faults)]
    assert read is None and all(fault.say(lang) for lang in ("id", "ja", "en") for fault in faults)


def test_every_fault_of_a_file_is_said_at_once_in_the_order_of_its_lines(tmp_path):
    text = GOOD.replace('version = "1"', "version = 1").replace("own_term = true", "own_therm = true")
    text = text.replace('code = "end"', 'code = "the end"').replace("length = 5", 'length = "five"')
    _read, faults = procedure_or_faults(written(tmp_path, text))
    assert [fault.line for fault in faults] == [5, 34, 45, 45, 48, 63, 66, 67]
    with pytest.raises(Fault, match="line 5"):
        read_procedure(tmp_path / "own.toml")


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "no stages"), (b"\xff\xfe\x00\x01", "UTF-8"), ("# nothing\n" * 200_000, "than 1 MB"), ("key = ", "not valid TOML"),
     ("stages = 5\nkey = []", "stages"), ("\n".join(f"k{n} = 1" for n in range(2_000)), "no setting")],
)  # fmt: skip
def test_what_is_no_procedure_at_all_is_a_sentence_too(tmp_path, content, said):
    _read, faults = procedure_or_faults(written(tmp_path, content))
    assert 1 <= len(faults) <= 50 and any(said in str(fault) for fault in faults)


@settings(max_examples=60)
@given(
    st.integers(0, len(GOOD) - 1),
    st.integers(0, 40),
    st.sampled_from(["", "\0", '"', "[[", "= 1\n", "é", "{"]),
)
def test_a_spoilt_file_is_a_sentence_never_a_traceback(tmp_path_factory, place, cut, put):
    path = written(tmp_path_factory.mktemp("spoilt"), GOOD[:place] + put + GOOD[place + cut :])
    assert all("\n" not in str(fault) for fault in procedure_or_faults(path)[1])


@pytest.fixture
def home(tmp_path):
    (tmp_path / "procedures").mkdir()
    return tmp_path


def test_a_city_adds_a_procedure_by_adding_a_file(home):
    path = written(home / "procedures", GOOD.replace("generic-two-step", "our-own"))
    assert {"our-own", "id-permendagri-25-2020"} <= set(with_own(home)) and own_faults(home) == []
    path.write_text(GOOD.replace("generic-two-step", "our-own").replace('first = "intent"', 'first = "x"'))
    assert "our-own" in with_own(home), "what it said before holds on while the office is open"
    assert ["own.toml, line 10" in str(fault) for fault in own_faults(home)] == [True]


def test_a_new_version_of_the_law_holds_from_its_day_on_and_the_old_one_until_then(home):
    newer = GOOD.replace('version = "1"', 'version = "2"').replace("1900-01-01", "2027-07-01")
    written(home / "procedures", newer)
    versions = versions_with_own(home)
    on = {
        day: version_on(versions, "generic-two-step", day).version
        for day in (date(2027, 6, 30), date(2027, 7, 1))
    }
    assert [*on.values()] == ["1", "2"] and with_own(home)["generic-two-step"].version == "2"
    assert versions["generic-two-step", "1"].valid_to == date(2027, 6, 30) and own_faults(home) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("", "", "is in own.toml already"), ('version = "1"', 'version = "2"', "its validity overlaps with version 1 in own.toml")],
)  # fmt: skip
def test_two_files_that_say_the_same_version_or_overlap_are_refused(home, old, new, said):
    written(home / "procedures", GOOD)
    written(home / "procedures", GOOD.replace(old, new, 1), "two.toml")
    assert [said in str(fault) for fault in own_faults(home)] == [True]


def events(tmp_path, text: str | bytes):
    return written(tmp_path, text, "events.csv")


def test_a_stage_is_found_by_code_alias_name_or_kind_of_event(tmp_path):
    rows = "2014-12-19,LOI SIGNED,a\n2015-02-04,dprd_referral,b\n2016,e,\n2017-03,Penandatanganan,c\n2018-01-01,m:dikirim,\n"
    found = read_happenings(events(tmp_path, "date,stage,note\n" + rows), LONG)
    assert [(one.stage, one.outcome, one.day) for one in found] == [
        ("c", "done", "2014-12-19"), ("e", "received", "2015-02-04"), ("e", "done", "2016"), ("j", "done", "2017-03"),
        ("m", "sent", "2018-01-01"),
    ]  # fmt: skip


def test_dates_as_people_write_them_are_read_and_the_reading_is_said(tmp_path):
    rows = "12 Januari 2020,a,\n令和2年1月13日,b,\n31/01/2020,b2,\n03/02/2020,c0,\n2020-02-04,e,Diterima\n"
    told = read_events(events(tmp_path, "\ufeffdate,stage,note\n" + rows), LONG)
    assert [one.day for one in told.happenings] == [
        "2020-01-12",
        "2020-01-13",
        "2020-01-31",
        "2020-02-03",
        "2020-02-04",
    ]
    assert told.happenings[-1].outcome == "received"
    assert told.remarks[3].say("en") == "Line 5: “03/02/2020” is read as 3 February 2020."
    assert told.remarks[4].say("id") == "Baris 6: dibaca sebagai e:received, karena catatannya “Diterima”."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2014-13-01,c,", "cannot be read as a date"), ("03/02/2020,c,", "Please choose"), ("2021-02-29,c,", "no day 29"),
        ("9999-12-31,c,", "outside the years"), ("2014-12-19,zz,", "no stage"), ("2014-12-19,Signin,", "“signing” meant"),
        ("2014-12-19,c:recieved,", "not known"), ("2014-12-19,c:deemed,", "has no"), ("2014-12-19,j,,2013", "lies before the event"),
        (",c,", "is empty"), ("2014-12-19,c", "this row has 2 cells"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_said_with_its_line_and_column(tmp_path, row, said):
    header = "date,stage,note,until" if row.count(",") == 3 else "date,stage,note"
    with pytest.raises(Fault) as caught:
        read_happenings(events(tmp_path, f"{header}\n{row}\n"), LONG)
    assert "line 2" in str(caught.value) and said in str(caught.value)
    assert all(caught.value.say(lang) for lang in ("id", "ja"))


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "empty"), ("date,stage,note\n", "no row"), ("date;stage;note\n2020;c;\n", "commas"), ("tanggal,tahap\n2020,c\n", "the columns are"),
     (b"date,stage,note\n2020,c,caf\xe9\n", "UTF-8")],
)  # fmt: skip
def test_a_wrong_table_is_one_sentence(tmp_path, content, said):
    with pytest.raises(Fault, match=said):
        read_happenings(events(tmp_path, content), LONG)


def run(*arguments: str):
    return CliRunner().invoke(app, ["procedure", *arguments])


def test_the_commands_answer(tmp_path):
    table = str(events(tmp_path, "date,stage,note\n2019-05-10,c,LoI\n2024,j,MoU\n"))
    on = ("--procedure", "id-permendagri-25-2020", "--on", "2026-11-25")
    told = json.loads(run("replay", table, *on, "--json", "--move", "2=2024-05-01").stdout)
    assert (told["stage"], told["since"], told["events"]) == ("j", "2024", 2) and told["what_if"]
    letter = told["clocks"][0]
    assert (letter["start"], letter["due"], letter["late_days"], letter["late_days_at_most"]) == (
        "2019-05-10",
        "2020-05-10",
        1331,
        1696,
    )
    extension = next(act for act in told["next"] if act["exit_paper"] and act["stage"] == "m")
    assert [paper["key"] for paper in extension["papers"]] == ["extension_letter", "evaluation"]
    assert "少なくとも1331日の遅れ" in run("replay", table, *on, "--lang", "ja").stdout
    assert "belum dipastikan: tanyakan" in run("replay", table, *on, "--lang", "id").stdout
    assert run("draw", on[1], "--lang", "id").stdout.startswith("<svg")
    good = run("check", str(SHIPPED / "generic-two-step.toml"), str(OBLIGATIONS / "indonesia.toml"))
    assert good.exit_code == 0 and "Yearly obligations (ID): 4" in good.stdout and on[1] in run("list").stdout


def test_the_commands_refuse_in_one_sentence(tmp_path):
    table = str(events(tmp_path, "date,stage,note\n2019-05-10,c,LoI\n"))
    key = "id-permendagri-25-2020"
    wrong = [
        run("replay", table, "--procedure", "id-permendagri-25", "--on", "2026-11-25"),
        run("replay", table, "--procedure", key, "--on", "yesterday"),
        run("replay", table, "--procedure", key, "--on", "2026-11-25", "--move", "9=2024-01-01"),
        run("replay", str(tmp_path / "none.csv"), "--procedure", key, "--on", "2026-11-25"),
        run("draw", str(tmp_path / "none.toml")),
    ]
    for one in wrong:
        assert (
            one.exit_code == 2 and len(one.output.strip().splitlines()) == 1 and "Traceback" not in one.output
        )
    many = run("check", str(written(tmp_path, "key = 1")), "--lang", "id")
    assert many.exit_code == 2 and many.output.count("own.toml, baris 1") > 5

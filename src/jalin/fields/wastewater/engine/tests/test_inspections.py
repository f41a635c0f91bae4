"""Inspections as offices write them, and every row refused that cannot be true."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine import inspections, pipe_file
from jalin.fields.wastewater.engine.csv_file import number_of
from jalin.fields.wastewater.engine.data_errors import FaultyFile
from jalin.fields.wastewater.engine.observations import Pipe

LENGTHS = {"P1": 40.0, "P2": 25.0, "管1": 30.0}
TODAY = date(2026, 11, 25)
HEAD = "pipe_id,date,standard,code,position_m,length_m,quantification,grade,surveyed_m\n"


def read(text, scheme="pacp", encoding="utf-8"):
    return inspections.read(text.encode(encoding), LENGTHS, scheme=scheme, today=TODAY, name="cctv.csv")


def faults(text, **options):
    with pytest.raises(FaultyFile) as found:
        read(text, **options)
    return [(fault.line, fault.key) for fault in found.value.faults]


def test_rows_become_inspections_by_pipe_standard_and_day():
    survey = read(
        HEAD
        + "P1,2025-03-01,,fm,3.5,,,,40\nP1,2025-03-01,,CL,8,2.0,,2,\nP2,2024-01-31,DWA,BAB B A,5,,3.0,,\n"
    )
    first, second = survey.inspections
    assert (first.pipe, first.standard, first.on, first.surveyed) == ("P1", "pacp", date(2025, 3, 1), 40.0)
    assert [(o.code, o.position, o.length, o.grade, o.line) for o in first.observations] == [
        ("FM", 3.5, 0.0, "", 2), ("CL", 8.0, 2.0, "2", 3)]  # fmt: skip
    assert (second.standard, second.observations[0].code, second.observations[0].amount) == (
        "dwa",
        "BABBA",
        3.0,
    )
    assert survey.warnings == ()


def test_every_row_that_cannot_be_true_is_refused_with_its_line():
    rows = ["P9,2025-03-01,,FM,1,,,,", "P1,2026-12-01,,FM,1,,,,", "P1,2025-03-01,,QQ,1,,,,", "P1,2025-03-01,,FM,42.1,,,,",
            "P1,2025-03-01,,FM,40,3,,,", "P1,2025-03-01,xyz,FM,1,,,,", "P1,2025-03-01,,FM,one,,,,", "P1,someday,,FM,1,,,,",
            "P1,2025-03-01,,FM,1,,,7,", ",2025-03-01,,FM,1,,,,", "P1,2025-03-01,,FM,-1,,,,", "P1,2025-03-01,,FM,nan,,,,"]  # fmt: skip
    assert faults(HEAD + "\n".join(rows)) == [
        (2, "unknown-pipe"), (3, "date-in-future"), (4, "unknown-code"), (5, "beyond-the-pipe"), (6, "beyond-the-pipe"),
        (7, "unknown-standard"), (8, "cell-not-a-number"), (9, "date-unread"), (10, "unknown-grade"), (11, "cell-empty"),
        (12, "cell-out-of-bounds"), (13, "cell-not-a-number")]  # fmt: skip


def test_a_little_beyond_the_end_and_less_than_half_are_told_apart():
    survey = read(HEAD + "P1,2025-03-01,,FM,41.9,,,,19\n")
    assert [(w.key, w.values["percent"], w.severity) for w in survey.warnings] == [
        ("surveyed-in-part", 48, "warning")
    ]


def test_a_japanese_file_in_shift_jis():
    text = "管渠番号;調査日;項目;ランク;管番号;管本数;備考\n管1;令和7年3月1日;破損;a;3;12;x\n管1;令和7年3月1日;腐食;B;;12;\n"
    survey = read(text, scheme="japan", encoding="cp932")
    assert [(o.code, o.grade, o.piece) for o in survey.inspections[0].observations] == [
        ("破損", "a", 3),
        ("腐食", "B", None),
    ]
    assert (survey.inspections[0].on, survey.inspections[0].pieces) == (date(2025, 3, 1), 12)
    assert survey.warnings[0].key == "columns-not-read"
    assert faults(text.replace(";3;12", ";13;12"), scheme="japan", encoding="cp932") == [
        (2, "too-many-pieces")
    ]


def test_an_indonesian_file_with_decimal_commas():
    survey = read("ID Pipa;Tanggal;Kode;Posisi (m)\nP1;5 Maret 2025;FM;3,5\n")
    assert survey.inspections[0].observations[0].position == 3.5


def test_files_that_are_no_table():
    assert faults("") == [(None, "csv-empty")]
    assert faults("a\0b") == [(None, "csv-binary")]
    assert faults("pipe_id,date\nP1,2025-01-01\n") == [(1, "column-missing")]
    assert faults("pipe_id,id_pipa,date,code\n") == [(1, "heading-twice")]
    with pytest.raises(FaultyFile) as found:
        read("pipe_id,date\n")
    assert "no column for code, kode" in found.value.say("en")
    assert "見出し" in found.value.say("ja")


def test_the_newest_inspection_of_each_standard_counts():
    survey = read(HEAD + "P1,2020-01-01,,FM,1,,,,\nP1,2025-01-01,,CC,1,,,,\nP1,2024-01-01,wrc,CL,1,,,,\n")
    assert [(i.standard, i.on.year) for i in survey.latest()["P1"]] == [("pacp", 2025), ("wrc", 2024)]


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_no_bytes_bring_the_reader_down(data):
    try:
        inspections.read(HEAD.encode() + data, LENGTHS, scheme="pacp", today=TODAY)
    except FaultyFile as fault:
        assert fault.say("id")


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.5", 12.5), ("12,5", 12.5), ("１２．５", 12.5), ("1 250", 1250.0), ("1.250,5", None), ("1,250,000", None),
     ("nan", None), ("inf", None), ("12 m", None), ("1_0", None)],
)  # fmt: skip
def test_numbers(text, value):
    assert number_of(text) == value


def test_what_a_city_knows_of_its_pipes():
    pipes = {"P1": Pipe("P1", 40.0, 0.3), "P2": Pipe("P2", 25.0, 0.3)}
    text = "管渠番号,管種,布設年度,土被り,重要施設\nP1,ヒューム管,1978,2.4,hospital;school\n"
    read_ = pipe_file.read(text.encode("cp932"), pipes)
    assert (read_["P1"].material, read_["P1"].year, read_["P1"].depth) == ("concrete", 1978, 2.4)
    assert read_["P1"].critical == ("hospital", "school")
    assert read_["P2"] == pipes["P2"]
    with pytest.raises(FaultyFile) as found:
        pipe_file.read(b"id,year\nP1,1978\nP1,78\nP3,2001\nP2,19x8\n", pipes)
    assert [(f.line, f.key) for f in found.value.faults] == [
        (3, "given-twice"), (4, "unknown-pipe"), (5, "cell-not-a-number")]  # fmt: skip

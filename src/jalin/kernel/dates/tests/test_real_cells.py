import csv
from importlib.resources import files

import pytest

from jalin.kernel.dates import read_cell, read_date

TABLE = files("jalin.kernel.dates") / "tests" / "data" / "real_cell_values.csv"
CELLS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
# Flags of the table that describe the sign's surface; the reader has no use for them.
SURFACE = {"leading-zero", "time-dot", "spaced-abbreviation", "en-dash", "hyphen", "html-break",
"trailing-dot",
           "upper-case", "lower-case"}  # fmt: skip


def test_the_table_is_whole():
    assert len(CELLS) == 30


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell["raw"])
def test_a_real_cell_is_read_as_a_person_reads_it(cell):
    found = read_cell(cell["raw"])
    assert (found["start"] or "", found["end"] or "") == (cell["expected_start"], cell["expected_end"])
    assert found["precision"] == cell["precision"]
    assert found["raw"] == cell["raw"]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell["raw"])
def test_what_was_seen_on_the_way_is_flagged(cell):
    expected = set(cell["flags"].split("|")) - SURFACE - {""}
    found = set(read_cell(cell["raw"])["flags"])
    if cell["raw"].startswith(("bulan", "sejak")):  # the prefix is understood: a month, a beginning
        expected.discard("prefix")
    assert expected <= found


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell["raw"])
@pytest.mark.parametrize("lang", ["id", "ja", "en"])
def test_an_unread_cell_says_why_in_every_language(cell, lang):
    reading = read_date(cell["raw"], lang=lang)
    if cell["precision"] == "none":
        assert reading.message() and "{" not in reading.message()
        assert (lang == "ja") == reading.message().endswith("。")
    elif "typo" not in cell["flags"]:
        assert reading.message() == ""

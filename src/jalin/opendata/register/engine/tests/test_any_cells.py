"""Whatever stands in the cells, every row gets a verdict and can be kept as JSON."""

import json
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.dates import ColumnDecision
from jalin.opendata.register.engine import ASK, READY, REFUSE, SKIP
from jalin.opendata.register.engine.headings import guess_columns
from jalin.opendata.register.engine.plan import ReadingPlan, SheetChoice
from jalin.opendata.register.engine.tables import Table, TableReader, find_table
from jalin.opendata.register.engine.understand import understand_rows

WORDS = ["Kota A", "Jepang", "Korea", "", "-", "12 Mei 2026", "03/04/2026", "Batal", "Jumlah", "Catatan: x", "MoU", "A; B",
         "0", "<b>x</b>", "TW I", "5 tahun", "91,5", "Mitra", "Negara", "WestGER", "Varna, Bulgaria", "(1)", "01/HM.02"]  # fmt: skip
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(WORDS), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(timedelta(-9), timedelta(9)),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=14), max_size=8)
HEADINGS = ("No", "Mitra", "Negara", "City2", "Country2", "Jenis", "Tanggal", "Mulai", "Berakhir", "Masa berlaku", "Status",
            "Lintang", "Bidang", "Kode")  # fmt: skip


def plan_for(headings):
    table = Table((1, 1), tuple(headings))
    columns = tuple(guess_columns(list(headings)))
    decisions = {6: ColumnDecision(order="dmy")}
    return ReadingPlan(
        "x.csv", "csv", 0, (SheetChoice("", 1, False, 1.0),), table, columns, decisions, {13: 6}
    )


@given(ROWS)
@settings(max_examples=200)
def test_every_row_gets_a_verdict(rows):
    plan = plan_for(HEADINGS)
    reader = TableReader(plan.table, (1, 2), (1, 3), ((2, 2, 4, 2),))
    numbered = [(number, cells) for number, cells in enumerate(rows, 2)]
    found = list(understand_rows(reader.rows(numbered), plan))
    assert len(found) == len(rows)
    for row in found:
        assert row.verdict in (READY, ASK, SKIP, REFUSE) and row.key and row.digest
        for lang in ("id", "ja", "en"):
            json.dumps(row.as_json(lang))
            assert all(message.text(lang) for message in row.messages)
        if row.verdict == READY:
            assert row.value("partner") and row.value("country") and row.value("country2")


@given(ROWS)
def test_any_rows_have_a_table_or_none(rows):
    table = find_table([(number, cells) for number, cells in enumerate(rows, 1) if cells])
    assert table is None or (len(set(table.headings)) == len(table.headings) and table.width >= 2)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=10))
def test_a_field_is_never_given_to_two_columns(headings):
    guesses = guess_columns(headings)
    once = [
        guess.field
        for guess in guesses
        if guess.field in ("partner", "partner2", "country", "signed", "status")
    ]
    assert len(once) == len(set(once)) and len(guesses) == len(headings)


def test_typed_values_that_are_no_dates_are_asked():
    plan = plan_for(HEADINGS)
    reader = TableReader(plan.table, (1,), (1, 3))
    for odd in (time(9, 0), timedelta(hours=3), True, date(1905, 7, 6), datetime(1899, 12, 30)):  # noqa: DTZ001
        cells = [1, "Kota A", "Jepang", "Kota B", "Belanda", "MoU", odd]
        row = next(understand_rows(reader.rows([(2, cells)]), plan))
        assert row.value("signed") is None

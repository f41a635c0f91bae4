"""What leaves as a file: nothing in it is taken for a formula, and memory does not grow with it."""

import csv
import io
from datetime import date
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jalin.kernel.lists.columns import Column
from jalin.kernel.lists.exports import DANGEROUS, csv_pieces, defused, write_xlsx

PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
VALUES = st.one_of(
    st.none(), st.integers(-(10**9), 10**9), st.dates(date(1901, 1, 1), date(2100, 1, 1)), PRINTED
)
TEXTS = st.builds(lambda head, tail: head + tail, st.sampled_from([*DANGEROUS, "", "'"]), PRINTED)


def selection(rows, width: int = 2):
    """A list of these rows."""
    columns = [Column(str(at), f"=Column {at}", None) for at in range(width)]
    return SimpleNamespace(
        columns=columns,
        stream=lambda: iter(rows),
        page=SimpleNamespace(title="A/B: [list] of 'things' that is long"),
    )


def read_csv(rows, width: int = 2) -> list[list[str]]:
    text = "".join(csv_pieces(selection(rows, width)))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_no_text_of_a_csv_begins_like_a_formula(rows):
    for line in read_csv(rows):
        assert not any(cell.startswith(DANGEROUS) for cell in line)


@given(st.lists(st.tuples(TEXTS, VALUES), max_size=5))
def test_a_csv_reads_back_as_what_was_written(rows):
    head, *lines = read_csv(rows)
    assert head == ["'=Column 0", "'=Column 1"]
    assert lines == [["" if value is None else str(defused(value)) for value in row] for row in rows]


def test_numbers_below_nought_stay_numbers():
    assert read_csv([(-97.32, -5)])[1] == ["-97.32", "-5"]


@given(st.lists(st.tuples(TEXTS, VALUES), min_size=1, max_size=4))
def test_a_workbook_holds_texts_as_texts_numbers_as_numbers_and_days_as_days(rows):
    file = io.BytesIO()
    assert write_xlsx(selection(rows), file) == len(rows)
    file.seek(0)
    sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    for written, read in zip(rows, sheet[1:], strict=False):
        padded = [*read, "", ""][:2]
        assert padded == ["" if value is None else value for value in written]


def test_a_long_list_leaves_in_pieces():
    sizes = [len(piece) for piece in csv_pieces(selection((f"City {n}", n) for n in range(20_000)))]
    assert len(sizes) == 41
    assert max(sizes) < 20_000

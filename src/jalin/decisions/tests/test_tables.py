"""CSV is read strictly, quickly or row by row with the same outcome, and every fault names its place."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.decisions import Fault, tables
from jalin.decisions.interning import Names
from jalin.decisions.tables import Column, read_table, write_table

COLUMNS = [
    Column("seeker", "case"),
    Column("rank", "whole", least=1, most=99),
    Column("score", "number", least=0),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("tables") / "lists.csv"


def contents(table) -> dict:
    return {
        "seeker": list(table["seeker"]), "codes": table["seeker"].codes.tolist(), "rank": table["rank"].tolist(),
        "units": table["score"].units.tolist(), "decimals": table["score"].decimals, "lines": list(table.lines),
    }  # fmt: skip


def outcome(path, columns=COLUMNS):
    try:
        return contents(read_table(path, columns))
    except Fault as fault:
        return str(fault)


def row_by_row(path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(tables, "read_quickly", lambda *_: None)
        return outcome(path)


cases = st.text("abZ019-/ 髙é\u3000\x85", min_size=1, max_size=34)
numbers = st.one_of(
    st.integers(0, 120).map(str),
    st.decimals(0, 10**7, places=3).map(str),
    st.sampled_from(["", "-1", "1.", "nan"]),
)
rows = st.lists(st.tuples(cases, st.integers(0, 120).map(str), numbers), max_size=30)


@settings(max_examples=150)
@given(rows, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_quickly_or_row_by_row_the_outcome_is_the_same(path, rows, end, with_mark, is_ended):
    text = end.join(["seeker,rank,score", *(",".join(row) for row in rows)]) + (end if is_ended else "")
    path.write_bytes((b"\xef\xbb\xbf" if with_mark else b"") + text.encode())
    with pytest.MonkeyPatch.context() as patch:
        assert outcome(path) == row_by_row(path, patch)


@settings(max_examples=150)
@given(st.binary(max_size=60))
def test_whatever_bytes_follow_a_header_they_are_read_or_refused_in_one_sentence(path, noise):
    path.write_bytes(b"seeker,rank,score\nA,1,2.5\n" + noise)
    with pytest.MonkeyPatch.context() as patch:
        found = outcome(path)
        assert found == row_by_row(path, patch)
    assert isinstance(found, dict) or (found.startswith("lists.csv, line ") and "\n" not in found)


def test_names_given_out_by_one_table_hold_in_the_next(path):
    names = Names(["known beforehand"])
    path.write_text("seeker,rank,score\nb,1,1\na-rather-long-case-number,2,1\nb,3,1\n")
    first = read_table(path, COLUMNS, names={"seeker": names})
    path.write_text('seeker,rank,score\n"c",1,1\nb,2,1\n')
    second = read_table(path, COLUMNS, names={"seeker": names})
    path.write_text("seeker,rank,score\na-rather-long-case-number,1,1\nc,2,1\nd,3,1\nknown beforehand,4,1\n")
    third = read_table(path, COLUMNS, names={"seeker": names})
    assert first["seeker"].codes.tolist() == [1, 2, 1]
    assert second["seeker"].codes.tolist() == [3, 1]
    assert third["seeker"].codes.tolist() == [2, 3, 4, 0]
    assert names.list == ["known beforehand", "b", "a-rather-long-case-number", "c", "d"]


def test_many_names_keep_their_numbers_over_many_pieces_of_a_file(path, monkeypatch):
    monkeypatch.setattr("jalin.decisions.columnar.CHUNK", 1 << 12)
    wanted = [f"case-{number * 7919 % 5003:05d}-{'x' * (number % 3 * 6)}" for number in range(9000)]
    path.write_text(
        "seeker,rank,score\n" + "".join(f"{name},1,{number % 100}.5\n" for number, name in enumerate(wanted))
    )
    table = read_table(path, COLUMNS)
    assert list(table["seeker"]) == wanted
    assert table["seeker"].names.list == list(dict.fromkeys(wanted))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "lists.csv, line 1, column 1: the file is empty"),
        (b"seeker,rank,score\n", "lists.csv, line 1: there is no row"),
        (b"seeker;rank;score\n", "line 1, column 1: the columns are separated by semicolons"),
        (b"seeker,rang,score\nA,1,1\n", "line 1, column 2: there is no column “rang”; did you mean “rank”?"),
        (b"seeker,rank,score,shoe\nA,1,1,2\n", "line 1, column 4: there is no column “shoe”; did you mean “score”?"),
        (b"seeker,rank\nA,1\n", "line 1, column 3: the column “score” is missing"),
        (b"seeker,rank,rank,score\n", "line 1, column 3: the column “rank” is there twice"),
        (b"seeker,rank,score\nA,1\n", "line 2, column 3: this row has 2 cells where 3 are needed"),
        (b"seeker,rank,score\nA,1,2,3\n", "line 2, column 4: this row has 4 cells"),
        (b"seeker,rank,score\nA,1,2\nB,x,2\n", "line 3, column 2: “x” in “rank” is not a whole number"),
        (b"seeker,rank,score\nA,1,NaN\n", "line 2, column 3: “NaN” in “score” is not a number"),
        (b"seeker,rank,score\nA,1,1e9\n", "line 2, column 3: “1e9” in “score” is not a number"),
        (b"seeker,rank,score\nA,1,\xd9\xa1\n", "line 2, column 3: “١” in “score” is not a number"),
        (b"seeker,rank,score\n,1,2\n", "line 2, column 1: “seeker” is empty"),
        (b"seeker,rank,score\n A,1,2\n", "line 2, column 1: “seeker” begins or ends with a space"),
        (b"seeker,rank,score\nA,0,2\n", "line 2, column 2: “0” in “rank” is less than 1"),
        (b"seeker,rank,score\nA,100,2\n", "line 2, column 2: “100” in “rank” is more than 99"),
        (b"seeker,rank,score\nA,1,2\n\nB\x00,1,2\n", "line 4, column 1: there is a control sign (U+0000)"),
        (b"seeker,rank,score\nA,\xff,2\n", "line 2, column 2: the text is not UTF-8"),
        (b'seeker,rank,score\n"A,1,2\nB,1,2\n', "line 2, column 1: a quote here is not closed"),
        (b'seeker,rank,score\nA,1,2\nA"B,1,2\n', "line 3, column 1: a quote here is not closed"),
        (b"seeker,rank,score\nA,1,0.000001\nB,1,30000000000\n", "line 3, column 3: “30000000000” in “score” is too great"),
        (b"\x00" * 2_000_000, "line 1, column 1: there is a control sign (U+0000)"),
        (b"x" * 2_000_000, "line 1, column 1: this line is longer than"),
        ("seeker,rank,score\n".encode("utf-16"), "line 1, column 1: the text is not UTF-8"),
    ],
)  # fmt: skip
def test_a_fault_says_what_and_where(path, content, said):
    path.write_bytes(content)
    found = outcome(path)
    assert isinstance(found, str) and said in found


def test_a_fault_is_said_in_three_languages_without_the_signs_that_move_the_cursor(path):
    path.write_text("seeker,rank,score\nA,\u202e9,1\n")
    with pytest.raises(Fault) as caught:
        read_table(path, COLUMNS)
    assert caught.value.say("id") == (
        "lists.csv, baris 2, kolom 2: “�9” pada “rank” bukan bilangan bulat; tulis angka saja, paling banyak 15 angka."
    )
    assert caught.value.say("ja").startswith(
        "lists.csv、2 行目、2 列目: 「rank」の「�9」は整数ではありません。"
    )


def test_cells_with_commas_quotes_and_lines_come_back_as_they_were_written(path):
    told = ['say "yes", then', "two\nlines", "plain"]
    path.write_text(write_table(["text", "on"], [[text, "2026-11-25"] for text in told]))
    table = read_table(path, [Column("text"), Column("on", "date")])
    assert table["text"] == told
    assert list(table.lines) == [2, 3, 5]
    assert str(table["on"][0]) == "2026-11-25"


def test_an_empty_cell_is_none_where_it_may_be(path):
    path.write_text("case,cost\nA,\nB,2.5\n")
    table = read_table(
        path, [Column("case", "case", unique=True), Column("cost", "number", may_be_empty=True)]
    )
    assert [table["cost"][0], str(table["cost"][1])] == [None, "2.5"]


def test_a_value_that_may_stand_once_is_refused_the_second_time(path):
    path.write_text("case\nA\nB\nA\n")
    with pytest.raises(Fault, match="line 4, column 1: “A” in “case” stands in line 2 already"):
        read_table(path, [Column("case", "case", unique=True)])


def test_an_endless_or_missing_file_is_refused_at_once(tmp_path):
    with pytest.raises(Fault, match="not an ordinary file"):
        read_table("/dev/zero", COLUMNS)
    with pytest.raises(Fault, match="no such file"):
        read_table(tmp_path / "none.csv", COLUMNS)
    (tmp_path / "big.csv").write_text("seeker,rank,score\n" + "A,1,1\n" * 100)
    with pytest.raises(Fault, match="larger than"):
        read_table(tmp_path / "big.csv", COLUMNS, most_bytes=100)


def test_a_large_bad_file_is_not_taken_into_memory(path):
    path.write_bytes(b"seeker,rank,score\n" + b"A,1,1\n" * 30_000 + b"A,1\n")
    tracemalloc.start()
    with pytest.raises(Fault, match="line 30002, column 3"):
        read_table(path, [Column("seeker", "case"), Column("rank", "whole"), Column("score", "whole")])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000

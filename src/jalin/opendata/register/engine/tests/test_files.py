"""Files by content, and every kind of file that must not be read."""

import gzip
import io
import random
import time
import zipfile
from importlib.resources import files

import pytest

from jalin.opendata.register.engine import Limits, UnreadableFile, open_register, plan_reading
from jalin.opendata.register.engine.unreadable import _SENTENCES, KINDS, file_problem_codes

ROWS = [["Mitra", "Negara"], ["Kota Contoh", "Jepang"], ["Kota Misal", "Korea Selatan"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def rows_of(path, **how):
    with open_register(path, **how) as file:
        return [cells for _, cells in file.rows()]


def problem_of(path, **how):
    with pytest.raises(UnreadableFile) as refused:
        rows_of(path, **how)
    for lang in ("id", "ja", "en"):
        assert path.name in refused.value.message(lang) and "{" not in refused.value.message(lang)
    return refused.value.code


def archive(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


WORKBOOK_TYPES = '<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'


def test_a_file_is_known_by_its_content_not_its_name(make_xlsx, make_ods, make_csv, tmp_path):
    for number, path in enumerate([make_xlsx(ROWS), make_ods(ROWS), make_csv(ROWS)]):
        disguised = tmp_path / f"file{number}.pdf"
        path.rename(disguised)
        assert rows_of(disguised) == ROWS


def test_the_old_binary_format_is_read():
    path = files("jalin.opendata.register.engine") / "tests" / "data" / "old_format.xls"
    with open_register(path) as file:
        assert file.kind == "xls"
        assert [number for number, _ in file.rows()] == [1, 2, 3, 4, 5]
        assert file.sheets[0].merged == ((4, 2, 5, 2),)


def test_row_numbers_are_those_a_spreadsheet_shows(make_xlsx):
    with open_register(make_xlsx([[], ["", "a"], [], ["b"]])) as file:
        assert list(file.rows()) == [(2, [None, "a"]), (4, ["b"])]
        first, second = file.rows(), file.rows()
        assert next(first) == next(second)  # two goes at once do not disturb each other


def test_an_empty_first_column_keeps_its_place(make_xlsx):
    with open_register(make_xlsx([[], [None, None, "a", "b"], [None, None, "c"]])) as file:
        assert list(file.rows()) == [(2, [None, None, "a", "b"]), (3, [None, None, "c"])]


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("cp932", ","), ("euc_jp", ","), ("utf-8", "|")],
)
def test_japanese_text_in_any_encoding(make_csv, encoding, separator):
    rows = [["都市", "国", "締結日"], ["浜松市", "日本", "平成26年12月19日"], ["瀋陽", "中国", "2014年"]]
    assert rows_of(make_csv(rows, encoding=encoding, separator=separator)) == rows


def test_western_accents_are_not_taken_for_japanese(make_csv):
    rows = [
        ["City", "Country"],
        ["Köln", "Germany"],
        ["São Paulo", "Brazil"],
        ["Málaga", "Spain"],
        ["Curaçao", "NL"],
    ]
    path = make_csv(rows, encoding="cp1252")
    assert rows_of(path) == rows
    with open_register(path) as file:
        assert (file.text.encoding, file.text.is_sure) == ("cp1252", False)


def test_a_person_may_decide_encoding_and_separator(make_csv):
    path = make_csv([["a;b", "c"]], encoding="utf-8")
    assert rows_of(path, separator=";") == [["a", "b,c"]]
    assert rows_of(make_csv([["ä", "b"]], encoding="cp1252"), encoding="latin-1") == [["ä", "b"]]


def test_a_separator_inside_quotes_is_text(make_csv):
    rows = [["City", "Country"], ["Suzhou, Anhui", "China"], ["Varna, Bulgaria", ""], ["line\nbreak", "x"]]
    assert rows_of(make_csv(rows))[1:] == [
        ["Suzhou, Anhui", "China"],
        ["Varna, Bulgaria", None],
        ["line\nbreak", "x"],
    ]


def test_damaged_utf8_is_not_read_as_something_else(tmp_path):
    path = tmp_path / "damaged.csv"
    path.write_bytes("都市,国\n浜松市,日本\n京都市,日本\n".encode() * 5 + b"\xff\xfe\xe3,x\n")
    assert problem_of(path) == "undecodable"


def test_gzip_is_unpacked_within_bounds(tmp_path):
    path = tmp_path / "pairs.csv.gz"
    path.write_bytes(gzip.compress(b"city1,country1\nBerat,Albania\n"))
    assert rows_of(path)[1] == ["Berat", "Albania"]
    path.write_bytes(gzip.compress(bytes(200_000_000)))
    assert problem_of(path) == "bomb"
    path.write_bytes(gzip.compress(gzip.compress(b"a,b")))
    assert problem_of(path) == "not-a-spreadsheet"
    path.write_bytes(gzip.compress(b"a,b" * 1000)[:-12])
    assert problem_of(path) == "broken"


def test_empty_missing_and_oversized_files(tmp_path):
    path = tmp_path / "nothing.xlsx"
    assert problem_of(path) == "missing"
    assert problem_of(tmp_path) == "not-opened"
    path.write_bytes(b"")
    assert problem_of(path) == "empty"
    path.write_bytes(b" \n\n ")
    assert problem_of(path) == "empty"
    with path.open("wb") as stream:  # 200 MB that take no room on the disk
        stream.write(b"a,b\n")
        stream.truncate(200_000_000)
    began = time.process_time()
    with pytest.raises(UnreadableFile) as refused:
        open_register(path)
    assert refused.value.code == "too-large" and "50 MB" in refused.value.message("en")
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"%PDF-1.7\n", "not-a-spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "not-a-spreadsheet"),
        (b"<!DOCTYPE html><table><tr><td>a</td></tr></table>", "not-a-spreadsheet"),
        (b"PK\x03\x04 torn off", "broken"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook _VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
        (OLE + "WordDocument".encode("utf-16-le"), "not-a-spreadsheet"),
        (OLE + "Workbook".encode("utf-16-le"), "broken"),
        (bytes(range(256)) * 40, "not-a-spreadsheet"),
    ],
)
def test_other_things_than_spreadsheets(tmp_path, head, code):
    path = tmp_path / "register.xlsx"
    path.write_bytes(head)
    assert problem_of(path) == code


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_refused_with_a_sentence(tmp_path, seed):
    path = tmp_path / "register.csv"
    path.write_bytes(random.Random(seed).randbytes(5000))
    assert problem_of(path) in file_problem_codes()


@pytest.mark.parametrize("start", [b"PK\x03\x04", OLE + "Workbook".encode("utf-16-le"), b"\x1f\x8b\x08"])
def test_random_bytes_behind_a_true_beginning(tmp_path, start):
    path = tmp_path / "register.xlsx"
    path.write_bytes(start + random.Random(1).randbytes(5000))
    assert problem_of(path) == "broken"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"[Content_Types].xml": WORKBOOK_TYPES + "macroEnabled"}, "macros"),
        ({"[Content_Types].xml": WORKBOOK_TYPES, "xl/vbaProject.bin": "x"}, "macros"),
        ({"[Content_Types].xml": "wordprocessingml"}, "not-a-spreadsheet"),
        ({"[Content_Types].xml": WORKBOOK_TYPES, "xl/workbook.bin": "x"}, "not-a-spreadsheet"),
        ({"photo.txt": "x"}, "not-a-spreadsheet"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "not-a-spreadsheet"),
        ({"[Content_Types].xml": WORKBOOK_TYPES, "xl/workbook.xml": "<broken"}, "broken"),
        ({"[Content_Types].xml": WORKBOOK_TYPES, "a.xml": "0" * 20_000_000}, "bomb"),
        ({"[Content_Types].xml": WORKBOOK_TYPES} | {f"{n}.xml": "" for n in range(2100)}, "bomb"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
          "META-INF/manifest.xml": "<manifest:encryption-data/>"}, "encrypted"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
          "META-INF/manifest.xml": "", "Basic/Standard/Module1.xml": ""}, "macros"),
    ],
)  # fmt: skip
def test_archives_that_are_not_opened(tmp_path, members, code):
    assert problem_of(archive(tmp_path / "register.xlsx", members)) == code


def test_a_member_that_lies_about_its_size_is_refused(make_xlsx):
    path = make_xlsx([["Mitra", "Negara"]] + [[f"Kota {n}", "Jepang"] for n in range(3000)])
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = packed.getinfo("xl/sharedStrings.xml").file_size
    place = data.rfind(size.to_bytes(4, "little"))  # in the directory at the end
    data[place : place + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert problem_of(path) == "broken"


def test_a_far_away_cell_cannot_fill_the_memory(make_xlsx):
    path = make_xlsx([["a"]], more=lambda book, page: page.write(1_048_575, 16_383, "b"))
    assert problem_of(path) == "too-big"


def test_too_many_rows_columns_and_seconds(make_xlsx, make_csv):
    rows = [["a", "b"]] * 30
    assert problem_of(make_xlsx(rows), limits=Limits(rows=20)) == "too-many-rows"
    assert problem_of(make_csv(rows), limits=Limits(rows=20)) == "too-many-rows"
    assert problem_of(make_xlsx([["a"] * 30]), limits=Limits(columns=20)) == "too-many-columns"
    assert problem_of(make_csv([["a"] * 30]), limits=Limits(columns=20)) == "too-many-columns"
    assert problem_of(make_csv([["a", "b" * 50_000]])) == "cell-too-long"
    long = make_csv([["Mitra", "Negara"], *([f"Kota {number}", "Jepang"] for number in range(400))])
    with open_register(long, limits=Limits(rows=300)) as file, pytest.raises(UnreadableFile):
        plan_reading(file)  # before a single row is shown


def test_the_process_that_reads_is_ended_in_time(make_xlsx, monkeypatch, tmp_path):
    from jalin.opendata.register.engine import workbooks

    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import signal, time\nsignal.alarm(1)\ntime.sleep(60)\n")
    monkeypatch.setattr(workbooks, "_CHILD", sleeper)
    began = time.monotonic()
    assert problem_of(make_xlsx(ROWS)) == "too-slow"
    assert time.monotonic() - began < 30


def test_hidden_parts_are_told(make_xlsx):
    def hide(book, page):
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(1, 1, None, None, {"hidden": True})
        page.write_comment(0, 0, "x")
        book.add_worksheet("Tersembunyi").hide()

    with open_register(make_xlsx(ROWS, more=hide)) as file:
        assert (file.contents.hidden_rows, file.contents.hidden_columns) == (1, 1)
        assert file.contents.has_comments
        assert [sheet.hidden for sheet in file.sheets] == [False, True]


def test_every_problem_has_a_sentence_in_three_languages():
    for texts in [*_SENTENCES.values(), *KINDS.values()]:
        assert len(texts) == 3 and all(texts)

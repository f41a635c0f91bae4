import pytest

from jalin.opendata.register.engine import UnreadableFile, all_fields, open_register, plan_reading
from jalin.opendata.register.engine.headings import guess_columns, heading_field
from jalin.opendata.register.engine.plan import ReadingPlan, first_rows, settle_columns, title_text

INDONESIAN = ["No.", "Mitra", "Negara", "Jenis Kerja Sama", "Tentang", "Nomor", "Tgl. Penandatanganan", "Mulai",
              "Berakhir", "OPD Pengampu", "Bidang", "Status", "Ket."]  # fmt: skip
JAPANESE = [
    "番号",
    "相手先",
    "国名",
    "種別",
    "件名",
    "文書番号",
    "締結日",
    "開始日",
    "有効期限",
    "担当課",
    "分野",
    "状況",
    "備考",
]
ENGLISH = ["No", "Partner city", "Country", "Type of agreement", "Subject", "Letter number", "Date signed", "Start date",
           "Valid until", "Unit in charge", "Field of cooperation", "Status", "Remarks"]  # fmt: skip
FIELDS = ["number", "partner", "country", "kind", "subject", "letter_number", "signed", "start", "end", "unit", "field",
          "status", "notes"]  # fmt: skip


def fields(headings, samples=None):
    return [guess.field for guess in guess_columns(headings, samples)]


@pytest.mark.parametrize("headings", [INDONESIAN, JAPANESE, ENGLISH], ids=["id", "ja", "en"])
def test_headings_in_three_languages(headings):
    assert fields(headings) == FIELDS


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["city1", "country1", "city2", "country2"], ["partner", "country", "partner2", "country2"]),
        (["City1", "Country1", "City2", "Country2", "Year"], ["partner", "country", "partner2", "country2", "signed"]),
        (["Kota", "Negara", "Kota Mitra", "Negara Mitra"], ["partner", "country", "partner2", "country2"]),
        (["city1", "lat1", "lng1", "city2", "lat2", "lng2"],
         ["partner", "latitude", "longitude", "partner2", "latitude2", "longitude2"]),
        (["origincityLabel", "origincountry", "sistercityLabel", "destination_countryLabel"],
         ["partner", "country", "partner2", "country2"]),
        (["Data", "Mitra", "Kerjasama", "Rangkuman", "Catatan", "Tanggal diterima", "Tanggal selesai", "Triwulan",
          "Status", "Nama PIC", "Nomor PIC", "Kontak"],
         ["archive_code", "partner", "subject", "summary", "notes", "received", "end", "quarter", "status", "pic",
          "pic", "contact"]),
    ],
)  # fmt: skip
def test_lists_of_pairs_and_office_lists(headings, expected):
    assert fields(headings) == expected


def test_a_heading_is_found_inside_a_longer_one_with_less_confidence():
    field, confidence, reason = heading_field("Tanggal Penandatanganan Naskah Kerja Sama (asli)")
    assert (field, reason) == ("signed", "part-of-heading") and confidence < 0.7
    assert heading_field("k50") == (None, 0.0, "unknown")


def test_a_column_without_a_useful_heading_is_guessed_by_what_it_holds():
    samples = [["Kota A", "Jepang", "12 Mei 2026"], ["Kota B", "Belanda", "30 Nopember 2015"]]
    assert fields(["Mitra", "x", "y"], samples) == ["partner", "country", "signed"]


def test_no_field_is_given_twice():
    guesses = guess_columns(["Status", "Status kerja sama", "Bidang", "Bidang"])
    assert [guess.field for guess in guesses] == ["status", None, "field", None]
    assert guesses[1].reason == "taken"


def test_every_heading_of_the_list_names_a_field_that_can_be_chosen():
    assert {"partner", "partner2", "signed", "notes"} <= set(all_fields())


HEAD = ["No", "Mitra", "Negara", "Tanggal"]


def skipped(path):
    with open_register(path) as file:
        plan = plan_reading(file)
        rows = list(plan.reader(file).rows(file.rows(plan.sheet)))
        return plan, [(row.number, row.skip) for row in rows], rows


def test_the_bounds_of_a_table_in_the_middle_of_a_sheet(make_xlsx):
    rows = [
        ["DAFTAR KERJA SAMA LUAR NEGERI"], ["Keadaan Mei 2026"], [], HEAD, ["(1)", "(2)", "(3)", "(4)"],
        ["ASIA"], [1, "Kota Contoh", "Jepang", "12 Mei 2026"], [], [2, "Kota Misal", "Korea Selatan", "2014"], HEAD,
        ["EROPA"], [3, "Kota Andai", "Belanda", "2015"], ["Jumlah", None, None, 3], [],
        ["Keterangan: daftar ini dibuat untuk latihan."], [None, None, None, "Bandung, 12 Mei 2026"], [],
        ["No", "Nama", "Kontak"], [1, "Seseorang", "000"],
    ]  # fmt: skip
    plan, seen, _ = skipped(make_xlsx(rows, merged=[(0, 0, 0, 3, "DAFTAR KERJA SAMA LUAR NEGERI")]))
    assert seen == [
        (1, "title"), (2, "title"), (4, "heading"), (5, "column-numbers"), (6, "section"), (7, None), (9, None),
        (10, "repeated-heading"), (11, "section"), (12, None), (13, "total"), (15, "note"), (16, "note"),
        (18, "other-table"), (19, "other-table"),
    ]  # fmt: skip
    assert plan.table.heading_rows == (4, 4)
    assert title_text(plan.table) == "DAFTAR KERJA SAMA LUAR NEGERI · Keadaan Mei 2026"


def test_headings_in_two_rows(make_xlsx):
    rows = [["No", "Mitra", "Masa Berlaku", None, "Status"], [None, None, "Mulai", "Berakhir", None],
            [1, "Kota Contoh", "12 Mei 2026", "11 Mei 2031", "Berjalan"]]  # fmt: skip
    plan, seen, _ = skipped(make_xlsx(rows, merged=[(0, 2, 0, 3, "Masa Berlaku")]))
    assert plan.table.headings == ("No", "Mitra", "Mulai", "Berakhir", "Status")
    assert seen == [(1, "heading"), (2, "heading"), (3, None)]


def test_merged_cells_are_filled_down_only_in_key_columns(make_xlsx):
    rows = [["Mitra", "Negara", "Tentang", "Tanggal"], ["Kota Contoh", "Jepang", "Air", "2014"],
            [None, None, None, "2015"], [None, None, "Sampah", "2016"]]  # fmt: skip
    merged = [(1, 0, 3, 0, "Kota Contoh"), (1, 1, 3, 1, "Jepang"), (1, 2, 2, 2, "Air")]
    _, _, found = skipped(make_xlsx(rows, merged=merged))
    assert [row.cells[:3] for row in found[1:]] == [
        ["Kota Contoh", "Jepang", "Air"], ["Kota Contoh", "Jepang", None], ["Kota Contoh", "Jepang", "Sampah"],
    ]  # fmt: skip
    assert [row.filled for row in found[1:]] == [(), (0, 1), (0, 1)]


def test_the_sheet_that_looks_like_a_register_is_chosen(make_xlsx):
    def more(book, page):
        for name, hide in (("Kerja Sama", False), ("Lama", True)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            sheet.write_row(1, 0, [1, "Kota Contoh", "Jepang", "2014"])
            if hide:
                sheet.hide()

    path = make_xlsx([["Catatan rapat", "x"], ["a", "b"]], sheet="Catatan", more=more)
    with open_register(path) as file:
        plan = plan_reading(file)
        assert plan.sheet_name == "Kerja Sama"
        assert "hidden-sheet" in plan.remarks and "other-sheets" in plan.remarks
        assert plan_reading(file, sheet="Lama").sheet == 2
        with pytest.raises(UnreadableFile, match="no sheet"):
            plan_reading(file, sheet="Tidak ada")


@pytest.mark.parametrize(
    ("rows", "code"), [([["only one column"], ["x"]], "no-headings"), ([HEAD], "no-rows")]
)
def test_a_sheet_without_a_table(make_xlsx, rows, code):
    with open_register(make_xlsx(rows)) as file, pytest.raises(UnreadableFile) as refused:
        plan_reading(file)
    assert refused.value.code == code


def test_a_plan_is_kept_as_json_and_a_person_may_change_it(make_csv):
    path = make_csv(
        [["Mitra", "Waktu", "x"], ["Kota A", "03/04/2026", "Jepang"], ["Kota B", "05/06/2026", "Jepang"]]
    )
    with open_register(path) as file:
        plan = plan_reading(file)
        assert plan.decisions[1].reason == "ambiguous"
        changed = plan.choose(2, "country").decide(1, order="dmy")
        changed = settle_columns(file, changed)
        assert (changed.fields["country"], changed.decisions[1].order) == (2, "dmy")
        assert changed.choose(2, None).fields.get("country") is None
        assert ReadingPlan.from_json(changed.as_json()) == changed
        assert len(first_rows(file, plan)) == 3

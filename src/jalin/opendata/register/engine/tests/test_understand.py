import json
from datetime import date

import pytest

from jalin.opendata.register.engine import ASK, READY, REFUSE, SKIP, Message, open_register, plan_reading
from jalin.opendata.register.engine.row_sentences import _SENTENCES
from jalin.opendata.register.engine.tables import TableRow
from jalin.opendata.register.engine.understand import understand_rows

HEAD = ["No", "Mitra", "Negara", "Jenis", "Tentang", "Nomor", "Tanggal", "Berakhir", "Status"]


def one(make_csv, understood, **cells):
    """The reading of a single row; what is not given is usual."""
    usual = {"No": "1", "Mitra": "Kota Contoh", "Negara": "Jepang", "Jenis": "MoU", "Tentang": "Air bersih",
             "Nomor": "012/HM.03.00", "Tanggal": "12 Mei 2026", "Berakhir": "", "Status": ""}  # fmt: skip
    row = usual | cells
    return understood(make_csv([HEAD, [row[name] for name in HEAD]]))[0]


def codes(row):
    return [message.code for message in row.messages]


def test_a_clean_row_is_ready_and_says_what_it_understood(make_csv, understood):
    row = one(make_csv, understood, Tanggal="Senin, 30 Nopember 2015", Negara="JP")
    assert (row.verdict, row.messages, row.row, row.needs_look) == (READY, [], 2, False)
    assert row.value("signed") == {"start": "2015-11-30", "end": "2015-11-30", "precision": "day"}
    assert (row.value("partner"), row.value("country"), row.value("kind")) == ("Kota Contoh", "JP", "mou")
    assert row.value("letter_number") == "012/HM.03.00"
    assert row.fields["country"].why == "code"
    assert row.raw["Tanggal"] == "Senin, 30 Nopember 2015"
    assert json.loads(json.dumps(row.as_json("id")))["fields"]["signed"]["value"]["precision"] == "day"


@pytest.mark.parametrize(
    ("cells", "code", "about"),
    [
        ({"Mitra": ""}, "partner-missing", "partner"),
        ({"Mitra": "Mitra Non-PNA"}, "partner-placeholder", "partner"),
        ({"Mitra": "Kota A; Kota B"}, "partner-several", "partner"),
        ({"Negara": ""}, "country-blank", "country"),
        ({"Negara": "Japa"}, "country-spelling", "country"),
        ({"Mitra": "0"}, "partner-placeholder", "partner"),
        ({"Mitra": "Q16511122"}, "partner-placeholder", "partner"),
        ({"Negara": "Korea"}, "country-ambiguous", "country"),
        ({"Negara": "Antah Berantah"}, "country-unknown", "country"),
        ({"Mitra": "Varna, Bulgaria", "Negara": ""}, "country-in-name", "country"),
        ({"Tanggal": "19 Oktober"}, "date", "signed"),
        ({"Tanggal": "03/04/2026"}, "date", "signed"),
        ({"Tanggal": "Sepetember 2026"}, "date", "signed"),
        ({"Tanggal": "Kamis, 12 Mei 2026"}, "date", "signed"),
        ({"Berakhir": "11 Mei 2025"}, "end-before-start", "end"),
        ({"Berakhir": "Batal", "Status": "Berjalan"}, "status-conflict", "status"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_asked(make_csv, understood, cells, code, about):
    row = one(make_csv, understood, **cells)
    assert row.verdict == ASK
    asked = [message for message in row.messages if message.weight == "ask"]
    assert [(message.code, message.about) for message in asked] == [(code, about)]
    texts = [asked[0].text(lang) for lang in ("id", "ja", "en")]
    assert len(set(texts)) == 3 and not any("{" in text or "…" in text for text in texts)
    again = Message.from_json(json.loads(json.dumps(asked[0].as_json())))
    assert [again.text(lang) for lang in ("id", "ja", "en")] == texts


def test_suggestions_are_offered_with_a_question(make_csv, understood):
    assert one(make_csv, understood, Negara="Japa").messages[0].choices == ("JP",)
    assert one(make_csv, understood, Tanggal="03/04/2026").messages[0].choices == ("2026-04-03", "2026-03-04")
    assert one(make_csv, understood, Mitra="Varna, Bulgaria", Negara="").messages[0].choices == ("BG",)
    assert one(make_csv, understood, Negara="Japa").value("country") is None


def test_a_status_in_a_date_column_becomes_the_status(make_csv, understood):
    row = one(make_csv, understood, Tanggal="Dialihkan ke Dinas Contoh")
    assert (row.verdict, row.value("signed"), row.value("status")) == (READY, None, "transferred")
    assert row.fields["status"].details["unit"] == "Dinas Contoh"
    assert codes(row) == ["status-as-date"] and row.needs_look
    same = one(make_csv, understood, Berakhir="Berjalan", Status="Berjalan")
    assert (same.verdict, codes(same)) == (READY, [])


def test_zero_and_words_for_nothing_are_no_question(make_csv, understood):
    for nothing in ("0", "-", "belum ada"):
        row = one(make_csv, understood, Tanggal=nothing)
        assert (row.verdict, row.value("signed")) == (READY, None)
        assert row.raw["Tanggal"] == nothing


def test_a_number_in_the_date_cell_is_kept(make_csv, understood):
    row = one(make_csv, understood, Nomor="", Tanggal="Nomor: 02, Tanggal: 30 Nopember 2015")
    assert (row.value("letter_number"), row.value("signed")["start"]) == ("02", "2015-11-30")


def test_a_length_of_time_is_told_and_no_end_is_computed(make_csv, understood):
    row = one(make_csv, understood, Berakhir="5 (lima) tahun")
    assert (row.value("end"), row.fields["end"].details["duration"], codes(row)) == (
        None,
        {"years": 5},
        ["duration"],
    )


def test_one_row_decides_the_order_of_days_for_its_column(make_csv, understood):
    rows = understood(
        make_csv(
            [["Mitra", "Negara", "Tanggal"], ["A", "Jepang", "03/04/2026"], ["B", "Jepang", "17/04/2026"]]
        )
    )
    assert [row.value("signed")["start"] for row in rows] == ["2026-04-03", "2026-04-17"]


def test_typed_dates_and_numbers_of_a_workbook(make_xlsx, understood):
    rows = [["Mitra", "Negara", "Tanggal"], ["A", "Jepang", date(2026, 5, 12)], ["B", "Jepang", 2014]]
    found = understood(make_xlsx(rows))
    assert [row.value("signed")["precision"] for row in found] == ["day", "year"]


def test_days_counted_from_1904_are_read_by_the_workbooks_own_epoch(make_xlsx, understood):
    rows = [["Mitra", "Negara", "Tanggal"], ["A", "Jepang", 44692], ["B", "Jepang", 44693]]
    found = understood(make_xlsx(rows, options={"date_1904": True}))
    assert [row.value("signed")["start"] for row in found] == ["2026-05-12", "2026-05-13"]


def test_a_row_below_a_partner_asks_whether_it_is_the_same(make_csv, understood):
    rows = understood(
        make_csv([["Mitra", "Negara", "Tentang"], ["Kota A", "Jepang", "Air"], ["", "", "Sampah"]])
    )
    assert (rows[1].verdict, codes(rows[1])[0]) == (ASK, "partner-as-above")
    assert rows[1].messages[0].choices == ("Kota A",)


def test_merged_partners_are_filled_down_and_said_to_be(make_xlsx, understood):
    rows = [["Mitra", "Negara", "Tahun"], ["Kota A", "Jepang", 2014], [None, "Jepang", 2015]]
    found = understood(make_xlsx(rows, merged=[(1, 0, 2, 0, "Kota A")]))
    assert [row.value("partner") for row in found] == ["Kota A", "Kota A"]
    assert (found[1].flags, found[1].raw) == (["filled-down:Mitra"], {"Negara": "Jepang", "Tahun": "2015"})


def test_markup_in_cells_is_text(make_xlsx, understood):
    rows = [["Mitra", "Negara", "Catatan"], ["<b>Kota A</b>&nbsp;", "Jepang", "<p>Satu</p><p>Dua_x000D_</p>"]]
    row = understood(make_xlsx(rows))[0]
    assert (row.value("partner"), row.value("notes")) == ("Kota A", "Satu\nDua")


PAIRS = ["city1", "country1", "city2", "country2"]


class TestPairs:
    def test_one_link_whatever_the_order(self, make_csv, understood):
        rows = understood(
            make_csv(
                [
                    PAIRS,
                    ["Aa", "France", "Bb", "Italy"],
                    ["BB", "Italia", "aa", "France"],
                    ["Aa", "France", "Bb", "Italy"],
                ]
            )
        )
        assert [row.verdict for row in rows] == [READY, SKIP, SKIP]
        assert len({row.key for row in rows}) == 1
        assert [codes(row) for row in rows[1:]] == [["reversed-link"], ["repeated-link"]]
        assert rows[1].messages[0].params["first"] == 2

    def test_a_place_with_itself_is_refused(self, make_csv, understood):
        row = understood(make_csv([PAIRS, ["Aa", "France", "AA", "Perancis"]]))[0]
        assert (row.verdict, codes(row)) == (REFUSE, ["self-pair"])

    def test_domestic_pairs_are_marked_and_states_of_the_past_are_states(self, make_csv, understood):
        rows = understood(
            make_csv(
                [
                    PAIRS,
                    ["Aa", "France", "Bb", "France"],
                    ["Aa", "WestGER", "Bb", "EastGER"],
                    ["Cc", "WestGER", "Dd", "WestGER"],
                ]
            )
        )
        assert ["domestic" in row.flags for row in rows] == [True, False, True]
        assert rows[1].value("country") == "DE" and rows[1].fields["country"].text == "WestGER"

    def test_homonyms_in_two_countries_are_two_places(self, make_csv, understood):
        rows = understood(
            make_csv(
                [PAIRS, ["Aberdeen", "Scotland", "Bb", "Italy"], ["Aberdeen", "United States", "Bb", "Italy"]]
            )
        )
        assert [row.verdict for row in rows] == [READY, READY]


class TestKeys:
    ROWS = [
        ["A", "Jepang", "MoU", "Air", "2014-12-19"],
        ["B", "Jepang", "MoU", "Air", "2014-12-19"],
        ["A", "Jepang", "LoI", "", "2012"],
    ]
    HEADS = ["Mitra", "Negara", "Jenis", "Tentang", "Tanggal"]

    def keys(self, make_csv, understood, rows, heads=None):
        return [(row.key, row.digest) for row in understood(make_csv([heads or self.HEADS, *rows]))]

    def test_the_same_file_gives_the_same_keys(self, make_csv, understood):
        assert self.keys(make_csv, understood, self.ROWS) == self.keys(make_csv, understood, self.ROWS)

    def test_rows_moved_and_columns_turned_round_are_the_same_rows(self, make_csv, understood):
        before = self.keys(make_csv, understood, self.ROWS)
        turned = [row[::-1] for row in self.ROWS[::-1]]
        assert sorted(self.keys(make_csv, understood, turned, self.HEADS[::-1])) == sorted(before)

    def test_an_edited_row_keeps_its_key_and_changes_its_digest(self, make_csv, understood):
        edited = [[*self.ROWS[0][:4], "2014-12-20"], *self.ROWS[1:]]
        before, after = self.keys(make_csv, understood, self.ROWS), self.keys(make_csv, understood, edited)
        assert [key for key, _ in before] == [key for key, _ in after]
        assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, True]

    def test_running_numbers_do_not_count(self, make_csv, understood):
        numbered = [[str(n), *row] for n, row in enumerate(self.ROWS)]
        renumbered = [[str(n + 7), *row] for n, row in enumerate(self.ROWS)]
        heads = ["No", *self.HEADS]
        assert self.keys(make_csv, understood, numbered, heads) == self.keys(
            make_csv, understood, renumbered, heads
        )

    def test_the_same_row_twice_is_read_once(self, make_csv, understood):
        rows = understood(make_csv([self.HEADS, self.ROWS[0], self.ROWS[0]]))
        assert [row.verdict for row in rows] == [READY, SKIP]
        assert codes(rows[1]) == ["repeated-row"]

    def test_two_rows_alike_in_their_key_are_still_two(self, make_csv, understood):
        later = [*self.ROWS[0][:4], "2014-12-25"]
        rows = understood(make_csv([self.HEADS, self.ROWS[0], later]))
        assert len({row.key for row in rows}) == 2 and [row.verdict for row in rows] == [READY, READY]


def test_rows_are_understood_one_by_one(make_csv):
    """The first rows come before the last is looked at: memory stays flat."""
    with open_register(make_csv([PAIRS, ["Aa", "France", "Bb", "Italy"]])) as file:
        plan = plan_reading(file)

    def endless():
        number = 1
        while True:
            number += 1
            yield TableRow(number, [f"Kota {number}", "Jepang", "Bb", "Italy"])

    assert next(understand_rows(endless(), plan)).verdict == READY


def test_every_code_has_three_sentences():
    for code, texts in _SENTENCES.items():
        assert len(texts) == 3 and all(texts), code


def test_cells_about_persons_are_not_kept_and_do_not_make_a_row_another(make_csv, understood):
    head = ["Mitra", "Negara", "Jenis", "Tanggal", "PIC", "No HP", "Lain"]
    rows = [["Ghent", "Belgia", "MoU", "24 Mei 2016", name, phone, "arsip"]
            for name, phone in (("Neng Asri", "0812 3456 789"), ("Ujang", "0813 1111 222"))]  # fmt: skip
    first, second = understood(make_csv([head, rows[0]]))[0], understood(make_csv([head, rows[1]]))[0]
    assert "Asri" not in json.dumps(first.as_json("id")) and "0812" not in json.dumps(first.as_json("id"))
    assert first.raw["Lain"] == "arsip" and first.digest == second.digest


def test_a_column_of_addresses_without_a_known_heading_is_taken_for_contacts(make_csv, understood):
    rows = [["Ghent", "asri@office.example"], ["Lyon", "+62 812-3456-789"], ["Turin", "022 4232338"]]
    found = understood(make_csv([["Mitra", "Hubungi"], *rows]))
    assert all("Hubungi" not in row.raw for row in found)

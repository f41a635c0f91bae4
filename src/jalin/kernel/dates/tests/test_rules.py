"""The dirt of real registers, rule by rule."""

from datetime import date, datetime, time, timedelta

import pytest

from jalin.kernel.dates import ColumnDecision, decide_column, read_date


def seen(text, **how):
    reading = read_date(text, **how)
    return reading.start_text, reading.end_text, reading.precision


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Berjalan", "ongoing"), ("  batal ", "cancelled"), ("Regret", "declined"), ("SELESAI.", "completed"),
        ("Ditunda", "postponed"), ("延期", "postponed"), ("継続中", "ongoing"), ("無期限", "open-ended"),
        ("(dibatalkan)", "cancelled"), ("Kadaluarsa", "expired"),
    ],
)  # fmt: skip
def test_a_status_word_is_no_date(text, state):
    reading = read_date(text)
    assert (reading.precision, reading.problem, reading.status) == ("none", "status-in-date-column", state)


def test_a_transfer_names_the_unit():
    reading = read_date("Dialihkan ke Sub-Kelompok Kerjasama Dalam Negeri")
    assert (reading.status, reading.params["unit"]) == ("transferred", "Sub-Kelompok Kerjasama Dalam Negeri")
    assert read_date("国際課へ移管").params["unit"] == "国際課"


def test_a_status_beside_a_date_is_asked_with_the_date_as_suggestion():
    reading = read_date("Selesai, 12 Mei 2026")
    assert (reading.precision, reading.problem, reading.status) == ("none", "status-with-date", "completed")
    assert [day.iso for day in reading.suggestions] == ["2026-05-12"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("24 Nop 2014", "2014-11-24"), ("1 Pebruari 1999", "1999-02-01"), ("24 Agst 2014", "2014-08-24"),
        ("24 Sept. 2014", "2014-09-24"), ("2 Djuni 1960", "1960-06-02"), ("5-Mei-2026", "2026-05-05"),
        ("May 12, 2026", "2026-05-12"), ("12th of May 2026", "2026-05-12"), ("2026 May 12", "2026-05-12"),
        ("tanggal 12 bulan Mei tahun 2026", "2026-05-12"), ("12\xa0Mei\xa02026", "2026-05-12"),
        ("<p>12 Mei 2026</p>", "2026-05-12"), ("12 Mei 2026_x000D_", "2026-05-12"),
        ("2026/5/9", "2026-05-09"), ("26/Jun/2019", "2019-06-26"), ("26.Juni.2019", "2019-06-26"),
        ("26 / 06 / 2019", "2019-06-26"), ("12-VI-2019", "2019-06-12"), ("12 XI 2019", "2019-11-12"),
        ("9 November 2019 M", "2019-11-09"), ("西暦2019年11月9日", "2019-11-09"),
    ],
)  # fmt: skip
def test_names_of_months_old_short_and_foreign(text, start):
    assert seen(text) == (start, start, "day")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2014–2018", "2014-01-01", "2018-12-31", "year"),
        ("Senin–Rabu, 6–8 Juli 2026", "2026-07-06", "2026-07-08", "day"),
        ("Senin, 6 Juli 2026 s.d. Rabu, 8 Juli 2026", "2026-07-06", "2026-07-08", "day"),
        ("5-7-Mei-2026", "2026-05-05", "2026-05-07", "day"),
        ("October 13–15, 2026", "2026-10-13", "2026-10-15", "day"),
        ("October 31 – November 1, 2026", "2026-10-31", "2026-11-01", "day"),
        ("2026年10月13日～15日", "2026-10-13", "2026-10-15", "day"),
        ("2026年10月13～15日", "2026-10-13", "2026-10-15", "day"),
        ("2026年10月31日〜11月1日", "2026-10-31", "2026-11-01", "day"),
        ("2026年4月から2027年3月まで", "2026-04-01", "2027-03-31", "month"),
        ("2018-11-02/2018-11-06", "2018-11-02", "2018-11-06", "day"),
        ("12 Mei 2026 s.d. Desember 2026", "2026-05-12", "2026-12-31", "month"),
        ("from 4 to 6 June 2026", "2026-06-04", "2026-06-06", "day"),
        ("4 Juni 2026 09.00 s.d. 6 Juni 2026 17.00 WIB", "2026-06-04T09:00+07:00", "2026-06-06T17:00+07:00",
         "minute"),
    ],
)  # fmt: skip
def test_ranges(text, start, end, precision):
    reading = read_date(text)
    assert (reading.start_text, reading.end_text, reading.precision) == (start, end, precision)
    assert "range" in reading.flags


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("22 June 2026 at 4 pm JST", "2026-06-22T16:00+09:00"),
        ("2026年6月22日（月）午後4時30分", "2026-06-22T16:30"),
        ("Hari/Tanggal: Senin, 22 Juni 2026 pukul 16.00 WITA", "2026-06-22T16:00+08:00"),
        ("2026-06-22 16:00", "2026-06-22T16:00"),
        ("2026-06-22T16:00:00Z", "2026-06-22T16:00+00:00"),
        ("22 Juni 2026 16.00 WIT", "2026-06-22T16:00+09:00"),
    ],
)
def test_times_and_zones_make_a_minute(text, start):
    assert seen(text)[::2] == (start, "minute")


@pytest.mark.parametrize("text", ["2026-05-12 00:00:00", "12/05/2026 00:00:00", "2026-05-12T00:00:00"])
def test_midnight_written_by_a_program_is_a_day(text):
    assert seen(text, column=ColumnDecision(order="dmy")) == ("2026-05-12", "2026-05-12", "day")


def test_a_wrong_weekday_is_read_and_warned_of():
    reading = read_date("Kamis, 12 Mei 2026")
    assert (reading.start_text, reading.warnings) == ("2026-05-12", ("wrong-weekday",))
    assert reading.message("en") == "12 May 2026 is a Tuesday, not a Thursday."
    assert reading.message("id") == "12 Mei 2026 adalah hari Selasa, bukan Kamis."
    assert reading.message("ja") == "2026年5月12日は火曜日であり、木曜日ではありません。"


def test_a_number_and_a_place_are_kept_beside_the_date():
    reading = read_date("Nomor: 02, Tanggal: 30 Nopember 2015")
    assert (reading.params["number"], reading.start_text) == ("02", "2015-11-30")
    assert read_date("Fort Worth, 2 April 1990").params["place"] == "Fort Worth"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("19 Oktober", "year-missing"), ("8月5日", "year-missing"), ("12 Mei 26", "short-year"),
        ("12-05-26", "short-year"), ("24-Nop-14", "short-year"), ("2014-18", "short-year"),
        ("31 Februari 2026", "impossible-date"), ("2023-02-29", "impossible-date"),
        ("13/13/2026", "impossible-month"), ("12 Mei 3026", "impossible-year"),
        ("12 Mei 0206", "impossible-year"),
        ("31 Desember – 2 Januari 2027", "end-before-start"), ("8 - 6 Juli 2026", "end-before-start"),
        ("sampai dengan 31 Desember 2027", "open-range"), ("2014 - sekarang", "open-range"),
        ("1, 2 dan 3 Juli 2026", "several-dates"), ("24 May or 2 June 1960", "vague"),
        ("sekitar 2014", "vague"), ("akhir Mei 2026", "vague"), ("2026年5月頃", "vague"),
        ("12 Mei 2026 (rencana)", "vague"), ("Sekitar, 3 Mei 2026", "vague"),
        ("TW I", "quarter-without-year"), ("Triwulan II 2026", "quarter"), ("2026年第2四半期", "quarter"),
        ("16.00 WIB", "time-without-date"), ("22 Juni 2026 25.00 WIB", "not-understood"),
        ("005/HM.03.00", "not-understood"), ("e-0012/HM.03.00", "not-understood"),
        ("2014²", "not-understood"),
        ("1①990", "not-understood"), ("12 Mai 2026", "not-understood"), ("Juny 2026", "not-understood"),
        ("12 Mei 2026*", "not-understood"), ("12 Mei 2026 - 15", "not-understood"), ("R6", "not-understood"),
        ("besok", "not-understood"),
        ("5 s.d. Juni 2026", "not-understood"), ("Juni s.d. 5 Juli 2026", "not-understood"),
        ("2014 s.d. 5 Juli", "not-understood"), ("22 Juni 2026 16.00 UTC+15", "impossible-time"), ("Rp 2026", "not-understood"), ("2011/12", "month-or-years"),
        ("00/05/2019", "impossible-date-text"), ("00/00/2019", "impossible-date-text"),
        ("12/VI/2019", "date-or-number"), ("421.2/12/VI/2019", "not-understood"), ("31-VI-2019", "impossible-date"),
        ("26 Juni - 28 2019", "not-understood"), ("4 Juni 2026 s.d. selesai", "open-range"),
        ("1 Ramadhan 1440 H", "other-calendar"), ("2562", "other-calendar"), ("1441", "other-calendar"),
        ("民國113年5月12日", "other-calendar"), ("2019-W26", "week"), ("minggu ke-2 Juni 2019", "week"),
        ("TA 2021", "budget-year"), ("Tahun Ajaran 2021/2022", "budget-year"),
        ("x" * 300, "too-long"), ("12 Mei 2026 " * 1000, "too-long"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_read(text, problem):
    reading = read_date(text)
    assert (reading.start, reading.end, reading.precision) == (None, None, "none")
    assert reading.problem == problem
    assert reading.message("id") and reading.message("ja") and reading.message("en")


def test_suggestions_are_offered_and_never_taken():
    assert [day.iso for day in read_date("31 Desember – 2 Januari 2027").suggestions] == [
        "2026-12-31/2027-01-02"
    ]
    assert [day.iso for day in read_date("30 Des 2026 s.d. 2 Jan").suggestions] == ["2026-12-30/2027-01-02"]
    assert [day.iso for day in read_date("平成32年3月31日").suggestions] == ["2020-03-31"]
    assert read_date("24 May or 2 June 1960").suggestions == ()
    for text, meant in {
        "TW II 2020": "2020-04-01/2020-06-30", "Semester 2 2020": "2020-07-01/2020-12-31", "2020年第2四半期": "",
        "2019-W26-3": "2019-06-26", "2019-W26": "2019-06-24/2019-06-30", "2019-W60": "", "TA 2021": "2021",
        "FY 2021": "", "12/VI/2019": "2019-06-12", "26/06/2562": "2019-06-26", "2562": "2019", "1441": "",
        "12 Rabiul Awal 1441 H / 9 November 2019 M": "2019-11-09",
    }.items():  # fmt: skip
        assert "".join(day.iso for day in read_date(text).suggestions) == meant, text


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Sepetember 2026", "typo-month"), ("1 Januari 2020 - 31 Desember 2024", "long-span"),
        ("1 Mei 1066", "unlikely-year"), ("2011-12", "could-be-two-years"), ("令和6年度", "fiscal-year"),
        ("20260512", "compact-date"), ("46154", "serial"), ("1-1 Oktober 2026", "same-ends"),
        ("2026-05-11T17:00:00Z", "utc-moment"),
    ],
)  # fmt: skip
def test_what_was_read_with_a_doubt_is_flagged(text, flag):
    reading = read_date(text)
    assert reading.is_read and reading.needs_look and flag in reading.warnings
    assert all(reading.message(lang) for lang in ("id", "ja", "en"))


@pytest.mark.parametrize(
    "text", ["", " ", "-", "No --", "n/a", "N/A.", "belum", "belum ada", "未定", None, "なし", "?"]
)
def test_words_for_nothing_are_nothing(text):
    reading = read_date(text)
    assert (reading.problem, reading.needs_look) == ("empty", False)


@pytest.mark.parametrize("value", ["0", "0.0", 0, 0.0, date(1899, 12, 31), date(1900, 1, 1)])
def test_zero_means_unknown(value):
    assert read_date(value).problem == "zero-means-unknown"


@pytest.mark.parametrize("value", ["1990", "1990.0", 1990, 1990.0, "tahun 1990", "１９９０", "1990年"])
def test_a_year_is_a_year(value):
    assert seen(value) == ("1990-01-01", "1990-12-31", "year")


@pytest.mark.parametrize(
    "value", ["123", "461540", "12052026", "20122012", "-5", 3.5, True, float("nan"), float("inf")]
)
def test_other_numbers_are_no_dates(value):
    assert read_date(value).precision == "none"


class TestSpreadsheetDays:
    def test_a_serial_is_read_with_a_flag(self):
        assert seen("46154") == seen(46154) == seen(46154.0) == ("2026-05-12", "2026-05-12", "day")

    def test_the_column_decides_and_takes_the_flag_away(self):
        column = decide_column([46154, "46155", None, ""])
        reading = read_date(46154, column=column)
        assert (column.serial, reading.warnings, reading.start_text) == (1900, (), "2026-05-12")

    def test_the_epoch_of_1904(self):
        column = decide_column([44692, 44693], epoch=1904)
        assert seen(44692, column=column) == ("2026-05-12", "2026-05-12", "day")

    def test_a_column_of_years_is_not_a_column_of_serials(self):
        assert decide_column([1990, 46154]).serial is None

    def test_a_fraction_is_a_time(self):
        assert seen("46154.5") == ("2026-05-12T12:00", "2026-05-12T12:00", "minute")

    def test_a_year_hidden_in_a_date_cell_is_asked(self):
        reading = read_date(date(1905, 7, 6))
        assert (reading.problem, [year.iso for year in reading.suggestions]) == ("year-as-date", ["2014"])

    def test_typed_values(self):
        assert seen(date(2026, 5, 12)) == seen(datetime(2026, 5, 12)) == ("2026-05-12", "2026-05-12", "day")  # noqa: DTZ001
        assert seen(datetime(2026, 5, 12, 16, 30))[2] == "minute"  # noqa: DTZ001
        assert read_date(time(16, 0)).problem == "time-without-date"
        assert read_date(timedelta(days=3)).precision == "none"


class TestDayOrMonthFirst:
    def test_alone_it_is_asked_with_both_days(self):
        reading = read_date("03/04/2026")
        assert reading.problem == "ambiguous-order"
        assert [day.iso for day in reading.suggestions] == ["2026-04-03", "2026-03-04"]
        assert "3 April 2026" in reading.message("en") and "4 Maret 2026" in reading.message("id")

    @pytest.mark.parametrize("text", ["17/04/2026", "17-04-2026", "17.04.2026", "04/17/2026"])
    def test_a_number_over_twelve_is_the_day(self, text):
        assert seen(text) == ("2026-04-17", "2026-04-17", "day")

    def test_one_cell_decides_its_column(self):
        column = decide_column(["03/04/2026", "17/04/2026", "Batal", None])
        assert (column.order, column.reason, column.example) == ("dmy", "proved", "17/04/2026")
        assert seen("03/04/2026", column=column)[0] == "2026-04-03"
        assert seen("03/04/2026", column=decide_column(["04/17/2026"]))[0] == "2026-03-04"

    def test_a_mixed_column_decides_nothing(self):
        column = decide_column(["04/17/2026", "17/04/2026"])
        assert (column.order, column.reason) == (None, "mixed")
        assert decide_column(["03/04/2026"]).reason == "ambiguous"

    def test_a_cell_against_its_column_is_not_turned_round(self):
        assert read_date("04/17/2026", column=ColumnDecision(order="dmy")).problem == "impossible-month"

    def test_both_numbers_alike_need_no_decision(self):
        assert seen("04/04/2026")[0] == "2026-04-04"

    def test_ranges_follow_the_column(self):
        column = ColumnDecision(order="dmy")
        assert seen("03/04/2026 - 05/04/2026", column=column) == ("2026-04-03", "2026-04-05", "day")


class TestJapaneseEras:
    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("R6.1.1", "2024-01-01"), ("H26.11.24", "2014-11-24"), ("Ｒ６．１．１", "2024-01-01"),
            ("令和6.1.1", "2024-01-01"), ("S64/1/7", "1989-01-07"), ("令和六年四月一日", "2024-04-01"),
            ("二〇二四年四月一日", "2024-04-01"), ("令和元年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("２０２６年５月１２日", "2026-05-12"), ("2024(令和6)年4月1日", "2024-04-01"),
            ("令和6年(2024年)4月1日", "2024-04-01"), ("㋿6年4月1日", "2024-04-01"),
        ],
    )  # fmt: skip
    def test_days(self, text, start):
        assert seen(text) == (start, start, "day")

    @pytest.mark.parametrize(
        ("text", "year"), [("令和6年", "2024"), ("令和元年", "2019"), ("R6年", "2024"), ("明治3年", "1870")]
    )
    def test_years(self, text, year):
        assert seen(text) == (f"{year}-01-01", f"{year}-12-31", "year")

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("2024年(令和5年)4月1日", "era-mismatch"), ("平成31年5月1日", "era-range"),
            ("昭和64年1月8日", "era-range"),
            ("平成元年1月7日", "era-range"), ("2019年(平成31年)6月1日", "era-range"),
            ("明治3年5月1日", "old-calendar"),
            ("令和6年2月30日", "impossible-date"), ("令和6年13月1日", "impossible-month"),
            ("令和0年5月1日", "era-range"),
        ],
    )  # fmt: skip
    def test_what_no_calendar_has_is_refused(self, text, problem):
        assert read_date(text).problem == problem

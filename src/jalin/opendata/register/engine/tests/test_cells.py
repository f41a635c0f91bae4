from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.opendata.register.engine.cells import (
    clean_line,
    clean_text,
    code_width,
    raw_text,
    read_code,
    read_letter_number,
    split_values,
)
from jalin.opendata.register.engine.place_names import read_place_name
from jalin.opendata.register.engine.words import read_duration, read_kind


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Satu</p><p>Dua<br>Tiga</p>", "Satu\nDua\nTiga"),
        ("Sejuk_x000D_\nHijau", "Sejuk\nHijau"),
        ("  a\u00a0b \t c  ", "a b c"),
        ("C\u00f4te d\u2019Ivoire \u201cA\u201d", "Côte d'Ivoire \"A\""),
        ("A &amp; B &lt;c&gt;", "A & B <c>"),
        ("nilai < 5 dan > 2", "nilai < 5 dan > 2"),
        ("a\u200bb\ufeff", "ab"),
        ("<script>alert(1)</script>Mitra", "Mitra"),
        ("<b>Kota</b> <i>Contoh</i>", "Kota Contoh"),
        ("line\r\n\r\nnext", "line\nnext"),
        (2014.0, "2014"), (2.5, "2.5"), (True, "TRUE"), (None, ""), (date(2026, 5, 12), "2026-05-12"),
        (datetime(2026, 5, 12, 16, 0, tzinfo=UTC), "2026-05-12 16:00+00:00"), (time(9, 30), "09:30"),
    ],
)  # fmt: skip
def test_cells_become_plain_text_and_keep_their_paragraphs(raw, text):
    assert clean_text(raw) == text


@pytest.mark.parametrize("nothing", ["-", "--", "No --", "n/a", "belum ada", "", "  ", None, "未定", "#N/A"])
def test_words_for_nothing_are_nothing(nothing):
    assert clean_line(nothing) == ""


@given(st.text(max_size=80))
def test_cleaning_never_fails_and_is_done_once(raw):
    text = clean_text(raw)
    assert "\u00a0" not in text and "\r" not in text
    assert text == "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    assert raw_text(raw) == raw


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A; B", ("A", "B")), ("Satu\nDua", ("Satu", "Dua")), ("1. Budi 2. Ani 3. Citra", ("Budi", "Ani", "Citra")),
        ("a) satu b) dua", ("satu", "dua")), ("Hamamatsu", ("Hamamatsu",)), ("Suzhou, Anhui", ("Suzhou, Anhui",)),
        ("上海、北京", ("上海", "北京")), ("A; A", ("A",)), ("", ()), ("No. 5 Tahun 2020", ("No. 5 Tahun 2020",)),
    ],
)  # fmt: skip
def test_several_values_in_one_cell(text, values):
    assert split_values(text) == values


def test_codes_are_text():
    assert read_code(40111.0).text == read_code("40111.0").text == "40111"
    assert read_code("32.73").text == "32.73"
    assert (read_code("11002", 6).text, read_code("11002", 6).suggestion) == ("11002", "011002")
    assert read_code("221309", 6).suggestion is None
    assert code_width(["011002", "221309", "11011"]) == 6
    assert code_width(["1", "20", "300"]) is None


@pytest.mark.parametrize(
    "number", ["012/HM.03.00", "e-0012/HM.03.00", "02", "3/4/2026", "119.5 / 2026", "007"]
)
def test_letter_numbers_stay_text(number):
    assert read_letter_number(number) == read_letter_number(f"Nomor: {number}") == number


@pytest.mark.parametrize(
    ("text", "name", "parent", "unit"),
    [
        ("Csepel (Budapest)", "Csepel", "Budapest", ""),
        ("Andrychów (rural gmina)", "Andrychów", "", "rural"),
        ("Varna, Bulgaria", "Varna", "Bulgaria", ""),
        ("Suzhou, Anhui", "Suzhou", "Anhui", ""),
        ("Maui County", "Maui County", "", "county"),
        ("East Java", "East Java", "", "region"),
        ("Kabupaten Bandung", "Kabupaten Bandung", "", "regency"),
        ("Kota Bandung", "Kota Bandung", "", "city"),
        ("浜松市", "浜松市", "", "city"), ("静岡県", "静岡県", "", "region"),
        ("Spassky District", "Spassky District", "", "district"),
        ("Penang Island", "Penang Island", "", "island"),
        ("Fort Worth", "Fort Worth", "", ""), ("(Budapest)", "(Budapest)", "", ""),
        ("Karksi-Nuia (Mulgi) (rural municipality)", "Karksi-Nuia", "Mulgi", "rural"),
    ],
)  # fmt: skip
def test_names_of_places_keep_parent_and_kind(text, name, parent, unit):
    found = read_place_name(text)
    assert (found.full, found.name, found.parent, found.unit) == (text, name, parent, unit)


@given(st.text(max_size=40))
def test_every_name_is_kept_whole(text):
    assert read_place_name(text).full == text


def test_kinds_and_lengths_of_time():
    assert [read_kind(text) for text in ("MoU", "Nota Kesepahaman", "LoI", "姉妹都市提携", "PKS", "Sister City")] == [
        "mou", "mou", "loi", "sister", "ia", "sister",
    ]  # fmt: skip
    assert read_kind("MoU (Sister City)") == "mou"
    assert read_kind("Kontrak") is None
    assert (
        read_duration("5 (lima) tahun")
        == read_duration("5年間")
        == read_duration("selama 5 tahun")
        == {"years": 5}
    )
    assert read_duration("36 months") == read_duration("36ヶ月") == {"months": 36}
    assert read_duration("2014") is None

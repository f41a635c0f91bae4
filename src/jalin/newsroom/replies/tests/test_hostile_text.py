"""Hostile text stays text, hostile names are seen, and neither takes longer than its length."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.newsroom.replies.cleaning import MOST_MARKS, clean_line, clean_text, hidden_signs
from jalin.newsroom.replies.imitation import IMITATES, MIXED, caution_of, skeleton
from jalin.newsroom.replies.spam.echoes import marks_of, times_seen

ANYTHING = st.text(st.characters(codec=None), max_size=300)  # lone surrogates among it
CITIES = ("Bandung", "Kota Bandung", "バンドン市", "バンドン")
OFFICES = ("Bagian Kerja Sama Kota Bandung", "Cooperation Division")


@given(ANYTHING)
@settings(max_examples=150)
def test_what_is_kept_can_be_seen_and_written_anywhere(text):
    kept = clean_text(text)
    assert kept == clean_text(kept) == unicodedata.normalize("NFC", kept)
    kept.encode()
    assert all(
        unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"} or letter == "\n" for letter in kept
    )
    assert all(unicodedata.category(letter) != "Cf" or letter == "\u200d" for letter in kept)
    assert "\n\n\n" not in kept and kept == kept.strip() and "\n" not in clean_line(text)


@given(
    st.text(
        st.characters(
            categories=["L", "Nd", "Po", "Sc", "Sm"], exclude_characters="\u115f\u1160\u3164\uffa0\u034f"
        ),
        max_size=200,
    )
)
@settings(max_examples=80)
def test_what_people_write_stays_letter_by_letter(text):
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_markup_is_text_and_piles_of_accents_and_turning_signs_go():
    assert clean_text("<b onclick=x>Halo</b> & <script>") == "<b onclick=x>Halo</b> & <script>"
    assert clean_text("a" + "\u0301" * 500) == unicodedata.normalize("NFC", "a" + "\u0301" * MOST_MARKS)
    assert clean_text("pay\u202egnp.exe\u2066\x00\x07") == "paygnp.exe"
    assert clean_text("👨\u200d👩\u200d👧 ❤\ufe0f") == "👨\u200d👩\u200d👧 ❤\ufe0f"
    assert (
        clean_line("An\u200bi\u3164 \n\t Wati\ud800") == "Ani Wati" and clean_line("\u3164\u200b\u2800") == ""
    )
    assert hidden_signs("pay\u202egnp\u200b") == 2 and hidden_signs("浜松市 é") == 0


@pytest.mark.parametrize("piece", ["z\u0301", "\u202e", " \n", "\t ", "\ud800", "a.b", "http://", "浜", "１"])
def test_a_hundred_thousand_letters_take_no_longer_than_their_number(piece):
    text = (piece * 100_000)[:100_000]
    began = time.process_time()
    clean_text(text)
    marks_of(text[:5_000])
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("name", [
    "Pemkot Bandung", "Реmkоt Bаndung", "P3mkot B4ndung", "Ｐｅｍｋｏｔ　Ｂａｎｄｕｎｇ", "𝐏𝐞𝐦𝐤𝐨𝐭 𝐁𝐚𝐧𝐝𝐮𝐧𝐠", "Pem kot-Ban.dung", "Walikota Bandung",
    "Admin", "Αdmin", "バンドン市役所", "Bandung", "bagian kerja sama kota bandung (resmi)", "Cooperation Divislon",
])  # fmt: skip
def test_names_that_look_like_the_office_are_seen(name):
    assert caution_of(name, CITIES, OFFICES) == IMITATES


@pytest.mark.parametrize(
    "name",
    ["Ani dari Bandung", "Illa Dinasti", "田中", "浜松市民", "Анна", "Nguyễn Văn Ân", "Οδυσσέας", "A. 1"],
)
def test_names_of_people_are_not(name):
    assert caution_of(name, CITIES, OFFICES) == ""


def test_a_word_of_mixed_scripts_is_told():
    assert caution_of("Anі Wаti", CITIES, OFFICES) == MIXED  # і and а are Cyrillic


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_a_skeleton_is_the_same_for_wide_and_small_letters(name):
    assert skeleton(skeleton(name)) == skeleton(name) or not name.isascii()
    assert isinstance(caution_of(name, CITIES, OFFICES), str)


def test_copies_with_another_link_are_found_and_other_texts_are_not():
    text = (
        "Pinjaman cepat tanpa jaminan cair lima menit hubungi kami sekarang juga untuk promo khusus hari ini"
    )
    heard: dict[int, int] = {}
    for host in ("satu.example", "dua.example", "tiga.example"):
        for mark in marks_of(f"{text} {host}"):
            heard[mark] = heard.get(mark, 0) + 1

    def times(other):
        return times_seen([heard.get(mark, 0) for mark in marks_of(other)])

    assert times(f"{text} empat.example") == 3
    assert (
        times("Semoga kerja sama kedua kota membawa air sungai yang lebih bersih bagi warga kita semua") == 0
    )
    assert marks_of("Terima kasih banyak!") == []

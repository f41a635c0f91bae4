"""What a reviewer gets holds nothing that tells who the applicant is, however it is written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.scholarships.engine.blind import (
    HIDDEN,
    NotBlind,
    blind_file_name,
    blind_record,
    find_identity,
    visible_reviews,
)

SITI = {
    "name": "Siti Nurhaliza Putri",
    "father_name": "Dadang Suherman",
    "school": "SMA Negeri 3 Bandung",
    "address": "Jl. Cihampelas No. 12",
    "phone": "+62 812-3456-7890",
    "photo": "siti.jpg",
    "essay": "",
    "marks": [88, 91],
    "income": 1200000,
}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nama saya SITI NURHALIZA, anak Pak Dadang.", ["siti", "nurhaliza", "dadang"]),
        ("Sitinya kami, si nurhaliza_putri, ikut lomba", ["siti", "nurhaliza", "putri"]),
        ("Saya belajar di SMAN 3 Bandung, dulu SMPN 12", ["sman", "smpn", "12"]),
        ("Hubungi siti.n@example.org atau 0812 3456 7890", ["example", "3456"]),
        ("Lihat https://example.org/u/siti dan @sitinur", ["example.org", "sitinur"]),
        ("S\u200biti Nurhal\u00edza", ["siti", "nurhal"]),
        ("Ｓｉｔｉ tinggal di jalan cihampelas", ["siti", "cihampelas"]),
        ("NISN 0051234567, NIK 3273012345678901", ["0051234567", "3273012345678901"]),
    ],
)
def test_a_text_keeps_nothing_of_its_writer(text, left):
    shown = blind_record("C7", SITI | {"essay": text}, ["essay"])["essay"].casefold()
    assert not [word for word in left if word in shown]
    assert HIDDEN in shown
    assert find_identity(text, SITI)


def test_japanese_names_and_schools_are_found_inside_a_sentence():
    taro = {
        "氏名": "山田 太郎",
        "学校": "浜松北高校",
        "作文": "私は山田太郎です。浜松北高校と東中学校で学びました。母は花子。",
    }
    assert (
        blind_record("J1", taro, ["作文"])["作文"]
        == f"私は{HIDDEN}です。{HIDDEN}と{HIDDEN}で学びました。母は花子。"
    )


def test_what_tells_nothing_stays_as_it_was():
    essay = "Saya ingin belajar kimia agar air di kampung kami bersih. Nilai 88 dan 91, tiga kali juara."
    record = blind_record("C7", SITI | {"essay": essay}, ["essay", "marks", "income"])
    assert record == {"case": "C7", "essay": essay, "marks": [88, 91], "income": 1200000}


@pytest.mark.parametrize(
    "field", ["name", "father_name", "Nama-Ibu", "school_2", "氏名", "photo", "NIK", "address"]
)
def test_a_field_that_identifies_is_refused_even_when_the_rules_name_it(field):
    with pytest.raises(NotBlind, match="tells who the applicant is"):
        blind_record("C7", SITI | {field: "x"}, [field])


names = st.text("abcdefghijklmnopqrstuvwxyzéü", min_size=3, max_size=10)


@given(
    names,
    names,
    st.text("xy .,;-\u200d", max_size=12),
    st.sampled_from([" ", "", "-", "_", "\u00a0"]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_no_record_for_a_reviewer_holds_a_name_whatever_stands_around_it(first, last, around, between, loud):
    name = f"{first}{between}{last}"
    text = f"{around} {name.upper() if loud else name} {around}"
    record = blind_record(
        "C1", {"name": f"{first} {last}", "essay": text, "more": {"note": [text]}}, ["essay", "more"]
    )
    shown = json.dumps(record, ensure_ascii=False).casefold()
    assert f"{first}{between}{last}".casefold() not in shown
    assert f"{first} {last}".casefold() not in shown


def test_attachments_have_neutral_names_and_reviews_of_others_stay_hidden_until_ones_own_is_locked():
    assert blind_file_name("C7", 2, "Rapor Siti Nurhaliza.PDF") == "C7-2.pdf"
    assert blind_file_name("C7", 3, "siti") == "C7-3.bin"
    mine, other = {"reviewer": "R1", "locked": False}, {"reviewer": "R2", "locked": True}
    open_one = {"reviewer": "R3", "locked": False}
    assert visible_reviews([mine, other, open_one], "R1") == [mine]
    assert visible_reviews([mine | {"locked": True}, other, open_one], "R1") == [
        mine | {"locked": True},
        other,
    ]

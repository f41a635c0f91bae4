"""What is marked in a hit follows from how it was found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.search.marking import LENGTH, marker_for

WORDS = st.text(alphabet=st.characters(categories=["L", "N", "M", "P", "Z", "S", "Cc"]), max_size=80)


def told(query: str, text: str) -> str:
    return "".join(f"[{words}]" if hit else words for words, hit in marker_for(query).pieces(text))


@pytest.mark.parametrize("query, text, shown", [
    ("kunjungan", "Wali kota mengunjungi kota itu.", "Wali kota [mengunjungi] kota itu."),
    ("kerjasama", "Kota bekerja sama; sama saja.", "Kota [bekerja sama]; sama saja."),
    ("浜松", "市長が浜松市を訪問", "市長が[浜松]市を訪問"),
    ("wroclaw cafe", "Wrocław, CAFÉ", "[Wrocław], [CAFÉ]"),
    ("hama", "Hamamatsu", "[Hamamatsu]"),
    ("studies", "A study of studios", "A [study] of studios"),
    ("", "nothing", "nothing"),
    ("<b>", "<b>bold</b>", "<[b]>bold</[b]>"),
])  # fmt: skip
def test_the_words_that_answer_are_marked(query, text, shown):
    assert told(query, text) == shown


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_no_letter_is_lost_or_added(query, text):
    assert "".join(words for words, _hit in marker_for(query).pieces(text)) == text


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["kota", "limbah", "浜松市", "kerja sama", "x" * 30]), max_size=200))
def test_an_excerpt_is_short_and_shows_the_first_word_that_answers(words):
    text = " ".join(words)
    pieces = marker_for("limbah").excerpt(text)
    assert sum(len(piece) for piece, _hit in pieces) <= LENGTH + 8
    assert any(hit for _piece, hit in pieces) == ("limbah" in words)


def test_a_story_answers_when_every_word_of_the_query_stands_in_it():
    assert marker_for("kerjasama limbah").covers("Kota bekerja sama di bidang air limbah.")
    assert not marker_for("kerjasama limbah").covers("Kota bekerja sama.")

"""The tokeniser: what is written can be found."""

import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.search.tokens import bigrams, fold_words, index_tokens, query_terms, stems

WORDS = st.text(alphabet=st.characters(categories=["L", "N", "M", "P", "Z", "S", "Cc"]), max_size=60)


def found(query: str, text: str, languages=("id", "en")) -> bool:
    tokens = set(index_tokens(text, languages))
    return all(
        any(
            any(token.startswith(word) for token in tokens) if prefix else word in tokens
            for word, prefix in alternatives
        )
        for alternatives in query_terms(query)
    )


def test_threads_do_not_spoil_each_others_words():
    """A web process answers in several threads."""
    words = [f"{start}{middle}{end}" for start in ("nation", "relation", "vari", "general", "util") for middle in ("al", "iz", "ous")
             for end in ("ization", "ness", "ically", "ement", "ed", "ing", "ivity")]  # fmt: skip
    wanted = {word: stems.__wrapped__(word, ("en",)) for word in words}
    wrong = []

    def work():
        for word in words * 20:
            if stems.__wrapped__(word, ("en",)) != wanted[word]:
                wrong.append(word)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert wrong == []


@given(WORDS)
def test_every_text_is_found_by_each_of_its_own_words(text):
    for word in fold_words(text):
        assert found(word, text)


@given(WORDS)
def test_tokens_hold_letters_and_digits_only(text):
    """The databases get tokens inside quotes, so no token may hold one."""
    for token in [
        *index_tokens(text, ("id", "en")),
        *(word for term in query_terms(text) for word, _prefix in term),
    ]:
        assert token
        assert not set(token) & set("\"'\\ :*&|!()<>-")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("latih", "Pelatihan air limbah"),
        ("pelatihan", "dilatih di Hamamatsu"),
        ("visit", "The mayor visits Hamamatsu"),
        ("浜松", "浜松市を訪問"),
        ("市", "浜松市"),
        ("ﾊﾏﾏﾂ", "ハママツ"),
        ("Wroclaw", "Wrocław"),
        ("Köln", "Cologne, Koln"),
        ("hama", "Hamamatsu"),
        ("BANDUNG", "bandung"),
        ("수원", "수원시"),
    ],
)
def test_other_forms_of_a_word_find_it(query, text):
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"), [("松浜", "浜松市"), ("pelabuhan", "Pelatihan"), ("matsu", "Hamamatsu")]
)
def test_other_words_do_not(query, text):
    assert not found(query, text)


def test_two_characters_of_a_run_are_a_token():
    assert bigrams("浜松市") == ["浜松", "松市", "市"]


def test_a_long_query_is_cut_to_ten_words():
    assert len(query_terms("kota " * 500)) == 10


@pytest.mark.parametrize("query", ["kerja sama", "kerjasama", "bekerja sama", "bekerjasama"])
@pytest.mark.parametrize(
    "text", ["kerja sama", "kerjasama", "Kota bekerja sama.", "bekerjasama", "kerja-sama", "kerjasamanya"]
)
def test_a_compound_is_found_however_it_is_written(query, text):
    assert found(query, text)


@pytest.mark.parametrize("query, text", [
    ("tanda tangan", "menandatangani"), ("penandatanganan", "tanda tangan"), ("tanggung jawab", "pertanggungjawaban"),
    ("walikota", "Wali Kota Bandung"), ("wali kota", "walikota"), ("kunjungan", "mengunjungi"), ("mengunjungi", "berkunjung"),
])  # fmt: skip
def test_indonesian_words_are_found_by_their_stems(query, text):
    assert found(query, text)


def test_words_that_only_look_like_a_compound_are_none():
    assert not found("kerjasama", "kerja keras, sama saja") and not found("kerjasama", "wali kelas")

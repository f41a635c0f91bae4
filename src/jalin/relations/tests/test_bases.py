"""What a date stands for is read in the reader's language, or with the mark of its own."""

import pytest
from django.utils.translation import override

from jalin.relations.bases import PHRASES, basis_read, basis_written
from jalin.relations.models import Statement


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_a_known_phrase_is_kept_as_itself_and_read_in_every_language(phrase, language):
    with override(language):
        shown = basis_read(Statement(basis=phrase))
        assert not shown.is_foreign and basis_written(f" {shown.text.upper()} ") == {
            "basis": phrase,
            "basis_language": "",
        }
    assert language == "en" or shown.text != phrase


def test_words_of_ones_own_keep_the_language_they_were_written_in():
    with override("id"):
        kept = basis_written("hari rapat")
    assert kept == {"basis": "hari rapat", "basis_language": "id"}
    with override("ja"):
        assert basis_read(Statement(**kept)).is_foreign
    with override("id"):
        assert not basis_read(Statement(**kept)).is_foreign


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "kota kembar pada tahun itu"),
        ("ja", "姉妹都市として挙げられている"),
        ("en", "a sister city in that year"),
    ],
)
def test_the_page_of_a_partner_says_it_in_the_language_of_the_page(client, bandung, language, words):
    page = client.get(f"/{language}/partners/hamamatsu/").content.decode()
    assert words in page


def test_an_unknown_basis_is_marked_on_the_page_of_another_language(client, bandung):
    Statement.objects.filter(basis=PHRASES[5]).update(basis="im Jahresbericht", basis_language="en")
    assert '<span lang="en">Im Jahresbericht</span>' in client.get("/ja/partners/hamamatsu/").content.decode()

"""The public pages of a city that has published nothing yet."""

import pytest

from jalin.people.models import Office

LANGUAGES = ("id", "ja", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_partners_gets_a_sentence_and_a_first_act(client, db, language):
    Office.objects.create(
        city_eng="Bandung",
        city_ind="Kota Bandung",
        city_jpn="バンドン市",
        country="ID",
        latitude=-6.9,
        longitude=107.6,
    )
    html = client.get(f"/{language}/").content.decode()
    assert 'class="empty"' in html and f'href="/{language}/about/"' in html
    assert "worldmap.css" not in html


def test_a_program_that_was_not_set_up_yet_still_answers(client, db):
    for path in ("/en/", "/en/partners/", "/en/about/", "/en/accessibility/"):
        assert client.get(path).status_code == 200


def test_nothing_published_says_so(client, db):
    assert "No partner has been published yet." in client.get("/en/partners/").content.decode()

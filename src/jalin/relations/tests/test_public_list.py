"""The list of partners: filters in the address, order, pages."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from jalin.relations.services import create_partner

LANGUAGES = ("id", "ja", "en")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=UTC), tick=False):
        yield


def names(client, query="", language="en"):
    response = client.get(f"/{language}/partners/{query}")
    assert response.status_code == 200
    return [str(row["name"]) for row in response.context["rows"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_reads_in_every_language(client, bandung, language):
    html = client.get(f"/{language}/partners/").content.decode()
    assert f'<html lang="{language}"' in html
    row = re.search(r'<th scope="row".*?</th>', html, re.DOTALL).group()
    expected = {
        "en": (">Hamamatsu<", 'lang="ja">浜松市'),
        "id": (">Hamamatsu<", 'lang="ja">浜松市'),
        "ja": (">浜松市<", 'lang="en">Hamamatsu'),
    }
    assert all(part in row for part in expected[language])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?country=JP", {"Hamamatsu", "Kawasaki", "Japan Smart Community Alliance"}),
        ("?kind=limited", {"Kawasaki", "Namur"}),
        ("?field=transport", {"Seoul"}),
        ("?status=lapsed", {"Petaling Jaya"}),
        ("?status=exploring", {"Wroclaw"}),
        ("?status=active", set()),
        ("?q=hama", {"Hamamatsu"}),
        ("?q=浜松", {"Hamamatsu"}),
        ("?q=WROCŁAW", {"Wroclaw"}),
        ("?q=100%25", set()),
        ("?kind=none&country=KR", {"Daegu", "Seoul"}),
        ("?kind=sister&country=JP&field=water&status=idle&q=ham", {"Hamamatsu"}),
    ],
)
def test_a_filter_shows_exactly_what_it_says(client, bandung, query, expected):
    assert set(names(client, query)) == expected


def test_partners_with_an_agreement_and_those_without_make_up_all(client, bandung):
    everyone, agreed = names(client), names(client, "?kind=agreed")
    assert 0 < len(agreed) < len(everyone) and "Daegu" not in agreed and "Yingkou" in agreed


def test_the_order_is_by_last_contact_by_name_or_by_country(client, bandung):
    assert names(client)[:3] == ["Hamamatsu", "Melbourne", "Kawasaki"]
    assert set(names(client)[-2:]) == {"Wroclaw", "Yingkou"}  # no dated contact: last
    assert names(client, "?sort=name") == sorted(names(client), key=str.casefold)
    assert names(client, "?sort=country")[0] == "Melbourne"


@pytest.mark.parametrize(
    "query",
    ["?country=XX", "?status=wrong", "?sort=wrong", "?field=%00", "?kind=agreed'--", "?page=zzz", "?page=-3"],
)
def test_an_impossible_choice_is_no_filter_and_no_error(client, bandung, query):
    assert len(names(client, query)) == 16


def test_the_form_shows_what_the_address_says(client, bandung):
    html = client.get("/en/partners/?country=KR&status=idle&q=su").content.decode()
    assert (
        '<option value="KR" selected>' in html
        and '<option value="idle" selected>' in html
        and 'value="su"' in html
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_the_filter_has_a_name_for_those_who_cannot_see_it(client, bandung, language):
    html = client.get(f"/{language}/partners/").content.decode()
    for name in ("kind", "country", "field", "status", "q", "sort"):
        label = re.search(rf'<label for="id_{name}">(.*?)</label>', html)
        assert label and label.group(1).strip()


def test_nothing_found_says_so_and_leads_back(client, bandung):
    html = client.get("/en/partners/?q=atlantis").content.decode()
    assert "No partner fits these choices." in html and 'href="/en/partners/"' in html


def test_partners_that_are_not_published_are_in_no_list(client, bandung):
    create_partner(by="system:test", name_eng="Secret City", relation={"is_public": True})
    create_partner(by="system:test", name_eng="Half Public", is_public=True, relation={"is_public": False})
    assert not {"Secret City", "Half Public"} & set(names(client))


def test_pages_keep_the_filter(client, bandung):
    for number in range(25):
        create_partner(
            by="system:test",
            name_eng=f"Town {number:02}",
            country="FR",
            is_public=True,
            relation={"is_public": True},
        )
    first = client.get("/en/partners/?country=FR&sort=name")
    assert first.context["count"] == 25 and len(first.context["rows"]) == 20
    assert "?country=FR&amp;sort=name&amp;page=2" in first.content.decode()
    assert names(client, "?country=FR&sort=name&page=2") == [f"Town {number}" for number in range(20, 25)]

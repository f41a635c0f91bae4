"""Stories, partners, visits and agreements are found from every language, and nothing that is not published."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.agreements.services import open_case, publish_case
from jalin.kernel.search.services import index_keys
from jalin.relations.services import publish_partner
from jalin.visits.services import publish_visit

pytestmark = pytest.mark.django_db
NEWS = "news_reading.publishedstory"


@pytest.fixture
def told(published_story):
    """told(id="…", ja="…", en="…"): a story with these words, found as it is after the act that published it."""

    def make(slug: str, **words):
        story = published_story(slug, languages=tuple(words))
        for language, text in words.items():
            story.publications.filter(language=language).update(words=text)
        index_keys(NEWS, [story.pk])
        return story

    return make


def page(client, query: str, language: str = "en", kind: str = "") -> str:
    answer = client.get(f"/{language}/search/", {"q": query, "kind": kind})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("query, marked", [
    ("下水", "<mark>下水</mark>"), ("kerjasama", "<mark>bekerja sama</mark>"), ("kunjungan", "<mark>mengunjungi</mark>"),
    ("sewers", "<mark>sewer</mark>"),
])  # fmt: skip
def test_a_story_is_found_in_three_languages_and_its_words_are_marked(client, told, query, marked):
    told(
        "sewer",
        id="Kedua kota bekerja sama; wali kota mengunjungi instalasi.",
        ja="下水道を視察した。",
        en="They saw a sewer.",
    )
    shown = page(client, query, "id")
    assert marked in shown and shown.count("/news/sewer/") == 1


def test_a_title_comes_first_and_the_readers_language_is_shown(client, told):
    told("body", en="The wastewater of the mayor", id="x")
    told("title", en="Other words", id="x").publications.filter(language="en").update(title="Wastewater")
    from jalin.newsroom.models import Publication

    index_keys(NEWS, Publication.objects.filter(slug="title").values_list("story", flat=True))
    shown = page(client, "wastewater")
    assert re.findall(r"/en/news/(\w+)/", shown)[:2] == ["title", "body"]


def test_what_is_withdrawn_is_not_found(client, told):
    story = told("gone", en="unrepeatable")
    assert "/en/news/gone/" in page(client, "unrepeatable")
    story.publications.update(is_open=False)
    assert "/en/news/gone/" not in page(client, "unrepeatable")


def test_published_visits_and_agreements_are_found_by_everybody(client, journey, hamamatsu):
    case = open_case(by="system:test", relation=hamamatsu, kind="sister", procedure="id-permendagri-25-2020",
                     opened_on=date(2024, 1, 8), title_eng="Renewing the tie")  # fmt: skip
    assert "Renewing" not in page(client, "tie")
    publish_case(by="system:test", case=case, is_public=True)
    assert "/en/partners/hamamatsu/#agreements" in page(client, "renewing tie")
    assert f"/en/visits/{journey.reference}/" in page(client, "journey")
    publish_visit(by="system:test", visit=journey, is_public=False)
    assert journey.reference not in page(client, "journey")


def test_what_hangs_on_a_partner_is_found_as_soon_as_the_partner_is_published(client, journey, hamamatsu):
    publish_partner(by="system:test", partner=hamamatsu.partner, is_public=False)
    assert journey.reference not in page(client, "journey")
    publish_partner(by="system:test", partner=hamamatsu.partner, is_public=True)
    assert journey.reference in page(client, "journey")


def test_one_kind_alone_has_pages(client, told):
    for n in range(12):
        told(f"n-{n}", en="wastewater")
    shown = page(client, "wastewater")
    assert shown.count("/en/news/n-") == 5 and "kind=st" in shown
    shown = page(client, "wastewater", kind="st")
    assert shown.count("/en/news/n-") == 10 and "1 to 10 of 12" in shown
    assert client.get("/en/search/?q=wastewater&kind=st&page=2").content.decode().count("/en/news/n-") == 2
    for odd in ("0", "-1", "x", "99999", "٣"):
        assert client.get("/en/search/", {"q": "wastewater", "kind": "st", "page": odd}).status_code == 200


def test_a_search_of_everything_asks_seven_statements(client, told, journey):
    for n in range(8):
        told(f"n-{n}", en="Hamamatsu")
    with CaptureQueriesContext(connection) as asked:
        shown = page(client, "Hamamatsu")
    assert "/en/news/n-7/" in shown and journey.reference in shown and "/en/partners/hamamatsu/" in shown
    assert len(asked) <= 7

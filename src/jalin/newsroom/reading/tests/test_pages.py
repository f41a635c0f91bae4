"""The list of news and the page of a story, as everybody opens them."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.newsroom.models import Publication, Story
from jalin.relations.public.caching import Kept

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def slugs(page: str) -> list[str]:
    return re.findall(r'story-card-title"><a href="/\w\w/news/([\w-]+)/"', page)


def test_twenty_stories_a_page_and_every_one_is_reached_both_ways(client, many):
    many(45)
    seen, address, last = [], "/en/news/", ""
    for _page in range(3):
        page, last = text(client.get(address)), address
        seen.append(slugs(page))
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/en/news/" + older[1].replace("&amp;", "&") if older else ""
    assert [len(found) for found in seen] == [20, 20, 5] and address == ""
    assert [slug for found in seen for slug in found] == [f"story-{n}" for n in reversed(range(45))]
    newer = re.search(r'rel="prev" href="([^"]+)"', text(client.get(last)))[1]
    assert slugs(text(client.get("/en/news/" + newer.replace("&amp;", "&")))) == seen[1]


def test_a_partner_of_whom_nothing_is_told_has_no_story(client, published_story, hamamatsu):
    published_story()
    assert "No story fits these choices." in text(client.get("/en/news/?partner=hamamatsu"))


@pytest.mark.parametrize(
    "query", ["before=x", "before=1-", "before=99999999999999999-1", "after=%00", "page=7"]
)
def test_an_address_that_means_nothing_shows_the_latest(client, published_story, query):
    published_story()
    assert slugs(text(client.get(f"/en/news/?{query}")))


def test_the_archive_by_year_field_and_partner_reads_as_a_sentence(
    client, published_story, about, journey, hamamatsu, wastewater
):
    about(published_story("old", at=datetime(2018, 11, 5, tzinfo=UTC)), journey)
    about(published_story("new", at=datetime(2020, 1, 1, tzinfo=UTC)), hamamatsu, wastewater)
    published_story("other", at=datetime(2020, 2, 1, tzinfo=UTC))
    page = text(client.get("/en/news/?year=2018&partner=hamamatsu"))
    assert slugs(page) == ["old"] and "<h1>News of 2018 with Hamamatsu</h1>" in page
    assert slugs(text(client.get("/en/news/?partner=hamamatsu"))) == ["new", "old"]
    assert slugs(text(client.get("/en/news/?field=wastewater"))) == ["new"]
    assert "No story fits these choices." in text(client.get("/en/news/?field=wastewater&year=2018"))


def test_a_year_is_that_of_the_office(client, published_story, settings):
    published_story("eve", at=datetime(2019, 12, 31, 18, tzinfo=UTC))  # 1 January 2020 at 01:00 in Bandung
    assert settings.TIME_ZONE == "Asia/Jakarta"
    assert slugs(text(client.get("/en/news/?year=2020"))) == ["eve"]


def test_a_story_says_what_it_is_about_and_the_languages_it_has(
    client, published_story, about, hamamatsu, journey
):
    about(published_story("journey", languages=("id", "en")), hamamatsu, journey)
    page = text(client.get("/en/news/journey/"))
    assert 'href="/en/partners/hamamatsu/"' in page and f'href="/en/visits/{journey.reference}/"' in page
    assert re.findall(r'rel="alternate" hreflang="([^"]+)"', page) == ["id", "en", "x-default"]
    assert page.count("<h1") == 1


def test_a_story_not_in_this_language_is_shown_in_the_one_it_has_and_says_so(client, published_story):
    published_story("hanya", languages=("id",))
    page = text(client.get("/ja/news/hanya/"))
    assert '<div class="story-text" lang="id">' in page and 'class="notice' in page
    assert '<link rel="canonical" href="http://testserver/id/news/hanya/">' in page
    assert 'lang="id"' in text(client.get("/ja/news/")) and '/id/news/hanya/"' in text(
        client.get("/ja/news/")
    )


def test_an_address_of_another_language_leads_to_ones_own(client, published_story):
    story = published_story("a", languages=("id",))
    Publication.objects.create(story=story, language="ja", slug="b", title="b", summary="b", published_at=story.first_published_at,
                               changed_at=story.first_published_at)  # fmt: skip
    assert client.get("/ja/news/a/").url == "/ja/news/b/"


def test_a_withdrawn_story_is_gone_and_the_page_says_so(client, published_story):
    story = published_story("gone")
    story.publications.update(is_open=False)
    answer = client.get("/en/news/gone/")
    assert answer.status_code == 410 and "The office has withdrawn it" in answer.content.decode()
    assert client.get("/en/news/never/").status_code == 404
    assert not slugs(text(client.get("/en/news/")))


def test_corrections_and_invented_rows_are_seen(client, published_story):
    story = published_story("wrong", is_invented=True)
    story.publications.update(
        corrections=[{"at": "2026-11-20T03:00:00+00:00", "text": "It was <b>Tuesday</b>."}]
    )
    page = text(client.get("/en/news/wrong/"))
    assert "It was &lt;b&gt;Tuesday&lt;/b&gt;." in page and "20 November 2026" in page
    assert "This story is an invented example." in page


def test_hostile_words_stay_words(client, published_story, about, hamamatsu):
    story = about(published_story("hostile"), hamamatsu)
    story.publications.update(
        title='</script><script>alert(1)</script>"', summary='"><img src=x onerror=alert(1)>\u202e'
    )
    page = text(client.get("/en/news/hostile/"))
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "<script>alert" not in text(client.get("/en/news/"))


@pytest.mark.parametrize("address", ["/en/news/", "/en/news/story-0/", "/en/news/?partner=hamamatsu"])
def test_the_number_of_queries_does_not_grow_with_the_stories(
    client, many, about, hamamatsu, wastewater, address
):
    for story in many(10):
        about(story, hamamatsu, wastewater)
    count = statements(client, address)
    at = datetime(2019, 1, 1, tzinfo=UTC)
    for story in Story.objects.bulk_create(
        Story(reference=f"X-{n}", first_published_at=at) for n in range(90)
    ):
        about(story, hamamatsu, wastewater)
        Publication.objects.create(story=story, language="en", slug=f"more-{story.pk}", title="More", summary="More",
                                   published_at=at, changed_at=at)  # fmt: skip
    assert statements(client, address) == count <= 7


def statements(client, address: str) -> int:
    """Of a page that is drawn anew, once its filter knows what there is to choose from; drawn again it asks no more than two for
    the frame and one for the visitor's copy."""
    Kept.forget_all()
    client.get(address)
    Kept.forget_all()
    with CaptureQueriesContext(connection) as cold:
        text(client.get(address))
    with CaptureQueriesContext(connection) as kept:
        text(client.get(address))
    assert len(kept) <= 3
    return len(cold)

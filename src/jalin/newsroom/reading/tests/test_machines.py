"""What machines read: feeds, the map of the site, robots.txt, schema.org data."""

import json
import re
from datetime import UTC, datetime

import pytest
from lxml import etree

from jalin.newsroom.models import Publication

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def xml(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    return etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False, no_network=True))


def test_a_feed_is_valid_atom_in_one_language_with_the_whole_text(client, published_story, hamamatsu):
    story = published_story("both", at=datetime(2018, 11, 5, tzinfo=UTC))
    published_story("only-indonesian", languages=("id",), at=datetime(2018, 11, 6, tzinfo=UTC))
    story.publications.update(summary="A <b>bold</b> word", words="One & <two>\n\nthree")
    feed = xml(client, "/en/news/feed.atom")
    assert feed.tag == f"{ATOM}feed" and feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for needed in ("id", "title", "updated", "author"):  # RFC 4287, 4.1.1
        assert feed.find(f"{ATOM}{needed}") is not None, needed
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/en/news/", "self": "http://testserver/en/news/feed.atom"}
    (entry,) = feed.findall(f"{ATOM}entry")
    for needed in ("id", "title", "updated", "published", "summary", "content", "link"):  # 4.1.2
        assert entry.find(f"{ATOM}{needed}") is not None, needed
    assert entry.find(f"{ATOM}content").text == "<p>One &amp; &lt;two&gt;</p>\n\n<p>three</p>"
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html" and summary.text == "A &lt;b&gt;bold&lt;/b&gt; word"
    assert datetime.fromisoformat(entry.find(f"{ATOM}updated").text) == datetime(2018, 11, 5, tzinfo=UTC)


def test_the_name_of_an_entry_stays_when_its_text_changes(client, published_story):
    story = published_story("stays")
    before = xml(client, "/en/news/feed.atom").find(f".//{ATOM}entry/{ATOM}id").text
    story.publications.update(title="Other", changed_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert xml(client, "/en/news/feed.atom").find(f".//{ATOM}entry/{ATOM}id").text == before


def test_feeds_of_a_partner_and_of_a_field(client, published_story, about, hamamatsu, wastewater, journey):
    about(published_story("journey"), journey)
    about(published_story("pipes"), wastewater)

    def titles(query):
        return [
            link.get("href").rsplit("/", 2)[1]
            for link in xml(client, f"/en/news/feed.atom?{query}").findall(f".//{ATOM}entry/{ATOM}link")
        ]

    assert titles("partner=hamamatsu") == ["journey"] and titles("field=wastewater") == ["pipes"]
    names = {
        xml(client, f"/en/news/feed.atom{query}").find(f"{ATOM}id").text
        for query in ("", "?partner=hamamatsu", "?field=wastewater")
    }
    assert len(names) == 3  # no two feeds have the same name
    assert client.get("/en/news/feed.atom?partner=nowhere").status_code == 404
    assert client.get("/en/news/feed.atom?field=nothing").status_code == 404
    assert (
        'href="/en/news/feed.atom?partner=hamamatsu"'
        in client.get("/en/news/?partner=hamamatsu").content.decode()
    )


def test_every_public_page_names_the_feed_of_its_language(client, hamamatsu):
    for address, feed in (("/ja/", "/ja/news/feed.atom"), ("/id/partners/hamamatsu/", "/id/news/feed.atom")):
        assert f'type="application/atom+xml" href="{feed}"' in client.get(address).content.decode()


def test_the_map_of_the_site_names_each_page_in_the_languages_it_has(client, published_story, journey):
    story = published_story("told", languages=("id", "en"))
    Publication.objects.filter(story=story, language="id").update(slug="dikabarkan")
    published_story("gone").publications.update(is_open=False)
    sections = xml(client, "/sitemap.xml").xpath("//s:loc/text()", namespaces=MAP)
    assert "http://testserver/sitemap-stories.xml" in sections
    found = {}
    for section in sections:
        for url in xml(client, section.removeprefix("http://testserver")).xpath("//s:url", namespaces=MAP):
            found[url.xpath("s:loc/text()", namespaces=MAP)[0]] = {
                link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=MAP)
            }
    here = "http://testserver"
    assert found[f"{here}/en/news/told/"] == {
        "id": f"{here}/id/news/dikabarkan/",
        "en": f"{here}/en/news/told/",
    }
    assert f"{here}/ja/partners/hamamatsu/" in found and f"{here}/en/visits/{journey.reference}/" in found
    assert not any("gone" in address for address in found)
    for address in found:
        assert client.get(address.removeprefix(here)).status_code == 200, address


def test_a_section_that_does_not_exist_is_not_found(client, db):
    assert client.get("/sitemap-secrets.xml").status_code == 404
    assert client.get("/sitemap-stories.xml?p=99").status_code == 404


def test_robots_are_told_where_the_map_is_and_what_is_closed(client, db):
    told = client.get("/robots.txt").content.decode()
    assert (
        "Sitemap: http://testserver/sitemap.xml" in told
        and "Disallow: /desk/" in told
        and "Disallow: /cms/" in told
    )


def test_a_story_tells_machines_what_it_is(client, published_story, about, hamamatsu):
    story = about(published_story("told", languages=("id", "en")), hamamatsu)
    story.publications.update(
        title="</script><b>", corrections=[{"at": "2026-11-20T03:00:00+00:00", "text": "Friday"}]
    )
    page = client.get("/en/news/told/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(data)
    assert (
        data["@type"] == "NewsArticle" and data["headline"] == "</script><b>" and data["inLanguage"] == "en"
    )
    assert (
        data["about"][0]["url"] == "http://testserver/en/partners/hamamatsu/"
        and data["correction"][0]["text"] == "Friday"
    )
    assert (
        datetime.fromisoformat(data["datePublished"]).tzinfo
        and data["publisher"]["name"] == "Cooperation Division"
    )
    assert '<meta property="og:type" content="article">' in page

"""Stories appear on the pages of what they are about, each for one statement more."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.agreements.services import open_case, publish_case

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database


def shown(client, address: str) -> tuple[str, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode(), len(asked)


@pytest.fixture
def case(hamamatsu):
    case = open_case(by="system:test", relation=hamamatsu, kind="sister", procedure="id-permendagri-25-2020",
                     opened_on=date(2024, 1, 8), title_eng="Renewing the tie")  # fmt: skip
    return publish_case(by="system:test", case=case, is_public=True)


def test_a_story_is_on_the_home_page_and_those_of_partner_visit_and_agreement(
    client, published_story, about, journey, case
):
    addresses = ["/en/", "/en/partners/hamamatsu/", f"/en/visits/{journey.reference}/"]
    before = {address: shown(client, address) for address in addresses}
    about(published_story("told"), journey, case)
    for address in addresses:
        page, count = shown(client, address)
        assert '"/en/news/told/"' in page and '"/en/news/told/"' not in before[address][0]
        assert count <= before[address][1]  # asked for before there was a story too
    page, _count = shown(client, "/en/partners/hamamatsu/")
    assert page.index("In the news:") < page.index('id="news-title"')
    assert page.count('"/en/news/told/"') == 2


def test_a_story_stands_once_on_the_home_page(client, journey):
    from jalin.newsroom.services import publish_text, start_story, text_in

    body = [{"id": "b1", "kind": "text", "text": "Kata."}]
    story = start_story(by="system:test", original="id", title="Berita kota", summary="Ringkas.", body=body,
                        subjects=[("visit", journey.pk)])  # fmt: skip
    publish_text(by="system:test", text=text_in(story, "id"))
    assert shown(client, "/id/")[0].count("Berita kota") == 1
    assert (
        shown(client, "/id/partners/hamamatsu/")[0].count("Berita kota") == 2
    )  # as news, and on the timeline


def test_the_home_page_shows_the_latest_four_and_leads_to_the_others(client, many, journey):
    many(6)
    page, _count = shown(client, "/en/")
    assert [n for n in range(6) if f"/en/news/story-{n}/" in page] == [
        2,
        3,
        4,
        5,
    ] and 'href="/en/news/">All stories' in page


@pytest.fixture
def draft(hamamatsu, journey, case):
    from jalin.newsroom.services import set_subjects, start_story

    story = start_story(by="system:test", original="id", title="Rancangan", summary="Belum terbit.", body=[])
    set_subjects(by="system:test", story=story, subjects=[("visit", journey.pk), ("agreement", case.pk)])
    return story


def test_the_desk_shows_drafts_on_the_same_pages_and_the_public_does_not(
    client, draft, journey, case, make_user, sign_in
):
    assert "Rancangan" not in shown(client, "/en/partners/hamamatsu/")[0]
    sign_in(client, make_user("officer"))
    for address in (f"/desk/visits/{journey.pk}/", f"/desk/cases/{case.pk}/", "/desk/relations/hamamatsu/"):
        page, count = shown(client, address)
        assert f'href="/cms/stories/{draft.pk}/"' in page, address
        assert count <= 14

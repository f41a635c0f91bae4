"""The API shows what the pages show, and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jalin.relations.models import Event, Partner
from jalin.relations.services import create_partner


def test_a_partner_comes_with_names_status_and_address(bandung, client):
    found = client.get("/api/v1/partners/hamamatsu").json()
    assert found["name"]["ja"] == "浜松"
    assert found["name_own"] == "浜松市"
    assert found["relation"] == "sister"
    assert found["status"]["key"] == "idle"
    assert found["status"]["days_are_exact"] is True
    assert found["url"].endswith("/partners/hamamatsu/")


def test_pages_follow_a_cursor_until_the_end(bandung, client):
    slugs, after = [], ""
    while after is not None:
        page = client.get("/api/v1/partners", {"limit": 5, "after": after}).json()
        slugs += [row["slug"] for row in page["items"]]
        after = page["next"]
    assert slugs == sorted(Partner.objects.values_list("slug", flat=True))


def test_events_of_a_partner_carry_every_statement(bandung, client):
    events = client.get("/api/v1/events", {"partner": "hamamatsu", "limit": 200}).json()["items"]
    begun = next(event for event in events if event["kind"] == "relation_established")
    assert begun["disputed"] is True
    assert sorted(row["date"]["start"][:4] for row in begun["statements"]) == ["2002", "2008", "2014"]
    assert begun["date"]["precision"] == "year"


def test_what_is_not_published_is_not_there(bandung, client, make_user, sign_in):
    create_partner(by="system:test", name_eng="Quiet Harbour", country="NZ", relation={})
    Event.objects.filter(relation__partner__slug="namur").update(audience="staff")
    assert client.get("/api/v1/partners/quiet-harbour").status_code == 404
    assert client.get("/api/v1/partners", {"country": "nz"}).json()["items"] == []
    assert client.get("/api/v1/events", {"partner": "namur"}).json()["items"] == []
    sign_in(client, make_user("officer"))
    assert client.get("/api/v1/partners/quiet-harbour").status_code == 200
    assert len(client.get("/api/v1/events", {"partner": "namur"}).json()["items"]) == 1


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": 10_000}, {"limit": "x"}, {"after": "x" * 500}, {"country": "INDONESIA"}]
)
def test_a_wrong_parameter_gets_a_problem_with_a_sentence(bandung, client, query):
    answer = client.get("/api/v1/partners", query)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize("number", ["0", "99999999", str(2**63), str(2**80), "-1"])
def test_an_unknown_event_is_not_found(bandung, client, number):
    assert client.get(f"/api/v1/events/{number}").status_code in {404, 422}


@pytest.mark.parametrize(
    "path", ["/api/v1/partners", "/api/v1/events", "/api/v1/fields", "/api/v1/partners/hamamatsu"]
)
def test_nothing_can_be_written(bandung, client, path):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(path).status_code == 405


@pytest.mark.one_database
def test_statements_are_equal_for_ten_and_a_hundred_rows(bandung, client):
    def count(limit):
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/v1/events", {"limit": limit})
        return len(queries)

    assert count(2) == count(35) <= 12


def test_the_description_is_openapi_3_1(client, db):
    schema = client.get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/partners" in schema["paths"]


def test_stories_follow_a_cursor_and_carry_each_language_and_no_draft(client, db):
    from jalin.newsroom.services import publish_text, save_text, start_story, text_in

    body, by = [{"id": "b1", "kind": "text", "text": "Dua kota membahas air limbah."}], "system:test"
    for n in range(3):
        story = start_story(by=by, original="id", title=f"Berita {n}", summary="Ringkas.", body=body)
        publish_text(by=by, text=text_in(story, "id"))
    save_text(
        by=by, text=text_in(story, "id"), title="Rahasia", summary="Ringkas.", body=body, seen_version=1
    )
    found, after = [], ""
    while after is not None:
        page = client.get("/api/v1/news", {"limit": 2, "after": after}).json()
        found += [row["texts"][0]["title"] for row in page["items"]]
        after = page["next"]
    assert found == ["Berita 2", "Berita 1", "Berita 0"]
    one = client.get(f"/api/v1/news/{story.pk}").json()
    assert one["words"]["id"] == "Dua kota membahas air limbah." and one["texts"][0]["url"].endswith(
        "/id/news/berita-2/"
    )
    assert client.get("/api/v1/news/99999999999999999999").status_code == 404

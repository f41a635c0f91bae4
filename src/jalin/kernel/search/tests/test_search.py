"""Finding through the public door, with the rights of the reader."""

import pytest
from django.contrib.auth.models import AnonymousUser

from jalin.kernel.search import services
from jalin.kernel.search.models import SearchEntry
from jalin.kernel.search.selectors import search_rows
from jalin.kernel.search.services import rebuild_index
from jalin.relations.models import Event, Partner, Relation
from jalin.relations.services import (
    add_event,
    create_partner,
    edit_partner,
    edit_relation,
    publish_partner,
    withdraw_event,
)

PARTNER, EVENT = "relations.partner", "relations.event"
PUBLIC = AnonymousUser()


def slugs(user, query):
    return [partner.slug for partner in search_rows(user, PARTNER, query)]


@pytest.mark.parametrize("query", ["hamamatsu", "浜松", "浜松市", "HAMA", "hamamatsu jepang"])
def test_a_partner_is_found_by_any_of_its_names_and_its_country(bandung, query):
    assert slugs(PUBLIC, query) == ["hamamatsu"]


def test_an_event_is_found_in_three_languages(bandung):
    for query in ("wastewater visit", "limbah mengunjungi", "下水道 訪問"):
        assert [event.starts_on.isoformat() for event in search_rows(PUBLIC, EVENT, query)][:1] == [
            "2018-11-02"
        ], query


def test_what_is_not_published_is_found_by_the_office_only(bandung, make_user):
    partner = create_partner(by="system:test", name_eng="Quiet Harbour", country="NZ", relation={})
    add_event(
        by="system:test",
        relation=partner.relation,
        kind="letter",
        source="a letter",
        summary_eng="Secret regatta",
    )
    officer = make_user("officer")
    assert slugs(PUBLIC, "quiet") == []
    assert search_rows(PUBLIC, EVENT, "regatta") == []
    assert slugs(officer, "quiet") == ["quiet-harbour"]
    assert len(search_rows(officer, EVENT, "regatta")) == 1


def test_publishing_makes_a_partner_and_its_public_events_findable(bandung):
    partner = create_partner(by="system:test", name_eng="Quiet Harbour", country="NZ", relation={})
    add_event(by="system:test", relation=partner.relation, kind="letter", source="a letter", summary_eng="Open regatta",
              audience="public")  # fmt: skip
    assert search_rows(PUBLIC, EVENT, "regatta") == []
    publish_partner(by="system:test", partner=partner, is_public=True)
    assert slugs(PUBLIC, "quiet") == ["quiet-harbour"]
    assert len(search_rows(PUBLIC, EVENT, "regatta")) == 1


def test_who_hides_a_relation_hides_its_events(bandung):
    relation = Relation.objects.get(partner__slug="hamamatsu")
    assert search_rows(PUBLIC, EVENT, "wastewater visit")
    edit_relation(by="system:test", relation=relation, is_public=False)
    assert search_rows(PUBLIC, EVENT, "wastewater visit") == []


def test_a_new_event_is_indexed_without_the_rest_of_its_timeline(bandung, monkeypatch):
    indexed = []
    whole = services.index_objects
    monkeypatch.setattr(
        services, "index_objects", lambda noun, rows: (indexed.append((noun, len(rows))), whole(noun, rows))
    )
    relation = Relation.objects.get(partner__slug="hamamatsu")
    add_event(by="system:test", relation=relation, kind="letter", source="a letter", summary_eng="Regatta")
    assert sorted(indexed) == [(EVENT, 1), (PARTNER, 1)]


def test_a_renamed_partner_is_found_by_its_new_name_only(bandung):
    partner = create_partner(by="system:test", name_eng="Oldport", is_public=True)
    edit_partner(by="system:test", partner=partner, name_eng="Newport")
    assert slugs(PUBLIC, "oldport") == []
    assert slugs(PUBLIC, "newport") == ["newport"] or slugs(PUBLIC, "newport") == ["oldport"]


def test_a_withdrawn_event_is_not_found(bandung, make_user):
    event = Event.objects.get(starts_on="2018-11-02")
    withdraw_event(by="system:test", event=event, reason="typed twice")
    assert event.pk not in [found.pk for found in search_rows(make_user("officer"), EVENT, "wastewater")]


@pytest.mark.parametrize(
    "query", ["", "   ", "'\"", '" OR 1=1 --', "names:x", "a AND", "(", "*", "NEAR(a b)", "\x00", "🙂", "%_"]
)
def test_hostile_queries_find_nothing_and_break_nothing(bandung, query):
    assert isinstance(search_rows(PUBLIC, PARTNER, query), list)


def test_rebuilding_gives_the_same_index(bandung):
    before = {query: slugs(PUBLIC, query) for query in ("hama", "浜松", "jerman", "kota")}
    entries = SearchEntry.objects.count()
    rebuild_index()
    assert {query: slugs(PUBLIC, query) for query in before} == before
    assert SearchEntry.objects.count() == entries > Partner.objects.count() + Event.objects.count()


def test_the_page_shows_results_in_the_readers_language(bandung, client):
    page = client.get("/ja/search/?q=浜松").content.decode()
    assert 'href="/ja/partners/hamamatsu/"' in page
    assert 'lang="ja"' in page


def test_the_page_says_so_when_nothing_is_found(bandung, client):
    page = client.get("/en/search/?q=zzzz<script>").content.decode()
    assert "Nothing was found" in page
    assert "<script>" not in page.replace("<script src", "")

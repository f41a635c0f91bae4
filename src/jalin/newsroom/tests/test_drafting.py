"""“Write about this”: what the record says becomes a draft in three languages, and names no person."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from jalin.agreements.services import open_case, record_step
from jalin.newsroom.drafting.facts import Cited, Facts, body_of, plain
from jalin.newsroom.drafting.services import draft_story
from jalin.newsroom.models import Story
from jalin.newsroom.services import publish_text
from jalin.people.models import Office, Unit
from jalin.relations.models import Event, Field, Partner, Relation
from jalin.relations.services import add_event
from jalin.visits.delegation.services import put_delegate
from jalin.visits.programme.services import put_item
from jalin.visits.promises.services import record_commitment
from jalin.visits.services import plan_visit

BY = "system:test"
pytestmark = pytest.mark.django_db


@pytest.fixture
def relation(db):
    Office.objects.create(city_ind="Kota Bandung", city_jpn="バンドン市", city_eng="City of Bandung", name_eng="Division", country="ID",
                          latitude="-6.92", longitude="107.6")  # fmt: skip
    partner = Partner.objects.create(slug="hamamatsu", name_ind="Hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", own_language="ja",
                                     sort_name="hamamatsu", country="JP", is_public=True)  # fmt: skip
    relation = Relation.objects.create(partner=partner, is_public=True)
    add_event(by=BY, relation=relation, kind="loi_signed", source="city.example/loi", starts_on=date(2014, 12, 19), precision="day",
              summary_eng="Letter of intent", summary_ind="Surat pernyataan", summary_jpn="意向書", audience="public")  # fmt: skip
    return relation


@pytest.fixture
def visit(relation):
    visit = plan_visit(by=BY, relation=relation, direction="outgoing", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6),
                       title_eng="The mayor in Hamamatsu", title_ind="Wali kota di Hamamatsu", title_jpn="市長の浜松訪問",
                       fields=[Field.objects.create(key="water", name_eng="Wastewater", name_ind="Air limbah", name_jpn="下水")],
                       home_zone="Asia/Jakarta", partner_zone="Asia/Tokyo", source="Letter 7")  # fmt: skip
    put_delegate(by=BY, visit=visit, side="home", role="head", rank=10, office_eng="Mayor of Bandung", office_ind="Wali Kota Bandung",
                 office_jpn="バンドン市長", family_name="Secretname", given_name="Hidden")  # fmt: skip
    at = datetime(2018, 11, 3, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    put_item(by=BY, visit=visit, starts_at=at, ends_at=at + timedelta(hours=1), zone="Asia/Tokyo", kind="site", title_eng="The treatment plant",
             title_ind="Instalasi pengolahan", title_jpn="処理場", place="Hamamatsu")  # fmt: skip
    record_commitment(by=BY, visit=visit, owed_by="partner", what_eng="Send the plan", unit=Unit.objects.create(key="u"), counterpart="Office",
                      made_on=date(2018, 11, 3), due_on=date(2018, 12, 1))  # fmt: skip
    return visit


@pytest.fixture
def editor(make_user):
    return make_user("officer")


def words_of(text) -> str:
    return "\n".join(
        [
            text.title,
            text.summary,
            *(str(block.get("text", "")) + str(block.get("office", "")) for block in text.body),
        ]
    )


def test_a_visit_becomes_a_draft_in_three_languages_with_facts_quotations_and_sources(visit, editor):
    story = draft_story(by=editor, kind="visit", key=visit.pk, original="id")
    texts = {text.language: text for text in story.texts.all()}
    assert {len(text.body) for text in texts.values()} == {6} and len(
        {tuple(b["id"] for b in t.body) for t in texts.values()}
    ) == 1
    english, japanese, indonesian = (words_of(texts[code]) for code in ("en", "ja", "id"))
    assert "A delegation of the City of Bandung was in Hamamatsu: 2–6 November 2018." in english
    assert "3 November 2018: The treatment plant, Hamamatsu" in english and "Wastewater" in english
    assert (
        "19 December 2014: Letter of intent" in english
        and "[city.example/loi](https://city.example/loi)" in english
    )
    assert "Hamamatsu: Send the plan (until 1 December 2018) — not public yet" in english
    assert (
        "Wali Kota Bandung" in indonesian
        and "Air limbah" in indonesian
        and "バンドン市長" in japanese
        and "処理場" in japanese
    )
    assert not any("Secretname" in words or "Hidden" in words for words in (english, japanese, indonesian))
    assert {(row.kind, row.object_id) for row in story.subjects.all()} == {
        ("visit", visit.pk), ("relation", visit.relation_id), ("field", visit.fields.get().pk)}  # fmt: skip
    quotation = next(block for block in texts["en"].body if block["kind"] == "quotation")
    assert (quotation["text"], quotation["office"]) == ("", "Mayor of Bandung")
    with pytest.raises(
        Exception, match="quotation is empty"
    ):  # nobody's words are invented, so it cannot go out
        publish_text(by=BY, text=texts["en"])


def test_an_agreement_that_is_not_signed_is_waited_for(relation, editor):
    case = open_case(
        by=BY,
        relation=relation,
        kind="sister",
        procedure="generic-two-step",
        opened_on=date(2024, 1, 8),
        title_eng="The tie",
    )
    record_step(
        by=BY,
        case=case,
        stage="intent",
        outcome="done",
        source="Letter",
        starts_on=date(2024, 2, 1),
        precision="day",
    )
    story = draft_story(by=editor, kind="agreement", key=case.pk, original="en")
    words = words_of(story.texts.get(language="en"))
    assert story.waits_for == case and "1 February 2024" in words and "not public yet" in words
    record_step(
        by=BY,
        case=case,
        stage="agreement",
        outcome="done",
        source="MoU",
        starts_on=date(2024, 6, 1),
        precision="day",
    )
    assert draft_story(by=editor, kind="agreement", key=case.pk).waits_for is None


@pytest.mark.parametrize("kind", ["event", "relation"])
def test_an_event_and_a_relation_too(relation, kind, editor):
    event = Event.objects.get()
    story = draft_story(by=editor, kind=kind, key=event.pk if kind == "event" else relation.pk, original="ja")
    assert story.texts.count() == 3 and "意向書" in words_of(story.texts.get(language="ja"))


def test_the_button_stands_where_one_may_write_and_leads_to_a_draft(visit, client, make_user, sign_in):
    desk = sign_in(client, make_user("officer"))
    url = reverse("newsroom:write_about", args=["visit", visit.pk])
    assert url in desk.get(reverse("desk:visit", args=[visit.pk])).content.decode()
    assert "The mayor in Hamamatsu" in desk.get(url).content.decode()
    assert desk.post(url, {"original": "en"}).status_code == 302 and Story.objects.get().original == "en"
    event = Event.objects.get(kind="visit")
    drawer = desk.get(reverse("desk:event", args=[event.pk]), headers={"X-Drawer": "act"})
    assert "about/event" in drawer.content.decode()
    assert desk.get(reverse("newsroom:write_about", args=["nothing", 1])).status_code == 404
    auditor = sign_in(client, make_user("auditor"))
    assert url not in auditor.get(reverse("desk:visit", args=[visit.pk])).content.decode()
    assert auditor.post(url, {"original": "en"}).status_code == 403


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "Wali Kota Bandung"), ("ja", "バンドン市長"), ("en", "Mayor of the City of Bandung")],
)
def test_the_mayor_is_called_as_one_writes(relation, editor, language, words):
    story = draft_story(by=editor, kind="relation", key=relation.pk)
    body = story.texts.get(language=language).body
    assert [block["office"] for block in body if block["kind"] == "quotation"] == [words]


def test_words_of_the_record_are_never_read_as_markup():
    assert plain("A [b](c) *d* <e>\n## f") == "A b c d e f"
    assert Cited("A [title]", "https://x.example/a").line == "[A title](https://x.example/a)"
    assert Cited("A", "javascript:alert(1)").line == "A"
    assert [block["id"] for block in body_of(Facts("T", "S", ["L"]))] == ["lead"]

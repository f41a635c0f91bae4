"""From the first words to what the public reads: every act through its door."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jalin.agreements.services import open_case, record_step
from jalin.kernel.access import NotAllowed
from jalin.kernel.journal.models import Entry
from jalin.newsroom import following
from jalin.newsroom.models import Publication, Story, Text, Version
from jalin.newsroom.services import (
    Meanwhile,
    add_correction,
    change_story,
    discard_story,
    publish_text,
    release_due,
    save_text,
    schedule_text,
    send_back,
    set_subjects,
    start_story,
    submit_text,
    text_in,
    unschedule_text,
    withdraw_text,
)
from jalin.relations.models import Event, Partner, Relation

BY = "system:test"
BODY = [
    {"id": "b1", "kind": "text", "text": "Two cities talk."},
    {"id": "b2", "kind": "text", "text": "About water."},
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def relation(db):
    partner = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", sort_name="hamamatsu", is_public=True
    )
    return Relation.objects.create(partner=partner, is_public=True)


@pytest.fixture
def text(db):
    """A text that could be published."""
    story = start_story(
        by=BY, original="en", title="The mayor in Hamamatsu", summary="Two cities talk.", body=BODY
    )
    return text_in(story, "en")


def again(row):
    return type(row).objects.get(pk=row.pk)


def saved(text, body=None, by=BY, seen=None, title=None):
    return save_text(by=by, text=text, title=title or text.title, summary=text.summary, body=BODY if body is None else body,
                     seen_version=text.version if seen is None else seen)  # fmt: skip


def test_every_save_that_changes_something_keeps_a_version_and_one_entry(text):
    before = Entry.objects.count()
    two = saved(text, [BODY[0]])
    assert saved(two, [BODY[0]]).version == two.version == 2
    assert Entry.objects.count() == before + 1
    assert [row.body for row in Version.objects.filter(text=text).order_by("number")] == [BODY, [BODY[0]]]


def test_what_two_people_write_in_different_blocks_is_both_kept(text):
    other = {**BODY[1], "text": "About sewers."}
    saved(text, [BODY[0], other])
    mine = {**BODY[0], "text": "Two mayors talk."}
    assert saved(text, [mine, BODY[1]], seen=1).body == [mine, other]


def test_the_same_block_is_asked_about_and_saving_again_writes_ones_own(text):
    saved(text, [{**BODY[0], "text": "Theirs."}, BODY[1]], title="Their title")
    mine = [{**BODY[0], "text": "Mine."}, BODY[1]]
    with pytest.raises(Meanwhile) as refusal:
        saved(text, mine, seen=1)
    clash = refusal.value
    assert (
        clash.clashes == ("b1",) and clash.settled["title"] == "Their title" and clash.settled["body"] == mine
    )
    done = saved(clash.theirs, clash.settled["body"])
    assert done.body == mine and done.version == 3 and done.title == "Their title"


def test_who_may_do_what(make_user, text):
    officer, editor, chief = make_user("officer"), make_user("editor"), make_user("chief_editor")
    translator, auditor = make_user("translator"), make_user("auditor")
    own = text_in(start_story(by=officer, original="en", title="Mine"), "en")
    assert own.version == 1
    with pytest.raises(NotAllowed):
        saved(text, [BODY[0]], by=translator)
    with pytest.raises(NotAllowed):
        start_story(by=auditor, original="en", title="Mine")
    words = {"title": "浜松の市長", "summary": "話し合い", "body": BODY, "seen_version": 0}
    translated = save_text(by=translator, text=text_in(text.story, "ja"), **words)
    assert submit_text(by=translator, text=translated).state == "submitted"
    with pytest.raises(NotAllowed):
        publish_text(by=editor, text=text)
    submit_text(by=editor, text=text)
    assert publish_text(by=chief, text=text).is_open


def test_a_text_is_submitted_sent_back_with_a_note_and_published(text):
    submit_text(by=BY, text=text)
    with pytest.raises(ValidationError):
        submit_text(by=BY, text=text)
    with pytest.raises(ValidationError):
        send_back(by=BY, text=text, remark="  ")
    send_back(by=BY, text=text, remark="Say when.")
    assert (again(text).state, again(text).remark) == ("draft", "Say when.")
    done = publish_text(by=BY, text=text)
    assert done.slug == "the-mayor-in-hamamatsu" and "Two cities talk." in done.words and done.parts
    assert (
        again(text).state == "published" and again(text).remark == "" and again(text).published_version == 1
    )
    assert again(text.story).first_published_at


def test_what_lacks_something_is_not_published(db):
    story = start_story(by=BY, original="en", title="A title")
    with pytest.raises(ValidationError) as refusal:
        publish_text(by=BY, text=text_in(story, "en"))
    assert len(refusal.value.messages) == 2 and not Publication.objects.exists()
    empty = [{"id": "b1", "kind": "quotation", "text": "", "speaker": "", "office": "Mayor"}]
    quoted = start_story(by=BY, original="en", title="A title", summary="Words.", body=empty)
    with pytest.raises(ValidationError):
        submit_text(by=BY, text=text_in(quoted, "en"))


def test_the_chief_editor_publishes_what_was_read(text):
    saved(text, [BODY[0]])
    with pytest.raises(ValidationError):
        publish_text(by=BY, text=text, seen_version=1)
    assert not Publication.objects.exists()


def test_changes_stay_inside_until_they_are_published_and_the_address_stays(text):
    first = publish_text(by=BY, text=text)
    saved(again(text), [BODY[0]], title="Another title")
    assert again(first).title == "The mayor in Hamamatsu"
    second = publish_text(by=BY, text=text)
    assert (second.pk, second.title, second.slug) == (first.pk, "Another title", first.slug)
    assert again(second).published_at == first.published_at < again(second).changed_at


def test_an_address_is_never_given_to_two_stories(text):
    publish_text(by=BY, text=text)
    twin = start_story(by=BY, original="en", title=text.title, summary="Again.", body=BODY)
    assert publish_text(by=BY, text=text_in(twin, "en")).slug == "the-mayor-in-hamamatsu-2"
    words = {"title": "浜松の市長", "summary": "話し合い", "body": BODY, "seen_version": 0}
    japanese = save_text(by=BY, text=text_in(text.story, "ja"), **words)
    assert publish_text(by=BY, text=japanese).slug == "the-mayor-in-hamamatsu"


def test_an_embargo_holds_everybody_back(text):
    until = timezone.now() + timedelta(days=2)
    change_story(by=BY, story=text.story, embargo_until=until)
    with pytest.raises(ValidationError):
        publish_text(by=BY, text=text)
    with pytest.raises(ValidationError):
        schedule_text(by=BY, text=text, at=until - timedelta(hours=1))
    schedule_text(by=BY, text=text, at=until)
    change_story(by=BY, story=text.story, embargo_until=until + timedelta(days=1))
    assert release_due(until + timedelta(hours=1)) == {"published": 0, "failed": 0}
    assert not Publication.objects.exists()


def test_what_is_scheduled_goes_out_once_at_its_hour(text, make_user):
    with pytest.raises(ValidationError):
        schedule_text(by=BY, text=text, at=timezone.now() - timedelta(minutes=1))
    schedule_text(by=BY, text=text, at=timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError):  # what the chief editor has read is not changed behind the back
        saved(text, [BODY[0]], by=make_user("editor"))
    assert release_due() == {"published": 0, "failed": 0}
    later = timezone.now() + timedelta(hours=2)
    assert release_due(later) == {"published": 1, "failed": 0}
    assert release_due(later) == {"published": 0, "failed": 0}
    assert Publication.objects.get().is_open and again(text).publish_at is None


def test_a_scheduled_text_that_cannot_go_out_says_so_and_stays(text):
    schedule_text(by=BY, text=text, at=timezone.now() + timedelta(hours=1))
    Text.objects.filter(pk=text.pk).update(summary="")
    later = timezone.now() + timedelta(hours=2)
    assert release_due(later) == release_due(later) == {"published": 0, "failed": 1}
    assert (
        again(text).problem["code"] == "lacking"
        and Entry.objects.filter(action="newsroom.note_problem").count() == 1
    )
    unschedule_text(by=BY, text=text)
    assert again(text).state == "draft" and again(text).problem == {}


def test_a_story_goes_out_when_its_agreement_is_signed(text, relation):
    case = open_case(
        by=BY,
        relation=relation,
        kind="sister",
        procedure="generic-two-step",
        opened_on=date(2024, 1, 8),
        title_eng="Tie",
    )
    with pytest.raises(ValidationError):
        schedule_text(by=BY, text=text)
    change_story(by=BY, story=text.story, waits_for=case)
    schedule_text(by=BY, text=text)
    with pytest.raises(ValidationError):  # or it would wait for ever
        change_story(by=BY, story=text.story, waits_for=None)
    record_step(
        by=BY,
        case=case,
        stage="intent",
        outcome="done",
        source="Letter",
        starts_on=date(2024, 2, 1),
        precision="day",
    )
    assert release_due() == {"published": 0, "failed": 0}
    record_step(
        by=BY,
        case=case,
        stage="agreement",
        outcome="done",
        source="MoU",
        starts_on=date(2024, 6, 1),
        precision="day",
    )
    assert release_due() == {"published": 1, "failed": 0}


def test_the_timeline_tells_of_a_story_as_long_as_it_is_public(text, relation, client):
    set_subjects(by=BY, story=text.story, subjects=[("relation", relation.pk)])
    assert not Event.objects.exists()
    publish_text(by=BY, text=text)
    event = Event.objects.get(relation=relation, kind="story")
    assert (event.audience, event.summary_eng, event.about_id) == ("public", text.title, str(text.story_id))
    publish_text(by=BY, text=saved(again(text), title="Another title"))
    assert Event.objects.get(pk=event.pk).summary_eng == "Another title"
    with pytest.raises(ValidationError):
        withdraw_text(by=BY, text=text, remark="")
    withdraw_text(by=BY, text=text, remark="It was wrong.")
    assert Event.objects.get(pk=event.pk).withdrawn_at and not Publication.objects.get().is_open
    publish_text(by=BY, text=text)
    assert Event.objects.filter(withdrawn_at=None).count() == 1
    set_subjects(by=BY, story=text.story, subjects=[])
    assert not Event.objects.filter(withdrawn_at=None).exists()


def test_corrections_stay_and_followers_are_told_once_that_it_is_the_first_time(text, monkeypatch):
    told = []
    monkeypatch.setattr(following, "_FOLLOWERS", [lambda publication, is_first: told.append(is_first)])
    done = publish_text(by=BY, text=text)
    with pytest.raises(ValidationError):
        add_correction(by=BY, publication=done, sentence=" ")
    add_correction(by=BY, publication=done, sentence="It was Tuesday, not Monday.")
    publish_text(by=BY, text=text)
    assert told == [True, False]
    assert [note["text"] for note in again(done).corrections] == ["It was Tuesday, not Monday."]


def test_a_draft_is_thrown_away_by_who_began_it_and_nothing_that_was_public_ever_is(make_user, text):
    officer, other = make_user("officer"), make_user("officer")
    own = start_story(by=officer, original="en", title="By mistake", body=BODY)
    with pytest.raises(NotAllowed):
        discard_story(by=other, story=own)
    discard_story(by=officer, story=own)
    assert not Story.objects.filter(reference=own.reference).exists() and Version.objects.count() == 1
    publish_text(by=BY, text=text)
    withdraw_text(by=BY, text=text, remark="Wrong.")
    with pytest.raises(ValidationError):
        discard_story(by=BY, story=text.story)


def test_references_count_within_their_year(db):
    first, second = (start_story(by=BY, original="id").reference for _n in range(2))
    assert int(second[-4:]) == int(first[-4:]) + 1 and Story.objects.count() == 2

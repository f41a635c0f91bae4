"""The editors' pages by plain posts, as without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jalin.kernel.due import dues_of
from jalin.newsroom.models import Publication, Story, Subject, Text, Version
from jalin.newsroom.services import publish_text, save_text, start_story, submit_text
from jalin.relations.models import Partner, Relation

BY = "system:test"
BODY = [
    {"id": "b1", "kind": "text", "text": "Two cities talk."},
    {"id": "b2", "kind": "text", "text": "About water."},
]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database


@pytest.fixture
def story(db):
    return start_story(
        by=BY, original="en", title="The mayor in Hamamatsu", summary="Two cities talk.", body=BODY
    )


@pytest.fixture
def enter(client, make_user, sign_in):
    def begin(role, language="en"):
        client.user = make_user(role, language=language)
        return sign_in(client, client.user)

    return begin


def url(story, name="text", language="en"):
    return reverse(f"newsroom:{name}", args=[story.pk, language])


def sent(body, do="save", seen=1, **more):
    """What the browser sends of a page with these blocks."""
    data = {"title": "The mayor in Hamamatsu", "summary": "Two cities talk.", "seen_version": seen, "do": do,
            "block": [f"{block['id']}:{block['kind']}" for block in body]}  # fmt: skip
    for block in body:
        data |= {
            f"{block['id']}-{name}": value for name, value in block.items() if name not in ("id", "kind")
        }
    return data | more


def text_of(story, language="en"):
    return Text.objects.get(story=story, language=language)


def test_an_editor_begins_writes_and_asks_and_the_chief_editor_publishes(enter):
    page = enter("editor").post(
        reverse("newsroom:story_new"), {"title": "Water", "original": "en"}, follow=True
    )
    story = Story.objects.get()
    assert page.status_code == 200 and "Add a block" in page.content.decode()
    enter("editor").post(url(story), sent([], "add:text", summary="Two cities.", seen=1))
    (block,) = text_of(story).body
    written = [{**block, "text": "Two cities **talk**."}]
    enter("editor").post(url(story), sent(written, "add:quotation", seen=2))
    page = enter("editor").get(url(story)).content.decode()
    assert "The quotation is empty" in page and "Ask the chief editor" not in page
    quoted = {**text_of(story).body[1], "text": "We begin.", "speaker": "N. N.", "office": "Mayor"}
    enter("editor").post(url(story), sent([*written, quoted], seen=3))
    assert "Ask the chief editor" in enter("editor").get(url(story)).content.decode()
    enter("editor").post(url(story, "submit"))
    chief = enter("chief_editor")
    assert [due.kind for due in dues_of(chief.user, timezone.localdate())] == ["story"]
    assert chief.post(url(story, "publish"), {"seen_version": 3}).status_code == 422
    assert chief.post(url(story, "publish"), {"seen_version": 4}).status_code == 302
    published = Publication.objects.get()
    assert published.title == "The mayor in Hamamatsu" and "We begin." in published.words


@pytest.mark.parametrize(
    ("do", "order"),
    [("up:b2", ["b2", "b1"]), ("down:b1", ["b2", "b1"]), ("remove:b1", ["b2"]), ("up:b1", ["b1", "b2"]), ("nonsense", ["b1", "b2"])],
)  # fmt: skip
def test_every_button_saves_what_was_typed(enter, story, do, order):
    typed = [BODY[0], {**BODY[1], "text": "About sewers."}]
    assert enter("editor").post(url(story), sent(typed, do)).status_code == 302
    body = text_of(story).body
    assert [block["id"] for block in body] == order
    assert next(block["text"] for block in body if block["id"] == "b2") == "About sewers."


def test_a_removed_block_can_be_brought_back(enter, story):
    editor = enter("editor")
    page = editor.post(url(story), sent(BODY, "remove:b1"), headers={"HX-Request": "true"}).content.decode()
    undo = re.search(r'value="(back:[^"]+)"', page)[1]
    editor.post(url(story), sent([BODY[1]], undo, seen=2))
    assert text_of(story).body == BODY


def test_what_somebody_else_wrote_in_the_same_block_is_shown_and_nothing_is_lost(enter, story):
    theirs = [{**BODY[0], "text": "Their words."}, BODY[1]]
    save_text(
        by=BY,
        text=text_of(story),
        title="Their title",
        summary="Two cities talk.",
        body=theirs,
        seen_version=1,
    )
    editor, mine = enter("editor"), [{**BODY[0], "text": "My words."}, BODY[1]]
    page = editor.post(url(story), sent(mine))
    shown = page.content.decode()
    assert page.status_code == 422 and "Their words." in shown and "My words." in shown
    assert 'name="seen_version" value="2"' in shown and "Their title" in shown
    editor.post(url(story), sent(mine, seen=2, title="Their title"))
    assert (
        text_of(story).body == mine and text_of(story).title == "Their title" and Version.objects.count() == 3
    )


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(enter, story):
    page = enter("editor").post(url(story), sent([{**BODY[0], "text": "x" * 200_000}, BODY[1]]))
    assert page.status_code == 422 and "cannot be saved" in page.content.decode()
    assert text_of(story).version == 1
    hostile = sent(BODY) | {
        "block": ["b1:text", "../x:text", "b1:text", "b9:nothing", "'>:x"],
        "seen_version": "x9",
        "do": "add:nothing:b1",
    }
    assert enter("editor").post(url(story), hostile).status_code in (302, 422)
    assert [block["id"] for block in text_of(story).body] == ["b1", "b2"]
    assert enter("editor").get(url(story, language="xx")).status_code == 404


def test_a_translation_stands_beside_its_original_and_says_what_changed_there(enter, story):
    translator = enter("translator")
    page = translator.get(url(story, language="ja")).content.decode()
    assert "Two cities talk." in page and "b1-text" in page
    japanese = [{**BODY[0], "text": "両市が話し合う。"}, {**BODY[1], "text": "水について。"}]
    translator.post(
        url(story, language="ja"), sent(japanese, seen=0, title="市長", summary="両市", beside_version=1)
    )
    assert text_of(story, "ja").follows_version == 1
    assert "moved on" not in translator.get(url(story, language="ja")).content.decode()
    changed = [
        {**BODY[0], "text": "Two mayors talk."},
        BODY[1],
        {"id": "b3", "kind": "text", "text": "More."},
    ]
    save_text(
        by=BY,
        text=text_of(story),
        title=story.texts.get(language="en").title,
        summary="Two cities talk.",
        body=changed,
        seen_version=1,
    )
    page = translator.get(url(story, language="ja")).content.decode()
    assert "moved on" in page and "<ins>mayors</ins>" in page and "Translate this block" in page
    editor_due = [due.kind for due in dues_of(translator.user, timezone.localdate())]
    assert editor_due == ["translation"]
    translator.post(
        url(story, language="ja"), sent(japanese, "take:b3:b2", seen=1, beside_version=2, renders="on")
    )
    assert text_of(story, "ja").follows_version == 2
    assert text_of(story, "ja").body[2] == {"id": "b3", "kind": "text"}
    assert translator.post(url(story), sent(BODY)).status_code == 403


def test_the_acts_in_the_drawer(enter, story):
    relation = Relation.objects.create(partner=Partner.objects.create(slug="x", name_eng="X", sort_name="x"))
    chief = enter("chief_editor")
    assert "X" in chief.get(reverse("newsroom:subjects", args=[story.pk])).content.decode()
    chief.post(reverse("newsroom:subjects", args=[story.pk]), {"more_0": f"relation:{relation.pk}"})
    assert Subject.objects.get().object_id == relation.pk
    chief.post(
        reverse("newsroom:settings", args=[story.pk]),
        {"replies": "closed", "embargo_until_0": "", "embargo_until_1": ""},
    )
    assert Story.objects.get().replies == "closed"
    at = timezone.localtime() + timedelta(days=1)
    when = {"at_0": f"{at:%Y-%m-%d}", "at_1": f"{at:%H:%M}"}
    assert chief.post(url(story, "schedule"), {"at_0": "2001-01-01", "at_1": "10:00"}).status_code == 422
    chief.post(url(story, "schedule"), when)
    assert text_of(story).state == "scheduled" and "It goes out on" in chief.get(url(story)).content.decode()
    chief.post(url(story, "unschedule"))
    submit_text(by=BY, text=text_of(story))
    chief.post(url(story, "send_back"), {"remark": "Say when."})
    assert "Say when." in chief.get(url(story)).content.decode()
    publish_text(by=BY, text=text_of(story))
    chief.post(url(story, "correct"), {"sentence": "Tuesday, not Monday."})
    assert Publication.objects.get().corrections[0]["text"] == "Tuesday, not Monday."
    chief.post(url(story, "withdraw"), {"remark": "Wrong."})
    assert text_of(story).state == "withdrawn" and not Publication.objects.get().is_open


def test_a_preview_is_the_publics_page_for_the_office_alone(enter, story, client):
    page = enter("editor").get(url(story, "preview"))
    shown = page.content.decode()
    assert page.status_code == 200 and "Preview" in shown and "Two cities talk." in shown
    assert "no-store" in page["Cache-Control"] and not Publication.objects.exists()
    client.logout()
    assert client.get(url(story, "preview")).status_code == 302


def test_two_versions_are_compared_word_by_word(enter, story):
    changed = [{**BODY[0], "text": "Two mayors talk."}, BODY[1]]
    save_text(
        by=BY,
        text=text_of(story),
        title="Another title",
        summary="Two cities talk.",
        body=changed,
        seen_version=1,
    )
    page = enter("auditor").get(url(story, "versions")).content.decode()
    assert "<del>cities</del>" in page and "<ins>mayors</ins>" in page
    assert "Two mayors talk." in enter("auditor").get(url(story)).content.decode()


@pytest.mark.parametrize("name", ["stories", "text"])
def test_pages_ask_the_same_number_of_questions_for_any_number(
    enter, story, django_assert_max_num_queries, name
):
    rows = Story.objects.bulk_create(Story(reference=f"S-2001-{n:04}", original="en") for n in range(30))
    Text.objects.bulk_create(
        Text(story=row, language=code, version=1) for row in rows for code in ("en", "id")
    )
    body = [{"id": f"b{n}", "kind": "text", "text": f"Words {n}"} for n in range(12)]
    begun = start_story(by=BY, original="en", title="Long", summary="Words.", body=body)
    editor = enter("editor")
    address = reverse("newsroom:stories") if name == "stories" else url(begun)
    editor.get(address)
    with django_assert_max_num_queries(12 if name == "stories" else 10):
        assert editor.get(address).status_code == 200

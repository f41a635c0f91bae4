"""What a story is about is named for its reader, and no more than that reader may see."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from jalin.newsroom.models import Subject
from jalin.newsroom.subjects import choices, name_things, read_value, register_subject, subjects_of
from jalin.relations.models import Field, Partner, Relation
from jalin.relations.states import DESK
from jalin.visits.services import plan_visit

PUBLIC = AnonymousUser()


@pytest.fixture
def things(db):
    """A published relation, a visit that is not published, a field."""
    partner = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", sort_name="hamamatsu", is_public=True
    )
    relation = Relation.objects.create(partner=partner, is_public=True)
    visit = plan_visit(by="system:test", relation=relation, direction="outgoing", starts_on=date(2026, 11, 2),
                       ends_on=date(2026, 11, 6), title_eng="The mayor in Hamamatsu", place="Hamamatsu")  # fmt: skip
    field = Field.objects.create(key="wastewater", name_eng="Wastewater", name_ind="Air limbah")
    return relation, visit, field


def about(story, *things):
    kinds = ("relation", "visit", "field")
    Subject.objects.bulk_create(
        Subject(story=story, kind=kind, object_id=thing.pk)
        for kind, thing in zip(kinds, things, strict=True)
        if thing
    )


def test_everybody_reads_what_is_published_in_their_language(things, published_story):
    story = published_story()
    about(story, *things)
    shown = subjects_of([story.pk], PUBLIC, "ja")[story.pk]
    assert [(one.kind, one.name.text, one.name.language) for one in shown] == [
        ("relation", "浜松市", "ja"), ("field", "Wastewater", "en"),
    ]  # fmt: skip
    assert [one.url for one in shown] == ["/en/partners/hamamatsu/", "/en/news/?field=wastewater"]


def test_the_office_sees_more_with_its_own_addresses(things, published_story, make_user):
    story = published_story()
    about(story, *things)
    shown = subjects_of([story.pk], make_user("editor"), "en", place=DESK)[story.pk]
    assert [one.kind for one in shown] == ["relation", "visit", "field"]
    assert shown[1].url == f"/desk/visits/{things[1].pk}/"


def test_any_number_of_stories_takes_two_queries(things, published_story, django_assert_num_queries):
    stories = [published_story(f"story-{number}") for number in range(12)]
    for story in stories:
        about(story, *things)
    with django_assert_num_queries(2):
        assert len(subjects_of([story.pk for story in stories], PUBLIC, "en")) == 12


def test_a_form_offers_what_one_may_see_and_finds_by_a_part_of_the_name(things, make_user):
    editor = make_user("editor")
    offered = {value: name for _label, rows in choices(editor, "id") for value, name in rows}
    assert offered[f"field:{things[2].pk}"] == "Air limbah"
    found = [value for _label, rows in choices(editor, "id", like="limbah") for value, _name in rows]
    assert found == [f"field:{things[2].pk}"]
    assert not any(rows for label, rows in choices(PUBLIC, "en") if str(label) == "Visit")


@pytest.mark.parametrize(
    "value", ["", "visit", "visit:", "visit:x", "visit:٣", "gift:3", "visit:-1", "visit:" + "9" * 30]
)
def test_what_names_nothing_is_nothing(value):
    assert read_value(value) is None


def test_a_kind_is_registered_once():
    with pytest.raises(ValueError, match="registered twice"):
        register_subject("visit")


def test_no_thing_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert name_things([], PUBLIC, "en") == [] and subjects_of([], PUBLIC, "en") == {}

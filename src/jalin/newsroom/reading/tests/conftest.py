"""What a story is about, and a world small enough for one page."""

from datetime import UTC, date, datetime

import pytest


@pytest.fixture
def about(db):
    """about(story, relation, field, …): what the story tells of."""
    from jalin.newsroom.models import Subject

    kinds = {"Relation": "relation", "Visit": "visit", "Case": "agreement", "Field": "field"}

    def tell(story, *things):
        Subject.objects.bulk_create(
            Subject(story=story, kind=kinds[type(thing).__name__], object_id=thing.pk) for thing in things
        )
        return story

    return tell


@pytest.fixture
def hamamatsu(db):
    """A published relation."""
    from jalin.people.models import Office
    from jalin.relations.models import Partner, Relation

    Office.objects.create(city_eng="Bandung", city_ind="Kota Bandung", name_eng="Cooperation Division", country="ID",
                          latitude="-6.92", longitude="107.6")  # fmt: skip
    partner = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", sort_name="hamamatsu", is_public=True
    )
    return Relation.objects.create(partner=partner, is_public=True)


@pytest.fixture
def wastewater(db):
    from jalin.relations.models import Field

    return Field.objects.create(
        key="wastewater", name_eng="Wastewater", name_ind="Air limbah", name_jpn="下水道"
    )


@pytest.fixture
def journey(hamamatsu):
    """A published visit."""
    from jalin.visits.services import plan_visit, publish_visit

    visit = plan_visit(by="system:test", relation=hamamatsu, direction="outgoing", starts_on=date(2018, 11, 2), ends_on=date(2018, 11, 6),
                       title_eng="Journey to Hamamatsu", place="Hamamatsu", home_zone="Asia/Jakarta", partner_zone="Asia/Tokyo")  # fmt: skip
    publish_visit(by="system:test", visit=visit, is_public=True)
    return visit


@pytest.fixture
def many(published_story):
    """many(45): so many stories, one an hour, S-… the latest last."""

    def make(count: int, **fields):
        return [
            published_story(f"story-{n}", at=datetime(2018, 11, 1 + n // 24, n % 24, tzinfo=UTC), **fields)
            for n in range(count)
        ]

    return make

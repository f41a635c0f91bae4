"""A visit for the tests of this room."""

from datetime import date, timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def relation(db):
    from jalin.people.models import Office
    from jalin.relations.models import Partner, Relation

    Office.objects.create(
        city_eng="Bandung", name_eng="Cooperation Division", country="ID", latitude="-6.92", longitude="107.6"
    )
    partner = Partner.objects.create(slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", own_language="ja", sort_name="hamamatsu",
                                     country="JP", geoname_id=1863289, is_public=True)  # fmt: skip
    return Relation.objects.create(partner=partner, is_public=True)


@pytest.fixture
def visit(relation):
    """A journey of ours from 2 to 6 November 2026 that is only planned yet."""
    from jalin.visits.services import plan_visit

    return plan_visit(by="system:test", relation=relation, direction="outgoing", starts_on=date(2026, 11, 2), ends_on=date(2026, 11, 6),
                      title_eng="The mayor in Hamamatsu", title_ind="Wali kota di Hamamatsu", place="Hamamatsu")  # fmt: skip


@pytest.fixture
def begun(relation):
    """A journey of ours that ended yesterday: what came of it can be written."""
    from jalin.visits.services import plan_visit

    last = timezone.localdate() - timedelta(days=1)
    return plan_visit(by="system:test", relation=relation, direction="outgoing", starts_on=last - timedelta(days=2), ends_on=last,
                      title_eng="To Hamamatsu", place="Hamamatsu", home_zone="Asia/Jakarta", partner_zone="Asia/Tokyo")  # fmt: skip


@pytest.fixture
def unit(db):
    from jalin.people.models import Unit

    return Unit.objects.create(key="dlh")


@pytest.fixture
def desk(client, make_user, sign_in):
    """desk("officer", "en") -> a signed-in client."""

    def enter(role: str = "officer", language: str = "en"):
        return sign_in(client, make_user(role, language=language))

    return enter

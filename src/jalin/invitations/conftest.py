"""A small world for the tests of invitations: one partner, two fields, one unit."""

from datetime import date

import pytest


@pytest.fixture
def partner(db):
    from jalin.relations.models import Partner, PartnerAlias, Relation

    one = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", country="JP", sort_name="hamamatsu"
    )
    PartnerAlias.objects.create(partner=one, text="浜松市", folded="浜松市")
    Relation.objects.create(partner=one, kind="limited")
    return one


@pytest.fixture
def water(db):
    from jalin.relations.models import Field

    return Field.objects.create(key="water", name_eng="Water", position=1)


@pytest.fixture
def culture(db):
    from jalin.relations.models import Field

    return Field.objects.create(key="culture", name_eng="Culture", position=2)


@pytest.fixture
def unit(db):
    from jalin.people.services import create_unit

    return create_unit(by="system:test", key="utility", name={"name_eng": "Water utility"})


@pytest.fixture
def invite(db):
    """invite(city="Daegu", …) -> an invitation from a letter."""
    from jalin.invitations.services import enter_invitation

    def make(**values):
        first = {"channel": "letter", "received_on": date(2026, 11, 2), "inviter_name": "City of Daegu", "city": "Daegu",
                 "country": "KR", "language": "en", "title": "Water week"}  # fmt: skip
        return enter_invitation(by="system:test", **{**first, **values})

    return make

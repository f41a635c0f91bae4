"""A case for the tests of this room."""

from datetime import date

import pytest

from jalin.kernel.mail.tests.server import mail_server  # noqa: F401


@pytest.fixture
def relation(db):
    from jalin.relations.models import Partner, Relation

    partner = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", sort_name="hamamatsu"
    )
    return Relation.objects.create(partner=partner)


@pytest.fixture
def case(relation):
    """A case of the long route in which nothing has happened yet."""
    from jalin.agreements.services import open_case

    return open_case(by="system:test", relation=relation, kind="sister", procedure="id-permendagri-25-2020",
                     opened_on=date(2024, 1, 8), title_eng="Renewing the tie")  # fmt: skip

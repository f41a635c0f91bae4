"""The Bandung record is loaded once for all tests of a file; each test's own changes are rolled back."""

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def bandung_for_this_file(django_db_setup, django_db_blocker):
    from jalin.demo.bandung import load_bandung

    with django_db_blocker.unblock(), transaction.atomic():
        load_bandung(by="system:test")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def bandung(bandung_for_this_file, db):
    """The demo record, without accounts."""

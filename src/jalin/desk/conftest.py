"""A small record of one's own: quick to make, and every line of it is known to the test."""

from datetime import date

import pytest
import time_machine

TODAY = date(2026, 11, 24)


@pytest.fixture
def today():
    """It is Tuesday, 24 November 2026, in the tests of the desk."""
    with time_machine.travel("2026-11-24 03:00:00+00:00", tick=True):
        yield TODAY


@pytest.fixture
def record(db, today):
    """record("Suwon", country="KR", …) -> the relation with that partner."""
    from jalin.relations.services import create_partner

    def make(name: str, *, relation: dict | None = None, **values):
        about = {"is_public": True, "kind": "limited", **(relation or {})}
        partner = create_partner(by="system:test", name_eng=name, is_public=True, relation=about, **values)
        return partner.relation

    return make


@pytest.fixture
def happened(db, today):
    """happened(relation, "visit", date(2026, 1, 5), …) -> the event."""
    from jalin.relations.services import add_event

    def make(relation, kind: str, day=None, *, source: str = "office", precision: str = "day", **values):
        about = {"audience": "public", "summary_eng": f"{kind} of {relation.partner}", **values}
        return add_event(by="system:test", relation=relation, kind=kind, source=source, starts_on=day,
                         precision=precision if day else "unknown", **about)  # fmt: skip

    return make


@pytest.fixture
def enter(client, make_user, sign_in, today):
    """enter("officer") -> a client signed in as that role; `.user` is who."""

    def begin(role: str, **options):
        user = make_user(role, **options)
        sign_in(client, user)
        client.user = user
        return client

    return begin


@pytest.fixture
def statements():
    """statements(lambda: client.get(…)) -> how many SQL statements that took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(work) -> int:
        with CaptureQueriesContext(connection) as caught:
            work()
        return len(caught)

    return count

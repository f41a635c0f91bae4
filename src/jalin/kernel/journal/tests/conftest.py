"""A small act to write entries with, and hands that go past the door."""

import pytest
from django.db import connection

from jalin.kernel.journal import action
from jalin.kernel.rulebook.models import DatedRule

BY = "system:test"


@action("test.set", verb="people.edit_office")
def put(*, by, act, key: str, value, rule: DatedRule | None = None) -> DatedRule:
    if rule is None:
        return act.create(DatedRule(key=key, value=value, source="test"))
    act.change(rule, value=value)
    return rule


@pytest.fixture
def write(db):
    """write(n) -> n entries, each about a rule of its own."""
    return lambda n: [put(by=BY, key=f"rule{i}", value=i, reason=f"reason {i}") for i in range(n)]


@pytest.fixture
def unguarded(db):
    """What somebody with the database's own tools can do first: take the triggers away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'journal%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            for table in ("journal_entry", "journal_body", "journal_target", "journal_head"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")

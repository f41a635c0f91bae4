"""One act, one entry; no right, no change; an error leaves nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from jalin.kernel.journal import action
from jalin.kernel.journal.models import Body, Entry
from jalin.kernel.journal.selectors import bodies_of, entries_about, entries_between, slice_of
from jalin.kernel.rulebook.models import DatedRule

from .conftest import BY, put


def content(n: int) -> dict:
    return bodies_of([Entry.objects.get(n=n)])[n]


def test_a_creation_tells_its_fields(db):
    rule = put(by=BY, key="a", value=3)
    entry = Entry.objects.get()
    change = content(entry.n)["changes"][0]
    assert (entry.noun, entry.object_id, change["how"]) == ("rulebook.datedrule", str(rule.pk), "created")
    assert change["fields"]["value"] == [None, 3]


def test_a_change_tells_before_and_after_and_only_what_changed(db):
    rule = put(by=BY, key="a", value=3)
    put(by=BY, key="a", value=4, rule=rule, reason="new decree")
    body = content(2)
    assert body["changes"][0]["fields"] == {"value": [3, 4]}
    assert body["reason"] == "new decree"


def test_an_act_that_changes_nothing_writes_nothing(db):
    rule = put(by=BY, key="a", value=3)
    put(by=BY, key="a", value=3, rule=rule)
    assert Entry.objects.count() == 1


def test_acts_inside_an_act_are_one_entry(db):
    @action("test.many", verb="people.edit_office")
    def many(*, by, act):
        put(by=by, key="a", value=1)
        put(by=by, key="b", value=2)

    many(by=BY)
    assert Entry.objects.get().action == "test.many"
    assert len(content(1)["changes"]) == 2


def test_an_error_leaves_neither_change_nor_entry(db):
    @action("test.fails", verb="people.edit_office")
    def fails(*, by, act):
        act.create(DatedRule(key="a", value=1, source="test"))
        raise ValidationError("no")

    with pytest.raises(ValidationError), transaction.atomic():
        fails(by=BY)
    assert (DatedRule.objects.count(), Entry.objects.count(), Body.objects.count()) == (0, 0, 0)


def test_without_the_right_nothing_happens(make_user):
    before = Entry.objects.count()
    for by in (make_user("auditor"), make_user(), AnonymousUser()):
        with pytest.raises(PermissionDenied):
            put(by=by, key="a", value=1)
    assert DatedRule.objects.count() == 0
    assert Entry.objects.filter(n__gt=before, action="test.set").count() == 0


def test_the_journal_names_actors_by_key_never_by_name(make_user):
    head = make_user("head")
    put(by=head, key="a", value=1)
    assert Entry.objects.latest("n").actor == f"user:{head.pk}"
    assert not Body.objects.filter(text__contains=head.email).exists()
    assert not Body.objects.filter(text__contains=head.name).exists()


def test_pages_by_key_meet_without_gap_or_overlap(write):
    write(25)
    entries = Entry.objects.all()
    first = slice_of(entries, size=10)
    second = slice_of(entries, before=first.older, size=10)
    third = slice_of(entries, before=second.older, size=10)
    assert [e.n for page in (first, second, third) for e in page.entries] == list(range(25, 0, -1))
    assert (first.newer, third.older) == (None, None)
    back = slice_of(entries, after=third.newer, size=10)
    assert [e.n for e in back.entries] == [e.n for e in second.entries]


def test_entries_of_a_day_are_found_by_day(write):
    from datetime import timedelta

    from django.utils import timezone

    write(3)
    today = timezone.localdate()
    assert entries_between(Entry.objects.all(), today, today).count() == 3
    assert entries_between(Entry.objects.all(), today + timedelta(days=1), None).count() == 0
    assert entries_between(Entry.objects.all(), None, today - timedelta(days=1)).count() == 0


def test_a_removed_thing_keeps_its_journal(db):
    @action("test.remove", verb="people.edit_office")
    def remove(*, by, act, rule):
        act.remove(rule)

    rule = put(by=BY, key="a", value=1)
    key = str(rule.pk)
    remove(by=BY, rule=rule)
    assert [entry.action for entry in entries_about("rulebook.datedrule", key)] == ["test.remove", "test.set"]

"""The chain finds whatever is done to the journal behind the door's back, and the database refuses most of it."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.kernel.journal.models import Body, Entry, Head, Target
from jalin.kernel.journal.selectors import head_of_journal, verify_journal
from jalin.kernel.journal.services import shred_entries

from .conftest import BY


def kinds(**options):
    return [(fault.n, fault.kind) for fault in verify_journal(**options)]


def test_an_untouched_journal_is_whole(write):
    write(5)
    assert kinds() == []
    assert head_of_journal()[0] == 5


def test_an_empty_journal_is_whole(db):
    assert kinds() == []


@pytest.mark.parametrize("column, value", [
    ("actor", "user:99"), ("action", "test.other"), ("noun", "people.user"), ("object_id", "77"), ("request", "x"),
    ("body_digest", "0" * 64), ("at", timezone.now()),
])  # fmt: skip
def test_a_changed_header_is_found(write, unguarded, column, value):
    write(4)
    Entry.objects.filter(n=2).update(**{column: value})
    assert (2, "changed") in kinds()


def test_a_header_changed_with_its_own_digest_is_found_at_the_next_one(write, unguarded):
    from jalin.kernel.journal.sealing import seal_header, seal_targets
    from jalin.kernel.journal.selectors import targets_of

    write(4)
    entry = Entry.objects.get(n=2)
    entry.actor = "user:99"
    header = {
        name: getattr(entry, name)
        for name in ("n", "at", "actor", "action", "noun", "object_id", "request", "body_digest", "previous")
    }
    digest = seal_header(**header, targets_digest=seal_targets(targets_of([2])[2]))
    Entry.objects.filter(n=2).update(actor="user:99", digest=digest)
    assert kinds() == [(3, "reordered")]


def test_a_removed_entry_is_found(write, unguarded):
    write(5)
    Entry.objects.filter(n=3).delete()
    assert (3, "missing") in kinds()


def test_a_removed_first_entry_is_found(write, unguarded):
    write(3)
    Entry.objects.filter(n=1).delete()
    assert (1, "missing") in kinds()


def test_two_swapped_entries_are_found(write, unguarded):
    write(5)
    for old, new in ((2, 200), (3, 2), (200, 3)):
        Entry.objects.filter(n=old).update(n=new)
    assert {(2, "reordered"), (3, "reordered"), (2, "changed"), (3, "changed")} <= set(kinds())


def test_a_cut_tail_is_found(write, unguarded):
    write(5)
    Entry.objects.filter(n__gt=3).delete()
    assert kinds() == [(4, "head")]


def test_a_cut_tail_with_a_mended_head_is_found_by_who_noted_the_head_before(write, unguarded):
    write(5)
    noted = head_of_journal()
    Entry.objects.filter(n__gt=3).delete()
    Head.objects.update(n=3, digest=Entry.objects.get(n=3).digest)
    assert kinds() == []
    assert kinds(anchor=(noted[0], noted[1][:12])) == [(5, "anchor")]


def test_a_head_taken_away_is_found(write, unguarded):
    write(2)
    Head.objects.all().delete()
    assert kinds() == [(3, "head")]


def test_an_edited_body_is_found(write, unguarded):
    write(3)
    body = Body.objects.get(pk=2)
    Body.objects.filter(pk=2).update(text=body.text.replace("reason 1", "reason 9"))
    assert kinds() == [(2, "body")]


def test_a_removed_body_is_found(write, unguarded):
    write(3)
    Body.objects.filter(pk=2).delete()
    assert kinds() == [(2, "body")]


def test_a_body_emptied_without_its_time_is_found(write, unguarded):
    write(3)
    Body.objects.filter(pk=2).update(text="")
    assert kinds() == [(2, "body")]


def test_a_body_emptied_without_an_entry_that_says_so_is_found(write):
    """The triggers let a body be emptied; whoever does so past the door leaves no entry about it."""
    write(3)
    Body.objects.filter(pk=2).update(text="", shredded_at=timezone.now())
    assert kinds() == [(2, "body")]


def test_a_removed_target_is_found(write, unguarded):
    write(3)
    Target.objects.filter(entry=2).delete()
    assert kinds() == [(2, "changed")]


def test_an_added_target_is_found(write, unguarded):
    write(3)
    Target.objects.create(entry=2, noun="people.user", object_id="1")
    assert kinds() == [(2, "changed")]


def test_an_entry_added_past_the_door_is_found(write, unguarded):
    write(3)
    last = Entry.objects.get(n=3)
    Entry.objects.create(
        n=4,
        at=last.at,
        actor="user:1",
        action="x",
        body_digest="0" * 64,
        previous=last.digest,
        digest="0" * 64,
    )
    assert {kind for _n, kind in kinds()} == {"changed", "body", "head"}


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def test_the_database_refuses_to_change_or_delete_what_was_written(write):
    write(2)
    acts = [
        lambda: Entry.objects.filter(n=1).update(actor="user:9"),
        lambda: Entry.objects.filter(n=1).delete(),
        lambda: Target.objects.filter(entry=1).update(object_id="9"),
        lambda: Target.objects.filter(entry=1).delete(),
        lambda: Body.objects.filter(pk=1).update(text="{}"),
        lambda: Body.objects.filter(pk=1).update(text=""),
        lambda: Body.objects.filter(pk=1).delete(),
        lambda: Head.objects.update(n=1),
        lambda: Head.objects.update(n=F("n"), digest="0" * 64),
        lambda: Head.objects.all().delete(),
    ]
    assert [at for at, act in enumerate(acts) if not refused(act)] == []
    assert kinds() == []


def test_shredding_empties_what_was_said_and_keeps_the_chain_whole(write):
    rules = write(3)
    number = shred_entries(
        by=BY, noun="rulebook.datedrule", object_id=str(rules[1].pk), reason="asked on 3 March"
    )
    assert number == 1
    assert Body.objects.get(pk=2).text == ""
    assert kinds() == []
    assert Entry.objects.get(n=4).action == "journal.shred_entries"
    assert Target.objects.filter(entry=4, noun="rulebook.datedrule", object_id=str(rules[1].pk)).exists()


def test_shredding_twice_writes_nothing_more(write):
    rules = write(2)
    key = str(rules[0].pk)
    assert shred_entries(by=BY, noun="rulebook.datedrule", object_id=key) == 1
    assert shred_entries(by=BY, noun="rulebook.datedrule", object_id=key) == 0
    assert head_of_journal()[0] == 3


TAMPERINGS = {
    "actor": lambda n: Entry.objects.filter(n=n).update(actor="user:4711"),
    "body": lambda n: Body.objects.filter(pk=n).update(text="{}"),
    "entry": lambda n: Entry.objects.filter(n=n).delete(),
    "digest": lambda n: Entry.objects.filter(n=n).update(digest="f" * 64),
    "previous": lambda n: Entry.objects.filter(n=n).update(previous="f" * 64),
    "target": lambda n: Target.objects.filter(entry=n).delete(),
}


@given(total=st.integers(1, 6), where=st.integers(0, 5), how=st.sampled_from(sorted(TAMPERINGS)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tampered_wherever_it_is_found(write, unguarded, total, where, how):
    with transaction.atomic():
        first = head_of_journal()[0]
        write(total)
        assert kinds() == []
        n = first + 1 + where % total
        TAMPERINGS[how](n)
        assert n in {found for found, _kind in kinds()} | {found - 1 for found, _kind in kinds()}
        transaction.set_rollback(True)

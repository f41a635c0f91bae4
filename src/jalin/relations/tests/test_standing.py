"""What stands while entries come that change nothing public, or a part only; told from the journal's rows alone."""

import pytest
from django.db import transaction
from django.utils import timezone

from jalin.kernel.journal.models import Entry, Head
from jalin.relations.public import standing
from jalin.relations.public.standing import NOTHING, RECORD, _Follower, changes_only

pytestmark = pytest.mark.django_db
PARTS = (RECORD, "side", "other side")


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(standing, "_ONLY", {})
    changes_only(NOTHING, "test.wait")
    changes_only("side", "test.release")


def enter(*actions: str, first: int = 1, mark: str = "a") -> None:
    for n, action in enumerate(actions, start=first):
        digest = f"{mark}{n}".ljust(64, "0")
        Entry.objects.create(
            n=n,
            at=timezone.now(),
            actor="system:test",
            action=action,
            body_digest="",
            previous="",
            digest=digest,
        )
        Head.objects.update_or_create(pk=1, defaults={"n": n, "digest": digest})


def changed(follower: _Follower, before: standing.Standing) -> set[str]:
    now = follower.now()
    return {part for part in PARTS if now.of(part) != before.of(part)}


@pytest.mark.parametrize(
    "actions, parts",
    [
        ([], set()),
        (["test.wait"], set()),
        (["test.wait", "test.release", "test.wait"], {"side"}),
        (["test.release", "test.sign", "test.wait"], set(PARTS)),
    ],
)
def test_an_act_changes_its_part_and_any_other_act_everything(actions, parts):
    enter("test.sign", "test.release")
    follower = _Follower()
    before = follower.now()
    enter(*actions, first=3)
    assert changed(follower, before) == parts
    assert changed(follower, follower.now()) == set()


def test_a_part_that_changed_alone_changes_with_the_record_too():
    enter("test.sign")
    follower = _Follower()
    follower.now()
    enter("test.release", first=2)
    before = follower.now()
    enter("test.sign", first=3)
    assert changed(follower, before) == set(PARTS)


@pytest.mark.parametrize("put_back", [2, 3, 4])
def test_after_another_journal_was_put_back_nothing_stands(put_back):
    follower = _Follower()
    with transaction.atomic():
        enter("test.sign", "test.wait", "test.wait")
        before = follower.now()
        transaction.set_rollback(True)
    enter(*["test.wait"] * put_back, mark="b")
    assert changed(follower, before) == set(PARTS)


def test_a_look_costs_one_statement_while_nothing_is_entered(django_assert_num_queries):
    enter("test.sign")
    follower = _Follower()
    follower.now()
    with django_assert_num_queries(1):
        follower.now()

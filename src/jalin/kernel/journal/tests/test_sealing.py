"""Sealing is pure: the same entry gives the same digest, and any difference another."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.journal.sealing import GENESIS, instant, seal_body, seal_header, seal_targets

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
HEADER = {
    "n": 1, "at": AT, "actor": "user:1", "action": "a.b", "noun": "x.y", "object_id": "1", "request": "r",
    "body_digest": "b", "targets_digest": "t", "previous": GENESIS,
}  # fmt: skip


@given(st.sampled_from([name for name in HEADER if name not in {"n", "at"}]), st.text(max_size=20))
def test_every_part_of_a_header_counts(name, text):
    changed = {**HEADER, name: text}
    assert (seal_header(**changed) == seal_header(**HEADER)) == (changed == HEADER)


def test_number_and_time_count_too():
    assert seal_header(**{**HEADER, "n": 2}) != seal_header(**HEADER)
    assert seal_header(**{**HEADER, "at": AT + timedelta(microseconds=1)}) != seal_header(**HEADER)


def test_one_instant_has_one_spelling_whatever_the_zone():
    jakarta = AT.astimezone(timezone(timedelta(hours=7)))
    assert instant(jakarta) == instant(AT) == "2026-11-24T03:00:00.000000Z"


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=6), st.randoms())
def test_targets_are_a_set(pairs, random):
    shuffled = [*pairs, *pairs[:2]]
    random.shuffle(shuffled)
    assert seal_targets(shuffled) == seal_targets(pairs)


def test_two_equal_bodies_have_different_digests():
    """The salt keeps a shredded text from being guessed from its digest."""
    assert seal_body({"reason": "x"})[1] != seal_body({"reason": "x"})[1]

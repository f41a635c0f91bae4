"""Whatever the tables and rules hold: a decision that verifies, or one sentence that says where."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.decisions import Fault
from jalin.decisions.verification import verify
from jalin.fields.employment.engine.eligibility import load_rules
from jalin.fields.employment.engine.eligibility.facts import read_facts
from jalin.fields.employment.engine.placing import place_files
from jalin.fields.employment.engine.reading import Files

from .test_place_command import HEADS, LISTS, SCORES, SEATS
from .test_rules_reading import RULE

TABLES = {
    "lists": LISTS,
    "seats": SEATS,
    "scores": SCORES,
    "caps": [("A", 1)],
    "eligible": [("S1", "P1", "pass", ""), ("S4", "P1", "fail", "JP-05")],
}
GOOD = {
    name: "\n".join([HEADS[name], *(",".join(map(str, row)) for row in rows)]).encode() + b"\n"
    for name, rows in TABLES.items()
}
PIECES = [b"", b",", b"\n", b'"', b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"NaN", b"1e9", b"-", b"0", b"9" * 30, b" ", b";", b"=1+1",
          "１".encode(), "東京".encode(), b"P1", b"S1", b"1", b".", b"[[", b"{", b"}", b"]", b"#", b"2026-13-01", b"true"]  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=4
)


def changed(good: bytes, changes) -> bytes:
    for position, length, piece in changes:
        at = position % (len(good) + 1)
        good = good[:at] + piece + good[at + length :]
    return good


def check_tables(name: str, text: bytes) -> bool:
    """Whether the changed table was usable; anything but a decision or a Fault escapes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for one, good in GOOD.items():
            paths[one] = Path(folder) / f"{one}.csv"
            paths[one].write_bytes(text if one == name else good)
        try:
            decision, _idle = place_files(Files(**paths), "seed")
        except Fault as fault:
            check_fault(fault)
            return False
        assert verify(decision.to_proof()).is_identical
        return True


def check_rules(text: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.toml"
        path.write_bytes(text)
        try:
            load_rules(path)
        except Fault as fault:
            check_fault(fault)
            return False
        return True


def check_facts(text: bytes, rules) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.csv"
        path.write_bytes(text)
        try:
            read_facts(path, "place", rules)
        except Fault as fault:
            check_fault(fault)
            return False
        return True


def check_fault(fault: Fault) -> None:
    for language in ("id", "ja", "en"):
        told = fault.say(language)
        assert told
        assert "\n" not in told
    assert fault.file
    assert fault.line is not None or fault.key.startswith("file.")


@given(st.sampled_from(sorted(GOOD)), CHANGES)
@settings(max_examples=120, deadline=None)
def test_any_table(name, changes):
    check_tables(name, changed(GOOD[name], changes))


@given(CHANGES)
@settings(max_examples=60, deadline=None)
def test_any_rules(changes):
    check_rules(changed(RULE.encode(), changes))


FACTS = b"place,jsic,start_on,quota_left,has_support_plan,monthly_pay,field\nP1,2451,2027-04-01,3,yes,200000,lodging\nP2,,,,,,\n"


@pytest.fixture(scope="module")
def ours():
    return load_rules()


@given(changes=CHANGES)
@settings(max_examples=60, deadline=None)
def test_any_facts(ours, changes):
    check_facts(changed(FACTS, changes), ours)


def ten_thousand() -> tuple[int, int]:
    """10,000 changed inputs; how many were usable and how many a sentence. For a run by hand."""
    usable, rules = 0, load_rules()
    for number in range(10_000):
        draw = random.Random(number)
        changes = [
            (draw.randrange(10**6), draw.randrange(13), draw.choice(PIECES))
            for _ in range(draw.randint(1, 4))
        ]
        kind = draw.choice([*GOOD, "rules", "facts"])
        if kind == "rules":
            usable += check_rules(changed(RULE.encode(), changes))
        elif kind == "facts":
            usable += check_facts(changed(FACTS, changes), rules)
        else:
            usable += check_tables(kind, changed(GOOD[kind], changes))
    return usable, 10_000 - usable

"""The nightly reckoning of a thousand cases is killed in its midst; started again it goes on, and the end is the same.

That a worker takes up a job again whose process was killed is tried in test_kills."""

import json
import sqlite3
import subprocess
import sys

import pytest

from .many_cases import CASES
from .running import ROOT, Office, wait_until

pytestmark = pytest.mark.faults


def begin(office: Office, what: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.faults.many_cases", what]
    return subprocess.Popen(
        command, env=office.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(office: Office, what: str) -> str:
    process = begin(office, what)
    told, faults = process.communicate(timeout=120)
    assert process.returncode == 0, faults
    return told


def copied(template, home) -> Office:
    office = Office(home)
    with sqlite3.connect(template) as source, sqlite3.connect(home / "jalin.sqlite3") as target:
        source.backup(target)
    return office


def reckoned(office: Office) -> int:
    """How many cases are reckoned today, asked from outside."""
    with sqlite3.connect(office.home / "jalin.sqlite3", timeout=20) as link:
        return link.execute(
            "SELECT count(*) FROM agreements_case WHERE kept_on IS NOT NULL AND title_eng LIKE 'Invented%'"
        ).fetchone()[0]


def test_a_reckoning_that_was_killed_goes_on_and_ends_as_one_that_was_not(prepared, tmp_path):
    office = copied(prepared("sqlite"), tmp_path / "killed")
    run(office, "fill")
    unbroken = copied(office.home / "jalin.sqlite3", tmp_path / "unbroken")
    whole = json.loads(run(unbroken, "reckon"))
    first = begin(office, "nightly")
    try:
        wait_until(lambda: reckoned(office) > 0, 60, "the reckoning has begun")
    finally:
        first.kill()
        first.communicate(timeout=10)
    assert 0 < reckoned(office) < CASES, "it was killed in the midst"
    assert json.loads(run(office, "nightly")) == whole and reckoned(office) == CASES

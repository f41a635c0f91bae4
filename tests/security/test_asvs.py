"""docs/asvs.md says what is true."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "asvs.md"
STATES = {"done", "part", "later", "not applicable"}
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_each_of_the_46_checks_has_one_row():
    assert [int(row[0]) for row in ROWS] == list(range(1, 47))


def test_each_row_has_a_state_that_is_known():
    assert [row[0] for row in ROWS if row[3] not in STATES] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_names_what_exists(row):
    number, _check, _asvs, state, held_by = row
    named = re.findall(r"`([^`]+)`", held_by)
    assert named or state in {"later", "not applicable"}, f"{number} names nothing that holds it"
    for name in named:
        path, _colons, test = name.partition("::")
        if test:
            assert (ROOT / path).is_file(), f"{number}: {path} is not there"
            assert test in names_in(ROOT / path), f"{number}: {path} has no {test}"
        elif name.startswith("settings."):
            assert hasattr(settings, name.removeprefix("settings.")), f"{number}: there is no {name}"
        elif "/" in name:
            assert (ROOT / name).exists(), f"{number}: {name} is not there"
    if state == "done":
        assert "::" in held_by, f"{number} is done without a test"


def test_the_test_that_the_page_names_is_this_one():
    assert "tests/security/test_asvs.py::test_every_row_names_what_exists" in PAGE.read_text(encoding="utf-8")

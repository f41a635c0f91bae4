"""A command that finds no database says so in one sentence, and leaves nothing half-done."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("command", "place", "word"),
    [(["manage", "migrate"], "not-there", "unable to open"), (["demo"], "", "jalin manage migrate")],
)
def test_what_is_missing_is_one_sentence(tmp_path, command, place, word):
    given = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "JALIN_SETTINGS"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "jalin.cli", *command], capture_output=True, text=True, timeout=120,
        env={**given, "JALIN_HOME": str(tmp_path / place), "JALIN_SECRET_KEY": "k" * 60, "DJANGO_SETTINGS_MODULE": "jalin.config.settings"},
    )  # fmt: skip
    assert done.returncode == 1
    assert word in done.stderr and "Traceback" not in done.stderr and done.stderr.count("\n") == 1

"""A sender presses twice: two requests with one form reach two processes at the same instant."""

import json
import subprocess
import sys

import pytest

from .running import ROOT

pytestmark = pytest.mark.faults


def test_one_form_sent_twice_at_the_same_instant_is_one_invitation_with_one_receipt_and_one_letter(office):
    done = subprocess.run([sys.executable, "-m", "tests.faults.sent_twice"], env=office.environment, cwd=ROOT, capture_output=True,
                          text=True, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    first, second = told["answers"]
    assert first == second and first[0] == 302 and "/invitations/mine/" in first[1]
    assert (told["kept"], told["letters"]) == (1, 1)

"""`jalin manage journal`: what an operator reads."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jalin.kernel.journal.models import Body, Entry
from jalin.kernel.journal.selectors import head_of_journal


def run(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command("journal", *arguments, stdout=out, stderr=err)
        code = 0
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), err.getvalue()


def test_a_whole_journal_ends_with_nought_and_says_its_head(write):
    write(3)
    code, out, _err = run("verify")
    number, digest = head_of_journal()
    assert (code, f"{number}:{digest}" in out, "whole" in out) == (0, True, True)
    assert run("head")[1].strip() == f"{number}:{digest}"


def test_a_broken_journal_ends_with_one_and_says_what_in_words(write, unguarded):
    write(4)
    Entry.objects.filter(n=2).update(actor="user:9")
    Entry.objects.filter(n=4).delete()
    code, _out, err = run("verify")
    assert code == 1
    assert "entry 2 was changed" in err
    assert "the end was cut off" in err


def test_a_noted_head_must_still_be_found(write):
    write(3)
    number, digest = head_of_journal()
    assert run("verify", "--anchor", f"{number}:{digest}")[0] == 0
    code, _out, err = run("verify", "--anchor", f"{number}:{'0' * 64}")
    assert (code, "was rewritten" in err) == (1, True)
    with pytest.raises(CommandError):
        run("verify", "--anchor", "nonsense")


def test_shredding_from_the_command_line_needs_a_reason(write):
    rule = write(1)[0]
    with pytest.raises(CommandError):
        run("shred", "rulebook.datedrule", str(rule.pk))
    assert run("shred", "rulebook.datedrule", str(rule.pk), "--reason", "asked")[0] == 0
    assert Body.objects.get(pk=1).text == ""
    assert run("verify")[0] == 0

"""Rules in TOML are read strictly, and every fault names its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.decisions import Fault
from jalin.decisions.rules_file import Rules


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("rules") / "limits.toml"


def read(path, content: bytes) -> object:
    path.write_bytes(content)
    try:
        rules = Rules.read(path)
        found = [rules.get("threshold", "number", 0, least=0, most=1000)]
        limits = rules.table("limits")
        found += [limits.get(name, "whole", least=0) for name in ("cost", "days")]
        for seat in rules.tables("seat"):
            found.append(seat.get("kind", "text"))
            seat.refuse_others()
        limits.refuse_others()
        rules.refuse_others()
        return found
    except Fault as fault:
        assert "\n" not in str(fault) and fault.say("id") != fault.say("ja")
        return str(fault)


GOOD = '[limits]\ncost = 5\ndays = 6\n[[seat]]\nkind = "need"\n[[seat]]\nkind = "open"\n'


def test_what_is_there_is_read(path):
    assert read(path, GOOD.encode()) == [0, 5, 6, "need", "open"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("days", "dais", "line 1, column 1: the setting “limits.days” is missing"),
        (
            "days = 6",
            "days = 6\ndayz = 7",
            "line 4, column 1: there is no setting “limits.dayz”; did you mean “days”?",
        ),
        (
            "days = 6",
            "days = 6\nzzzzz = 7",
            "line 4, column 1: there is no setting “limits.zzzzz”; the settings are cost, days",
        ),
        ("days = 6", "days = 6.5", "line 3, column 1: “limits.days” must be a whole number"),
        ("days = 6", "days = true", "line 3, column 1: “limits.days” must be a whole number"),
        ("days = 6", "days = -1", "line 3, column 1: “limits.days” is less than 0"),
        ("days = 6", "days = nan", "line 3, column 1: “limits.days” must be a whole number"),
        ('kind = "open"', "kind = 3", "line 7, column 1: “seat.kind” must be text"),
        ('kind = "open"', "", "line 6, column 1: the setting “seat.kind” is missing"),
        (
            'kind = "open"',
            'kind = "open"\nkint = 2',
            "line 8, column 1: there is no setting “seat.kint”; did you mean “kind”?",
        ),
        ("[limits]", "threshold = inf\n[limits]", "line 1, column 1: “threshold” must be a number"),
        ("[limits]", "threshold = 1001\n[limits]", "line 1, column 1: “threshold” is more than 1000"),
        ("[limits]", "[limits", "line 1, column 8: this is not valid TOML"),
        ("days = 6", "cost = 7", "line 3, column 9: this is not valid TOML"),
        ("[limits]", "a = " + "[" * 5000 + "\n[limits]", "line 1, column 1: this is not valid TOML"),
        ("days = 6", "days = " + "6" * 5000, "this is not valid TOML"),
    ],
)
def test_a_fault_says_what_and_where(path, old, new, said):
    assert said in read(path, GOOD.replace(old, new).encode())


def test_text_that_is_not_utf8_is_named_by_line_and_column(path):
    assert "line 2, column 9: the text is not UTF-8" in read(path, b"[limits]\ncost = 5\xff\n")


@settings(max_examples=150)
@given(st.binary(max_size=60))
def test_noise_is_refused_in_a_sentence(path, noise):
    found = read(path, GOOD.encode() + noise)
    assert isinstance(found, list) or found.startswith("limits.toml")

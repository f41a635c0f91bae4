"""A proof file is recomputed or refused in one sentence, whatever it holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.decisions import Fault, canonical, digest
from jalin.decisions.drawing import draw
from jalin.decisions.explaining import as_html, as_text
from jalin.decisions.proofs import read_proof
from jalin.decisions.verification import explain_safely, first_difference, verify

KEPT = Path(__file__).with_name("kept")
DRAWN = draw(["A-1", "B-2", "C-3", "髙-4"], "Lotre Nasional 2026-12-01: 3 9 27 41")

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@settings(max_examples=100)
@given(values)
def test_the_canonical_form_is_that_of_rfc_8785(value):
    try:
        wanted = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        with pytest.raises(ValueError):
            canonical(value)
    else:
        assert canonical(value) == wanted


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, {1: 2}, "\ud800", {"a": object()}, [[-(2**60)]]]
)
def test_what_json_cannot_hold_exactly_has_no_canonical_form(value):
    with pytest.raises(ValueError):
        canonical(value)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("proofs") / "proof.json"


def judged(path, content: bytes) -> str:
    """ "identical", "different" or the sentence of a fault."""
    path.write_bytes(content)
    try:
        return "identical" if verify(read_proof(path), file=path.name).is_identical else "different"
    except Fault as fault:
        assert "\n" not in str(fault) and fault.say("id") and fault.say("ja")
        return str(fault)


def test_a_proof_verifies_and_says_what_it_is(path):
    assert judged(path, DRAWN.to_bytes()) == "identical"
    assert DRAWN.to_bytes() == canonical(json.loads(DRAWN.to_bytes())) + b"\n"


@settings(max_examples=100)
@given(st.integers(0, len(DRAWN.to_bytes()) - 2), st.integers(0, 255))
def test_no_byte_can_be_changed_unseen(path, place, byte):
    content = bytearray(DRAWN.to_bytes())
    if content[place] == byte:
        return
    content[place] = byte
    assert judged(path, bytes(content)) != "identical"


@settings(max_examples=60)
@given(values, st.sampled_from(["inputs", "rules", "result", "reasons", "seed", "digests", "kind", "method"]))
def test_a_part_of_any_other_form_is_said_in_a_sentence(path, value, part):
    proof = {**DRAWN.to_proof(), part: value}
    try:
        content = canonical(proof)
    except ValueError:
        return
    assert judged(path, content) != "identical" or proof == DRAWN.to_proof()


@settings(max_examples=50)
@given(values)
def test_inputs_of_any_form_with_right_digests_are_said_in_a_sentence(path, value):
    proof = draw(["A"], "x").to_proof()
    proof["inputs"] = {"cases": value, "draw": "x", "source": ""}
    try:
        proof["digests"]["inputs"] = digest(proof["inputs"])
        content = canonical(proof)
    except ValueError:
        return
    found = judged(path, content)
    assert (
        found in {"identical", "different"} or "cannot be computed again" in found or "kept exactly" in found
    )


@settings(max_examples=100)
@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode(errors="surrogatepass")))
def test_noise_is_refused_in_a_sentence(path, noise):
    assert judged(path, noise).startswith("proof.json")
    assert judged(path, b'{"jalin_proof":1,' + noise).startswith("proof.json")


WHOLE = DRAWN.to_bytes().decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (WHOLE[: len(WHOLE) // 2], "the file ends in the middle"),
        ("", "line 1, column 1: the file is empty"),
        ("\0" * 10_000_000, "line 1, column 1: this is not a proof file"),
        ("[1]", "line 1, column 1: this is not a proof file"),
        ("{}", "this is not a proof file"),
        ('{"a":' * 10_000, "nested more than 32 levels"),
        ('{"a":' + "[" * 500 + "]" * 500 + "}", "line 1, column 37: the content is nested more than 32 levels"),
        ('{"jalin_proof":1,\n "x": NaN}', "line 2, column 7: “NaN” is not a number that can be kept exactly"),
        ('{"x": -Infinity}', "line 1, column 7: “-Infinity” is not a number"),
        ('{"x": 1e999}', "line 1, column 7: “1e999” is not a number"),
        ('{"x": ' + "9" * 5000 + "}", "line 1, column 7: “999"),
        ('{"a":1,"b":{"a":1,"a":2}}', "line 1, column 19: “a” is there twice"),
        ('{"a":"\\ud800"}', "line 1, column 6: there is half of a sign"),
        ('{"a":1,}', "line 1, column 8: this is not valid JSON"),
        (WHOLE.replace('"jalin_proof":1', '"jalin_proof":2'), "install a newer Jalin"),
        (WHOLE.replace('"kind":"lottery"', '"kind":"lotery"'), ", line 1, column 515: there is no kind of decision “lotery”"),
        (WHOLE.replace('"method":"1"', '"method":"7"'), "there is no method “7” of “lottery”; the methods are 1"),
        (WHOLE.replace('"seed":', '\n "sead":'), "line 2, column 2: “sead” is no part of a proof file"),
        (WHOLE.replace('"reasons":{', '"reasons":3,"rules":{'), "“rules” is there twice"),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_file_gets_its_sentence(path, content, said):
    assert said in judged(path, content.encode())


def test_a_file_that_never_ends_or_is_too_large_is_not_read(tmp_path):
    zeros = tmp_path / "zeros.json"
    with zeros.open("wb") as file:
        file.truncate(1_000_000_000)
    for path, said in (
        (zeros, "larger than 256 MB"),
        (Path("/dev/zero"), "not an ordinary file"),
        (tmp_path, "ordinary"),
    ):
        with pytest.raises(Fault, match=said):
            read_proof(path)
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(Fault, match="not an ordinary file"):
        read_proof(tmp_path / "pipe.json")


@settings(max_examples=100)
@given(values, values)
def test_the_first_difference_is_there_exactly_when_two_values_differ(left, right):
    if any(isinstance(one, str) and not one.isascii() for one in (left, right)):
        return
    try:
        same = canonical(left) == canonical(right)
    except ValueError:
        return
    assert first_difference(left, right).is_identical == same


def test_a_difference_is_named_by_its_path():
    proof = DRAWN.to_proof()
    proof["result"] = {"numbers": {**proof["result"]["numbers"], "A-1": 99}}
    found = verify(proof)
    assert (found.path, found.stored) == ('$.result.numbers["A-1"]', 99)
    assert 1 <= found.computed <= 4


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_proofs_made_by_earlier_versions_still_verify(kept):
    """Never change these files: a new method gets a new version and a file of its own."""
    assert verify(read_proof(kept)).is_identical
    for lang in ("id", "ja", "en"):
        assert as_text(explain_safely(read_proof(kept), lang)).strip()


def test_a_page_holds_hostile_cases_as_text_only():
    proof = draw(['<script>alert("1")</script>', "&amp;"], "x").to_proof()
    page = as_html(explain_safely(proof, "ja"), "ja")
    assert (
        "<script>" not in page
        and "&lt;script&gt;" in page
        and "&amp;amp;" in page
        and '<html lang="ja">' in page
    )


def test_verification_needs_no_django_no_network_and_no_database(path):
    path.write_bytes(DRAWN.to_bytes())
    code = (
        "import sys, socket\n"
        "for name in ('django', 'sqlite3', 'psycopg'): sys.modules[name] = None\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        f"sys.argv = ['jalin', 'verify', {str(path)!r}]\n"
        "from jalin.cli import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "identical" in done.stdout

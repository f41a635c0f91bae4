"""Damaged files: a typed fault or sound figures, never a crash, a hang or silent nonsense.

JALIN_MUTATIONS=5000 runs as many; by default a few dozen.
"""

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine import assessment, errors, inp, validate, worker

from .bad_files import with_token

NETWORKS = Path(__file__).parent / "networks"
BASES = [
    (NETWORKS / f"{name}.inp").read_bytes()
    for name in ("epa_example2_extran_10n", "epa_example8_combined_31n")
]
MUTATIONS = int(os.environ.get("JALIN_MUTATIONS", "40"))
NASTY = ["nan", "inf", "-1", "0", "-9999", "1e308", "-1e308", "1e-308", "²", "99999999999999999999", "*", '"', ";", "[", "ü", "", "0x10",
         "1,5", "CIRCULAR", "31/12/2001", "25:61", "FILE", "x" * 1100, "\x00", "\x0b", "８０"]  # fmt: skip
OPTIONS = worker.RunOptions(time_limit=2)


@pytest.fixture(scope="module")
def pool():
    with worker.Pool(1) as one:
        yield one


@st.composite
def damaged(draw) -> bytes:
    lines = draw(st.sampled_from(BASES)).split(b"\n")
    for _time in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        lines = draw(st.sampled_from(DAMAGES))(draw, lines, at)
    data = b"\n".join(lines)
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 19)) == 0 else data


def _new_token(draw, lines: list[bytes], at: int) -> list[bytes]:
    tokens = lines[at].split() or [b""]
    tokens[draw(st.integers(0, len(tokens) - 1))] = draw(st.sampled_from(NASTY)).encode()
    return [*lines[:at], b" ".join(tokens), *lines[at + 1 :]]


def _lost(_draw, lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], *lines[at + 1 :]] or [b""]


def _twice(_draw, lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at], *lines[at:]]


def _elsewhere(draw, lines: list[bytes], at: int) -> list[bytes]:
    other = draw(st.integers(0, len(lines) - 1))
    return [*lines[:at], lines[other], *lines[at:]]


def _shorter(draw, lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], lines[at][: draw(st.integers(0, len(lines[at])))], *lines[at + 1 :]]


def _noise(draw, lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], draw(st.binary(max_size=40)), *lines[at:]]


DAMAGES = [_new_token, _new_token, _new_token, _lost, _twice, _elsewhere, _shorter, _noise]


@settings(max_examples=MUTATIONS, suppress_health_check=list(HealthCheck), print_blob=False)
@given(damaged())
@example(with_token("CONDUITS", "8040", 3, "1e308"))
@example(with_token("XSECTIONS", "8040", 6, "²"))
def test_a_damaged_file_gives_a_typed_fault_or_sound_figures(pool, data):
    try:
        network = inp.read(data, "damaged.inp")
    except errors.NotASwmmFile as error:
        assert error.say("id")
        return
    assert network.patch({}) == data
    faults = validate.check(network, engine=False)
    for fault in faults:
        assert isinstance(fault, errors.SewerError)
        assert all(fault.say(lang).strip() and "\n" not in fault.say(lang) for lang in errors.LANGUAGES)
    if validate.has_errors(faults):
        return
    outcome = dict(pool.outcomes([worker.Job(network, options=OPTIONS)]))[0]
    if isinstance(outcome, errors.SewerError):
        assert outcome.say("ja")
        return
    json.dumps(assessment.judge(network, outcome).as_json(), allow_nan=False)
    figures = [value for node in outcome.nodes.values() for value in node]
    assert all(math.isfinite(value) for value in [*figures, outcome.flooding_volume])
    assert all(abs(node.max_head) < 100_000 for node in outcome.nodes.values())

"""Files that are wrong are told so, by line and object, and files that are only odd are taken."""

import re
import time

import pytest

from jalin.fields.wastewater.engine import errors, inp, validate
from jalin.fields.wastewater.engine.tests.bad_files import bad_files, odd_files, with_token

BAD, ODD = bad_files(), odd_files()


def found_in(data: bytes, folder=None) -> list[errors.SewerError]:
    try:
        return validate.check(inp.Network(data, "city.inp", folder))
    except errors.NotASwmmFile as error:
        return [error]


def test_the_table_is_whole():
    assert len(BAD) >= 35 and len(ODD) == 5
    assert len({bad.name for bad in BAD}) == len(BAD)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_file_is_told_with_its_place_and_what_to_do(bad):
    began = time.process_time()
    faults = found_in(bad.data)
    assert time.process_time() - began < 2
    matching = [fault for fault in faults if (type(fault).__name__, fault.key) == (bad.kind, bad.key)]
    assert matching, [fault.say() for fault in faults]
    fault = matching[0]
    assert fault.file == "city.inp"
    assert bad.line in {None, fault.line} and bad.object in {"", fault.object}
    for lang in errors.LANGUAGES:
        said = fault.say(lang)
        assert "\n" not in said and "%s" not in said and "{" not in said and fault.remedy(lang) in said


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_an_odd_file_is_taken_and_keeps_its_bytes(data):
    network = inp.read(data)
    assert validate.check(network) == []
    assert network.patch({}) == data


def test_a_level_that_stands_apart_is_a_warning():
    """An invert of 0 among inverts of 90 feet and more runs; the pipes at it are told."""
    faults = validate.check(inp.read(with_token("JUNCTIONS", "80408", 1, "-300")))
    assert {(fault.key, fault.object, fault.severity) for fault in faults} >= {
        ("improbable-slope", "8040", "warning")
    }
    assert not validate.has_errors(faults)


def test_every_sentence_stands_in_three_languages_with_the_same_gaps():
    gaps = re.compile(r"{(\w+)}")
    whole = [
        *errors.sentences().values(),
        *(one["do"] for one in errors.sentences().values()),
        *errors.engine_codes().values(),
    ]
    for one in whole:
        said = [one[lang] for lang in errors.LANGUAGES]
        assert len({frozenset(gaps.findall(sentence)) for sentence in said}) == 1, said
        assert len(set(said)) == 3


def test_the_engines_own_errors_have_advice_of_their_own():
    faults = validate.check(inp.read(with_token("OPTIONS", "ROUTING_STEP", 1, "0")))
    assert (faults[0].values["code"], faults[0].line) == (211, 17)
    assert faults[0].remedy("id") == "Perbaiki angka pada baris ini: “ROUTING_STEP 0”."

"""Three answers, and rules written wrongly."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.decisions import Fault
from jalin.fields.employment.engine.eligibility import load_rules
from jalin.fields.employment.engine.eligibility.conditions import Case, holds
from jalin.fields.employment.engine.eligibility.facts import read_facts, read_pairs

LEAVES = st.builds(
    lambda field, value: {"field": field, "op": "is", "value": value},
    st.sampled_from("abc"),
    st.integers(0, 1),
)
CONDITIONS = st.recursive(
    LEAVES, lambda inner: st.builds(lambda name, these: {name: these}, st.sampled_from(["any", "all", "not"]),
                                    st.lists(inner, min_size=1, max_size=3)), max_leaves=8,
)  # fmt: skip
FACTS = st.fixed_dictionaries({name: st.integers(0, 1) for name in "abc"})


@given(CONDITIONS, FACTS, st.sets(st.sampled_from("abc")))
@settings(max_examples=150)
def test_what_is_known_stays_when_more_is_known(condition, facts, hidden):
    day = datetime.date(2026, 11, 25)
    some = Case({name: value for name, value in facts.items() if name not in hidden}, day, {})
    all_known = holds(condition, Case(facts, day, {}))
    assert all_known is not None
    assert holds(condition, some) in (None, all_known)
    assert set(some.missing) <= hidden


RULE = """
[[rule]]
id = "X-1"
jurisdiction = "JP"
text_ind = "a"
text_jpn = "b"
text_eng = "c"
valid_from = 2026-01-01
source = ["law"]
verified_on = 2026-01-01
mark = "C"
severity = "block"
test = [{ field = "place.field", op = "listed", list = "ssw_fields" }]
reason_code = "x"
next_step_ind = "d"
next_step_jpn = "e"
next_step_eng = "f"
"""


def write(tmp_path, text):
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_of_an_office_use_our_lists_and_fields(tmp_path):
    found = load_rules(write(tmp_path, 'version = "7"\n' + RULE))
    assert ([rule.id for rule in found.rules], found.version) == (["X-1"], "7")
    assert load_rules(write(tmp_path, RULE)).version == load_rules(tmp_path).digest[:12]


@pytest.mark.parametrize(
    "old,new,says",
    [
        ('mark = "C"', 'mark = "K"', "may not block"),
        ('mark = "C"', 'mark = "Z"', "choose one of C, K, M, D"),
        ("verified_on = 2026-01-01\n", "", "without a source"),
        ('source = ["law"]', "source = [3]", "list of texts"),
        ("severity", "sevrity", "severity"),
        ('reason_code = "x"', 'reason_code = "x"\ncolour = "red"', "colour"),
        ('op = "listed"', 'op = "guess"', "cannot be read"),
        (', list = "ssw_fields"', "", "cannot be read"),
        ('list = "ssw_fields"', 'list = "cars"', "“cars”"),
        ("place.field", "place.feild", "place.feild"),
        ("test = [{", "test = [{ any = [], ", "cannot be read"),
        ("test = [", "test = [3, ", "cannot be read"),
        ("valid_from = 2026-01-01", 'valid_from = "soon"', "a date"),
        ('severity = "block"', 'severity = "block"\nscope = "office"', "office"),
        ("[[rule]]", "[[rule]", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_rule_written_wrongly_is_one_sentence_with_its_place(tmp_path, old, new, says):
    assert old in RULE
    with pytest.raises(Fault) as found:
        load_rules(write(tmp_path, RULE.replace(old, new, 1)))
    told = str(found.value)
    assert says in told
    assert told.startswith("rules.toml, line ")
    assert all(found.value.say(language) for language in ("id", "ja"))


def test_the_same_id_twice_and_an_empty_folder(tmp_path):
    with pytest.raises(Fault, match="line 20, column 1.*X-1"):
        load_rules(write(tmp_path, RULE + RULE))
    (tmp_path / "none").mkdir()
    with pytest.raises(Fault, match="no .toml file"):
        load_rules(tmp_path / "none")


@pytest.mark.parametrize(
    "text,says",
    [
        ("seeker,birth_date\nS1,yesterday\n", "line 2, column 2: “yesterday”"),
        ("seeker,birthdate\nS1,2000-01-01\n", "did you mean “birth_date”"),
        ("seeker,has_ktp\nS1,maybe\n", "choose one of yes, no"),
        ("seeker\nS1\nS1\n", "line 3, column 1"),
        ("seeker,months_in_ssw_i\nS1,-\n", "not a whole number"),
    ],
)
def test_facts_written_wrongly_are_one_sentence(tmp_path, text, says):
    path = tmp_path / "seekers.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as found:
        read_facts(path, "seeker", load_rules())
    assert says in str(found.value)


def test_facts_are_read_by_kind(tmp_path):
    path = tmp_path / "seekers.csv"
    path.write_text(
        "has_ktp,seeker,birth_date,months_in_ssw_i,ssw_ii_test_share\nyes,S1,2000-01-02,7,81.5\n,S2,,,\nno,S3,,,\n"
    )
    facts = read_facts(path, "seeker", load_rules())
    assert facts["S1"]["seeker.birth_date"] == datetime.date(2000, 1, 2)
    assert (facts["S1"]["seeker.has_ktp"], facts["S3"]["seeker.has_ktp"]) == (True, False)
    assert set(facts["S2"].values()) == {None}
    lists = tmp_path / "lists.csv"
    lists.write_text("seeker,rank,place\nS1,1,P1\nS9,1,P1\n")
    with pytest.raises(Fault, match="line 3, column 1: “S9”"):
        read_pairs(lists, facts, {"P1": {}})

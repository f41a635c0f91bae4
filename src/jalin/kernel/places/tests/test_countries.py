import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.places.countries import (
    all_countries,
    country_choices,
    country_name,
    country_policy_note,
    resolve_country,
)

SOVIET_SUCCESSORS = (
    "AM", "AZ", "BY", "EE", "GE", "KZ", "KG", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "iso2", "remark"),
    [
        ("Japan", "JP", None),
        ("Jepang", "JP", None),
        ("日本", "JP", None),
        ("  JAPAN ", "JP", None),
        ("Ｊａｐａｎ", "JP", None),
        ("JP", "JP", None),
        ("JPN", "JP", None),
        ("Japa", "JP", "spelling"),
        ("Grece", "GR", "spelling"),
        ("Kazakhstah", "KZ", "spelling"),
        ("Madagaskar", "MG", None),
        ("Surinam", "SR", "spelling"),
        ("Island", "IS", "spelling"),
        ("England", "GB", "part_of"),
        ("England, United Kingdom", "GB", "part_of"),
        ("Wales", "GB", "part_of"),
        ("Inggris", "GB", None),
        ("Republic of Ireland", "IE", None),
        ("Ireland", "IE", None),
        ("Georgia (country)", "GE", None),
        ("Georgia", "GE", None),
        ("Rusia", "RU", None),
        ("Federasi Rusia", "RU", None),
        ("Persatuan Emirat Arab", "AE", None),
        ("Uni Emirat Arab", "AE", None),
        ("Tiongkok", "CN", None),
        ("Cina", "CN", None),
        ("China", "CN", None),
        ("WestGER", "DE", "historic"),
        ("EastGER", "DE", "historic"),
        ("Kosovo", "XK", "policy"),
        ("Taiwan", "TW", "policy"),
        ("New York, United States", "US", "part_of"),
        ("Martinique, France", "MQ", "territory"),
        ("Åland Islands, Finland", "AX", "territory"),
        ("Kerajaan Belanda", "NL", None),
        ("Republik Korea", "KR", None),
        ("大韓民国", "KR", None),
        ("オランダ王国", "NL", None),
        ("インドネシア共和国", "ID", None),
        ("Cote d'Ivoire", "CI", None),
        ("Côte d’Ivoire", "CI", None),
        ("in Italy", "IT", None),
    ],
)
def test_a_country_is_read_from_the_spellings_found_in_real_lists(text, iso2, remark):
    reading = resolve_country(text)
    assert (reading.iso2, reading.problem, reading.remark, reading.text) == (iso2, None, remark, text)


@pytest.mark.parametrize(
    ("text", "problem", "candidates"),
    [
        ("Korea", "ambiguous", ("KR", "KP")),
        ("Congo", "ambiguous", ("CG", "CD")),
        ("AS", "ambiguous", ("US", "AS")),
        ("France, Germany", "ambiguous", ("FR", "DE")),
        ("Czechoslovakia", "former", ("CZ", "SK")),
        ("Soviet Union", "former", SOVIET_SUCCESSORS),
        ("Northern Cyprus", "policy", ("CY",)),
        ("The Congo", "ambiguous", ("CG", "CD")),
        ("Atlantis", "unknown", ()),
        ("no", "unknown", ()),
        ("t430222130", "unknown", ()),
        ("", "blank", ()),
        ("   ", "blank", ()),
        (None, "blank", ()),
    ],
)
def test_an_unclear_country_comes_back_as_a_question(text, problem, candidates):
    reading = resolve_country(text)
    assert (reading.iso2, reading.problem, reading.candidates) == (None, problem, candidates)


def test_names_are_given_in_three_languages_with_the_office_s_own_labels_first():
    assert [country_name("JP", lang) for lang in ("id", "ja", "en", "ja-JP", "fr")] == [
        "Jepang", "日本", "Japan", "日本", "Japan",
    ]  # fmt: skip
    assert country_name("XK", "ja") == "コソボ"
    assert country_name("HK", "id") == "Hong Kong"
    assert "diplomatic relations" in country_policy_note("TW")
    assert country_policy_note("JP") == ""


def test_a_code_that_is_no_country_is_refused_by_name():
    with pytest.raises(LookupError, match="ZZ"):
        country_name("ZZ", "en")


def test_every_country_reads_back_from_its_own_names_or_asks_between_itself_and_others():
    for iso2, country in all_countries().items():
        for name in (iso2, country.iso3, country.name_id, country.name_ja, country.name_en):
            reading = resolve_country(name)
            assert reading.iso2 == iso2 or iso2 in reading.candidates or not name, (iso2, name, reading)


def test_choices_hold_every_country_once():
    for lang in ("id", "ja", "en"):
        choices = country_choices(lang)
        assert len(choices) == len(all_countries()) == 250
        assert len({name for _, name in choices}) == 250


@given(st.text(max_size=60))
def test_a_reading_has_a_country_or_a_problem_and_never_both(text):
    reading = resolve_country(text)
    assert (reading.iso2 is None) == (reading.problem is not None)

import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.kernel.places.folding import fold
from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.places.packed_names import PackedNames
from jalin.kernel.places.unit_words import addition_of, unit_of

GAZETTEER = Gazetteer.load()
SCRIPT = Path(__file__).parents[5] / "scripts" / "make_gazetteer.py"


def find(name, country=None):
    return GAZETTEER.find_place(name, country)


def countries(places):
    return {place.country for place in places}


@pytest.mark.parametrize(
    ("name", "country", "place_id", "code"),
    [
        ("Hamamatsu", None, "geonames:1863289", "221309"),
        ("浜松", None, "geonames:1863289", "221309"),
        ("浜松市", "JP", "geonames:1863289", "221309"),
        ("はままつし", "JP", "geonames:1863289", "221309"),
        ("Ｈａｍａｍａｔｓｕ", "JP", "geonames:1863289", "221309"),
        ("Hamamatsu-shi", "JP", "geonames:1863289", "221309"),
        ("Hamamatsu City", "JP", "geonames:1863289", "221309"),
        ("バンドン", None, "geonames:1650357", "32.73"),
        ("Kota Bandung", None, "geonames:1650357", "32.73"),
        ("City of Bandung", "ID", "geonames:1650357", "32.73"),
        ("Bandung City", None, "geonames:1650357", "32.73"),
        ("Kabupaten Bandung", None, "kepmendagri:32.04", "32.04"),
        ("Kab. Bandung", "ID", "kepmendagri:32.04", "32.04"),
        ("Bandung Regency", None, "kepmendagri:32.04", "32.04"),
        ("Kabupaten Bandung Barat", None, "kepmendagri:32.17", "32.17"),
        ("Bandung Barat", "ID", "kepmendagri:32.17", "32.17"),
        ("Melbourne", "AU", "geonames:2158177", ""),
        ("Cuenca", "EC", "geonames:3658666", ""),
        ("Namur", "BE", "geonames:2790471", ""),
        ("Suwon-si", "KR", "geonames:1835553", ""),
        ("Wroclaw", "PL", "geonames:3081368", ""),
        ("WROCŁAW", None, "geonames:3081368", ""),
        ("Varna, Bulgaria", None, "geonames:726050", ""),
        ("Hong Kong", "CN", "geonames:1819729", ""),
        ("Niseko", "JP", "jp:013951", "013951"),
    ],
)
def test_a_name_finds_its_place(name, country, place_id, code):
    reading = find(name, country)
    assert (reading.match.id, reading.match.code, reading.problem) == (place_id, code, "none")


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Bandung", "ID", {"ID"}),
        ("Syracuse", None, {"US", "IT"}),
        ("Aberdeen", None, {"GB", "US", "HK"}),
        ("Wellington", None, {"NZ", "US", "GB", "IN", "ZA"}),
        ("Kawasaki", "JP", {"JP"}),
        ("Aberdeen", "US", {"US"}),
        ("Csepel (Budapest)", "HU", {"HU"}),
        ("Suzhou, Anhui", "CN", {"CN"}),
    ],
)
def test_an_unclear_name_is_asked_with_its_candidates(name, country, expected):
    reading = find(name, country)
    assert (reading.match, reading.problem) == (None, "ambiguous")
    assert countries(reading.candidates) == expected


def test_the_country_narrows_homonyms():
    assert find("Syracuse", "IT").match.id == "geonames:2523083"
    assert find("Aberdeen", "GB").match.id == "geonames:2657832"
    assert find("Wellington", "NZ").match.id == "geonames:2179537"
    assert find("Kawasaki", "JP").problem == "ambiguous"
    assert find("川崎市", "JP").match.id == "geonames:1859642"


def test_a_much_larger_place_is_not_chosen_for_its_size():
    reading = find("Cuenca")
    sizes = [place.population for place in reading.candidates]
    assert reading.match is None and sizes == sorted(sizes, reverse=True) and sizes[0] > 10 * sizes[1]


def test_plain_bandung_is_the_city_or_the_regency():
    assert [(place.code, place.kind) for place in find("Bandung").candidates] == [
        ("32.73", "city"),
        ("32.04", "regency"),
    ]


@pytest.mark.parametrize(
    ("name", "country", "why"),
    [
        ("Osasco", "IT", "not_in_country"),
        ("Maui County", "US", "not_a_city"),
        ("静岡県", "JP", "not_a_city"),
        ("Atlantis-on-Sea", None, "no_such_name"),
        ("", None, "no_such_name"),
    ],
)
def test_what_is_not_found_says_why(name, country, why):
    reading = find(name, country)
    assert (reading.match, reading.problem, reading.why, reading.text) == (None, "not_found", why, name)


def test_a_name_in_another_country_is_shown_but_not_taken():
    assert countries(find("Osasco", "IT").candidates) == {"BR"}


def test_another_name_is_marked_as_worth_a_second_look():
    assert find("Mangalore", "IN").why == "other_name"
    assert find("Hamamatsu", "JP").why == "same_name"
    assert find("Quebec City", "CA").why == "without_unit_word"


def test_a_place_carries_what_a_map_and_a_letter_need():
    place = GAZETTEER.place("geonames:1863289")
    assert (place.lat, place.lon, place.timezone, place.population) == (34.7, 137.73333, "Asia/Tokyo", 791707)
    assert (place.label("ja"), place.label("id")) == ("浜松市", "Hamamatsu")
    assert GAZETTEER.place("kepmendagri:32.04").lat is None
    assert GAZETTEER.place("geonames:0") is None


def test_suggestions_put_own_names_and_large_places_first():
    assert GAZETTEER.suggest("hamam")[0].id == "geonames:1863289"
    assert GAZETTEER.suggest("浜")[0].id == "geonames:1863289"
    assert GAZETTEER.suggest("ban", country="ID")[0].code == "32.73"
    assert GAZETTEER.suggest("kabupaten bandung")[0].kind == "regency"
    assert len(GAZETTEER.suggest("s")) == 8 and len(GAZETTEER.suggest("s", limit=3)) == 3
    assert GAZETTEER.suggest("") == [] == GAZETTEER.suggest("qqqqq")


def test_a_suggestion_as_one_types_takes_less_than_a_tenth_of_a_second():
    start = time.process_time()
    for prefix in ("s", "sa", "san", "san "):
        GAZETTEER.suggest(prefix)
    assert time.process_time() - start < 0.4


def test_every_place_is_found_by_its_own_name_or_asked():
    for number in range(0, len(GAZETTEER), 400):
        place = GAZETTEER._place(number)
        reading = find(place.name, place.country)
        assert reading.match == place or place in reading.candidates, place


@given(st.text(max_size=40), st.sampled_from([None, "ID", "JP", "ZZ"]))
def test_any_text_gives_a_match_or_a_problem_and_never_both(text, country):
    reading = find(text, country)
    assert (reading.match is None) == (reading.problem != "none")
    assert reading.problem != "ambiguous" or reading.candidates
    GAZETTEER.suggest(text[:3], country)


@given(
    st.lists(st.text("abcé浜 ", min_size=1, max_size=4), min_size=1, unique=True),
    st.text("abcé浜 ", max_size=4),
)
def test_packed_names_find_exactly_what_a_dictionary_would(names, sought):
    names.sort(key=str.encode)
    packed = PackedNames("".join(f"{name}\t{number}m\n" for number, name in enumerate(names)).encode())
    assert packed.exactly(sought) == [(n, "m") for n, name in enumerate(names) if name == sought]
    assert list(packed.starting_with(sought)) == [
        (n, "m") for n, name in enumerate(names) if f"{name}\t".startswith(sought)
    ]


def test_folding_levels_width_case_accents_and_dashes_but_keeps_kana_voicing():
    assert fold("Ｓão-Paulo") == fold("SAO PAULO") == "sao paulo"
    assert fold("Lu’an") == fold("Lu'an") == "luan"
    assert fold("バンドン") != fold("ハントン")
    assert fold("Ærø") == "aero" and fold("İzmir") == "izmir"


def test_units_and_additions_are_told_from_names():
    assert unit_of("Kabupaten Bandung") == ("regency", "Bandung")
    assert unit_of("浜松市") == ("city", "浜松")
    assert unit_of("Bandung") is None
    assert addition_of("Karksi-Nuia (Mulgi)") == ("Karksi-Nuia", "Mulgi")
    assert addition_of("Suzhou, Anhui") == ("Suzhou", "Anhui")
    assert addition_of("Bandung") is None


def test_the_index_was_made_from_the_data_and_code_that_lie_beside_it():
    spec = importlib.util.spec_from_file_location("make_gazetteer", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main(check=True) == 0, "run scripts/make_gazetteer.py"

"""The figures that the import must show. (Its bounds of time and memory: the command, `register/tests/test_command.py`.)"""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from jalin.kernel.places.gazetteer import Gazetteer
from jalin.opendata.register.engine import open_register, plan_reading, read_register

PAIRS = files("jalin") / "demo" / "data" / "twinning" / "wikipedia_2026_pairs_raw.csv.gz"


@pytest.fixture(scope="module")
def pairs():
    with open_register(PAIRS) as file:
        return list(read_register(file, plan_reading(file)))


def test_the_pairs_of_wikipedia(pairs):
    assert len(pairs) == 26_114
    names = {(row.raw.get(f"city{n}"), row.raw.get(f"country{n}")) for row in pairs for n in (1, 2)}
    assert len(names) == 17_820
    codes = Counter(message.code for row in pairs for message in row.messages)
    assert codes["country-blank"] + codes["country-in-name"] == 5
    assert codes["self-pair"] == Counter(row.verdict for row in pairs)["refuse"] == 3
    touched = Counter(code for row in pairs for code in {row.value("country"), row.value("country2")})
    assert (touched["ID"], touched["JP"]) == (95, 1_293)


def test_links_of_the_case_are_there(pairs):
    def links(name):
        rows = [
            row
            for row in pairs
            if row.verdict != "skip" and name in (row.value("partner"), row.value("partner2"))
        ]
        return len(rows)

    assert (links("Bandung"), links("Hamamatsu")) == (9, 6)


def test_a_register_of_the_baltic_shape(tmp_path, understood):
    """Semicolons, every text quoted, a year or 0, states of the past: the shape of a real register, made up."""
    path = tmp_path / "baltic.csv"
    with path.open("w", newline="", encoding="ascii") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["City1", "Country1", "City2", "Country2", "Year", "k50", "H1"])
        for number in range(1_759):
            year = str(1939 + number % 74) if number < 969 else "0"
            country = "Finland" if number < 257 else "WestGER"
            writer.writerow([f"Town {number}", "Finland", f"Place {number}", country, year, "0", "0"])
    rows = understood(path)
    assert Counter(row.verdict for row in rows) == {"ready": 1_759}
    assert Counter(row.fields["signed"].why for row in rows) == {"year": 969, "zero-means-unknown": 790}
    assert sum("domestic" in row.flags for row in rows) == 257


def test_places_are_found_and_several_of_one_name_are_asked(make_csv, understood):
    rows = understood(
        make_csv(
            [
                ["City", "Country"], ["Hamamatsu", "Japan"], ["Springfield", "United States"],
                ["Kota Bandung", "Indonesia"],
            ]
        ),
        gazetteer=Gazetteer.load(),
    )  # fmt: skip
    assert rows[0].fields["partner"].details["place"]["id"].startswith("geonames:")
    assert rows[1].verdict == "ask" and len(rows[1].messages[0].choices) > 1
    assert rows[1].value("partner") == "Springfield" and "place" not in rows[1].fields["partner"].details
    assert rows[2].fields["partner"].details["place"]["id"]


def test_coordinates_in_another_country_are_not_taken(make_csv, understood):
    heads = ["City", "Country", "Latitude", "Longitude"]
    cells = [["Nowhereville", "Italy", "43.05", "-76.14"], ["Nexø", "Denmark", "55.06", "15.13"]]
    wrong, right = understood(make_csv([heads, *cells]), gazetteer=Gazetteer.load())
    assert [(one.code, one.about) for one in wrong.messages] == [("coordinates-elsewhere", "latitude")]
    assert wrong.verdict == "ready" and wrong.needs_look
    assert (wrong.value("latitude"), wrong.value("longitude")) == (None, None)
    assert (right.value("latitude"), right.messages) == (55.06, [])

import pytest

from jalin.kernel.places.gazetteer import Gazetteer
from jalin.kernel.places.nearness import CitiesAround


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "elsewhere"),
    [
        (43.05, -76.14, "IT", True),  # Syracuse of New York, said to be in Sicily
        (57.15, -2.11, "US", True),
        (37.07, 15.29, "IT", False),
        (55.06, 15.13, "DK", False),  # Nexø on Bornholm: Swedish cities are nearer than Danish ones
        (14.60, -61.07, "FR", False),  # Martinique is a part of France
        (-17.7, 178.9, "FJ", False), (51.9, 179.5, "US", False),  # beside the line where the day changes
        (0.0, -30.0, "ID", False), (89.9, 0.0, "NO", False),  # no city is near: nothing is known
    ],
)  # fmt: skip
def test_a_point_among_the_cities_of_other_countries_lies_elsewhere(latitude, longitude, country, elsewhere):
    assert Gazetteer.load().lies_elsewhere(latitude, longitude, country) is elsewhere


def test_the_line_where_the_day_changes_is_no_border():
    around = CitiesAround([(0.5, 179.5, "XA")])
    assert around.lies_elsewhere(0.5, -179.5, frozenset({"XB"}))
    assert not around.lies_elsewhere(0.5, -179.5, frozenset({"XA"}))

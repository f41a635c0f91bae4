"""Distances between two cities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.relations.public.distance import EARTH_RADIUS_KM, distance_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
BANDUNG = (-6.92222, 107.60694)
HALF_ROUND = 3.141592653589793 * EARTH_RADIUS_KM


# kilometres on the WGS 84 ellipsoid by Vincenty's inverse formula (1975), computed apart from this program
@pytest.mark.parametrize(
    ("place", "kilometres"),
    [
        ((34.7027, 137.7272), 5590.03),
        ((52.2659, 10.5267), 11095.35),
        ((-37.8140, 144.9633), 5087.16),
        ((32.7254, -97.3208), 16168.75),
    ],
    ids=["Hamamatsu", "Braunschweig", "Melbourne", "Fort Worth"],
)
def test_distances_from_bandung_are_within_the_half_per_cent_that_the_about_page_promises(place, kilometres):
    assert distance_km(*BANDUNG, *place) == pytest.approx(kilometres, rel=0.005)


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_distance_is_the_same_both_ways_and_at_most_half_round_the_earth(a, b, c, d):
    there, back = distance_km(a, b, c, d), distance_km(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= HALF_ROUND + 1e-6


@given(latitudes, longitudes)
def test_a_place_is_no_distance_from_itself_also_after_a_whole_turn(latitude, longitude):
    assert distance_km(latitude, longitude, latitude, longitude + 360) == pytest.approx(0, abs=1e-3)


def test_the_poles_are_half_round_the_earth_apart():
    assert distance_km(90, 0, -90, 77) == pytest.approx(HALF_ROUND)


def test_a_latitude_beyond_the_pole_is_refused():
    with pytest.raises(ValueError, match="90"):
        distance_km(91, 0, 0, 0)

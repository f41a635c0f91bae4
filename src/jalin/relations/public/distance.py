"""How far two places are from each other. Pure Python."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the International Union of Geodesy and Geophysics


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance in km (haversine formula on a sphere: within about 0.5 % of the true one).

    All in decimal degrees. Raises ValueError for a latitude beyond the poles.
    """
    if not (-90 <= latitude <= 90 and -90 <= other_latitude <= 90):
        raise ValueError("a latitude lies between -90 and 90 degrees")
    one, other = radians(latitude), radians(other_latitude)
    half = (
        sin((other - one) / 2) ** 2
        + cos(one) * cos(other) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))

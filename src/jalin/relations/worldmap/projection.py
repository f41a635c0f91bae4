"""Equal Earth (Šavrič, Patterson and Jenny 2018): areas are true and the continents look as people expect."""

import math
from dataclasses import dataclass

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
# Middle meridians whose opposite runs through an ocean: off the Bering Strait, and down the Atlantic.
MIDDLES = (11.0, 154.0)


@dataclass(frozen=True)
class EqualEarth:
    """middle: degrees east of the meridian in the middle of the map."""

    middle: float

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        """(x, y) in units of the sphere's radius, y downward. x lies between about −2.7 and 2.7."""
        return self.project_turned(lat, turned(lon, self.middle))

    @staticmethod
    def project_turned(lat: float, degrees: float) -> tuple[float, float]:
        """The same for a longitude already counted from the middle, so that ±180 keeps its side."""
        theta = math.asin(_M * math.sin(math.radians(lat)))
        square = theta * theta
        sixth = square**3
        scale = _M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
        x = math.radians(degrees) * math.cos(theta) / scale
        return x, -theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def turned(lon: float, middle: float) -> float:
    """Degrees east of `middle`, from −180 up to but not with 180."""
    return (lon - middle + 180) % 360 - 180


def middle_for(lon: float) -> float:
    """The middle meridian whose cut is furthest from a city at `lon`."""
    return min(MIDDLES, key=lambda middle: abs(turned(lon, middle)))


def degrees_apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle angle between two (lat, lon) in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (a, b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return math.degrees(2 * math.asin(min(1, math.sqrt(half))))

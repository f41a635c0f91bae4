"""Whether a point can lie in the country it is said to lie in, judged by the cities around it.

Geocoded lists put homonyms on the wrong continent (Syracuse of Sicily in New York). The outline of a country would be
right to a few kilometres and wrong at every border; cities of over 15,000 inhabitants are enough to tell continents apart.
"""

from collections.abc import Iterable, Iterator
from math import cos, hypot, radians

KM_PER_DEGREE = 111.2
OWN_KM = 250  # nearer than this to a city of the country: it may lie there, whatever the border (islands lie far out)
OTHER_KM = 150  # nearer than this to a city of another country: something is known of where it lies
_REACH = 3  # degrees to every side in which cities are looked for


class CitiesAround:
    """cities: (latitude, longitude, iso2 of the country) in degrees."""

    def __init__(self, cities: Iterable[tuple[float, float, str]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        for latitude, longitude, country in cities:
            cell = (int(latitude // 1), int(longitude // 1))
            self._cells.setdefault(cell, []).append((latitude, longitude, country))

    def lies_elsewhere(self, latitude: float, longitude: float, countries: frozenset[str]) -> bool:
        """Whether there are cities near the point, and none of them is of these countries. False where no city is near."""
        near = False
        for lat, lon, country in self._around(latitude, longitude):
            across = (lon - longitude + 180) % 360 - 180
            away = KM_PER_DEGREE * hypot(lat - latitude, across * cos(radians(latitude)))
            if country in countries and away <= OWN_KM:
                return False
            near = near or away <= OTHER_KM
        return near

    def _around(self, latitude: float, longitude: float) -> Iterator[tuple[float, float, str]]:
        # towards the poles a degree of longitude is short
        wide = min(180, int(_REACH / max(cos(radians(latitude)), 0.02)) + 1)
        row, column = int(latitude // 1), int(longitude // 1)
        for lat in range(row - _REACH, row + _REACH + 1):
            for lon in range(column - wide, column + wide + 1):
                yield from self._cells.get((lat, (lon + 180) % 360 - 180), ())

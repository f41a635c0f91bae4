"""What goes into a map and what comes out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """The home city. lat and lon in degrees, name as the reader writes it."""

    lat: float
    lon: float
    name: str = ""


@dataclass(frozen=True)
class MapPartner:
    """A partner as the map needs it, with texts in the reader's language.

    lat, lon: degrees, or None for a partner without a place (it is in the list only). weight: 0 to 1, how
    lively the relation is. state: a status code, it becomes the class `is-<state>`. title: one phrase for the
    list and for those who hear the page. state_word: the status as a word.
    """

    slug: str
    name: str
    url: str
    lat: float | None
    lon: float | None
    weight: float = 0.0
    state: str = "active"
    title: str = ""
    state_word: str = ""


@dataclass(frozen=True)
class MapLabel:
    """Text at (x, y), its baseline; anchor is `start`, `middle` or `end`.

    leader: the `d` of a line from the mark to a name that stands further off, else empty.
    """

    text: str
    x: float
    y: float
    anchor: str
    leader: str = ""


@dataclass(frozen=True)
class MapMark:
    """A city on the drawing. outside: it lies beyond the edge, and x, y is where its thread leaves."""

    partner: MapPartner | None
    x: float
    y: float
    radius: float
    label: MapLabel | None = None
    outside: bool = False


@dataclass(frozen=True)
class MapThread:
    """One or two SVG paths (`d`) from the home city; strength 1 to 4, two strands when woven."""

    partner: MapPartner
    strands: tuple[str, ...]
    strength: int

    @property
    def woven(self) -> bool:
        return len(self.strands) > 1


@dataclass(frozen=True)
class MapDrawing:
    """All coordinates in units of `width` × `height`; land_transform brings the land path into them."""

    width: int
    height: int
    land_transform: str
    home: MapMark
    threads: tuple[MapThread, ...]
    marks: tuple[MapMark, ...]


@dataclass(frozen=True)
class WorldMap:
    """Both drawings, the land they share, and every partner for the list, the liveliest first."""

    land: str
    land_id: str
    wide: MapDrawing
    near: MapDrawing
    partners: tuple[MapPartner, ...]

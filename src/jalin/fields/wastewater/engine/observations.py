"""What a camera saw in a pipe, as recorded: never changed by a grade that is drawn from it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Observation:
    """One recorded line of one inspection.

    code: as its standard writes it, without blanks, in capitals · position, length: m from the start of the survey;
    length 0 is a point · amount: the quantification in the unit that the standard gives for that code, None where
    none is recorded · grade: what the operator's software gave, "" where nothing · piece: number of the pipe piece,
    from 1 (Japan) · line: of the file, from 1
    """

    code: str
    position: float = 0.0
    length: float = 0.0
    amount: float | None = None
    clock: str = ""
    grade: str = ""
    piece: int | None = None
    line: int = 0
    video: str = ""


@dataclass(frozen=True)
class Inspection:
    """One survey of one pipe.

    standard: pacp, dwa, japan or wrc · surveyed: m, None when the file does not say · pieces: pipe pieces in the span
    """

    pipe: str
    standard: str
    on: date | None = None
    observations: tuple[Observation, ...] = ()
    surveyed: float | None = None
    pieces: int | None = None
    operator: str = ""


@dataclass(frozen=True)
class Pipe:
    """What is known of a pipe besides its hydraulics. Lengths in m; year of construction; None where unknown.

    material: concrete, clay, plastic, steel, iron, brick, fibre-cement or other words of the file, in small letters
    """

    id: str
    length: float
    diameter: float
    material: str = ""
    year: int | None = None
    depth: float | None = None
    roughness: float | None = None
    road: str = ""
    population: int | None = None
    critical: tuple[str, ...] = field(default=())

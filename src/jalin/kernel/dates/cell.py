"""One cell on the command line: `jalin read TEXT --as date --json`."""

from .reader import read_date
from .reading import Reading


def _problem_as_flag(reading: Reading) -> list[str]:
    if not reading.problem:
        return []
    return [f"{reading.problem}:{reading.status}" if reading.status else reading.problem]


def read_cell(text: str, as_: str = "date", lang: str = "en") -> dict:
    """What one cell is read as: raw, start, end, precision, problem, suggestions, flags.

    start, end: ISO texts or None (`2026-06-22T16:00+07:00` with precision minute). precision: minute, day,
    month, year or none. problem: one sentence in `lang` when it was not read or wants a second look, else None.
    suggestions: ISO texts of what an unread cell may mean, never taken by themselves. Raises ValueError for a
    kind other than `date`.
    """
    if as_ != "date":
        raise ValueError(f"a cell can be read as a date, not as {as_!r}")
    reading = read_date(text, lang=lang)
    return {
        "raw": text,
        "start": reading.start_text,
        "end": reading.end_text,
        "precision": reading.precision,
        "problem": reading.message() or None,
        "suggestions": [day.iso for day in reading.suggestions],
        "flags": [*reading.flags, *_problem_as_flag(reading)],
    }

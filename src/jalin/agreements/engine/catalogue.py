"""The procedures and obligations that come with the program, and those that a city adds as files of its own."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from jalin.decisions.faults import Fault

from .obligations import Obligation, read_obligations
from .procedure import Procedure
from .reading import read_procedure

SHIPPED = Path(__file__).resolve().parent.parent / "procedures"
OBLIGATIONS = Path(__file__).resolve().parent.parent / "obligations"


@cache
def shipped() -> dict[str, Procedure]:
    """Key -> procedure, read and checked once."""
    return _read(SHIPPED)


def with_own(folder: Path | None) -> dict[str, Procedure]:
    """Those shipped and those of the city's own folder; a file of the city with a shipped key takes its place."""
    return {**shipped(), **(_read(folder) if folder and folder.is_dir() else {})}


def _read(folder: Path) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for path in sorted(folder.glob("*.toml")):
        procedure = read_procedure(path)
        found[procedure.key] = procedure
    return found


@cache
def obligations_in(folder: Path) -> dict[str, dict[str, Obligation]]:
    """Country -> key -> what its offices owe every year, read and checked once."""
    found: dict[str, dict[str, Obligation]] = {}
    for path in sorted(folder.glob("*.toml")):
        country, rows = read_obligations(path)
        found.setdefault(country, {}).update(rows)
    return found


def procedure_named(name: str, own: Path | None = None) -> Procedure:
    """By its key, or the file of that path. Raises Fault."""
    if name.endswith(".toml"):
        return read_procedure(name)
    known = with_own(own)
    if name not in known:
        raise Fault("procedure.no_such_name", name=name, known=", ".join(known))
    return known[name]


def procedures_for(
    kind: str, country: str, day: date, among: Iterable[Procedure] | None = None
) -> list[Procedure]:
    """Those that a case of this kind follows when it begins on `day`; a route for any country comes last."""
    found = [
        one
        for one in (shipped().values() if among is None else among)
        if (not one.kinds or kind in one.kinds) and one.country in (country, "") and one.holds_on(day)
    ]
    return sorted(found, key=lambda one: (one.country == "", one.key))

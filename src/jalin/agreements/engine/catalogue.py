"""The procedures and obligations that come with the program, and those that a city adds as files of its own."""

import logging
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from jalin.decisions.faults import Fault

from .obligations import Obligation, read_obligations
from .procedure import Procedure
from .reading import read_procedure

log = logging.getLogger("jalin.law")
SHIPPED = Path(__file__).resolve().parent.parent / "procedures"
OBLIGATIONS = Path(__file__).resolve().parent.parent / "obligations"


@cache
def shipped() -> dict[str, Procedure]:
    """Key -> procedure, read and checked once."""
    return {one.key: one for one in map(read_procedure, sorted(SHIPPED.glob("*.toml")))}


@cache
def shipped_obligations() -> dict[str, dict[str, Obligation]]:
    """Country -> key -> what its offices owe every year, read and checked once."""
    return _by_country(map(read_obligations, sorted(OBLIGATIONS.glob("*.toml"))))


def with_own(home: Path | None) -> dict[str, Procedure]:
    """Those shipped and those of the city's own folder `procedures`; a file of the city with a shipped key takes its
    place."""
    return {**shipped(), **_own_procedures(_files(home, "procedures"))}


def obligations_with_own(home: Path) -> dict[str, dict[str, Obligation]]:
    """Country -> key -> obligation: those shipped and those of the city's own folder `obligations`."""
    own = _own_obligations(_files(home, "obligations"))
    return {
        country: {**shipped_obligations().get(country, {}), **own.get(country, {})}
        for country in {*shipped_obligations(), *own}
    }


def own_faults(home: Path) -> list[Fault]:
    """What is wrong with the city's own files; an office does not start before they are mended."""
    faults = []
    for name, read in (("procedures", read_procedure), ("obligations", read_obligations)):
        for path, *_stamp in _files(home, name):
            try:
                read(path)
            except Fault as fault:
                faults.append(fault)
    return faults


def _files(home: Path | None, name: str) -> tuple[tuple, ...]:
    """(path, when it changed, its size) of each file, so that it is read again only when it changed."""
    folder = home / name if home else None
    if folder is None or not folder.is_dir():
        return ()
    found = [(path, path.stat()) for path in sorted(folder.glob("*.toml"))]
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=4)
def _own_procedures(files: tuple[tuple, ...]) -> dict[str, Procedure]:
    return {one.key: one for one in _readable(read_procedure, files)}


@lru_cache(maxsize=4)
def _own_obligations(files: tuple[tuple, ...]) -> dict[str, dict[str, Obligation]]:
    return _by_country(_readable(read_obligations, files))


def _readable(read, files: tuple[tuple, ...]):
    """A file that was spoilt while the office is open is passed over and said in the log; the pages go on."""
    for path, *_stamp in files:
        try:
            yield read(path)
        except Fault as fault:
            log.error("%s is passed over: %s", path, fault)


def _by_country(read) -> dict[str, dict[str, Obligation]]:
    found: dict[str, dict[str, Obligation]] = {}
    for country, rows in read:
        found.setdefault(country, {}).update(rows)
    return found


def procedure_named(name: str, home: Path | None = None) -> Procedure:
    """By its key, or the file of that path. Raises Fault."""
    if name.endswith(".toml"):
        return read_procedure(name)
    known = with_own(home)
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

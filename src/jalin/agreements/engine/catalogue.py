"""The procedures and obligations that come with the program, and those that a city adds as files of its own.

A procedure may have several versions, each with its validity; a case keeps the one it began under."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from jalin.decisions.faults import Fault, nearest
from jalin.decisions.files import Stamped, stamped_files
from jalin.decisions.rules_file import Rules

from .obligations import Obligation, obligations_or_faults, read_obligations
from .procedure import Procedure
from .reading import procedure_or_faults, read_procedure

log = logging.getLogger("jalin.law")
SHIPPED = Path(__file__).resolve().parent.parent / "procedures"
OBLIGATIONS = Path(__file__).resolve().parent.parent / "obligations"

Versions = dict[tuple[str, str], Procedure]  # (key, version) -> procedure


@cache
def shipped() -> dict[str, Procedure]:
    """Key -> procedure, read and checked once."""
    return {one.key: one for one in map(read_procedure, sorted(SHIPPED.glob("*.toml")))}


@cache
def shipped_obligations() -> dict[str, dict[str, Obligation]]:
    """Country -> key -> what its offices owe every year, read and checked once."""
    return _by_country(map(read_obligations, sorted(OBLIGATIONS.glob("*.toml"))))


def with_own(home: Path | None) -> dict[str, Procedure]:
    """Key -> the newest version, of those shipped and those of the city's own folder `procedures`."""
    return _newest(_files(home, "procedures"))


def versions_with_own(home: Path | None) -> Versions:
    """Every version, shipped and the city's own. A file of the city with a shipped key and version takes its place; with
    another version it holds from its first day on, and the one before until then."""
    return _versions(_files(home, "procedures"))


def version_on(versions: Versions, key: str, day: date) -> Procedure | None:
    """The version of this procedure that holds on the day."""
    return next((one for one in versions.values() if one.key == key and one.holds_on(day)), None)


def obligations_with_own(home: Path) -> dict[str, dict[str, Obligation]]:
    """Country -> key -> obligation: those shipped and those of the city's own folder `obligations`."""
    own = _own_obligations(_files(home, "obligations"))
    return {
        country: {**shipped_obligations().get(country, {}), **own.get(country, {})}
        for country in {*shipped_obligations(), *own}
    }


def own_faults(home: Path) -> list[Fault]:
    """What is wrong with the city's own files; an office does not start before they are mended."""
    _read, faults = read_all(path for path, *_ in _files(home, "procedures"))
    for path, *_ in _files(home, "obligations"):
        faults += obligations_or_faults(path)[1]
    return faults


def read_all(paths: Iterable[Path]) -> tuple[list[Procedure], list[Fault]]:
    """The procedures of these files that are without fault, and every fault, also of what two files say together: the same
    version twice, or validities of two versions that overlap."""
    read: list[tuple[Path, Procedure]] = []
    faults: list[Fault] = []
    for path in paths:
        found, own = procedure_or_faults(path)
        if found:
            own = _clashes(path, found, read)
            read.append((path, found))
        faults += own
    return [one for _path, one in read], faults


def check_files(
    paths: Iterable[Path],
) -> tuple[list[Procedure], list[tuple[str, dict[str, Obligation]]], list[Fault]]:
    """Files of procedures and of obligations, told apart by what they hold: those without fault, and every fault."""
    paths = list(paths)
    owing = [path for path in paths if _holds_obligations(path)]
    procedures, faults = read_all(path for path in paths if path not in owing)
    read = [obligations_or_faults(path) for path in owing]
    found = [one for one, _faults in read if one]
    return procedures, found, [*faults, *(fault for _one, own in read for fault in own)]


def _holds_obligations(path: Path) -> bool:
    try:
        return "obligations" in Rules.read(path).values
    except Fault:
        return False


def _clashes(path: Path, one: Procedure, others: Iterable[tuple[Path, Procedure]]) -> list[Fault]:
    for there, other in others:
        if other.key == one.key:
            key = "procedure.key_twice" if other.version == one.version else "procedure.overlap"
            if key == "procedure.key_twice" or _overlap(one, other):
                return [Fault(key, file=path.name, code=one.key, version=other.version, other=there.name)]
    return []


def _overlap(one: Procedure, other: Procedure) -> bool:
    first, second = sorted((one, other), key=lambda version: version.valid_from)
    return first.holds_on(second.valid_from)


def _files(home: Path | None, name: str) -> tuple[Stamped, ...]:
    """The city's own files, so that each is read again only when it changed."""
    return stamped_files(home and home / name, "*.toml")


@lru_cache(maxsize=4)
def _versions(files: tuple[Stamped, ...]) -> Versions:
    found = {(one.key, one.version): one for one in shipped().values()}
    found |= {(one.key, one.version): one for one in _readable(read_procedure, files)}
    ordered = sorted(found.values(), key=lambda one: (one.key, one.valid_from))
    for one, newer in zip(ordered, ordered[1:], strict=False):
        if one.key == newer.key and one.holds_on(newer.valid_from) and one.valid_from < newer.valid_from:
            found[one.key, one.version] = replace(one, valid_to=newer.valid_from - timedelta(days=1))
    return found


@lru_cache(maxsize=4)
def _newest(files: tuple[Stamped, ...]) -> dict[str, Procedure]:
    return {
        one.key: one for one in sorted(_versions(files).values(), key=lambda one: (one.key, one.valid_from))
    }


@lru_cache(maxsize=4)
def _own_obligations(files: tuple[Stamped, ...]) -> dict[str, dict[str, Obligation]]:
    return _by_country(_readable(read_obligations, files))


_last_good: dict[Path, object] = {}


def _readable(read, files: tuple[Stamped, ...]):
    """A file that was spoilt while the office is open is said in the log, and what it said before holds on; the pages go on."""
    for path, *_ in files:
        try:
            _last_good[path] = read(path)
        except Fault as fault:
            holds = "what it said before holds on" if path in _last_good else "it is passed over"
            log.error("%s is faulty, %s: %s", path, holds, fault)
        if path in _last_good:
            yield _last_good[path]


def _by_country(read) -> dict[str, dict[str, Obligation]]:
    found: dict[str, dict[str, Obligation]] = {}
    for country, rows in read:
        found.setdefault(country, {}).update(rows)
    return found


def procedure_named(name: str, home: Path | None = None) -> Procedure:
    """By its key (the newest version), or the file of that path. Raises Fault."""
    if name.endswith(".toml"):
        return read_procedure(name)
    known = with_own(home)
    if name not in known:
        near = nearest(name, known)
        key = "procedure.no_such_name_near" if near else "procedure.no_such_name"
        raise Fault(key, name=name, near=near, known=", ".join(known))
    return known[name]

"""From two tables and a mapping to a network, with the list of what was missing and how it was found."""

from dataclasses import dataclass
from pathlib import Path

from ..data_errors import DataFault, FaultyFile
from ..inp import Network
from ..observations import Pipe
from .drafting import Draft, Thing, draft
from .estimating import estimate, missing
from .mapping import Mapping
from .sources import Table, read_table
from .writing import DERIVED, network_of


@dataclass(frozen=True)
class Found:
    """One value that the tables did not give. rule: how it was found · value: in m, Manning's n or words"""

    kind: str
    id: str
    column: str
    value: object
    rule: str

    @property
    def estimated(self) -> bool:
        return self.rule not in DERIVED

    def as_json(self) -> dict:
        return {"kind": self.kind, "id": self.id, "column": self.column, "value": self.value, "rule": self.rule,
                "estimated": self.estimated}  # fmt: skip


@dataclass(frozen=True)
class Imported:
    """pipes: what is known besides the hydraulics, for assessments · crs: of the coordinates, "" when unknown"""

    network: Network
    pipes: dict[str, Pipe]
    found: tuple[Found, ...]
    crs: str
    warnings: tuple[DataFault, ...]

    def as_json(self, lang: str = "en") -> dict:
        counts: dict[str, int] = {}
        for one in self.found:
            if one.estimated:
                counts[one.column] = counts.get(one.column, 0) + 1
        return {
            "sha256": self.network.sha256, "nodes": len(self.network.nodes), "links": len(self.network.links),
            "crs": self.crs, "estimated": counts, "values": [one.as_json() for one in self.found],
            "warnings": [fault.as_json(lang) for fault in self.warnings],
        }  # fmt: skip


def import_network(
    mapping: Mapping, pipes: Path | None = None, manholes: Path | None = None, *, with_estimates: bool = False
) -> Imported:
    """pipes, manholes: in place of the files that the mapping names.

    Raises FaultyFile with every bad cell, or with every missing value: without estimates all of them, with estimates those
    that no rule could fill.
    """
    tables = [_table(mapping, kind, given) for kind, given in (("pipes", pipes), ("manholes", manholes))]
    made = draft(*tables, mapping)
    _check(made)
    if with_estimates:
        estimate(made, mapping.estimates)
    _complete(made, with_estimates)
    things = [*made.manholes.values(), *made.pipes.values()]
    found = tuple(
        Found(t.kind, t.id, c, t.get(c), rule) for t in things for c, rule in sorted(t.marks.items())
    )
    crs = made.crs.to_string() if made.crs else ""
    return Imported(network_of(made, mapping), _pipes(made), found, crs, tuple(_warnings(made)))


def _table(mapping: Mapping, kind: str, given: Path | None) -> Table:
    source = getattr(mapping, kind)
    path = given or source.file
    if path is None:
        raise FaultyFile([DataFault("file-not-named", file=mapping.name, line=source.line, object=kind)])
    return read_table(path, source.layer)


def _check(made: Draft) -> None:
    for pipe in made.pipes.values():
        shape = pipe.get("shape")
        if shape is not None and shape not in ("circular", "rectangular", "egg"):
            made.fault("shape-unknown", pipe, "shape", found=shape)
        if shape == "rectangular" and pipe.get("width") is None:
            made.fault("value-missing", pipe, "width", name="width", thing=pipe.id)
    for manhole in made.manholes.values():
        ground, invert = manhole.get("ground"), manhole.get("invert")
        if ground is not None and invert is not None and ground < invert:
            made.fault(
                "ground-below-invert", manhole, "ground", thing=manhole.id, ground=ground, invert=invert
            )
        if manhole.get("type") not in (None, "manhole", "outfall"):
            made.fault("type-unknown", manhole, "type", found=manhole.get("type"))
    if not made.pipes and not made.faults:
        made.faults.append(DataFault("no-pipes", file=made.tables["pipe"].name))
    if made.faults:
        raise FaultyFile(made.faults)


def _complete(made: Draft, with_estimates: bool) -> None:
    code = "value-not-estimated" if with_estimates else "value-missing"
    for thing, column in missing(made):
        made.fault(code, thing, column, name=column, thing=thing.id)
    if not any(manhole.get("type") == "outfall" for manhole in made.manholes.values()):
        made.faults.append(DataFault("no-outfall", file=made.tables["manhole"].name))
    if made.faults:
        raise FaultyFile(made.faults)


def _warnings(made: Draft) -> list[DataFault]:
    """Manholes without coordinates cannot be drawn; pipes that rise are kept as they are."""
    unplaced = [m.id for m in made.manholes.values() if m.get("x") is None]
    rising = [p.id for p in made.pipes.values() if p.get("invert_down") > p.get("invert_up")]
    name = {kind: table.name for kind, table in made.tables.items()}
    found = []
    if unplaced:
        found.append(DataFault("without-coordinates", file=name["manhole"], severity="warning", count=len(unplaced),
                               names=", ".join(unplaced[:5])))  # fmt: skip
    if rising:
        found.append(DataFault("rising-pipes", file=name["pipe"], severity="warning", count=len(rising),
                               names=", ".join(rising[:5])))  # fmt: skip
    return found


def _pipes(made: Draft) -> dict[str, Pipe]:
    return {name: _pipe(thing) for name, thing in made.pipes.items()}


def _pipe(thing: Thing) -> Pipe:
    year, population = thing.get("year"), thing.get("population")
    critical = tuple(word.strip() for word in (thing.get("critical") or "").split(";") if word.strip())
    return Pipe(
        thing.id, thing.get("length"), thing.get("diameter"), thing.get("material") or "",
        None if year is None else int(year), thing.get("depth"), thing.get("roughness"), thing.get("road") or "",
        None if population is None else int(population), critical,
    )  # fmt: skip

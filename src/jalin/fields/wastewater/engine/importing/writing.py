"""A complete draft as a SWMM network. What was not given is marked in [TAGS], where EPA SWMM shows it too."""

from datetime import timedelta

from ..inp import Network, read
from .drafting import Draft, Thing
from .mapping import Mapping

# Rules that assume something; the others only reckon from what is given.
DERIVED = {"from-line", "from-depth"}
_SHAPES = {"circular": "CIRCULAR", "rectangular": "RECT_CLOSED", "egg": "EGG"}
_SKELETON = """[TITLE]
{title}

[OPTIONS]
FLOW_UNITS           LPS
INFILTRATION         HORTON
FLOW_ROUTING         DYNWAVE
LINK_OFFSETS         ELEVATION
START_DATE           {start}
START_TIME           00:00:00
REPORT_START_DATE    {start}
REPORT_START_TIME    00:00:00
END_DATE             {end}
END_TIME             {end_time}
REPORT_STEP          00:05:00
WET_STEP             00:05:00
DRY_STEP             01:00:00
ROUTING_STEP         10
ALLOW_PONDING        NO
THREADS              1

[JUNCTIONS]
;;Name  Elevation  MaxDepth

[OUTFALLS]
;;Name  Elevation  Type

[CONDUITS]
;;Name  From  To  Length  Roughness  InOffset  OutOffset

[XSECTIONS]
;;Link  Shape  Geom1  Geom2  Geom3  Geom4

[DWF]

[TAGS]

[MAP]
UNITS  {units}

[COORDINATES]
"""


def network_of(made: Draft, mapping: Mapping) -> Network:
    """The draft as a network of its own; it has to be complete."""
    days, hours = divmod(mapping.hours, 24)
    degrees = made.crs is not None and made.crs.is_geographic
    text = _SKELETON.format(
        title=f"Made from {made.tables['pipe'].name} and {made.tables['manhole'].name} by {mapping.name}",
        start=f"{mapping.start:%m/%d/%Y}",
        end=f"{mapping.start + timedelta(days=days):%m/%d/%Y}",
        end_time=f"{hours:02d}:00:00",
        units="Degrees" if degrees else "Meters",
    )
    return read(text.encode(), "network.inp").patched({}, _rows(made), "network.inp")


def _rows(made: Draft) -> dict[str, list[tuple]]:
    outfalls = [m for m in made.manholes.values() if m.get("type") == "outfall"]
    junctions = [m for m in made.manholes.values() if m.get("type") != "outfall"]
    return {
        "JUNCTIONS": [
            (m.id, _n(m.get("invert")), _n(m.get("ground") - m.get("invert")), 0, 0, 0) for m in junctions
        ],
        "OUTFALLS": [(m.id, _n(m.get("invert")), "FREE", "NO") for m in outfalls],
        "CONDUITS": [_conduit(pipe) for pipe in made.pipes.values()],
        "XSECTIONS": [_section(pipe) for pipe in made.pipes.values()],
        "DWF": [(m.id, "FLOW", _n(m.get("inflow_lps"))) for m in junctions if m.get("inflow_lps")],
        "TAGS": [*_tags("Node", made.manholes), *_tags("Link", made.pipes)],
        "COORDINATES": [
            (m.id, _n(m.get("x")), _n(m.get("y"))) for m in made.manholes.values() if m.get("x") is not None
        ],
    }


def _conduit(pipe: Thing) -> tuple:
    numbers = (_n(pipe.get(column)) for column in ("length", "roughness", "invert_up", "invert_down"))
    return (pipe.id, pipe.get("from"), pipe.get("to"), *numbers, 0, 0)


def _section(pipe: Thing) -> tuple:
    shape = pipe.get("shape") or "circular"
    width = pipe.get("width") if shape == "rectangular" else None
    return pipe.id, _SHAPES[shape], _n(pipe.get("diameter")), _n(width or 0.0), 0, 0, 1


def _tags(kind: str, things: dict[str, Thing]) -> list[tuple]:
    """`Link P1 estimated:roughness=material,length=straight-line`"""
    found = []
    for thing in things.values():
        marks = ",".join(f"{c}={mark}" for c, mark in sorted(thing.marks.items()) if mark not in DERIVED)
        if marks:
            found.append((kind, thing.id, f"estimated:{marks}"))
    return found


def _n(value: float) -> str:
    return f"{value:.10g}"

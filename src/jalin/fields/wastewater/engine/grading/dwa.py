"""DWA-M 149-3: condition class 0 (worst) to 4 for tightness, stability and operation, with condition points.

Additional points ZP_j = 50 · SD_j with the damage density SD_j = sum of (5 - K_ij) · L_i over (5 - K_j) · OL; a defect is
at least 2.5 m long, OL is the inspected length (correction sheet to DWA-M 149-3, February 2016). The points of the
worst class before that, 400 to 0, are to be checked with the leaflet.
"""

from dataclasses import dataclass

from ..observations import Inspection, Observation, Pipe
from ..reasons import reason
from .code_table import CodeTable
from .scale_grade import ScaleGrade

REQUIREMENTS = ("D", "S", "B")
STIFF = {"concrete", "clay", "brick", "fibre-cement", "polymer-concrete", "mortar"}
FLEXIBLE = {"plastic", "steel", "iron", "pvc", "pe", "pp", "grp"}


@dataclass(frozen=True)
class ClassedDefect:
    """k: class 0..4 · length: m, 0 for a point"""

    k: int
    length: float
    line: int = 0
    code: str = ""


def density(defects: list[ClassedDefect], inspected: float, shortest: float = 2.5) -> float:
    """Damage density SD of one requirement, weighted by the class; inspected: m, over 0."""
    worst = min(defect.k for defect in defects)
    weighted = sum((5 - defect.k) * max(defect.length, shortest) for defect in defects)
    return weighted / ((5 - worst) * inspected)


def points(defects: list[ClassedDefect], inspected: float, settings: dict) -> float:
    """Condition points of one requirement; 0 without defects."""
    if not defects:
        return 0.0
    worst = min(defect.k for defect in defects)
    extra = settings["additional_points"] * density(defects, inspected, settings["shortest_defect_m"])
    return settings["base_points"][worst] + extra


def wall_of(material: str) -> str:
    """stiff, flexible, or "" when the material does not say."""
    if material in STIFF:
        return "stiff"
    return "flexible" if material in FLEXIBLE else ""


def rate(inspection: Inspection, pipe: Pipe, table: CodeTable) -> ScaleGrade:
    """The label is the worst class of the three requirements, "none" without a classed defect."""
    found: dict[str, list[ClassedDefect]] = {name: [] for name in REQUIREMENTS}
    undecided, reasons = [], []
    wall = wall_of(pipe.material)
    for seen in inspection.observations:
        classes, notes, open_ = _classes(seen, table, pipe.diameter, wall)
        reasons += notes
        if open_:
            undecided.append(seen.line)
        for requirement, k in classes.items():
            found[requirement].append(ClassedDefect(k, seen.length, seen.line, seen.code))
    inspected = inspection.surveyed or pipe.length
    figures = {name: _figures(found[name], inspected, table.settings) for name in REQUIREMENTS}
    classed = [defect for defects in found.values() for defect in defects]
    if classed:
        worst = min(classed, key=lambda defect: defect.k)
        named = "/".join(name for name in REQUIREMENTS if any(d.k == worst.k for d in found[name]))
        reasons.insert(
            0, reason("dwa-worst", k=worst.k, requirements=named, code=worst.code, line=worst.line)
        )
        label = str(worst.k)
    else:
        label = "" if undecided else "none"
        if not undecided:
            reasons.insert(0, reason("no-structural-defect"))
    figures["points"] = max(figures[name]["points"] for name in REQUIREMENTS)
    return ScaleGrade("dwa", table.version, label, None, figures, tuple(reasons), tuple(undecided))


def _classes(seen: Observation, table: CodeTable, diameter: float, wall: str):
    """requirement → class, what differs from the record, and whether something stays open.

    A recorded class holds for every requirement that the code concerns.
    """
    concerned = table.families(seen.code) & set(REQUIREMENTS)
    classes: dict[str, int] = {}
    for row in table.rows_for(seen.code, diameter, wall):
        value = row.value_for(seen.amount)
        if row.family in REQUIREMENTS and value is not None:
            classes[row.family] = min(int(value), classes.get(row.family, 4))
    if not seen.grade:
        return classes, [], bool(concerned - classes.keys())
    notes = []
    if classes and min(classes.values()) != int(seen.grade):
        notes = [reason("grade-differs", line=seen.line, code=seen.code, given=seen.grade,
                        table=min(classes.values()))]  # fmt: skip
    return dict.fromkeys(concerned, int(seen.grade)), notes, False


def _figures(defects: list[ClassedDefect], inspected: float, settings: dict) -> dict:
    if not defects:
        return {"class": None, "defects": 0, "density": 0.0, "points": 0.0}
    return {
        "class": min(defect.k for defect in defects),
        "defects": len(defects),
        "density": round(density(defects, inspected, settings["shortest_defect_m"]), 4),
        "points": round(points(defects, inspected, settings), 1),
    }

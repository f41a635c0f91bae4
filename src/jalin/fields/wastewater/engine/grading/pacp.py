"""NASSCO PACP: segment and pipe ratings, rating index and quick rating.

Source of the formulas: NASSCO, PACP Condition Grading System (nassco.org, 12 July 2023) and the worked example in
Lucity's help (structural 1, 3, 2, 5, 3 and O&M 3, 5, 4, 0, 2 defects of grades 1 to 5).
"""

from collections import Counter
from dataclasses import dataclass
from math import floor

from ..observations import Inspection, Observation, Pipe
from ..reasons import Reason, reason
from .code_table import CodeTable
from .scale_grade import ScaleGrade

GRADES = (1, 2, 3, 4, 5)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class PacpRating:
    """counts: defects of grade 1 to 5.

    segments: SR_g = g · n_g · pipe: PR = sum of SR_g · index: RI = PR / sum of n_g, 0 without defects
    """

    counts: tuple[int, int, int, int, int]

    @property
    def segments(self) -> tuple[int, ...]:
        return tuple(grade * count for grade, count in zip(GRADES, self.counts, strict=True))

    @property
    def pipe(self) -> int:
        return sum(self.segments)

    @property
    def defects(self) -> int:
        return sum(self.counts)

    @property
    def index(self) -> float:
        return self.pipe / self.defects if self.defects else 0.0

    @property
    def worst(self) -> int:
        """0 without defects."""
        return max((grade for grade, count in zip(GRADES, self.counts, strict=True) if count), default=0)

    def quick(self, first_letter_from: int = 10, letter_width: int = 5) -> str:
        """Worst grade, its count, next grade, its count; "0000" without defects, "5300" with one grade only."""
        found = [(grade, count) for grade, count in zip(GRADES, self.counts, strict=True) if count][::-1][:2]
        found += [(0, 0)] * (2 - len(found))
        return "".join(
            f"{grade}{_count_sign(count, first_letter_from, letter_width)}" for grade, count in found
        )

    def __add__(self, other: "PacpRating") -> "PacpRating":
        return PacpRating(tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    def as_json(self, settings: dict) -> dict:
        quick = self.quick(settings["first_letter_from"], settings["letter_width"])
        return {"defects_by_grade": list(self.counts), "segment_ratings": list(self.segments),
                "pipe_rating": self.pipe, "rating_index": round(self.index, 2), "quick_rating": quick}  # fmt: skip


def _count_sign(count: int, first: int, width: int) -> str:
    if count < first:
        return str(count)
    return LETTERS[min((count - first) // width, len(LETTERS) - 1)]


def occurrences(length: float, unit: float) -> int:
    """How often a continuous defect of that length (m) counts: once per unit, rounded, at least once."""
    return max(1, floor(length / unit + 0.5)) if length > 0 else 1


def rate(inspection: Inspection, pipe: Pipe, table: CodeTable) -> ScaleGrade:
    """Structural, O&M and overall rating; the label is the worst structural grade, "0" without one."""
    counts: dict[str, Counter] = {"structural": Counter(), "om": Counter()}
    worst_codes: dict[int, list[str]] = {}
    undecided, reasons = [], []
    for seen in inspection.observations:
        for row in table.rows_for(seen.code):
            if row.family == "neutral":
                continue
            value, differs = _grade_of(seen, row.value_for(seen.amount))
            if value is None:
                undecided.append(seen.line)
                continue
            reasons += differs
            counts[row.family][value] += occurrences(seen.length, table.settings["continuous_unit_m"])
            if row.family == "structural":
                worst_codes.setdefault(value, []).append(seen.code)
    structural, om = (PacpRating(tuple(counts[f][g] for g in GRADES)) for f in ("structural", "om"))
    worst = structural.worst
    if worst:
        codes = ", ".join(dict.fromkeys(worst_codes[worst]))
        reasons.insert(0, reason("pacp-worst", grade=worst, count=structural.counts[worst - 1], codes=codes))
    else:
        reasons.insert(0, reason("no-structural-defect"))
    figures = {"structural": structural.as_json(table.settings), "om": om.as_json(table.settings),
               "overall": (structural + om).as_json(table.settings)}  # fmt: skip
    label = None if undecided and not worst else str(worst)
    return ScaleGrade("pacp", table.version, label or "", None, figures, tuple(reasons), tuple(undecided))


def _grade_of(seen: Observation, from_table: str | None) -> tuple[int | None, list[Reason]]:
    """The recorded grade where there is one, else the table's; a difference is told."""
    if seen.grade:
        if from_table and from_table != seen.grade:
            return int(seen.grade), [reason("grade-differs", line=seen.line, code=seen.code, given=seen.grade,
                                            table=from_table)]  # fmt: skip
        return int(seen.grade), []
    return (int(from_table), []) if from_table else (None, [])

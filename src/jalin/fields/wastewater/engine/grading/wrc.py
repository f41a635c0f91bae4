"""WRc structural condition: every code has a score; the peak score of the pipe makes grade 1 to 5.

The peak is the largest sum of scores within one metre; a continuous defect counts at every metre it covers. Scores and
thresholds are marked in the table.
"""

from ..observations import Inspection, Pipe
from ..reasons import reason
from .code_table import CodeTable
from .scale_grade import ScaleGrade


def peak_score(scored: list[tuple[float, float, int]], window: float = 1.0) -> tuple[int, float]:
    """(largest sum of scores within the window, where it begins in m); scored: (from m, to m, score).

    The window is half open, [x, x + window): two defects exactly one metre apart do not add up. Moving the window on,
    the sum falls only behind the end of a defect, so those ends are all the places to look at.
    """
    best, at = 0, 0.0
    for x in sorted({end for _, end, _ in scored}):
        total = sum(score for start, end, score in scored if start < x + window and end >= x)
        if total > best:
            best, at = total, x
    return best, at


def grade_for(peak: float, thresholds: list[float]) -> int:
    """1 below the first threshold, one more at each that is reached."""
    return 1 + sum(peak >= least for least in thresholds)


def rate(inspection: Inspection, pipe: Pipe, table: CodeTable) -> ScaleGrade:
    """Peak, total and mean structural score; the label is the grade of the peak."""
    scored, undecided = [], []
    for seen in inspection.observations:
        for row in table.rows_for(seen.code):
            if row.family == "neutral":
                continue
            value = row.value_for(seen.amount)
            if value is None:
                undecided.append(seen.line)
            else:
                scored.append((seen.position, seen.position + seen.length, int(value)))
    peak, at = peak_score(scored, table.settings["peak_window_m"])
    grade = grade_for(peak, table.settings["grade_from"])
    total = sum(score for _, _, score in scored)
    length = inspection.surveyed or pipe.length
    figures = {"peak_score": peak, "peak_at_m": at, "total_score": total,
               "mean_score": round(total / length, 2) if length else None}  # fmt: skip
    why = reason("wrc-peak", peak=peak, at=at, grade=grade) if scored else reason("no-structural-defect")
    label = "" if undecided and not scored else str(grade)
    return ScaleGrade("wrc", table.version, label, None, figures, (why,), tuple(undecided))

"""The Japanese guideline: ranks A, B, C of the span, rates of pipe pieces with a, b, c, and the urgency I, II, III.

Worked example of the guideline: of 25 pieces 6 have a, 3 have b and 2 have c; 24 % have a, so the span has rank A.
"""

from ..observations import Inspection, Observation, Pipe
from ..reasons import Reason, reason
from .code_table import CodeTable
from .scale_grade import ScaleGrade

SPAN_ITEMS = ("corrosion", "sag")
SPAN_RANKS = ("A", "B", "C")
PIECE_RANKS = ("a", "b", "c")
SOUND = "sound"


def urgency(ranks: tuple[str | None, str | None, str | None]) -> str:
    """I with two or more A; II with one A or two or more B; III with one B or only C; else sound."""
    if ranks.count("A") >= 2:
        return "I"
    if ranks.count("A") == 1 or ranks.count("B") >= 2:
        return "II"
    return "III" if any(ranks) else SOUND


def rank_from_rates(pieces: int, worst: list[str], settings: dict) -> tuple[str | None, dict]:
    """(rank of the span or None, rates in percent); worst: the worst rank of every piece that has one."""
    a, b, c = (worst.count(rank) for rank in PIECE_RANKS)
    rates = {"pieces": pieces, "a": a, "b": b, "c": c, "a_percent": 100 * a / pieces,
             "ab_percent": 100 * (a + b) / pieces, "abc_percent": 100 * (a + b + c) / pieces}  # fmt: skip
    if not worst:
        return None, rates
    if rates["a_percent"] >= settings["a_percent"] or rates["ab_percent"] >= settings["ab_percent"]:
        return "A", rates
    if a or b or rates["abc_percent"] >= settings["c_percent"]:
        return "B", rates
    return "C", rates


def rate(inspection: Inspection, pipe: Pipe, table: CodeTable) -> ScaleGrade:
    """The label is the urgency. Without the number of pieces the rate cannot be reckoned and the span stays undecided."""
    span: dict[str, list[str]] = {item: [] for item in SPAN_ITEMS}
    pieces: dict[int, list[tuple[str, str]]] = {}
    undecided, reasons = [], []
    for seen in inspection.observations:
        item = next(iter(table.families(seen.code)), "neutral")
        if item == "neutral":
            continue
        rank, notes = _rank(seen, table, pipe.diameter, SPAN_RANKS if item in SPAN_ITEMS else PIECE_RANKS)
        reasons += notes
        if rank is None or (item not in SPAN_ITEMS and (seen.piece is None or not inspection.pieces)):
            undecided.append(seen.line)
        elif item in SPAN_ITEMS:
            span[item].append(rank)
        else:
            pieces.setdefault(seen.piece, []).append((rank, item))
    settings = table.settings
    by_rate, rates = rank_from_rates(
        inspection.pieces or 1, [min(found)[0] for found in pieces.values()], settings
    )
    at_once = sorted({item for found in pieces.values() for rank, item in found
                      if rank == "a" and item in settings["at_once"]})  # fmt: skip
    if at_once:
        by_rate = "A"
        reasons.append(reason("japan-at-once", items=", ".join(at_once)))
    ranks = (min(span["corrosion"], default=None), min(span["sag"], default=None), by_rate)
    label = urgency(ranks)
    if undecided and label == SOUND:
        label = ""
    figures = {"corrosion": ranks[0], "sag": ranks[1], "pieces": by_rate, "rates": rates}
    reasons.insert(0, _why(ranks, label))
    return ScaleGrade("japan", table.version, label, None, figures, tuple(reasons), tuple(undecided))


def _why(ranks: tuple, label: str) -> Reason:
    corrosion, sag, pieces = (rank or "–" for rank in ranks)
    return reason("japan-urgency", corrosion=corrosion, sag=sag, pieces=pieces, label=label or "?")


def _rank(seen: Observation, table: CodeTable, diameter: float, allowed: tuple[str, ...]):
    """(rank, notes): the recorded rank where there is one, else by measure."""
    values = [row.value_for(seen.amount) for row in table.rows_for(seen.code, diameter)]
    by_table = next((value for value in values if value), None)
    if seen.grade in allowed:
        if by_table and by_table != seen.grade:
            return seen.grade, [reason("grade-differs", line=seen.line, code=seen.code, given=seen.grade,
                                       table=by_table)]  # fmt: skip
        return seen.grade, []
    return by_table, []

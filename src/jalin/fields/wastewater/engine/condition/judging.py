"""From inspections, what is known of the pipes and the city's risk figures to the state of every pipe."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from .. import risk
from ..deterioration import Curve, Curves, Seen, fit_curves
from ..deterioration.markov import at_rank
from ..grading import CodeTable, ScaleGrade, grade
from ..inspections import PARTIAL, Survey
from ..observations import Inspection, Pipe
from ..reasons import Reason, reason
from ..risk_file import RiskFile
from .whole import Condition, PipeCondition


def judge_pipes(
    pipes: Mapping[str, Pipe],
    survey: Survey,
    on: date,
    *,
    risks: RiskFile | None = None,
    tables: Mapping[str, CodeTable] | None = None,
    floods: Mapping[str, float] | None = None,
) -> Condition:
    """The state of every pipe on that day.

    tables: standard → its table, else as shipped · floods: pipe → m³ at its upper end, for the consequence. Curves come
    from the risk file, else they are fitted to the inspections given; without either no pipe is aged.
    """
    latest = survey.latest()
    graded = {
        pipe: tuple((one, grade(one, pipes[pipe], (tables or {}).get(one.standard))) for one in found)
        for pipe, found in latest.items()
    }
    curves = risks.curves if risks and risks.curves.all() else fit_curves(_seen(pipes, graded))
    states = [_state(pipes[name], graded.get(name, ()), curves, on, risks, floods or {}) for name in pipes]
    return Condition(tuple(states), curves, risks, on, survey, dict(tables or {}))


def _seen(pipes: Mapping[str, Pipe], graded: Mapping[str, tuple]) -> dict[str, list[Seen]]:
    """Inspected pipes with a known year, by material: age at the inspection and rank."""
    found: dict[str, list[Seen]] = defaultdict(list)
    for name, grades in graded.items():
        year = pipes[name].year
        one, best = max(grades, key=lambda pair: pair[1].rank or 0, default=(None, None))
        if year is not None and best and best.rank and one.on and one.on.year >= year:
            found[pipes[name].material].append(Seen(one.on.year - year, best.rank))
    return found


def _state(
    pipe: Pipe,
    graded: tuple[tuple[Inspection, ScaleGrade], ...],
    curves: Curves,
    on: date,
    risks: RiskFile | None,
    floods: Mapping[str, float],
) -> PipeCondition:
    curve = curves.curve_of(pipe.material)
    start, reasons = _start(pipe, graded, curve, on)
    grades = tuple(found for _, found in graded)
    rank = max((found.rank for found in grades if found.rank), default=None)
    partial = any(one.surveyed is not None and one.surveyed < PARTIAL * pipe.length for one, _ in graded)
    if partial:
        reasons.append(reason("condition-partial"))
    undecided = sum(len(found.undecided) for found in grades)
    if undecided:
        reasons.append(reason("condition-undecided", count=undecided))
    at_risk = _risk(pipe, curve, start, risks, floods)
    reasons += at_risk.reasons
    expected = None
    if curve and start is not None:
        expected = {years: _expected(curve.chain.after(start, years)) for years in (0, 5, 10, 20)}
    return PipeCondition(
        pipe, grades, rank, start, curve, expected, at_risk.failure, at_risk.consequence, at_risk.terms, at_risk.worth,
        partial, tuple(reasons), on.year - pipe.year if pipe.year and pipe.year <= on.year else None,
    )  # fmt: skip


@dataclass(frozen=True)
class _Risk:
    failure: float | None = None
    consequence: int | None = None
    terms: dict[str, int] = field(default_factory=dict)
    worth: int | None = None
    reasons: tuple[Reason, ...] = ()


def _risk(
    pipe: Pipe, curve: Curve | None, start, risks: RiskFile | None, floods: Mapping[str, float]
) -> _Risk:
    """Likelihood, and in money where consequences are priced; empty without a curve or a start."""
    if curve is None or risks is None or start is None:
        return _Risk()
    course = risk.failure_course(curve.chain, start, risks.terms)
    failure = float(course[0])
    why = reason(
        "condition-failure", percent=100 * failure, years=risks.terms.years, later=100 * float(course[-1])
    )
    if not risks.consequences:
        return _Risk(failure, reasons=(why,))
    terms, unknown = risks.consequences.of(pipe, floods.get(pipe.id))
    consequence = sum(terms.values())
    worth = round(risk.present_worth(course, consequence, risks.terms))
    return _Risk(
        failure, consequence, terms, worth, (why, *_money(consequence, worth, terms, unknown, risks))
    )


def _start(pipe: Pipe, graded, curve, on: date) -> tuple[np.ndarray | None, list[Reason]]:
    """Distribution over the ranks on that day: from the inspection aged since, else from the class at its age."""
    decided = [(one, found) for one, found in graded if found.rank]
    if decided:
        one, found = max(decided, key=lambda pair: pair[1].rank)
        why = [
            reason("condition-rank", rank=found.rank, scheme=found.scheme, label=found.label, on=str(one.on))
        ]
        since = max(on.year - one.on.year, 0) if one.on else 0
        if curve is None:
            return (at_rank(found.rank) if since == 0 else None), why
        return curve.chain.after(at_rank(found.rank), since), why
    if curve is None or pipe.year is None or pipe.year > on.year:
        return None, [reason("condition-unknown")]
    age = on.year - pipe.year
    return curve.chain.after(at_rank(1), age), [reason("condition-by-age", age=age, name=curve.name)]


def _money(consequence: int, worth: int, terms: dict[str, int], unknown: tuple[str, ...], risks: RiskFile):
    currency = risks.currency
    most = reason("term-" + max(terms, key=lambda name: terms[name], default="none"))
    found = [reason("condition-worth", worth=currency.text(worth), consequence=currency.text(consequence),
                    currency=currency.code, most=most)]  # fmt: skip
    if unknown:
        found += [reason("condition-not-known", name=reason(f"term-{name}")) for name in unknown]
    return found


def _expected(distribution: np.ndarray) -> float:
    return round(float(distribution @ np.arange(1, 6)), 3)

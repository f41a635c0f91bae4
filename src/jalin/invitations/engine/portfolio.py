"""The bare optimisation: which of n things to take so that their value is greatest within all limits (HiGHS)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np

SECONDS = 300  # what is not solved by then is said so, not guessed


@dataclass(frozen=True)
class Portfolio:
    """`chosen`: ascending indices; `value`: the sum of their values."""

    chosen: tuple[int, ...]
    value: float


@dataclass(frozen=True)
class Excess:
    """How far the must-accepts alone are beyond the limit of one resource: the least by which to raise it."""

    resource: int
    limit: float
    needed: float

    @property
    def by(self) -> float:
        return float(Fraction(str(self.needed)) - Fraction(str(self.limit)))


class Infeasible(Exception):
    """The must-accepts alone break a limit. `excesses`: resources that fall short, `overlaps`: pairs of them that
    exclude each other. Both empty: the limits cannot be kept by any choice."""

    def __init__(self, excesses: Sequence[Excess] = (), overlaps: Sequence[tuple[int, int]] = ()):
        self.excesses, self.overlaps = tuple(excesses), tuple(overlaps)
        parts = [f"resource {one.resource} needs {one.needed:g}, the limit is {one.limit:g}: raise it by {one.by:g}"
                 for one in self.excesses]  # fmt: skip
        parts += [f"{first} and {second} exclude each other: resolve it" for first, second in self.overlaps]
        super().__init__(
            "the must-accepts break a limit: " + "; ".join(parts) if parts else "no choice keeps the limits"
        )


class Unsolved(Exception):
    """HiGHS did not prove an optimum (time limit or numerical trouble)."""


def best_portfolio(values: Sequence[float], uses: Sequence[Sequence[float]], limits: Sequence[float],
                   conflicts: Iterable[tuple[int, int]] = (), must: Iterable[int] = ()) -> Portfolio:  # fmt: skip
    """The set of greatest total value.

    values: n numbers; uses: one row of n numbers for each resource; limits: one number for each resource;
    conflicts: pairs of indices of which at most one may be taken; must: indices that are always taken. Proved
    optimal (relative and absolute gap 0). Raises ValueError for shapes and numbers that do not fit, Infeasible
    when the must-accepts alone break a limit, Unsolved when no optimum is proved in 300 seconds.
    """
    value, use, limit = np.asarray(values, float), np.asarray(uses, float), np.asarray(limits, float)
    count = len(value)
    use = use.reshape(len(limit), count) if use.size == len(limit) * count else use
    if use.shape != (len(limit), count):
        raise ValueError(f"uses must have one row of {count} numbers for each of {len(limit)} limits")
    if not (np.isfinite(value).all() and np.isfinite(use).all()) or np.isnan(limit).any():
        raise ValueError("values, uses and limits must be numbers")
    pairs, forced = [tuple(pair) for pair in conflicts], sorted(set(must))
    named = [index for pair in pairs for index in pair] + forced
    if any(not 0 <= index < count for index in named) or any(len(set(pair)) != 2 for pair in pairs):
        raise ValueError(f"conflicts must be pairs, and all indices below {count}")
    if not count:
        return Portfolio((), 0.0)
    _refuse_impossible(use, limit, pairs, forced)
    model = make_model(value, use, limit, pairs)
    for index in forced:
        model.changeColBounds(index, 1, 1)
    chosen = run_model(model)
    if chosen is None:
        raise Infeasible
    return Portfolio(tuple(chosen), float(sum(Fraction(str(value[index])) for index in chosen)))


def _refuse_impossible(use: np.ndarray, limit: np.ndarray, pairs: list, forced: list[int]) -> None:
    exact = [sum((Fraction(str(row[index])) for index in forced), Fraction(0)) for row in use]
    excesses = [
        Excess(resource, float(most), float(needed))
        for resource, (needed, most) in enumerate(zip(exact, limit, strict=True))
        if forced and np.isfinite(most) and needed > Fraction(str(most)) and (use[resource] >= 0).all()
    ]
    overlaps = [pair for pair in pairs if pair[0] in forced and pair[1] in forced]
    if excesses or overlaps:
        raise Infeasible(excesses, overlaps)


class _Quiet(highspy.Highs):
    """HiGHS that prints nothing: the constructor of `highspy.Highs` registers callbacks, which prints a banner."""

    def __init__(self):
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)


def make_model(value: np.ndarray, use: np.ndarray, limit: np.ndarray, pairs: Sequence[Sequence[int]] = (), *,
               is_whole: bool = True) -> highspy.Highs:  # fmt: skip
    """A HiGHS model: maximise value · x, use x <= limit, at most one of each group in `pairs`, 0 <= x <= 1."""
    count = len(value)
    model = _Quiet()
    for name, setting in (("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0),
                          ("time_limit", float(SECONDS))):  # fmt: skip
        model.setOptionValue(name, setting)
    every = np.arange(count, dtype=np.int32)
    model.addVars(count, np.zeros(count), np.ones(count))
    model.changeColsCost(count, every, value)
    model.changeObjectiveSense(highspy.ObjSense.kMaximize)
    if is_whole:
        model.changeColsIntegrality(count, every, np.array([highspy.HighsVarType.kInteger] * count))
    for row, most in zip(use, limit, strict=True):
        used = np.flatnonzero(row).astype(np.int32)
        model.addRow(-highspy.kHighsInf, float(most), len(used), used, row[used])
    for group in pairs:
        model.addRow(-highspy.kHighsInf, 1.0, len(group), np.array(group, np.int32), np.ones(len(group)))
    return model


def run_model(model: highspy.Highs) -> list[int] | None:
    """Indices of the variables that are 1 in a proved optimum, None when there is no solution. Raises Unsolved."""
    model.run()
    status = model.getModelStatus()
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise Unsolved(model.modelStatusToString(status))
    return np.flatnonzero(np.asarray(model.getSolution().col_value) > 0.5).tolist()

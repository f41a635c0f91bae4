"""Which pipe to repair how and in which year, so that the budgets take away the most risk: a choice with a proven gap.

Maximise Σ benefit · x over x in {0, 1}, at most one action for each pipe, Σ cost · x ≤ budget in each year. Money that a
year leaves over is not carried on. Costs, budgets and benefits are whole numbers, and the budgets hold exactly.

The linear relaxation leaves a few pipes undecided. Its price of a unit of each year's budget tells by how much each
pipe's best option beats its second best; in a large network only the pipes where that is close (the core) go into the
integer programme, the others keep their best option. The relaxation, or the solver's own bound, holds the optimum from
above: the stated gap is proven. A gap that is not reached within the limit of nodes is stated as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from .actions import Action
from .solver import Solver

GAP = 1e-4
# Below _SMALL pipes the integer programme takes all of them at once.
_CORES, _SMALL = (200, 600, 2000), 600
# A limit in nodes, not in seconds, so that a busy machine finds the same choice.
_MOST_NODES = 50
# Coefficients are scaled to this size; money in whole rupiah would be far outside what a solver's tolerances fit.
_SIZE = 1000.0
_NO_BOUND = 2**62


@dataclass(frozen=True)
class Option:
    """One action and what it brings in whole units of money (or any other whole measure) by the year of the work."""

    action: Action
    benefits: tuple[int, ...]


@dataclass(frozen=True)
class Choice:
    """year: 1 is the first"""

    year: int
    action: Action
    benefit: int


@dataclass(frozen=True)
class Programme:
    """choices: by year, then pipe · bound: no choice can bring more · gap: (bound - benefit) / bound"""

    choices: tuple[Choice, ...]
    budgets: tuple[int, ...]
    bound: int
    core: int

    @property
    def benefit(self) -> int:
        return sum(choice.benefit for choice in self.choices)

    @property
    def gap(self) -> float:
        return max(0.0, (self.bound - self.benefit) / self.bound) if self.bound else 0.0

    @property
    def cost_by_year(self) -> tuple[int, ...]:
        return tuple(
            sum(choice.action.cost for choice in self.choices if choice.year == year)
            for year in range(1, len(self.budgets) + 1)
        )


@dataclass(frozen=True)
class _Columns:
    """One binary for every option and year that can be paid and brings something. All arrays of one length."""

    option: np.ndarray
    year: np.ndarray
    pipe: np.ndarray
    cost: np.ndarray
    benefit: np.ndarray

    def take(self, which: np.ndarray) -> "_Columns":
        return _Columns(
            *(part[which] for part in (self.option, self.year, self.pipe, self.cost, self.benefit))
        )


def choose(options: Sequence[Option], budgets: Sequence[int], gap: float = GAP) -> Programme:
    """The options and years that bring the most within the budgets (whole units, one a year, none below 0).

    The same input gives the same choice. Raises ValueError when an option has not one benefit for each year.
    """
    if any(budget < 0 for budget in budgets) or any(len(one.benefits) != len(budgets) for one in options):
        raise ValueError("one budget of 0 or more, and one benefit of every option, is needed for each year")
    columns = _columns(options, budgets)
    if not columns.cost.size:
        return Programme((), tuple(budgets), 0, 0)
    bound, prices = _relax(columns, budgets)
    close, best = _closeness(columns, prices)
    order = np.argsort(close, kind="stable")
    for size in (close.size,) if close.size <= _SMALL else (*_CORES, close.size):
        core = np.zeros(close.size, dtype=bool)
        core[order[:size]] = True
        chosen, limit = _solve_core(columns, budgets, core, best, gap * bound / 2)
        found = _programme(options, columns, chosen, budgets, min(bound, limit), size)
        if found.gap <= gap:
            break
    return found


def _columns(options: Sequence[Option], budgets: Sequence[int]) -> _Columns:
    names = {name: place for place, name in enumerate(sorted({one.action.link for one in options}))}
    benefits = np.array([one.benefits for one in options], dtype=np.int64).reshape(len(options), len(budgets))
    costs = np.array([one.action.cost for one in options], dtype=np.int64)
    payable = (costs[:, None] <= np.array(budgets, dtype=np.int64)[None, :]) & (benefits > 0)
    option, year = np.nonzero(payable)
    pipe = np.array([names[one.action.link] for one in options], dtype=np.int64)[option]
    pipe = np.unique(pipe, return_inverse=True)[1]
    return _Columns(option, year, pipe, costs[option], benefits[option, year])


def _model(columns: _Columns, budgets: np.ndarray, whole: bool, slack: float = 0.0) -> Solver:
    """Rows: one for every pipe, one for every year. Benefits and budgets scaled; slack: what the choice may miss."""
    pipes, row = np.unique(columns.pipe, return_inverse=True)
    count, years = columns.cost.size, budgets.size
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, pipes.size + years
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = columns.benefit * (_SIZE / columns.benefit.max())
    model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
    model.row_lower_ = np.full(pipes.size + years, -highspy.kHighsInf)
    model.row_upper_ = np.concatenate([np.ones(pipes.size), np.where(budgets > 0, _SIZE, 0.0)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(count + 1, dtype=np.int32) * 2
    index, value = np.empty(2 * count, dtype=np.int32), np.ones(2 * count)
    index[0::2], index[1::2] = row, pipes.size + columns.year
    value[1::2] = columns.cost * (_SIZE / np.maximum(budgets, 1))[columns.year]
    model.a_matrix_.index_, model.a_matrix_.value_ = index, value
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = Solver()
    for name, setting in (("mip_rel_gap", 0.0), ("mip_abs_gap", slack * _SIZE / columns.benefit.max()),
                          ("mip_max_nodes", _MOST_NODES)):  # fmt: skip
        solver.setOptionValue(name, setting)
    solver.passModel(model)
    return solver


def _relax(columns: _Columns, budgets: Sequence[int]) -> tuple[int, np.ndarray]:
    """Upper bound of the benefit and the price of one unit of each year's budget, in units of benefit."""
    amounts = np.array(budgets, dtype=float)
    solver = _model(columns, amounts, whole=False)
    solver.run()
    scale = columns.benefit.max() / _SIZE
    years = np.array(solver.getSolution().row_dual)[-amounts.size :]
    prices = np.maximum(years, 0.0) * scale * _SIZE / np.maximum(amounts, 1.0)
    # Weak duality gives a bound that no tolerance of the solver can spoil.
    margins = columns.benefit - prices[columns.year] * columns.cost
    by_pipe = np.zeros(columns.pipe.max() + 1)
    np.maximum.at(by_pipe, columns.pipe, margins)
    return int(np.floor(by_pipe.sum() + prices @ amounts + 0.5)), prices


def _closeness(columns: _Columns, prices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For every pipe the margin of its best option over the second best, doing nothing counted as one; and its best
    column, -1 for doing nothing.
    """
    margins = columns.benefit - prices[columns.year] * columns.cost
    first = np.zeros(columns.pipe.max() + 1)
    second = np.zeros(first.size)
    best = np.full(first.size, -1, dtype=np.int64)
    for place in np.lexsort((np.arange(margins.size), margins)):
        pipe, margin = columns.pipe[place], margins[place]
        if margin > first[pipe]:
            first[pipe], second[pipe], best[pipe] = margin, first[pipe], place
        elif margin > second[pipe]:
            second[pipe] = margin
    untouched = best < 0
    highest = np.full(first.size, -np.inf)
    np.maximum.at(highest, columns.pipe, margins)
    return np.where(untouched, -highest, first - second), best


def _solve_core(columns: _Columns, budgets: Sequence[int], core: np.ndarray, best: np.ndarray, slack: float):
    """(columns of the choice, upper bound): the best columns outside the core, and the best of the core in what they
    leave over. The bound is the solver's own where the core is everything, else none.
    """
    fixed = best[~core & (best >= 0)]
    left = np.array(budgets, dtype=np.int64)
    np.subtract.at(left, columns.year[fixed], columns.cost[fixed])
    while (left < 0).any():  # the prices were rounded: give back what brings least
        year = int(np.argmin(left))
        worst = min(fixed[columns.year[fixed] == year], key=lambda place: columns.benefit[place])
        fixed = fixed[fixed != worst]
        left[year] += columns.cost[worst]
    inside = np.nonzero(core[columns.pipe] & (columns.cost <= left[columns.year]))[0]
    if not inside.size:
        return fixed, _NO_BOUND
    part = columns.take(inside)
    solver = _model(part, left.astype(float), whole=True, slack=slack)
    solver.run()
    values = np.array(solver.getSolution().col_value)
    limit = _NO_BOUND
    if core.all():
        limit = int(np.ceil(solver.getInfo().mip_dual_bound * part.benefit.max() / _SIZE * (1 + 1e-9)))
    return np.concatenate([fixed, inside[_within(part, values > 0.5, left)]]), limit


def _within(part: _Columns, taken: np.ndarray, left: np.ndarray) -> np.ndarray:
    """The taken columns without what breaks a budget in whole numbers: the solver's tolerance is not the treasurer's."""
    kept = taken.copy()
    for year in range(left.size):
        while (spent := part.cost[kept & (part.year == year)].sum()) > left[year]:
            over = np.nonzero(kept & (part.year == year) & (part.cost >= spent - left[year]))[0]
            over = over if over.size else np.nonzero(kept & (part.year == year))[0]
            kept[min(over, key=lambda place: part.benefit[place])] = False
    return np.nonzero(kept)[0]


def _programme(
    options: Sequence[Option],
    columns: _Columns,
    chosen: np.ndarray,
    budgets: Sequence[int],
    bound: int,
    core: int,
) -> Programme:
    choices = [
        Choice(
            int(columns.year[place]) + 1, options[columns.option[place]].action, int(columns.benefit[place])
        )
        for place in chosen
    ]
    ordered = sorted(choices, key=lambda choice: (choice.year, choice.action.link))
    return Programme(tuple(ordered), tuple(budgets), bound, core)

"""The one best set, exactly and with its ties: integers only, the same on every machine and with every solver.

HiGHS solves the linear relaxation; its duals, rounded to integers, give a bound (Geoffrion's Lagrangian bound)
that holds whatever they are. All sets that can still reach it are then enumerated level by level, so that
among equal values the rule for ties decides and nothing else. What grows too large for that is solved by HiGHS
alone, in the order of the rule: the answer is the same one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from .portfolio import Unsolved, make_model, run_model

MOST_STATES = 120_000
MOST_STATES_AT_LAST = 1_500_000  # when HiGHS's tolerance is too coarse for the values
COARSE = 10**7  # values up to here HiGHS tells apart: its tolerances are 1e-6
MOST_KEPT = 64  # sets found before, from which the next search starts
ROOM = 1 << 52  # scaled objectives stay below it, sums of them below 2**63


@dataclass(frozen=True)
class Best:
    """`chosen`: ascending indices of options; `value`: the sum of their values."""

    chosen: tuple[int, ...]
    value: int


class _TooMany(Exception):
    """More sets come near the bound than are worth enumerating."""


class Optimiser:
    """Options under rows `uses @ x <= limits` (whole numbers) and conflicts; solved again for other values.

    uses: (m, n) and limits: (m,) of whole numbers; conflicts: pairs of options; ties: rows of n whole numbers whose
    sums decide between equal values, the smaller the better, one row after the other. Last, the set that holds
    the first option in which two sets differ is taken.
    """

    def __init__(self, uses: np.ndarray, limits: Sequence[int], conflicts: Sequence[tuple[int, int]],
                 ties: np.ndarray):  # fmt: skip
        self.uses, self.limits = np.asarray(uses, np.int64), np.asarray(limits, np.int64)
        self.count = self.uses.shape[1]
        self.ties = np.asarray(ties, np.int64)
        self.excludes: list[set[int]] = [set() for _ in range(self.count)]
        for first, second in conflicts:
            self.excludes[first].add(second)
            self.excludes[second].add(first)
        self.groups = _groups(self.excludes)
        self._relaxed = make_model(np.zeros(self.count), self.uses, self.limits, self.groups, is_whole=False)
        self._masks = np.zeros((self.count, (self.count + 63) // 64), np.uint64)
        for option, others in enumerate(self.excludes):
            for other in others:
                self._masks[option, other // 64] |= np.uint64(1) << np.uint64(other % 64)
        self._touched = [np.flatnonzero(column) for column in self.uses.T]
        self._gives = [bool((column < 0).any()) for column in self.uses.T]
        self._found = np.zeros((0, self.count), np.int64)
        self._is_large = False  # enumeration was too much once

    def best(self, values: np.ndarray, fixed: Mapping[int, int] | None = None) -> Best | None:
        """The best set for whole-number `values` with some options `fixed` at 0 or 1; None when no set keeps the
        limits. Raises Unsolved."""
        values = np.asarray(values, np.int64)
        if not self.count:
            return Best((), 0) if (self.limits >= 0).all() else None
        if int(np.abs(values).max()) * self.count >= 1 << 62:
            raise Unsolved("the values are too fine to be summed exactly")
        low, high = np.zeros(self.count, np.int64), np.ones(self.count, np.int64)
        for option, at in (fixed or {}).items():
            low[option] = high[option] = at
        for option in np.flatnonzero(low):
            for other in self.excludes[option]:
                if low[other]:
                    return None
                high[other] = 0
        bound = self._bound(values, low, high)
        if bound is None:
            return None
        best = self._search(values, low, high, *bound)
        if best is not None:
            self._keep(best)
        return best

    def _search(self, values: np.ndarray, low: np.ndarray, high: np.ndarray, scale: int, reduced: list[int],
                constant: int) -> Best | None:  # fmt: skip
        is_coarse = int(np.abs(values).max()) // _step(values) <= COARSE
        if not (is_coarse and self._is_large):
            try:
                return self._enumerate(values, low, high, scale, reduced, constant)
            except _TooMany:
                self._is_large = True
        if is_coarse:
            return self._by_highs(values, low, high)
        chosen = self._solve([values], low, high)
        if chosen is None:
            return None
        top, free = self._top(low, high, reduced, constant)
        try:
            return self._within(
                values, low, free, reduced, top - int(values[chosen].sum()) * scale, MOST_STATES_AT_LAST
            )
        except _TooMany as error:
            raise Unsolved("too many sets come near the best one") from error

    def _keep(self, best: Best) -> None:
        row = np.zeros((1, self.count), np.int64)
        row[0, list(best.chosen)] = 1
        if not (self._found == row).all(axis=1).any():
            self._found = np.concatenate([row, self._found[: MOST_KEPT - 1]])

    def _bound(self, values: np.ndarray, low: np.ndarray, high: np.ndarray):
        """Scale, reduced values (of an option that is taken) and the constant of the Lagrangian bound, all whole."""
        model, every = self._relaxed, np.arange(self.count, dtype=np.int32)
        top = max(1, int(np.abs(values).max()))
        model.changeColsCost(self.count, every, values / top)  # HiGHS's tolerances are absolute
        model.changeColsBounds(self.count, every, low.astype(float), high.astype(float))
        model.run()
        status = model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unsolved(model.modelStatusToString(status))
        duals = np.abs(np.asarray(model.getSolution().row_dual)) * top
        scale = max(1, ROOM // (top * max(64, 4 * self.count)))
        prices = [round(float(dual) * scale) for dual in duals]
        reduced = [int(value) * scale for value in values]
        for price, row in zip(prices, self.uses, strict=False):
            if price:
                reduced = [value - price * int(use) for value, use in zip(reduced, row, strict=True)]
        constant = sum(price * int(limit) for price, limit in zip(prices, self.limits, strict=False))
        for price, group in zip(prices[len(self.limits) :], self.groups, strict=True):
            constant += price
            for option in group:
                reduced[option] -= price
        return scale, reduced, constant

    def _enumerate(self, values: np.ndarray, low: np.ndarray, high: np.ndarray, scale: int, reduced: list[int],
                   constant: int) -> Best | None:  # fmt: skip
        top, free = self._top(low, high, reduced, constant)
        whole = sum(abs(reduced[option]) for option in free)
        known = self._known(values, low, high)
        if known is None:
            known = self._greedy(values, low, high, reduced)
        most = whole if known is None else min(whole, top - known * scale)
        reach = most // 16
        while True:
            found = self._within(values, low, free, reduced, reach)
            if found and (
                reach >= whole or found.value * scale >= top - reach
            ):  # nothing better was left out
                return found
            if reach >= most:
                return None
            if found:  # nothing below it needs to be looked at
                most = min(most, top - found.value * scale)
            reach = min(most, 4 * reach + scale)

    @staticmethod
    def _top(low: np.ndarray, high: np.ndarray, reduced: list[int], constant: int) -> tuple[int, list[int]]:
        """The bound of all sets, scaled, and the options that are free."""
        free = np.flatnonzero(low != high).tolist()
        top = constant + sum(reduced[option] for option in np.flatnonzero(low).tolist())
        return top + sum(max(0, reduced[option]) for option in free), free

    def _known(self, values: np.ndarray, low: np.ndarray, high: np.ndarray) -> int | None:
        """The greatest value of a set found before that fits, None when none does."""
        fits = self._found[((self._found >= low) & (self._found <= high)).all(axis=1)]
        return int((fits @ values).max()) if len(fits) else None

    def _greedy(
        self, values: np.ndarray, low: np.ndarray, high: np.ndarray, reduced: list[int]
    ) -> int | None:
        """The value of a quickly found set that keeps the limits, None when that finds none."""
        chosen = {int(option) for option in np.flatnonzero(low)}
        room = self.limits - self.uses @ low
        for option in sorted(np.flatnonzero(high > low).tolist(), key=lambda one: -reduced[one]):
            left = room - self.uses[:, option]
            if not chosen & self.excludes[option] and (left >= np.minimum(room, 0)).all():
                chosen.add(option)
                room = left
        return int(values[sorted(chosen)].sum()) if (room >= 0).all() else None

    def _within(self, values: np.ndarray, low: np.ndarray, free: list[int], reduced: list[int],
                reach: int, most_states: int = MOST_STATES) -> Best | None:  # fmt: skip
        """The best of all sets whose bound is at most `reach` below the top."""
        taken = low.copy()
        for option in free:
            if abs(reduced[option]) > reach:
                taken[option] = reduced[option] > 0
        open_ = sorted(
            (one for one in free if abs(reduced[one]) <= reach), key=lambda one: -abs(reduced[one])
        )
        fixed = np.flatnonzero(taken)
        if any(self.excludes[one] & set(fixed.tolist()) for one in fixed.tolist()):
            return None
        states = _States(self, taken)
        least = np.minimum(self.uses[:, open_], 0).sum(axis=1)
        if (states.used[:, 0] + least > self.limits).any():
            return None
        for option in open_:
            least = least - np.minimum(self.uses[:, option], 0)
            states.branch(option, reduced[option], reach, self.limits - least, most_states)
            if not len(states.lost):
                return None
        return states.best(values)

    def _by_highs(self, values: np.ndarray, low: np.ndarray, high: np.ndarray) -> Best | None:
        """The same answer by mixed-integer programming alone: value, then whether another set has it, then each tie
        in turn and the first options."""
        chosen = self._solve([values], low, high)
        if chosen is None:
            return None
        if self._solve([values, np.zeros(self.count, np.int64)], low, high, [chosen], but=chosen) is not None:
            scores, sets = [values], [chosen]
            for score in [*(-row for row in self.ties), *_first_options(self.count)]:
                scores.append(score)
                sets.append(self._solve(scores, low, high, sets))
            chosen = sets[-1]
        return Best(tuple(chosen), int(values[chosen].sum()))

    def _solve(self, scores: list[np.ndarray], low: np.ndarray, high: np.ndarray, sets: list[list[int]] = (),
               but: list[int] | None = None) -> list[int] | None:  # fmt: skip
        """The set with the greatest last score that is as good as `sets` in each score before, and is not `but`."""
        rows, mosts = [self.uses.astype(float)], [self.limits.astype(float)]
        for score, best in zip(scores, sets, strict=False):
            step = _step(score)
            rows.append(-(score // step)[None, :].astype(float))
            mosts.append(np.array([-int(score[best].sum()) // step], float))
        if but is not None:
            row = -np.ones((1, self.count))
            row[0, but] = 1
            rows.append(row)
            mosts.append(np.array([len(but) - 1.0]))
        last = scores[-1]
        model = make_model(
            (last // _step(last)).astype(float), np.vstack(rows), np.concatenate(mosts), self.groups
        )
        every = np.arange(self.count, dtype=np.int32)
        model.changeColsBounds(self.count, every, low.astype(float), high.astype(float))
        chosen = run_model(model)
        if chosen is not None:
            is_kept = all(
                score[chosen].sum() >= score[best].sum() for score, best in zip(scores, sets, strict=False)
            )
            if not is_kept or (self.uses[:, chosen].sum(axis=1) > self.limits).any() or chosen == but:
                raise Unsolved("the numbers are too fine for the solver's tolerance")
        return chosen


class _States:
    """Sets under construction, one a column: what they lost against the bound, what they use, what they hold."""

    def __init__(self, optimiser: Optimiser, taken: np.ndarray):
        self.of = optimiser
        self.lost = np.zeros(1, np.int64)
        self.used = (optimiser.uses @ taken)[:, None]
        self.held = np.zeros((optimiser._masks.shape[1], 1), np.uint64)
        for option in np.flatnonzero(taken):
            self.held[option // 64] |= np.uint64(1) << np.uint64(option % 64)

    def branch(self, option: int, reduced: int, reach: int, limits: np.ndarray, most_states: int) -> None:
        """Every set without and with `option`, as far as bound, limits and conflicts allow."""
        without, with_ = (self.lost + reduced, self.lost) if reduced > 0 else (self.lost, self.lost - reduced)
        stays, can = without <= reach, with_ <= reach
        if self.of._gives[option]:  # what it might have given back is gone
            stays &= (self.used <= limits[:, None]).all(axis=0)
        for row in self.of._touched[option]:
            can &= self.used[row] <= limits[row] - self.of.uses[row, option]
        for word, mask in enumerate(self.of._masks[option]):
            if mask:
                can &= (self.held[word] & mask) == 0
        keep, add = np.flatnonzero(stays), np.flatnonzero(can)
        if len(keep) + len(add) > most_states:
            raise _TooMany
        used = self.used[:, add] + self.of.uses[:, option, None]
        held = self.held[:, add]
        held[option // 64] |= np.uint64(1) << np.uint64(option % 64)
        self.lost = np.concatenate([without[keep], with_[add]])
        self.used = np.concatenate([self.used[:, keep], used], axis=1)
        self.held = np.concatenate([self.held[:, keep], held], axis=1)

    def best(self, values: np.ndarray) -> Best:
        """The best of the finished sets by value, ties and first options."""
        count = self.of.count
        bits = np.arange(count)
        taken = (self.held[bits // 64] >> (bits % 64).astype(np.uint64)[:, None] & np.uint64(1)).astype(
            np.int64
        )
        for score in (values, *(-row for row in self.of.ties)):
            sums = score @ taken
            taken = taken[:, sums == sums.max()]
        first = max(taken.T.tolist())  # the set that holds the first option in which two differ
        chosen = tuple(np.flatnonzero(first).tolist())
        return Best(chosen, int(values[list(chosen)].sum()))


def _step(values: np.ndarray) -> int:
    """The greatest common divisor: the same order of sets by smaller numbers."""
    return int(np.gcd.reduce(values)) or 1


def _groups(excludes: list[set[int]]) -> list[list[int]]:
    """Groups of options that all exclude each other, covering every pair: fewer and tighter rows than pairs."""
    left = {(first, second) for first, others in enumerate(excludes) for second in others if first < second}
    groups = []
    while left:
        group = list(min(left))
        for option in range(len(excludes)):
            if option not in group and all(option in excludes[member] for member in group):
                group.append(option)
        group.sort()
        left -= {(first, second) for first in group for second in group if first < second}
        groups.append(group)
    return groups


def _first_options(count: int) -> list[np.ndarray]:
    """Scores that prefer the set with the first option in which two differ, 20 options at a time."""
    scores = []
    for start in range(0, count, 20):
        block = np.zeros(count, np.int64)
        stop = min(start + 20, count)
        block[start:stop] = 1 << np.arange(stop - start)[::-1]
        scores.append(block)
    return scores

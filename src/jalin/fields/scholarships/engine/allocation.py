"""Who reviews which case: random by a published seed, the loads as even as conflicts of interest allow.

Cases are taken in the order of SHA-256("seed|case"); each gets the reviewers with the fewest cases so far, equal
ones in the order of SHA-256("seed|case|reviewer"). Then cases are passed on from heavily to lightly loaded
reviewers along chains, until no chain is left that would even the loads.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence


class TooFewReviewers(ValueError):
    """A case has fewer reviewers without a conflict than it needs."""

    def __init__(self, case: str, free: int, needed: int):
        super().__init__(f"case {case} needs {needed} reviewers, {free} are free of conflicts")
        self.case, self.free, self.needed = case, free, needed


def find_conflicts(school_of: Mapping[str, str], schools_of: Mapping[str, Collection[str]],
                   kin: Collection[tuple[str, str]] = ()) -> set[tuple[str, str]]:  # fmt: skip
    """Pairs (case, reviewer) that are never put together: the reviewer works or worked at the applicant's school,
    or they are kin (`kin`: such pairs as declared). school_of: case -> school; schools_of: reviewer -> schools."""
    own = {(case, reviewer) for reviewer, schools in schools_of.items() for case, school in school_of.items()
           if school in schools}  # fmt: skip
    return own | set(kin)


def allocate(cases: Mapping[str, int], reviewers: Sequence[str], seed: str,
             conflicts: Collection[tuple[str, str]] = (),
             already: Mapping[str, Collection[str]] | None = None) -> dict[str, list[str]]:  # fmt: skip
    """The reviewers that are new to each case, in the order in which they were chosen.

    cases: case -> how many reviewers it needs in all. conflicts: pairs (case, reviewer) that are never put together.
    already: case -> reviewers who have it; they count for its number and for their load. The order of cases and
    reviewers does not matter. Raises TooFewReviewers.
    """
    return _Allocation(cases, reviewers, seed, set(conflicts), already or {}).allocate()


class _Allocation:
    def __init__(self, cases, reviewers, seed, conflicts, already):
        self.cases, self.reviewers, self.seed = cases, sorted(reviewers), seed
        self.conflicts, self.already = conflicts, already
        self.load = dict.fromkeys(self.reviewers, 0)
        for having in already.values():
            for reviewer in having:
                if reviewer in self.load:
                    self.load[reviewer] += 1
        self.given: dict[str, list[str]] = {}
        self.held: dict[str, list[str]] = {reviewer: [] for reviewer in self.reviewers}

    def allocate(self) -> dict[str, list[str]]:
        for case in sorted(self.cases, key=self._hash):
            self._give(case)
        while self._even_out():
            pass
        return {case: self.given[case] for case in self.cases}

    def _hash(self, *parts: str) -> bytes:
        return hashlib.sha256("|".join((self.seed, *parts)).encode()).digest()

    def _may(self, case: str, reviewer: str) -> bool:
        having = self.already.get(case, ())
        return (
            (case, reviewer) not in self.conflicts
            and reviewer not in having
            and reviewer not in self.given.get(case, ())
        )

    def _give(self, case: str) -> None:
        having = self.already.get(case, ())
        needed = self.cases[case] - len(having)
        free = [reviewer for reviewer in self.reviewers if self._may(case, reviewer)]
        if len(free) < needed:
            raise TooFewReviewers(case, len(free) + len(having), self.cases[case])
        free.sort(key=lambda reviewer: (self.load[reviewer], self._hash(case, reviewer)))
        self.given[case] = free[: max(needed, 0)]
        for reviewer in self.given[case]:
            self.load[reviewer] += 1
            self.held[reviewer].append(case)

    def _even_out(self) -> bool:
        """Pass one case along a chain from a reviewer to one with at least two fewer; False when there is none."""
        lowest = min(self.load.values(), default=0)
        for start in sorted(self.reviewers, key=lambda reviewer: (-self.load[reviewer], reviewer)):
            if self.load[start] < lowest + 2:
                return False
            if chain := self._chain(start):
                for giver, case, taker in chain:
                    self.given[case][self.given[case].index(giver)] = taker
                    self.held[giver].remove(case)
                    self.held[taker].append(case)
                self.load[start] -= 1
                self.load[chain[-1][2]] += 1
                return True
        return False

    def _chain(self, start: str) -> list[tuple[str, str, str]]:
        """(giver, case, taker) from `start` to somebody with at least two cases fewer; breadth first."""
        came: dict[str, tuple[str, str] | None] = {start: None}
        waiting = [start]
        for giver in waiting:  # grows while it is read
            if self.load[giver] <= self.load[start] - 2:
                chain = []
                while (step := came[giver]) is not None:
                    chain.append((step[0], step[1], giver))
                    giver = step[0]
                return chain[::-1]
            for case in self.held[giver]:
                for taker in self.reviewers:
                    if taker not in came and self._may(case, taker):
                        came[taker] = (giver, case)
                        waiting.append(taker)
        return []

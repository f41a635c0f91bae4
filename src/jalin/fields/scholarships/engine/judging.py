"""Why each person who is not awarded is not, and the cut-off of every type of seat.

Told down the list, as the award was made. A type is *closed* by the winner after whom no seat of it could be
found any more, even by giving others another seat of theirs; that winner is its cut-off. Whoever is refused
because seats are closed can check it alone: his merit is below the cut-off of every type he qualifies for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .awarding import OPEN, REVERTED, Award, Contest
from .seating import Seating

CLOSED, GROUP_FULL, KEPT = "closed", "group", "kept"


@dataclass(frozen=True)
class Refusal:
    """why: CLOSED (all seats he qualifies for went to the better), GROUP_FULL (`group`, a node of `Caps`, has its
    most, all of them better or announced), KEPT (seats were left, but with him fewer could have been filled
    within the caps)."""

    why: str
    group: int = 0


@dataclass(frozen=True)
class Judgement:
    """cut_offs: type -> the winner who closed it; types that are still open, or were closed by those announced,
    are not in it. refusals: person -> why."""

    cut_offs: dict[int, int]
    refusals: dict[int, Refusal]


def judge(contest: Contest, award: Award, announced: Mapping[int, int] | None = None) -> Judgement:
    """Cut-offs and refusals of an award made with the same contest and announced winners."""
    return _Judging(contest, award, announced or {}).judge()


class _Judging:
    def __init__(self, contest: Contest, award: Award, announced: Mapping[int, int]):
        self.contest, self.award, self.announced = contest, award, announced
        self.caps = contest.caps.cleared()
        self.caps.limits = [
            max(limit, award.overrun.get(node, 0)) for node, limit in enumerate(self.caps.limits)
        ]
        self.masks = list(contest.masks)
        for person, kind in award.seats.items():
            self.masks[person] |= 1 << max(kind, OPEN)
        self.cut_offs: dict[int, int] = {}
        self.open_winners = {person for person, kind in award.seats.items() if contest.above and kind == OPEN}
        reserved = sum(kind > OPEN for kind in award.seats.values())
        in_open = contest.total - reserved if contest.revert else contest.counts[OPEN]
        if contest.above:
            in_open = in_open - contest.counts[OPEN] if contest.revert else 0
        held = len(award.seats) - reserved - len(self.open_winners)
        self.seating = Seating([max(in_open, held, 0), *contest.counts[1:]], self.masks)
        self.name_of_open = REVERTED if contest.above else OPEN

    def judge(self) -> Judgement:
        self._take_those_before()
        refusals: dict[int, Refusal] = {}
        last_open = self._close_open_seats()
        for rank, person in enumerate(self.contest.order):
            if person in self.award.seats:
                if person not in self.open_winners and person not in self.announced:
                    self._seat(person)
            elif rank < last_open and (group := self.caps.full_group(person)):
                refusals[person] = Refusal(GROUP_FULL, group)
            elif not self.masks[person] & self.seating.reachable:
                refusals[person] = Refusal(CLOSED)
            else:
                group = self.caps.full_group(person)
                refusals[person] = Refusal(GROUP_FULL, group) if group else Refusal(KEPT)
        return Judgement(self.cut_offs, refusals)

    def _take_those_before(self) -> None:
        """Winners in open seats of the reading `above`, and those announced: decided before all others."""
        for person in self.award.seats:
            if person in self.open_winners:
                self.caps.count(person)
            elif person in self.announced:
                self.caps.count(person)
                self.seating.seat(person)

    def _close_open_seats(self) -> int:
        """The rank of the last winner of an open seat in the reading `above`; else 0."""
        if len(self.open_winners) < self.contest.counts[OPEN] or not self.open_winners:
            return len(self.contest.order) if self.contest.above and self.contest.counts[OPEN] else 0
        ranks = [rank for rank, person in enumerate(self.contest.order)
                 if person in self.open_winners and person not in self.announced]  # fmt: skip
        if not ranks:
            return 0
        self.cut_offs[OPEN] = self.contest.order[ranks[-1]]
        return ranks[-1]

    def _seat(self, person: int) -> None:
        before = self.seating.reachable
        self.caps.count(person)
        self.seating.seat(person)
        closed = before & ~self.seating.reachable
        for kind in range(len(self.contest.counts)):
            if closed >> kind & 1:
                self.cut_offs[self.name_of_open if kind == OPEN else kind] = person

"""Who enters when a winner leaves: a function told for every winner beforehand, not a ranked list.

The others keep their award. Exactly one person enters, the best one with whom as many reserved seats are filled
as can be; nobody, when the seat cannot be filled within the caps (see `quotas` for what is at fault).
"""

from dataclasses import dataclass

from .awarding import OPEN, Award, Contest
from .caps import Caps
from .seating import Seating


@dataclass(frozen=True)
class Entry:
    """entrant: who enters, None when nobody can. reserved_kept: whether as many reserved seats are filled as before."""

    entrant: int | None
    reserved_kept: bool


def successions(contest: Contest, award: Award) -> dict[int, Entry]:
    """For every winner: who enters when he alone leaves and everyone else announced stays."""
    return _Succession(contest, award).all()


class _Succession:
    """What is the same whoever leaves."""

    def __init__(self, contest: Contest, award: Award):
        self.contest, self.award, self.caps = contest, award, award.caps
        # the best outsider of each sort: people in one group with the same rights differ by merit only
        self.best: dict[tuple[int, int], int] = {}
        leaf, masks = contest.caps.leaf, contest.masks
        for person in contest.order:
            if person not in award.seats:
                self.best.setdefault((masks[person], leaf[person]), person)
        self.rank = {person: rank for rank, person in enumerate(contest.order)}
        self.fixed_open = (
            [person for person, kind in award.seats.items() if kind == OPEN] if contest.above else []
        )
        self.rest = [person for person in award.seats if person not in set(self.fixed_open)]
        self.seating = Seating([0, *contest.counts[1:]], contest.masks)
        for person in self.rest:
            self.seating.seat(person)

    def all(self) -> dict[int, Entry]:
        return {leaver: self._after(leaver) for leaver in self.award.seats}

    def _after(self, leaver: int) -> Entry:
        self.caps.count(leaver, -1)
        try:
            if not self.contest.above:
                return self._into_rest([leaver], self.contest.counts[OPEN])
            held = len(self.fixed_open) - (leaver in self.fixed_open)
            if held >= self.contest.counts[OPEN]:
                return self._into_rest([leaver], 0)
            return self._into_open(leaver)
        finally:
            self.caps.count(leaver)

    def _into_open(self, leaver: int) -> Entry:
        """The open seat goes to the best who has none, be it a winner in another seat, which is free then."""
        outsider = self._best_outsider()
        mover = next((person for person in self.rest if person != leaver), None)
        if mover is None or outsider is not None and self.rank[outsider] < self.rank[mover]:
            return Entry(outsider, outsider is not None)
        return self._into_rest([leaver, mover], 0)

    def _into_rest(self, gone: list[int], open_seats: int) -> Entry:
        """One more winner beside those of the rest who are not gone."""
        contest, seating = self.contest, self.seating.copy()
        before = len(seating)
        kept = [person for person in self.rest if person not in gone]
        seated = seating.seats()
        for person in gone:
            if person in seated:
                seating.unseat(person)
        for person in kept:
            if person not in seated and contest.masks[person] & seating.reachable:
                seating.seat(person)
        entrant = self._best_outsider(seating.reachable)
        if entrant is not None:
            return Entry(entrant, len(seating) + 1 >= before)
        in_open = len(kept) - len(seating)
        if contest.revert or in_open < open_seats:
            entrant = self._best_outsider()
        return Entry(entrant, len(seating) >= before)

    def _best_outsider(self, kinds: int = -1) -> int | None:
        """The best person who may hold one of the types and has room in his groups."""
        caps: Caps = self.caps
        for (mask, _leaf), person in self.best.items():
            if mask & kinds and not caps.full_group(person):
                return person
        return None

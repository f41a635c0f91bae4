"""Who is awarded a seat, under either reading of a reserved seat.

Everything here is about numbers of people and of types; words, files and rules are elsewhere. Type 0 is the open
one, everybody's; the others are reserved.

Two readings of "12 seats for need":
- as a *minimum*: whoever is in need and would win anyway counts for the 12 (open seats are filled last);
- *above*: the open seats go to the best first, the 12 to people in need who missed those.
Sources: T. Sönmez, M. B. Yenmez, arXiv 2102.03186; O. Aygün, B. Turhan, arXiv 2305.11758; K. Hu, J. Zhang,
arXiv 2504.04689.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .caps import Caps
from .filling import OPEN, Filling, fill
from .seating import Seating

REVERTED = -1  # a reserved seat that became an open one


@dataclass(frozen=True)
class Contest:
    """What is contested. order: everyone, best first. masks: by person, the types he may hold as bits (bit 0, the
    open seats, in all). counts: seats by type, the open ones first. above: the reading. revert: reserved seats
    that nobody can fill become open ones (else they stay empty)."""

    order: Sequence[int]
    masks: Sequence[int]
    counts: Sequence[int]
    caps: Caps
    above: bool = False
    revert: bool = True

    @property
    def total(self) -> int:
        """All seats."""
        return sum(self.counts)

    @property
    def reserved(self) -> int:
        """The reserved types as bits."""
        return (1 << len(self.counts)) - 2


@dataclass(frozen=True)
class Award:
    """seats: winner -> type, best first; REVERTED for an open seat that was a reserved one nobody could fill.
    caps: the groups with the winners counted. overrun: groups (nodes of `caps`) in which more were announced
    than the cap allows -> how many."""

    seats: dict[int, int]
    caps: Caps
    overrun: dict[int, int] = field(default_factory=dict)

    def filled(self, kinds: int) -> int:
        """Seats that are filled among the reserved types `kinds` (bits)."""
        return sum(kind > OPEN and kinds >> kind & 1 for kind in self.seats.values())


class TooManyAnnounced(ValueError):
    """More people are announced than there are seats."""


def award(contest: Contest, announced: Mapping[int, int] | None = None) -> Award:
    """The award: as many reserved seats as can be are filled, then as many of all, by lexicographic merit.

    `announced`: winners made public before -> the type of their seat; they keep an award, whatever their merit
    and even if they pass a cap. Without caps this is the greatest total merit too.
    """
    announced = announced or {}
    if len(announced) > contest.total:
        raise TooManyAnnounced(f"{len(announced)} announced, {contest.total} seats")
    caps = contest.caps.cleared()
    overrun = _lift_caps(caps, announced)
    contest = _with_seats_held(contest, announced)
    if contest.above:
        types = _award_above(contest, caps, announced)
        seats = {person: types[person] for person in contest.order if person in types}
    else:
        filling = Filling(contest.order, list(announced), contest.masks, contest.counts, contest.total,
                          contest.revert, caps)  # fmt: skip
        seats = _name_reverted(contest, reserved_first(contest, fill(filling)))
    counted = contest.caps.cleared()
    for person in seats:
        counted.count(person)
    return Award(seats, counted, overrun)


def _with_seats_held(contest: Contest, announced: Mapping[int, int]) -> Contest:
    """Whoever is announced may hold the type of seat that he was announced in."""
    masks = list(contest.masks)
    for person, kind in announced.items():
        masks[person] |= 1 << max(kind, OPEN)
    return replace(contest, masks=masks)


def _lift_caps(caps: Caps, announced: Mapping[int, int]) -> dict[int, int]:
    """Give every group room for those announced in it; returns the groups whose cap is passed."""
    for person in announced:
        caps.count(person)
    overrun = {node: load for node, load in enumerate(caps.load) if load > caps.limits[node]}
    for node in overrun:
        caps.limits[node] = caps.load[node]
    caps.load = [0] * len(caps.load)
    return overrun


def _award_above(contest: Contest, caps: Caps, announced: Mapping[int, int]) -> dict[int, int]:
    """Open seats to the best; then reserved seats, and those that reverted, to the others."""
    for person in announced:
        caps.count(person)
    types = {person: OPEN for person, kind in announced.items() if kind == OPEN}
    _take_open(contest, caps, announced, types)
    fixed = [person for person in announced if person not in types]
    for person in fixed:
        caps.count(person, -1)  # the filling counts them
    rest = [person for person in contest.order if person not in types]
    filling = Filling(rest, fixed, contest.masks, [0, *contest.counts[1:]], contest.total - len(types),
                      contest.revert, caps)  # fmt: skip
    others = reserved_first(contest, fill(filling))
    return types | {person: REVERTED if kind == OPEN else kind for person, kind in others.items()}


def _take_open(contest: Contest, caps: Caps, announced: Mapping[int, int], types: dict[int, int]) -> None:
    """Down the list, whoever has room in his groups takes an open seat while there is one.

    Winners announced in another seat are counted already; they move to the open one when it is their turn."""
    left, newcomers = contest.counts[OPEN] - len(types), contest.total - len(announced)
    for person in contest.order:
        if left <= 0:
            return
        if person in types:
            continue
        if person not in announced:
            if newcomers <= 0 or caps.full_group(person):
                continue
            caps.count(person)
            newcomers -= 1
        types[person] = OPEN
        left -= 1


def reserved_first(contest: Contest, people: Iterable[int]) -> dict[int, int]:
    """A seat for each: a reserved one where one can be found, by merit; else an open one."""
    chosen = set(people)
    winners = [person for person in contest.order if person in chosen]
    seating = Seating([0, *contest.counts[1:]], contest.masks)
    for person in winners:
        seating.seat(person)
    seats = seating.seats()
    return {person: seats.get(person, OPEN) for person in winners}


def _name_reverted(contest: Contest, seats: dict[int, int]) -> dict[int, int]:
    """Of those in open seats, the best hold the open seats there were from the start."""
    left = contest.counts[OPEN]
    for person, kind in seats.items():
        if kind == OPEN:
            left -= 1
            if left < 0:
                seats[person] = REVERTED
    return seats

"""Who is awarded a seat, under either reading of a reserved seat.

Everything here is about numbers of people and of types; words, files and rules are elsewhere. Type 0 is the open
one, everybody's; the others are reserved.

Two readings of "12 seats for need":
- as a *minimum*: whoever is in need and would win anyway counts for the 12 (open seats are filled last);
- *above*: the open seats go to the best first, the 12 to people in need who missed those.
Sources: T. Sönmez, M. B. Yenmez, arXiv 2102.03186; O. Aygün, B. Turhan, arXiv 2305.11758; K. Hu, J. Zhang,
arXiv 2504.04689.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .caps import Caps
from .filling import OPEN, OPEN_BIT, Filling, fill
from .seating import Seating


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
    """seats: winner -> type, best first. open_seats: the open seats, those among them that reverted.
    caps: the groups with the winners counted; a cap that was announced to be passed is lifted to that number.
    overrun: those groups (nodes of `caps`) -> the cap that was passed."""

    seats: dict[int, int]
    open_seats: int
    caps: Caps
    overrun: dict[int, int] = field(default_factory=dict)

    def filled(self, kinds: int) -> int:
        """Seats that are filled among the types `kinds` (bits)."""
        return sum(kinds >> kind & 1 for kind in self.seats.values())


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
        types, open_seats = _award_above(contest, caps, announced)
    else:
        filling = Filling(contest.order, list(announced), contest.masks, contest.counts, contest.total,
                          contest.revert, caps)  # fmt: skip
        types, open_seats = fill(filling)
        types = _reserved_first(contest, types)
    seats = {person: types[person] for person in contest.order if person in types}
    counted = caps.cleared()
    for person in seats:
        counted.count(person)
    return Award(seats, open_seats, counted, overrun)


def _with_seats_held(contest: Contest, announced: Mapping[int, int]) -> Contest:
    """Whoever is announced may hold the type of seat that he was announced in."""
    masks = list(contest.masks)
    for person, kind in announced.items():
        masks[person] |= 1 << kind
    return replace(contest, masks=masks)


def _lift_caps(caps: Caps, announced: Mapping[int, int]) -> dict[int, int]:
    """Give every group room for those announced in it; returns the caps that were lifted, as they were."""
    for person in announced:
        caps.count(person)
    overrun = {node: caps.limits[node] for node, load in enumerate(caps.load) if load > caps.limits[node]}
    for node in overrun:
        caps.limits[node] = caps.load[node]
    caps.load = [0] * len(caps.load)
    return overrun


def _award_above(contest: Contest, caps: Caps, announced: Mapping[int, int]) -> tuple[dict[int, int], int]:
    """Open seats to the best, reserved seats to those who missed them, then what reverted."""
    for person in announced:
        caps.count(person)
    types = {person: OPEN for person, kind in announced.items() if kind == OPEN}
    _take_open(contest, caps, announced, types, contest.counts[OPEN])
    masks = [mask & ~OPEN_BIT for mask in contest.masks]
    seating = Seating([0, *contest.counts[1:]], masks)
    fixed = [person for person in announced if person not in types and seating.seat(person)]
    types.update((person, OPEN) for person in announced if person not in types and person not in fixed)
    held_open = len(types)
    for person in fixed:
        caps.count(person, -1)  # the filling counts them
    rest = [person for person in contest.order if person not in types]
    filling = Filling(rest, fixed, masks, [0, *contest.counts[1:]], contest.total - held_open, False, caps)
    reserved, _open = fill(filling)
    types.update(reserved)
    open_seats = max(held_open, contest.counts[OPEN])
    if contest.revert:
        open_seats = contest.total - len(reserved)
        _take_open(contest, caps, announced, types, open_seats)
    return types, open_seats


def _take_open(contest: Contest, caps: Caps, announced: Mapping[int, int], types: dict[int, int], seats: int) -> None:
    """Down the list, whoever has room in his groups takes an open seat, until `seats` of them are held.

    Winners announced in a reserved seat are counted already and move to the open one when it is their turn."""
    left = seats - sum(kind == OPEN for kind in types.values())
    for person in contest.order:
        if left <= 0:
            return
        if person in types:
            continue
        if person not in announced:
            if caps.full_group(person):
                continue
            caps.count(person)
        types[person] = OPEN
        left -= 1


def _reserved_first(contest: Contest, types: Mapping[int, int]) -> dict[int, int]:
    """The same winners, each in a reserved seat where one can be found, by merit; the others in open ones."""
    seating = Seating([0, *contest.counts[1:]], contest.masks)
    winners = [person for person in contest.order if person in types]
    for person in winners:
        seating.seat(person)
    seats = seating.seats()
    return {person: seats.get(person, OPEN) for person in winners}

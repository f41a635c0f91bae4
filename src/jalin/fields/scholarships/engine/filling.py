"""Filling seats of several types with the best who can be seated: exact, with caps or without.

As many reserved seats as can be are filled, then as many of all. Among all sets of winners that do so the one is
taken that has the best winner, then the best second one, and so on (lexicographic merit).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .caps import Caps
from .exchange import Exchange
from .seating import Seating

OPEN = 0
OPEN_BIT = 1


@dataclass(frozen=True)
class Filling:
    """What is to be filled. order: people, best first; those `fixed` are in, whatever their merit.
    masks: by person, the types he may hold as bits. counts: seats by type, the open ones first.
    total: seats at most. revert: reserved seats that nobody can fill become open ones.
    caps: the groups; winners outside this filling are counted in it, the fixed ones are not.
    """

    order: Sequence[int]
    fixed: Sequence[int]
    masks: Sequence[int]
    counts: Sequence[int]
    total: int
    revert: bool
    caps: Caps

    @property
    def reserved(self) -> int:
        """The reserved types as bits."""
        return (1 << len(self.counts)) - 2

    def open_seats(self, reserved_filled: int, fixed_in_reserved: int) -> int:
        """The open seats, when so many reserved ones can be filled: those that reverted among them, and never
        fewer than the fixed winners need."""
        if self.revert:
            return self.total - reserved_filled
        needed = len(self.fixed) - fixed_in_reserved
        return max(needed, min(self.counts[OPEN], self.total - reserved_filled))

    def reserved_aim(self, fixed_in_reserved: int) -> int:
        """The most reserved seats that can be filled beside the fixed winners."""
        return min(sum(self.counts[1:]), fixed_in_reserved + self.total - len(self.fixed))


def fill(filling: Filling) -> Iterable[int]:
    """The winners, the fixed ones among them."""
    return _fill_within_caps(filling) if len(filling.caps) else _fill_by_merit(filling)


def _fill_by_merit(filling: Filling) -> Iterable[int]:
    """The greedy on the transversal matroid: down the list, whoever can be seated by re-seating others is in."""
    guarantee = _reserved_seating(filling)
    in_reserved = len(guarantee)
    _seat_all(guarantee, filling.order, filling.fixed)
    aim = min(len(guarantee), filling.reserved_aim(in_reserved))
    open_seats = filling.open_seats(aim, in_reserved)
    seating = Seating([open_seats, *filling.counts[1:]], filling.masks)
    for person in filling.fixed:
        seating.seat(person)
    room = filling.total - len(filling.fixed)
    _seat_all(seating, filling.order, filling.fixed, most=room)
    return seating.seats()


def _reserved_seating(filling: Filling) -> Seating:
    """The reserved seats with as many of the fixed winners in them as can be."""
    seating = Seating([0, *filling.counts[1:]], filling.masks)
    for person in filling.fixed:
        seating.seat(person)
    return seating


def _seat_all(seating: Seating, order: Sequence[int], fixed: Sequence[int], most: int | None = None) -> None:
    """Down the order, seat everyone for whom a seat can be found, at most `most`."""
    done, masks = set(fixed), seating.masks
    left = len(order) if most is None else most
    for person in order:
        if not seating.reachable or left <= 0:
            return
        if masks[person] & seating.reachable and person not in done and seating.seat(person):
            left -= 1


def _fill_within_caps(filling: Filling) -> Iterable[int]:
    """Down the list, whoever can be in some largest set together with those already in."""
    exchange = largest_set(filling)
    for person in filling.order:
        if len(exchange.fixed) == len(exchange.type_of):
            break
        if person in exchange.fixed:
            continue
        if person in exchange.type_of:
            exchange.fix(person)
        elif exchange.can_enter(person):
            exchange.bring_in(person)
            exchange.fix(person)
    return exchange.type_of


def largest_set(filling: Filling) -> Exchange:
    """A set of winners that fills as many reserved seats as can be, then as many of all.

    Begun by merit, so that little is left to exchange; then grown until it is a largest one.
    """
    seating = _reserved_seating(filling)
    in_reserved = len(seating)
    exchange = Exchange(filling.order, filling.masks, filling.counts, filling.caps, filling.reserved)
    exchange.counts[OPEN] = len(filling.fixed) - in_reserved
    _begin_reserved(filling, exchange, seating)
    aim = filling.reserved_aim(in_reserved)
    while sum(map(len, exchange.holders[1:])) < aim and exchange.grow(filling.reserved):
        pass
    held = sum(map(len, exchange.holders[1:]))
    exchange.counts[OPEN] = open_seats = filling.open_seats(held, in_reserved)
    for person in filling.order:
        if len(exchange.holders[OPEN]) >= open_seats:
            break
        if person not in exchange.type_of and not filling.caps.full_group(person):
            exchange.enter(person, OPEN)
    while len(exchange.type_of) < filling.total and exchange.grow(OPEN_BIT):
        pass
    return exchange


def _begin_reserved(filling: Filling, exchange: Exchange, seating: Seating) -> None:
    """The fixed winners, and by merit whoever finds a reserved seat and room in his groups."""
    caps, fixed = filling.caps, set(filling.fixed)
    begun = list(filling.fixed)
    left = filling.total - len(begun)
    for person in begun:
        caps.count(person)
    for person in filling.order:
        if not seating.reachable or left <= 0:
            break
        if filling.masks[person] & seating.reachable and person not in fixed and not caps.full_group(person):
            seating.seat(person)
            caps.count(person)
            begun.append(person)
            left -= 1
    seats = seating.seats()
    for person in begun:
        caps.count(person, -1)  # `enter` counts them
    for person in begun:
        exchange.enter(person, seats.get(person, OPEN))
    exchange.fixed.update(fixed)

"""Who sits where, by rank. Pure.

Three shapes. *talks*: two sides of a long table, the heads in the middle and facing each other. *dinner*: a round table,
the first guest at the right hand of the host, the second at the left, then one of ours and one of theirs in turn. *row*: one
line for signing or a photograph, both heads in the middle with the guest at the host's right.

Precedence: the head of a delegation, then rank (the lower number first), then the order among equals, then the key: the
same people give the same plan in whatever order they are named. Courtesy, not law.
"""

from collections.abc import Iterable
from dataclasses import dataclass

HOME, PARTNER = "home", "partner"
TALKS, DINNER, ROW = "talks", "dinner", "row"
SHAPES = (TALKS, DINNER, ROW)
HEAD, INTERPRETER, PRESS, SPOUSE = "head", "interpreter", "press", "spouse"
STANDS_BEHIND = frozenset({INTERPRETER})
NOT_SEATED = {
    TALKS: frozenset({PRESS, SPOUSE}),
    DINNER: frozenset({PRESS}),
    ROW: frozenset({PRESS, INTERPRETER}),
}


@dataclass(frozen=True)
class Person:
    """Somebody to be seated. `rank`: the lower number goes first; `position`: order among equals."""

    key: str
    side: str
    rank: int
    role: str = "member"
    position: int = 0

    @property
    def precedence(self) -> tuple:
        return self.role != HEAD, self.rank, self.position, self.key


@dataclass(frozen=True)
class Seat:
    """`place`: 0 for the head, 1 the first at the head's right hand, -1 the first at the left, and so on; around a dinner
    table 0 is the host and counting goes on to the right. `is_behind`: a chair in the second row, at the back of that place."""

    key: str
    side: str
    place: int
    is_behind: bool = False


@dataclass(frozen=True)
class Plan:
    """`seats` in order of precedence; `left_out`: keys of those who have no seat in this shape."""

    shape: str
    host: str
    seats: tuple[Seat, ...]
    left_out: tuple[str, ...] = ()


def in_precedence(people: Iterable[Person]) -> list[Person]:
    """The first comes first."""
    return sorted(people, key=lambda person: person.precedence)


def place_of(number: int) -> int:
    """The place of the `number`th in precedence (0, 1, 2 …) on one side of a table: 0, 1, -1, 2, -2 …"""
    return (number + 1) // 2 if number % 2 else -(number // 2)


def seat(people: Iterable[Person], shape: str, host: str = HOME) -> Plan:
    """The seat plan. `host`: the side that receives. Raises ValueError for a shape or side that does not exist."""
    if shape not in SHAPES or host not in (HOME, PARTNER):
        raise ValueError(f"no seat plan of shape {shape!r} for host {host!r}")
    ordered = in_precedence(people)
    if len({person.key for person in ordered}) != len(ordered):
        raise ValueError("one person stands twice on the list")
    left_out = tuple(person.key for person in ordered if person.role in NOT_SEATED[shape])
    ordered = [person for person in ordered if person.key not in left_out]
    sides = {side: [person for person in ordered if person.side == side] for side in (HOME, PARTNER)}
    guest = PARTNER if host == HOME else HOME
    seats = {TALKS: _talks, DINNER: _dinner, ROW: _row}[shape](sides[host], sides[guest])
    places = {person.key: number for number, person in enumerate(ordered)}
    return Plan(shape, host, tuple(sorted(seats, key=lambda one: places[one.key])), left_out)


def _talks(hosts: list[Person], guests: list[Person]) -> list[Seat]:
    """Interpreters sit in a second row behind the head, unless they are all there is."""
    seats = []
    for side in (hosts, guests):
        front = [person for person in side if person.role not in STANDS_BEHIND] or side
        behind = [person for person in side if person not in front]
        seats += [Seat(person.key, person.side, place_of(number)) for number, person in enumerate(front)]
        seats += [
            Seat(person.key, person.side, place_of(number), is_behind=True)
            for number, person in enumerate(behind)
        ]
    return seats


def _dinner(hosts: list[Person], guests: list[Person]) -> list[Seat]:
    """From the host outward: both neighbours are guests, their neighbours hosts, and so on while there are both."""
    hosts, guests = list(hosts), list(guests)
    seats, number = [], 0
    wanted = hosts or guests
    while wanted:
        person = wanted.pop(0)
        seats.append(Seat(person.key, person.side, place_of(number)))
        number += 1
        is_guests_turn = ((number + 1) // 2) % 2 == 1  # places 1 and -1 theirs, 2 and -2 ours, …
        wanted = (guests or hosts) if is_guests_turn else (hosts or guests)
    return seats


def _row(hosts: list[Person], guests: list[Person]) -> list[Seat]:
    """The host at 0 and ours to the left hand; the first guest at the right hand and theirs further out."""
    return [
        *(Seat(person.key, person.side, -number) for number, person in enumerate(hosts)),
        *(Seat(person.key, person.side, number) for number, person in enumerate(guests, 1)),
    ]

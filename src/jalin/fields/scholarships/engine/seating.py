"""Seats of several types, each held by one person: the transversal matroid.

A type is a bit. `masks[i]` says which types person i may hold, so that a test for a newcomer is one `and`.
Source: J. Edmonds, D. R. Fulkerson, Transversals and Matroid Partition, 1965; the greedy by merit is exact on it.
"""

from collections.abc import Iterator, Sequence


def bits(mask: int) -> Iterator[int]:
    """The positions of the ones in `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Seating:
    """Who sits where. People already seated may be given another seat of theirs, but never lose one.

    counts: seats of each type. masks: for every person, the types he may hold as bits.
    `reachable` holds the types for which a seat can still be found, by an augmenting path where needed: a person
    can be seated exactly when `masks[i] & reachable`. While people are only added it can only shrink.
    """

    def __init__(self, counts: Sequence[int], masks: Sequence[int]):
        self.counts, self.masks = list(counts), masks
        self.holders: list[list[int]] = [[] for _count in self.counts]
        self.reachable = self._reachable()

    def __len__(self) -> int:
        return sum(len(held) for held in self.holders)

    def copy(self) -> "Seating":
        """Another one with the same people in the same seats."""
        other = object.__new__(Seating)
        other.counts, other.masks, other.reachable = self.counts, self.masks, self.reachable
        other.holders = [list(held) for held in self.holders]
        return other

    def seats(self) -> dict[int, int]:
        """person -> type."""
        return {person: kind for kind, held in enumerate(self.holders) for person in held}

    def seat(self, person: int) -> bool:
        """Give the person a seat, re-seating others where needed; False when no seat can be found."""
        if not self.masks[person] & self.reachable:
            return False
        came_from: dict[int, tuple[int, int] | None] = dict.fromkeys(bits(self.masks[person]))
        waiting = list(came_from)
        for kind in waiting:  # grows while it is read: breadth first
            if len(self.holders[kind]) < self.counts[kind]:
                self._shift(person, kind, came_from)
                self.reachable = self._reachable()
                return True
            for holder in self.holders[kind]:
                for other in bits(self.masks[holder]):
                    if other not in came_from:
                        came_from[other] = (kind, holder)
                        waiting.append(other)
        raise AssertionError("a reachable type leads to a free seat")

    def unseat(self, person: int) -> int:
        """Take the person out; returns the type whose seat is free now."""
        kind = next(kind for kind, held in enumerate(self.holders) if person in held)
        self.holders[kind].remove(person)
        self.reachable = self._reachable()
        return kind

    def _shift(self, person: int, kind: int, came_from: dict[int, tuple[int, int] | None]) -> None:
        """Move everyone along the path that ends at `kind`, which has a free seat."""
        while (step := came_from[kind]) is not None:
            before, holder = step
            self.holders[before].remove(holder)
            self.holders[kind].append(holder)
            kind = before
        self.holders[kind].append(person)

    def _reachable(self) -> int:
        reached = 0
        movable = []  # full types, with the types their holders could move to
        for kind, (count, held) in enumerate(zip(self.counts, self.holders, strict=True)):
            if len(held) < count:
                reached |= 1 << kind
            else:
                moves = 0
                for holder in held:
                    moves |= self.masks[holder]
                movable.append((kind, moves))
        grown = True
        while grown:
            grown = False
            for kind, moves in movable:
                if moves & reached and not reached >> kind & 1:
                    reached |= 1 << kind
                    grown = True
        return reached

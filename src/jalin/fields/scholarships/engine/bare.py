"""The award without files, rules or words: numbers in, positions out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .awarding import OPEN, Award, Contest, award
from .caps import Caps, Level
from .judging import Judgement, judge
from .quotas import Shortfall, find_shortfall
from .rules import ABOVE, MINIMUM
from .succession import Entry, successions

OPEN_SEAT = "open"


@dataclass(frozen=True)
class SeatsAwarded:
    """seat: winner -> name of the type of seat, best first ("open" also for reserved seats that became open ones).
    Positions are those of the lists given."""

    contest: Contest
    award: Award
    types: tuple[str, ...]

    @property
    def seat(self) -> dict[int, str]:
        return {person: self.types[max(kind, OPEN)] for person, kind in self.award.seats.items()}

    @property
    def winners(self) -> list[int]:
        """Best first."""
        return list(self.award.seats)

    def entries(self) -> dict[int, Entry]:
        """winner -> who enters if he leaves and all others stay."""
        return successions(self.contest, self.award)

    def judgement(self) -> Judgement:
        """Cut-offs by type (0 the open one, then in the order of `seats`) and why each other person has no seat."""
        return judge(self.contest, self.award)

    def shortfall(self) -> Shortfall | None:
        """What is at fault where seats are left without somebody who qualifies."""
        return find_shortfall(self.contest, self.award)


def award_seats(merit: Sequence[float], seats: Mapping[str, int], may_hold: Mapping[str, Sequence[bool]], *,
                caps: Sequence[Level] = (), lottery: Sequence[int] | None = None, reading: str = MINIMUM,
                revert: bool = True) -> SeatsAwarded:  # fmt: skip
    """Award seats by merit.

    merit: n numbers. seats: type -> how many; "open" may be among them, for everyone. may_hold: for every other
    type, n booleans. caps: innermost first, `Level(groups, most)` with the group of each of the n, None in no
    group; groups must be nested (raises NotNested). lottery: n numbers, the smaller wins among equal merits; without
    it the earlier position wins. reading: "minimum" (a reserved seat counts whoever qualifies and wins anyway) or
    "above". revert: reserved seats that nobody can fill become open ones.
    """
    if reading not in (MINIMUM, ABOVE):
        raise ValueError(f"reading is {MINIMUM!r} or {ABOVE!r}")
    people = len(merit)
    types = [name for name in seats if name != OPEN_SEAT]
    masks = [1 << OPEN] * people
    for kind, name in enumerate(types, 1):
        bit = 1 << kind
        for person, may in enumerate(may_hold[name]):
            if may:
                masks[person] |= bit
    ties = lottery if lottery is not None else range(people)
    order = sorted(range(people), key=lambda person: (-merit[person], ties[person]))
    counts = [seats.get(OPEN_SEAT, 0), *(seats[name] for name in types)]
    contest = Contest(order, masks, counts, Caps(people, caps), reading == ABOVE, revert)
    return SeatsAwarded(contest, award(contest), (OPEN_SEAT, *types))

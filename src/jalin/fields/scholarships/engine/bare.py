"""The award without files, rules or words: numbers in, positions out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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

    merit: n whole numbers or floats. seats: type -> how many; "open" may be among them, for everyone; at most 62
    types. may_hold: for every other type, n booleans. caps: innermost first, `Level(groups, most)` with the group of
    each of the n, None in no group; groups must be nested (raises NotNested). lottery: n numbers, the smaller wins
    among equal merits; without it the earlier position wins. reading: "minimum" (a reserved seat counts whoever
    qualifies and wins anyway) or "above". revert: reserved seats that nobody can fill become open ones. Raises
    ValueError for another reading and for merits that are no numbers.
    """
    if reading not in (MINIMUM, ABOVE):
        raise ValueError(f"reading is {MINIMUM!r} or {ABOVE!r}")
    points = np.asarray(merit)
    if not np.isfinite(points).all():
        raise ValueError("merit holds something that is no number")
    people = len(points)
    types = [name for name in seats if name != OPEN_SEAT]
    masks = np.full(people, 1 << OPEN, dtype=np.int64)
    for kind, name in enumerate(types, 1):
        masks |= np.asarray(may_hold[name], dtype=bool).astype(np.int64) << kind
    ties = np.arange(people) if lottery is None else np.asarray(lottery)
    order = np.lexsort((ties, -points)).tolist()
    counts = [seats.get(OPEN_SEAT, 0), *(seats[name] for name in types)]
    contest = Contest(order, masks.tolist(), counts, Caps(people, caps), reading == ABOVE, revert)
    return SeatsAwarded(contest, award(contest), (OPEN_SEAT, *types))

"""Awarding aid by rule: typed seats, nested caps, announced winners kept, reasons for everyone. Pure Python.

Terms
- *seat*: what is awarded. Of the *open* type for everyone, of a *reserved* type for those who meet its conditions.
  Each winner fills one.
- *cap*: at most so many winners in one group; groups are nested (school in district).
- *reading*: "12 seats for need" as a *minimum* (whoever is in need and wins anyway counts) or *above* (not).
- *reverted*: a reserved seat that nobody could fill and that became an open one.
- *cut-off*: the winner after whom no seat of a type could be found any more.
- *severity*: how much more generous (+) or strict (−) a reviewer is than the others.

Others call
- `award_seats` (`bare`): the award on lists of numbers, and from it winners, cut-offs, succession, quotas at fault
- `read_rules`, `read_applications`, `decide`, `write_award`: from files to a proof and its tables
- `allocate`, `find_conflicts` (`allocation`): who reviews which case, by seed
- `blind_record`, `find_identity`, `visible_reviews` (`blind`): what a reviewer may see
- `renew` (`cohort`): whether aid goes on another year
"""

from .allocation import allocate, find_conflicts
from .applications import read_applications
from .bare import SeatsAwarded, award_seats
from .blind import blind_record, find_identity, visible_reviews
from .caps import Level
from .cohort import renew
from .files import write_award
from .proof import decide
from .rules import read_rules

__all__ = [
    "Level", "SeatsAwarded", "allocate", "award_seats", "blind_record", "decide", "find_conflicts", "find_identity", "read_applications",
    "read_rules", "renew", "visible_reviews", "write_award",
]  # fmt: skip

"""Caps over groups of places: how many of the group's seats each place has first call on.

Flexible deferred acceptance (Kamada and Kojima, American Economic Review 105(1), 2015): each place first fills
up to its target; what the cap leaves beyond that goes round the places in turn, one seat each. Targets share
the cap in proportion to seats, by largest remainders, and never exceed the cap together.
"""

import numpy as np


def even_targets(seats: np.ndarray, group_of: np.ndarray, caps: np.ndarray) -> np.ndarray:
    """int64[m]: the target of each place; its seats where it has no group or the cap does not bind.

    Equal remainders: the place with the smaller number first.
    """
    targets = np.array(seats, dtype=np.int64)
    for group, cap in enumerate(np.asarray(caps).tolist()):
        members = np.flatnonzero(group_of == group)
        own = [int(seat) for seat in seats[members]]
        total = sum(own)
        if total <= cap:
            continue
        shares = [seat * cap // total for seat in own]
        order = sorted(range(len(own)), key=lambda one: (-(own[one] * cap % total), one))
        for one in order[: cap - sum(shares)]:
            shares[one] += 1
        targets[members] = shares
    return targets

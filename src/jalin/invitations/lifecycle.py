"""States of an invitation and the acts that lead from one to the next, as data. Pure Python.

unconfirmed → new → with_unit → assessed → to_decide → answered
withdrawn and merged end the way before it is answered; both can be undone.
"""

UNCONFIRMED, NEW, WITH_UNIT, ASSESSED, TO_DECIDE = "unconfirmed", "new", "with_unit", "assessed", "to_decide"
ANSWERED, WITHDRAWN, MERGED = "answered", "withdrawn", "merged"

OPEN = (NEW, WITH_UNIT, ASSESSED, TO_DECIDE)  # the office has it and owes an answer
BOARD = (*OPEN, ANSWERED)  # columns of the board, in this order
ENDED = (ANSWERED, WITHDRAWN, MERGED)

TRANSITIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "confirm": ((UNCONFIRMED,), NEW),
    "hand_to_unit": ((NEW, WITH_UNIT, ASSESSED), WITH_UNIT),
    "take_back": ((WITH_UNIT, TO_DECIDE), NEW),
    "assess": ((NEW, WITH_UNIT, ASSESSED), ASSESSED),
    "lay_before_round": ((NEW, ASSESSED, TO_DECIDE), TO_DECIDE),
    "answer": (OPEN, ANSWERED),
    "reopen": ((ANSWERED,), TO_DECIDE),
    "withdraw": ((UNCONFIRMED, *OPEN), WITHDRAWN),
    "merge": (OPEN, MERGED),
}  # act: (states it may start from, state it leads to)


def may(act: str, state: str) -> bool:
    """Whether an invitation in `state` may undergo `act` (a key of TRANSITIONS)."""
    return state in TRANSITIONS[act][0]


def after(act: str) -> str:
    """The state that `act` leads to."""
    return TRANSITIONS[act][1]

"""What a promise is on a given day. Pure."""

from datetime import date, timedelta

OPEN, DUE_SOON, LATE, DONE, DONE_LATE, WITHDRAWN = "open", "soon", "late", "done", "done_late", "withdrawn"
STATES = (OPEN, DUE_SOON, LATE, DONE, DONE_LATE, WITHDRAWN)
UNSETTLED = (OPEN, DUE_SOON, LATE)
AHEAD = timedelta(days=14)  # from when a day that comes is on the desk


def state_of(
    due_on: date, today: date, *, done_on: date | None = None, withdrawn_on: date | None = None
) -> str:
    """One of STATES. A promise is kept on the last day it is due, and not on the next."""
    if withdrawn_on:
        return WITHDRAWN
    if done_on:
        return DONE if done_on <= due_on else DONE_LATE
    if due_on < today:
        return LATE
    return DUE_SOON if due_on - today <= AHEAD else OPEN

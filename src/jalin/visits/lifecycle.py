"""States of a visit and the ways between them, as data. Pure Python."""

from datetime import date

PLANNED, PERMITTED, UNDER_WAY, ENDED, REPORTED, CANCELLED = (
    "planned",
    "permitted",
    "under_way",
    "ended",
    "reported",
    "cancelled",
)
STATES = (PLANNED, PERMITTED, UNDER_WAY, ENDED, REPORTED, CANCELLED)
LEADS_TO: dict[str, tuple[str, ...]] = {
    PLANNED: (PERMITTED, UNDER_WAY, ENDED, CANCELLED),
    PERMITTED: (PLANNED, UNDER_WAY, ENDED, CANCELLED),  # a permit may be taken back
    UNDER_WAY: (ENDED, CANCELLED),
    ENDED: (REPORTED,),
    REPORTED: (ENDED,),  # the report was withdrawn
    CANCELLED: (),
}
TRAVELLING = (UNDER_WAY, ENDED)


def may_follow(state: str, to: str) -> bool:
    return to in LEADS_TO[state]


def lacks_permit(state: str, to: str, *, needs_permit: bool) -> bool:
    """Whether the delegation would travel without a permit on record: possible, but only with a reason."""
    return needs_permit and state == PLANNED and to in TRAVELLING


def state_by_calendar(state: str, starts_on: date, ends_on: date, today: date, *, needs_permit: bool) -> str:
    """The state that the day alone brings about. A journey that needs a permit and has none stays planned: that it took
    place all the same is for a person to say."""
    if state == PLANNED and needs_permit or state not in (PLANNED, PERMITTED, UNDER_WAY):
        return state
    if today > ends_on:
        return ENDED
    return UNDER_WAY if today >= starts_on else state

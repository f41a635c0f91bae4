"""States of a text and the ways between them, as data. Pure Python."""

DRAFT, SUBMITTED, SCHEDULED, PUBLISHED, WITHDRAWN = (
    "draft",
    "submitted",
    "scheduled",
    "published",
    "withdrawn",
)
STATES = (DRAFT, SUBMITTED, SCHEDULED, PUBLISHED, WITHDRAWN)
LEADS_TO: dict[str, tuple[str, ...]] = {
    DRAFT: (SUBMITTED, SCHEDULED, PUBLISHED),
    SUBMITTED: (DRAFT, SCHEDULED, PUBLISHED, WITHDRAWN),
    SCHEDULED: (DRAFT, PUBLISHED, WITHDRAWN),
    PUBLISHED: (SUBMITTED, SCHEDULED, PUBLISHED, WITHDRAWN),  # again: with what was changed since
    WITHDRAWN: (SUBMITTED, SCHEDULED, PUBLISHED),
}


def may_follow(state: str, to: str, *, is_open: bool) -> bool:
    """Whether a text may become `to`. `is_open`: the public reads a version of it now; only that can be withdrawn."""
    if to == WITHDRAWN and not is_open:
        return False
    return to in LEADS_TO[state] or (to == resting(is_open) and state in (SUBMITTED, SCHEDULED))


def resting(is_open: bool) -> str:
    """The state of a text that is sent back or taken out of the schedule: what the public reads stays."""
    return PUBLISHED if is_open else DRAFT


def has_changes(state: str, version: int, published_version: int) -> bool:
    """Whether the public reads an older version than the last one saved."""
    return 0 < published_version < version and state != WITHDRAWN


def is_stale(version: int, follows_version: int, original_version: int) -> bool:
    """Whether a translation that was begun renders an older version of the original."""
    return version > 0 and follows_version < original_version

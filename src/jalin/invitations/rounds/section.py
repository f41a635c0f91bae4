"""Scores, rounds and replies on the page of an invitation."""

from jalin.invitations import lifecycle
from jalin.kernel.access import can

from .permissions import REPLY, VIEW
from .selectors import laid_before
from .weighing import ASSESSORS
from .words import decision_words, state_of


def scores_section(request, invitation):
    if not can(request.user, VIEW) or invitation.state in (lifecycle.MERGED, lifecycle.UNCONFIRMED):
        return None
    laid = laid_before(invitation)
    entries = [
        {"entry": one, "round": one.round, "state": state_of(one.round), "decision": decision_words(one)}
        for one in laid.entries
    ]
    return {"template": "rounds/section.html", "context": {
        "invitation": invitation, "count": laid.count, "wanted": ASSESSORS,
        "entries": entries, "replies": laid.replies, "may_reply": invitation.state in lifecycle.OPEN and can(request.user, REPLY),
    }}  # fmt: skip

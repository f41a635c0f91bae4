"""Scores, rounds and replies on the page of an invitation."""

from jalin.invitations import lifecycle
from jalin.kernel.access import can

from .models import Entry
from .permissions import REPLY, VIEW
from .selectors import current_assessments, sees_scores
from .weighing import ASSESSORS
from .words import decision_words, state_of


def scores_section(request, invitation):
    if not can(request.user, VIEW) or invitation.state in (lifecycle.MERGED, lifecycle.UNCONFIRMED):
        return None
    assessments = current_assessments(invitation)
    entries = [
        {
            "entry": entry,
            "round": entry.round,
            "state": state_of(entry.round),
            "decision": decision_words(entry),
        }
        for entry in Entry.objects.filter(invitation=invitation).select_related("round")
    ]
    return {"template": "rounds/section.html", "context": {
        "invitation": invitation, "count": len(assessments), "wanted": ASSESSORS, "is_shown": sees_scores(request.user, invitation, assessments),
        "entries": entries, "replies": list(invitation.replies.all()), "may_reply": invitation.state in lifecycle.OPEN and can(request.user, REPLY),
    }}  # fmt: skip

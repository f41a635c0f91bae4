"""The visit on the page of its invitation: where there is one, or the way to plan it, and how it stands with the permit."""

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.placing import relation_of
from jalin.kernel.access import can
from jalin.kernel.text.fields import columns_of
from jalin.visits.lifecycle import CANCELLED
from jalin.visits.permissions import PLAN, VIEW
from jalin.visits.permits.reckoning import rules_of
from jalin.visits.selectors import visible_visits
from jalin.visits.words import STATES, days_of

from .planning import plan_url
from .warning import time_left

ACCEPTED = "accepted"
SHOWN = ("reference", "state", "starts_on", "ends_on", "place", *columns_of("title"))


def visit_section(request, invitation: Invitation) -> dict | None:
    """Shown while it is open and once it was accepted, to whoever sees visits."""
    is_accepted = invitation.state == lifecycle.ANSWERED and invitation.outcome == ACCEPTED
    if not can(request.user, VIEW) or not (is_accepted or invitation.state in lifecycle.OPEN):
        return None
    seen = visible_visits(request.user).filter(invitation_reference=invitation.reference).only(*SHOWN)
    rows = [{"visit": one, "state": STATES[one.state], "days": days_of(one)} for one in seen]
    is_missing = is_accepted and all(row["visit"].state == CANCELLED for row in rows)
    may_plan = is_missing and can(request.user, PLAN)
    told = time_left(invitation, rules_of(request.office)) if not rows else ""
    if not (rows or is_missing or told):
        return None
    return {"template": "visits/invited.html", "context": {
        "rows": rows, "is_missing": is_missing, "permit": told, "lacks_partner": may_plan and relation_of(invitation) is None,
        "plan_url": plan_url(invitation) if may_plan else "",
    }}  # fmt: skip

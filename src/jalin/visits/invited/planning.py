"""What a visit takes over from the invitation it follows from, so that nothing is typed twice."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.invitations.models import Invitation
from jalin.invitations.placing import relation_of
from jalin.invitations.selectors import visible_invitations
from jalin.kernel.text import COLUMNS
from jalin.relations.models import Relation
from jalin.visits.lifecycle import CANCELLED
from jalin.visits.models import Visit

DECLINED = "declined"
PURPOSES = {  # kind of an invitation -> kind of journey; the person who plans may change it
    "official": Visit.Purpose.NEGOTIATION, "signing": Visit.Purpose.NEGOTIATION, "technical": Visit.Purpose.STUDY,
    "training": Visit.Purpose.TRAINING, "fair": Visit.Purpose.EXHIBITION, "festival": Visit.Purpose.ART,
}  # fmt: skip


def invitation_named(user, reference: str) -> Invitation | None:
    """The invitation with this reference, if `user` may see it. At most one query."""
    if not reference:
        return None
    return visible_invitations(user).filter(reference=reference).select_related("partner__relation").first()


def plan_url(invitation: Invitation) -> str:
    """The form by which the visit of an invitation is planned, filled in from it."""
    return f"{reverse('desk:visit_new')}?{urlencode({'invitation': invitation.reference})}"


def prefilled(invitation: Invitation) -> dict:
    """The first values of the form by which its visit is planned: partner, days, place, fields, title."""
    headings = {f"title_{column}": getattr(invitation, f"heading_{column}") for column in COLUMNS.values()}
    if not any(headings.values()):
        headings[f"title_{COLUMNS.get(invitation.language, 'eng')}"] = invitation.title
    return {
        "direction": Visit.Direction.OUTGOING, "relation": relation_of(invitation), "starts_on": invitation.starts_on,
        "ends_on": invitation.ends_on, "place": invitation.place, "fields": list(invitation.fields.all()),
        "purpose_kind": PURPOSES.get(invitation.kind, Visit.Purpose.OTHER), "invitation_reference": invitation.reference,
        "invited_on": invitation.received_on, **headings,
    }  # fmt: skip


def follows_from(reference: str, relation: Relation) -> Invitation | None:
    """The invitation from which a visit of this relation is planned; None for a letter that is not on record here. Raises
    ValidationError where it is another partner's, was turned down, or has its visit already."""
    found = Invitation.objects.filter(reference=reference).first() if reference else None
    if found is None:
        return None
    if found.partner_id not in (None, relation.partner_id):
        raise ValidationError({"invitation_reference": _("This invitation is another partner's. Look at its reference again.")})  # fmt: skip
    if found.outcome == DECLINED or found.state in (lifecycle.WITHDRAWN, lifecycle.MERGED):
        raise ValidationError({"invitation_reference": _("This invitation was declined, withdrawn or merged; no visit follows from it.")})  # fmt: skip
    planned = Visit.objects.filter(invitation_reference=reference).exclude(state=CANCELLED).first()
    if planned:
        raise ValidationError({"invitation_reference": _("Visit %(visit)s follows from this invitation already.") % {"visit": planned.reference}})  # fmt: skip
    return found

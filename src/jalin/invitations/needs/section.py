"""The codes of an invitation on its page."""

from django.db.models import OuterRef

from jalin.invitations import lifecycle
from jalin.kernel.access import can
from jalin.kernel.nested import NestedRows

from .models import OfferCode
from .permissions import VIEW
from .selectors import topic_word


def codes_behind() -> NestedRows:
    """The codes of an invitation, read with it."""
    return NestedRows(OfferCode.objects.filter(invitation=OuterRef("pk")), ("id", "topic"))


def codes_section(request, invitation):
    if not can(request.user, VIEW) or invitation.state in (lifecycle.MERGED, lifecycle.UNCONFIRMED):
        return None
    chosen = [topic_word(code.topic) for code in invitation.codes.all()]
    return {"template": "needs/section.html", "context": {"invitation": invitation, "chosen": chosen}}

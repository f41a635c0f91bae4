"""The codes of an invitation on its page."""

from jalin.invitations import lifecycle
from jalin.kernel.access import can

from .permissions import VIEW
from .selectors import topic_word


def codes_section(request, invitation):
    if not can(request.user, VIEW) or invitation.state in (lifecycle.MERGED, lifecycle.UNCONFIRMED):
        return None
    chosen = [topic_word(code.topic) for code in invitation.codes.all()]
    return {"template": "needs/section.html", "context": {"invitation": invitation, "chosen": chosen}}

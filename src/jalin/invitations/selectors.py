"""Reading invitations. Every read starts here."""

from functools import cache

from django.db.models import Q

from jalin.kernel.access import can, grants_of, scope_of
from jalin.kernel.documents.selectors import register_purpose
from jalin.kernel.prepared import constant

from . import lifecycle
from .models import Invitation, Sender
from .permissions import VIEW, VIEW_OUTCOMES, VIEW_SENDER

PURPOSE = "invitation"  # of the files that come with one
register_purpose(PURPOSE, verb=VIEW)


@cache  # what hangs on nobody is put together once
def _confirmed():
    return Invitation.objects.exclude(state=lifecycle.UNCONFIRMED)


@scope_of(Invitation)
def invitation_rows(user, verb):
    """All for who holds the verb everywhere, those of one's units otherwise; the public's are the published ones.
    What nobody has confirmed by e-mail is in no list."""
    grants = grants_of(user, verb)
    if str(verb) == str(VIEW_OUTCOMES):
        rows = Invitation.objects.filter(is_published=True)
    elif grants.everywhere:
        rows = constant(_confirmed(), "confirmed")
    else:
        rows = Invitation.objects.filter(Q(unit__in=grants.units)).exclude(state=lifecycle.UNCONFIRMED)
    return rows if grants else rows.none()


def visible_invitations(user, verb=VIEW):
    return invitation_rows(user, verb)


def open_invitations(user, verb=VIEW):
    """Those that the office still owes an answer."""
    return invitation_rows(user, verb).filter(state__in=lifecycle.OPEN)


def published_invitations(user):
    return invitation_rows(user, VIEW_OUTCOMES)


def sender_of(user, invitation: Invitation) -> Sender | None:
    """Who sent it, where there is one and `user` may know."""
    found: Sender | None = getattr(invitation, "sender", None)
    if found is None or found.erased_at is not None or not can(user, VIEW_SENDER, invitation):
        return None
    return found

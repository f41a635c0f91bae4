"""Kinds of events that invitations add to the timeline of their relation."""

from django.utils.translation import gettext_lazy as _

from jalin.relations.kinds import register_kind

RECEIVED, ANSWERED = "invitation_received", "invitation_answered"
register_kind(RECEIVED, _("Invitation received"), icon="mail")
register_kind(ANSWERED, _("Invitation answered"), icon="mail-opened")

from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

HAND_IN = verb("invitations.hand_in", _("Hand in an invitation and follow it"))
VIEW_OUTCOMES = verb("invitations.view_outcomes", _("See what became of invitations"), changes=False)
VIEW = verb("invitations.view", _("See invitations"), changes=False)
VIEW_SENDER = verb("invitations.view_sender", _("See who sent an invitation"), changes=False)
EXPORT = verb("invitations.export", _("Export invitations"), changes=False)
RECORD = verb("invitations.record", _("Enter invitations, hand them to units, merge them"))
ASSESS = verb("invitations.assess", _("Assess invitations"))
ANSWER = verb("invitations.answer", _("Record the answer to an invitation"))
PUBLISH = verb("invitations.publish", _("Publish what became of invitations"))
ERASE = verb("invitations.erase", _("Erase who sent an invitation"))

from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW = verb("rounds.view", _("See decision rounds and assessments"), changes=False)
PREPARE = verb("rounds.prepare", _("Prepare decision rounds"))
DECIDE = verb("rounds.decide", _("Decide on the invitations of a round"))
PUBLISH = verb("rounds.publish", _("Publish the decision of a round with its proof file"))
REPLY = verb("rounds.reply", _("Write and send replies to invitations"))

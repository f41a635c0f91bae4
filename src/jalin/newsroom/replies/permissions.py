from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

LEAVE = verb("replies.leave", _("Reply to stories, and report a reply"))
VIEW = verb("replies.view", _("See what readers write before it is published"), changes=False)
MODERATE = verb("replies.moderate", _("Release, hold back and mark as spam what readers write"))
ANSWER = verb("replies.answer", _("Answer readers in the name of the office"))

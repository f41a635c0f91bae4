"""What the office sets for replies, as dated rules (page "Office")."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.rulebook.selectors import declare_rule, rule_on

WEBSITE, KEPT, SPAM_KEPT, SPAM_FROM, READ_WITHIN = (
    "replies.website",
    "replies.kept_days",
    "replies.spam_days",
    "replies.spam_from",
    "replies.read_within",
)
declare_rule(WEBSITE, 0, name=_("Readers may name a website with a reply"), unit=_("(1: yes, 0: no)"))
declare_rule(
    KEPT, 180, name=_("A reader's e-mail address is kept for"), unit=_("days after the reply was written")
)
declare_rule(SPAM_KEPT, 30, name=_("The spam shelf is emptied after"), unit=pgettext_lazy("replies", "days"))
declare_rule(SPAM_FROM, 90, name=_("Replies go to the spam shelf from"), unit=_("of 100 points"))
declare_rule(
    READ_WITHIN, 3, name=_("Replies of readers are read within"), unit=pgettext_lazy("replies", "days")
)


def setting(key: str) -> int:
    return int(rule_on(key, timezone.localdate()))

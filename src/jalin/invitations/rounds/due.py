"""What rounds ask of somebody: a decision that waits, replies that are owed, a mail that did not leave."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.invitations import lifecycle
from jalin.kernel.access import can
from jalin.kernel.due import Due, register_due
from jalin.kernel.prepared import Prepared, prepared

from .models import Reply, Round
from .permissions import DECIDE, REPLY
from .selectors import visible_replies, visible_rounds

MOST = 5


@cache
def _unfinished(may_decide: bool, may_reply: bool) -> Prepared:
    """Rounds with invitations that were not answered yet, as far as they wait for who may do these."""

    @prepared
    def rounds(rows):
        owed = Count("entries", filter=Q(entries__invitation__state__in=lifecycle.OPEN))
        waiting = Q(state=Round.State.OPEN, proposed_at__isnull=False) if may_decide else Q(pk__in=[])
        writing = ~Q(state=Round.State.OPEN) if may_reply else Q(pk__in=[])
        return rows.annotate(owed=owed).defer("proof").filter(owed__gt=0).filter(waiting | writing)[:MOST]

    return rounds


@register_due
def rounds_due(user, today: date) -> Iterator[Due]:
    """Rounds with a proposal, for who decides; decided ones whose replies are not out, for who writes them. One query."""
    may_decide, may_reply = can(user, DECIDE), can(user, REPLY)
    if not may_decide and not may_reply:
        return
    for row in _unfinished(may_decide, may_reply)(visible_rounds(user)):
        url, words = reverse("desk:round", args=[row.pk]), {"count": row.owed}
        if row.state == Round.State.OPEN:
            yield Due("round", "due", row.title, _("The rule has chosen among %(count)s invitations; the decision waits.") % words, url,
                      act=_("Decide"), act_url=reverse("desk:round_decide", args=[row.pk]), icon="scale", cost=760)  # fmt: skip
        else:
            yield Due("round_replies", "due", row.title, _("It is decided; replies that are not out yet: %(count)s.") % words, url,
                      act=_("Write the replies"), act_url=url, icon="mail", on=row.decided_on, cost=740)  # fmt: skip


@prepared
def _stuck(rows):
    stuck = rows.filter(channel=Reply.Channel.EMAIL, mailed_at__isnull=True)
    return stuck.select_related("invitation").only("sent_on", "invitation__reference")[:MOST]


@register_due
def mails_due(user, today: date) -> Iterator[Due]:
    """Replies whose mail the server did not take."""
    if not can(user, REPLY):
        return
    for row in _stuck(visible_replies(user)):
        url = reverse("desk:reply", args=[row.pk])
        yield Due("reply", "late", row.invitation.reference, _("The reply is recorded, but the mail server did not take the mail."), url,
                  act=_("Send the mail again"), act_url=url, icon="mail", on=row.sent_on, cost=840)  # fmt: skip

"""What replies ask of moderators: one line with how many wait, late when the oldest waits longer than the office promised."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.access import can
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, register_due
from jalin.relations.sentences import words_of

from .office_settings import READ_WITHIN, setting
from .permissions import MODERATE
from .selectors import MOST_BADGE, waiting_replies


@register_due
def replies_waiting(user, today: date) -> Iterator[Due]:
    if not can(user, MODERATE):
        return
    rows = list(
        waiting_replies(user)
        .order_by("created_at", "id")
        .values_list("created_at", flat=True)[: MOST_BADGE + 1]
    )
    if not rows:
        return
    oldest = timezone.localtime(rows[0]).date()
    last = oldest + timedelta(days=setting(READ_WITHIN))
    count = f"{MOST_BADGE}+" if len(rows) > MOST_BADGE else len(rows)
    sentence = ngettext(
        "%(count)s reply waits to be read, the oldest since %(day)s.",
        "%(count)s replies wait to be read, the oldest since %(day)s.",
        len(rows),
    )
    url = reverse("replies:queue")
    yield Due("replies", "late" if last < today else "due", _("Replies of readers"), sentence % {"count": count, "day": words_of(PartialDate.of_day(oldest))},
              url, act=_("Read them"), act_url=url, icon="message-circle", on=last)  # fmt: skip

"""What the program removes by itself: what nobody confirmed, addresses kept long enough, old spam."""

from datetime import timedelta

from django.utils import timezone

from jalin.kernel.journal import action

from . import lifecycle
from .models import Echo, Reply, Report, Writer
from .office_settings import KEPT, SPAM_KEPT, setting
from .permissions import MODERATE
from .services import BY, CONFIRM_WITHIN

ORIGIN_DAYS, ECHO_DAYS, BATCH = 30, 60, 500


@action("replies.tidy", verb=MODERATE)
def _tidy(*, by, act) -> dict:
    """One entry that says how many of what went; the entries before hold nothing personal, so there is nothing to empty in them."""
    now = timezone.now()
    told = {
        "unconfirmed": _remove(Reply.objects.filter(state=lifecycle.UNCONFIRMED, created_at__lt=now - CONFIRM_WITHIN - timedelta(days=1))),
        "spam": _remove(Reply.objects.filter(state=lifecycle.SPAM, created_at__lt=now - timedelta(days=setting(SPAM_KEPT)))),
        "shredded": _shred(now),
        "origins": _forget_origins(now - timedelta(days=ORIGIN_DAYS)),
        "echoes": Echo.objects.filter(last_on__lt=now.date() - timedelta(days=ECHO_DAYS)).delete()[0],
    }  # fmt: skip
    if any(told.values()):
        act.note(**told)
    return told


def _remove(rows) -> int:
    removed = 0
    while keys := list(rows.values_list("pk", flat=True)[:BATCH]):
        Reply.objects.filter(pk__in=keys).delete()
        removed += len(keys)
    return removed


def _shred(now) -> int:
    """Addresses past their time. The digest of the key stays: the writer's page still leads to the reply and can erase it."""
    old = Writer.objects.filter(shredded_at=None, created_at__lt=now - timedelta(days=setting(KEPT)))
    return old.update(email="", email_mark="", key="", address_mark="", network_mark="", shredded_at=now)


def _forget_origins(before) -> int:
    writers = Writer.objects.filter(created_at__lt=before).exclude(network_mark="", address_mark="")
    reports = Report.objects.filter(created_at__lt=before).exclude(origin_mark="")
    return writers.update(network_mark="", address_mark="") + reports.update(origin_mark="")


def tidy() -> dict:
    """Remove what has to go; returns {"unconfirmed", "spam", "shredded", "origins", "echoes"}: how many of each."""
    return _tidy(by=BY)

"""What the page of a visit's accounts shows, in a fixed number of statements."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.nested import unfold
from jalin.people.selectors import names_behind, office_of
from jalin.visits.models import Visit

from .costs import Paid, in_home
from .duties import REPORT, duty_on
from .models import FollowUp, Gift, Report, Thanks
from .permissions import KEEP_ACCOUNTS
from .section import cost_shown
from .selectors import cost_of, gift_clock, report_clock
from .words import GIFT_STATES, OVER, clock_words, gift_state, money


def accounts_page(request, visit: Visit) -> dict:
    today, office = timezone.localdate(), office_of(request.user)
    request.office, country = (
        office,
        office.country if office else "",
    )  # the frame of the page takes it from here
    report = getattr(visit, "report", None)
    expenses = list(visit.expenses.all())
    cost = cost_of(visit, country=country, expenses=expenses)
    return {
        "visit": visit, "may_keep": can(request.user, KEEP_ACCOUNTS, visit), "report": report,
        "clock": report_shown(visit, report, country, today),
        "gifts": [gift_shown(gift, country, today) for gift in visit.gifts.defer(*Gift.PERSONAL)],
        "expenses": [{"row": row, "amount": money(row.amount, row.currency), "home": _in_home(row, cost.currency)} for row in expenses],
        "lines": cost.lines, "costs": cost_shown(cost), "thanks": Thanks.objects.filter(visit=visit),
        "follow_ups": follow_ups_of(visit), "today": today,
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[visit.pk])), (_("Report and accounts"), "")],
    }  # fmt: skip


def follow_ups_of(visit: Visit) -> list[FollowUp]:
    """With the names of their units, in one statement."""
    rows = FollowUp.objects.filter(visit=visit).select_related("unit", "owner")
    found = list(rows.annotate(unit_names=names_behind("unit_id")))
    for one in found:
        unfold(one.unit, "names", one.unit_names)
    return found


def _in_home(row, currency: str) -> str:
    """The amount in the office's currency; "" where it is that already, or the rate is not known."""
    if row.currency == currency:
        return ""
    return money(in_home(Paid(row.category, row.amount, row.currency, row.rate), currency), currency)


def report_shown(visit: Visit, report: Report | None, country: str, today) -> dict:
    """The clock of the report with its article, its source and whether somebody has read the law."""
    clock = report_clock(visit, country, today, handed_in_on=report.handed_in_on if report else None)
    duty = duty_on(REPORT, country, visit.ends_on) if clock else None
    is_over = clock is not None and clock.state in OVER
    return {
        "words": clock_words(clock),
        "is_over": is_over,
        "duty": duty,
        "asks": visit.direction == Visit.Direction.OUTGOING,
    }


def gift_shown(gift: Gift, country: str, today) -> dict:
    clock = gift_clock(gift, country, today)
    state = GIFT_STATES[gift_state(gift, clock)]
    return {
        "gift": gift,
        "state": state,
        "clock": clock_words(clock),
        "value": money(gift.value, gift.currency),
    }

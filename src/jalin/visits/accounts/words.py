"""Reports, gifts and costs in the words of lists, pages and papers."""

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from jalin.kernel.clocks.deadlines import LAPSED, MET, MET_LATE, PAST_DUE, LegalClock
from jalin.kernel.dates import PartialDate
from jalin.relations.sentences import days_in_words, words_of

from .models import Gift

# state: word, tone, icon
GIFT_STATES = {
    "given": (pgettext_lazy("gift", "given"), "neutral", "gift"),
    "exempt": (pgettext_lazy("gift", "need not be reported"), "neutral", "minus"),
    "open": (pgettext_lazy("gift", "to be reported"), "due", "clock"),
    "late": (pgettext_lazy("gift", "report overdue"), "bad", "alarm"),
    "reported": (pgettext_lazy("gift", "reported"), "good", "check"),
    "reported_late": (pgettext_lazy("gift", "reported late"), "good", "check"),
    "ruled": (pgettext_lazy("gift", "decided"), "good", "gavel"),
}
OVER = (LAPSED, PAST_DUE)


def gifts_noun(count: int) -> str:
    return ngettext("gift", "gifts", count)


def expenses_noun(count: int) -> str:
    return ngettext("expense", "expenses", count)


def language() -> str:
    return (get_language() or "en")[:2]


def money(amount: Decimal | None, currency: str) -> str:
    """ "Rp1.500.000", "￥12,000": as the reader's language writes it; cents only where there are any."""
    if amount is None:
        return ""
    if not currency:
        return number_format(amount, 0 if amount == amount.to_integral_value() else 2, force_grouping=True)
    if amount != amount.to_integral_value():
        return format_currency(amount, currency, locale=language())
    pattern = Locale(language()).currency_formats["standard"].pattern.split(";")[0].replace("0.00", "0")
    return format_currency(amount, currency, format=pattern, locale=language(), currency_digits=False)


def day_word(day: date | None) -> str:
    return words_of(PartialDate.of_day(day)) if day else ""


def gift_state(gift: Gift, clock: LegalClock | None) -> str:
    """A key of GIFT_STATES. Without a row of law a received gift stays to be reported: who holds it decides, not silence."""
    if gift.direction == Gift.Direction.GIVEN:
        return "given"
    if gift.not_reported_because:
        return "exempt"
    if gift.ruling:
        return "ruled"
    if gift.reported_on:
        return "reported_late" if clock and clock.state == MET_LATE else "reported"
    return "late" if clock and clock.state in OVER else "open"


def clock_words(clock: LegalClock | None) -> str:
    """ "until 3 March 2026, 12 days left", "over for 4 days"; "" without a clock."""
    if clock is None or clock.due is None:
        return ""
    day = day_word(clock.due)
    if clock.state == MET:
        return _("in time, it was due by %(day)s") % {"day": day}
    if clock.state == MET_LATE or clock.late_by:
        late = days_in_words(clock.late_by)
        words = (
            _("%(days)s late, it was due by %(day)s")
            if clock.ended
            else _("due by %(day)s, over for %(days)s")
        )
        return words % {"day": day, "days": late}
    return _("due by %(day)s, %(days)s left") % {"day": day, "days": days_in_words(clock.days_left or 0)}

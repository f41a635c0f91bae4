"""Writing gifts, budget, expenses, letters and follow-ups. The report has services of its own (reporting/)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.documents.services import store_document
from jalin.kernel.journal import action
from jalin.visits.lifecycle import CANCELLED
from jalin.visits.models import Delegate, Visit
from jalin.visits.permissions import PLAN

from .models import BudgetLine, Category, Expense, FollowUp, Gift, Thanks
from .permissions import KEEP_ACCOUNTS
from .selectors import known_currencies

RECEIPTS = "visit_receipt"
KINDS_OF_RECEIPT = ("pdf", "jpg", "png")


def _past(day: date | None, name: str) -> None:
    if day and day > timezone.localdate():
        raise ValidationError({name: _("This day has not come yet. Enter it when it has happened.")})


def _currency(code: str) -> str:
    code = code.strip().upper()
    if code and code not in known_currencies():
        raise ValidationError(
            {"currency": _("There is no such currency. Write three letters, such as IDR or JPY.")}
        )
    return code


@action("visits.record_gift", verb=KEEP_ACCOUNTS, on="visit")
def record_gift(*, by, act, visit: Visit, gift: Gift | None = None, **values) -> Gift:
    """Enter a gift in the register, or correct `gift`. Reports and decisions have acts of their own."""
    if gift is not None and gift.visit_id != visit.pk:
        raise ValueError("this gift is of another visit")
    if {"reported_on", "report_number", "not_reported_because", "ruling", "ruled_on"} & set(values):
        raise ValueError("what becomes of a gift has acts of its own")
    if visit.shredded_at and any(values.get(name) for name in Gift.PERSONAL):
        raise ValidationError(_("The personal data of this visit were erased; nobody is entered any more."))
    _past(values.get("on_day"), "on_day")
    values["currency"] = _currency(values.get("currency", ""))
    if values.get("value") is not None and not values["currency"]:
        raise ValidationError({"currency": _("Say in which currency the value is.")})
    if gift is None:
        gift = act.create(Gift(visit=visit, **values))
    else:
        if gift.reported_on and values.get("direction") != Gift.Direction.RECEIVED:
            raise ValidationError({"direction": _("This gift was reported, so it was received.")})
        act.change(gift, **values)
    act.about(visit)
    return gift


@action("visits.report_gift", verb=KEEP_ACCOUNTS, on="gift")
def report_gift(*, by, act, gift: Gift, reported_on: date, report_number: str = "") -> Gift:
    """Say that a received gift was reported; the clock stops."""
    if gift.direction != Gift.Direction.RECEIVED:
        raise ValidationError(_("Only what was received is reported."))
    _past(reported_on, "reported_on")
    if reported_on < gift.on_day:
        raise ValidationError({"reported_on": _("This day lies before the gift was received.")})
    act.change(gift, reported_on=reported_on, report_number=report_number.strip(), not_reported_because="")
    act.about(gift.visit)
    return gift


@action("visits.exempt_gift", verb=KEEP_ACCOUNTS, on="gift")
def exempt_gift(*, by, act, gift: Gift, because: str) -> Gift:
    """Say why a received gift need not be reported."""
    if gift.direction != Gift.Direction.RECEIVED or gift.reported_on:
        raise ValidationError(_("Only a received gift that was not reported can be left out."))
    if not because.strip():
        raise ValidationError({"because": _("Say why it need not be reported.")})
    act.change(gift, not_reported_because=because.strip())
    act.about(gift.visit)
    return gift


@action("visits.rule_gift", verb=KEEP_ACCOUNTS, on="gift")
def rule_gift(*, by, act, gift: Gift, ruling: str, ruled_on: date) -> Gift:
    """Write down what the commission decided."""
    if not gift.reported_on:
        raise ValidationError(_("A gift is reported first; then it is decided whose it is."))
    _past(ruled_on, "ruled_on")
    if ruled_on < gift.reported_on:
        raise ValidationError({"ruled_on": _("This day lies before the report.")})
    act.change(gift, ruling=ruling, ruled_on=ruled_on)
    act.about(gift.visit)
    return gift


@action("visits.erase_names_of_gifts", verb=PLAN, on="visit")
def erase_names(*, by, act, visit: Visit) -> None:
    """Erase who gave and who received; offices, values and decisions stay. Follows the erasing of the visit's people."""
    gone = dict.fromkeys(Gift.PERSONAL, "")
    for gift in Gift.objects.filter(visit=visit):
        act.change(gift, **gone)
    act.about(visit)


@action("visits.set_budget", verb=KEEP_ACCOUNTS, on="visit")
def set_budget(*, by, act, visit: Visit, amounts: dict[str, Decimal | None]) -> None:
    """Set what the visit may cost: category -> amount in the office's currency, None or nothing for no budget."""
    if set(amounts) - set(Category.values):
        raise ValueError("a budget is set by the categories there are")
    rows = {row.category: row for row in BudgetLine.objects.filter(visit=visit)}
    for category, amount in amounts.items():
        row = rows.get(category)
        if amount is None and row:
            act.remove(row)
        elif amount is not None and row:
            act.change(row, amount=amount)
        elif amount is not None:
            act.create(BudgetLine(visit=visit, category=category, amount=amount))
    act.about(visit)


@action("visits.enter_expense", verb=KEEP_ACCOUNTS, on="visit")
def enter_expense(
    *, by, act, visit: Visit, expense: Expense | None = None, category: str, what: str, paid_on: date, amount: Decimal,
    currency: str, rate: Decimal | None = None, file=None, no_receipt_because: str = "", is_invented: bool = False,
) -> Expense:  # fmt: skip
    """Enter one line of costs, or correct `expense`. `file`: the receipt; without one the line is shown as such.
    Raises UnreadableFile when the file is none that can be kept; then nothing is entered."""
    if expense is not None and expense.visit_id != visit.pk:
        raise ValueError("this expense is of another visit")
    if visit.state == CANCELLED and expense is None and paid_on > timezone.localdate():
        raise ValidationError({"paid_on": _("This visit was called off.")})
    _past(paid_on, "paid_on")
    if not _currency(currency):
        raise ValidationError({"currency": _("Say in which currency it was paid.")})
    values = {"category": category, "what": what.strip(), "paid_on": paid_on, "amount": amount, "currency": _currency(currency),
              "rate": rate, "no_receipt_because": no_receipt_because.strip()}  # fmt: skip
    if file is not None:
        values["receipt"] = store_document(
            by=by, file=file, purpose=RECEIPTS, allowed=KINDS_OF_RECEIPT, act=act
        )
    if values.get("receipt") or (expense and expense.receipt_id):
        values["no_receipt_because"] = ""
    if expense is None:
        expense = act.create(Expense(visit=visit, is_invented=is_invented, **values))
    else:
        act.change(expense, **values)
    act.about(visit)
    return expense


@action("visits.remove_expense", verb=KEEP_ACCOUNTS, on="expense")
def remove_expense(*, by, act, expense: Expense) -> None:
    """Take out a line that was entered by mistake; its last values stay in the journal, its receipt in the store."""
    act.about(expense.visit)
    act.remove(expense)


@action("visits.write_thanks", verb=KEEP_ACCOUNTS, on="visit")
def write_thanks(
    *, by, act, visit: Visit, thanks: Thanks | None = None, office: str, language: str, text: str, dated_on: date,
    delegate: Delegate | None = None,
) -> Thanks:  # fmt: skip
    """Write a letter of thanks, or correct one that was not sent."""
    if delegate is not None and delegate.visit_id != visit.pk:
        raise ValueError("this person is of another visit")
    if not text.strip():
        raise ValidationError({"text": _("A letter without text is none.")})
    values = {"office": office.strip(), "language": language, "text": text.replace("\r\n", "\n").strip(), "dated_on": dated_on,
              "delegate": delegate}  # fmt: skip
    if thanks is None:
        thanks = act.create(Thanks(visit=visit, **values))
    else:
        if thanks.visit_id != visit.pk:
            raise ValueError("this letter is of another visit")
        if thanks.sent_on:
            raise ValidationError(_("This letter was sent. Write another one."))
        act.change(thanks, **values)
    act.about(visit)
    return thanks


@action("visits.send_thanks", verb=KEEP_ACCOUNTS, on="thanks")
def send_thanks(*, by, act, thanks: Thanks, sent_on: date) -> Thanks:
    """Say that a letter was sent."""
    _past(sent_on, "sent_on")
    act.change(thanks, sent_on=sent_on)
    act.about(thanks.visit)
    return thanks


@action("visits.set_follow_up", verb=KEEP_ACCOUNTS, on="visit")
def set_follow_up(*, by, act, visit: Visit, what: str, on_day: date, unit=None, owner=None) -> FollowUp:
    """Put a date on somebody's desk."""
    if unit is None and owner is None:
        raise ValidationError({"unit": _("A date needs an owner: name a unit or a person.")})
    if on_day < visit.starts_on:
        raise ValidationError({"on_day": _("This day lies before the visit. Give a later one.")})
    row = act.create(FollowUp(visit=visit, what=what.strip(), on_day=on_day, unit=unit, owner=owner))
    act.about(visit)
    return row


@action("visits.finish_follow_up", verb=KEEP_ACCOUNTS, on="follow_up")
def finish_follow_up(*, by, act, follow_up: FollowUp, done_on: date | None = None) -> FollowUp:
    """Say that it is done."""
    act.change(follow_up, done_on=done_on or timezone.localdate())
    act.about(follow_up.visit)
    return follow_up

"""The words in which the journal tells the acts of this package."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "visits.begin_report": _("began the report of the visit"),
    "visits.write_report": _("wrote in the report of the visit"),
    "visits.hand_in_report": _("handed in the report of the visit"),
    "visits.take_back_report": _("took back the report of the visit"),
    "visits.record_gift": _("wrote in the register of gifts of the visit"),
    "visits.report_gift": _("reported the gift"),
    "visits.exempt_gift": _("said why the gift need not be reported:"),
    "visits.rule_gift": _("noted what was decided about the gift"),
    "visits.set_budget": _("set the budget of the visit"),
    "visits.enter_expense": _("entered an expense of the visit"),
    "visits.remove_expense": _("took out an expense of the visit"),
    "visits.write_thanks": _("wrote a letter of thanks for the visit"),
    "visits.send_thanks": _("sent the letter of thanks to"),
    "visits.set_follow_up": _("set a date after the visit"),
    "visits.finish_follow_up": _("saw to a date after the visit"),
    "visits.erase_names_of_gifts": _("erased the names in the register of gifts of the visit"),
})  # fmt: skip

name_nouns({
    "visit_accounts.report": Noun(_("Report of the journey"), "visits.view_accounts"),
    "visit_accounts.gift": Noun(_("Gift"), "visits.view_accounts"),
    "visit_accounts.budgetline": Noun(_("Budget"), "visits.view_accounts"),
    "visit_accounts.expense": Noun(_("Expense"), "visits.view_accounts"),
    "visit_accounts.thanks": Noun(_("Letter of thanks"), "visits.view_accounts"),
    "visit_accounts.followup": Noun(_("Date after the visit"), "visits.view_accounts"),
})  # fmt: skip

name_fields({
    "bodies": _("Text"), "form": _("Form"), "handed_in_on": _("Handed in on"), "handed_to": _("Handed in to"),
    "occasion": _("Occasion"), "at_time": _("Hour"), "visit_accounts.gift.value": _("Estimated value"), "currency": _("Currency"),
    "giver_office": _("Office of the giver"), "giver_name": _("Name of the giver"), "giver_address": _("Address of the giver"),
    "receiver_office": _("Office of the receiver"), "receiver_name": _("Name of the receiver"), "receiver_address": _("Address of the receiver"),
    "reported_on": _("Reported on"), "report_number": _("Number of the report"), "not_reported_because": _("Why it is not reported"),
    "ruling": _("Decision"), "ruled_on": _("Decided on"), "category": _("Category"), "amount": _("Amount"), "rate": _("Rate"),
    "paid_on": _("Paid on"), "receipt": _("Receipt"), "no_receipt_because": _("Why there is no receipt"), "visit_accounts.thanks.office": _("To which office"),
    "dated_on": _("Dated"), "sent_on": _("Sent on"), "visit_accounts.gift.what": _("Gift"), "visit_accounts.expense.what": _("What it was"),
    "visit_accounts.followup.what": _("What is to be done"), "visit_accounts.thanks.text": _("Text"),
})  # fmt: skip

"""The words in which the journal tells the acts of this package."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "visits.write_note": _("wrote minutes of the visit"),
    "visits.correct_note": _("corrected the minutes of the visit"),
    "visits.record_commitment": _("wrote down the promise"),
    "visits.change_commitment": _("corrected the promise"),
    "visits.finish_commitment": _("said that the promise is kept:"),
    "visits.withdraw_commitment": _("withdrew the promise"),
    "visits.reopen_commitment": _("opened the promise again:"),
    "visits.publish_promises": _("set who reads the promises of the visit"),
})  # fmt: skip

name_nouns({
    "visit_promises.note": Noun(_("Minutes"), "visits.view"),
    "visit_promises.commitment": Noun(_("Promise"), "visits.view", lambda key: reverse("desk:commitment", args=[key])),
})  # fmt: skip

name_fields({
    "version": _("Version"), "noted_at": _("Noted at"), "noted_by": _("Noted by"),
    "owed_by": _("Who promised it"), "counterpart": _("Counterpart"), "made_on": _("Promised on"),
    "withdrawn_on": _("Withdrawn on"), "withdrawn_because": _("Why withdrawn"),
    "visit_promises.note.text": _("Minutes"),
    "visit_promises.commitment.what_ind": _("Promise (Indonesian)"), "visit_promises.commitment.what_jpn": _("Promise (Japanese)"),
    "visit_promises.commitment.what_eng": _("Promise (English)"), "result_ind": _("What came of it (Indonesian)"),
    "result_jpn": _("What came of it (Japanese)"), "result_eng": _("What came of it (English)"),
})  # fmt: skip

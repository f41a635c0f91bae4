"""The words in which the journal tells signing and scans."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "agreements.prepare_round": _("prepared for signing"),
    "agreements.take_in_seal": _("took in the signature of"),
    "agreements.stamp_time": _("had the time stamped of"),
    "agreements.keep_scan": _("kept the scan"),
})  # fmt: skip

name_nouns({
    "agreement_sealing.round": Noun(_("Round of signing"), "agreements.view"),
    "agreement_sealing.seal": Noun(_("Signature"), "agreements.view"),
    "agreement_sealing.scan": Noun(_("Scan of a paper"), "agreements.view"),
})  # fmt: skip

name_fields({
    "versions": _("Versions"), "signers": _("Signers"), "prepared": _("Prepared file"), "stamped": _("File with its timestamp"), "particulars": _("Shared fields"), "round": _("Round of signing"), "document": _("File"),
    "signer": _("Signer"), "is_demo": _("Demonstration"), "scanned_on": _("Scanned on"), "paper_lies": _("Where the paper lies"), "title": _("Title"),
})  # fmt: skip

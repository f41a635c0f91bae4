"""The words in which the journal tells the acts of this package."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "agreements.pass_on": _("wrote in the chain of the case"),
    "agreements.withdraw_disposition": _("took the last entry out of the chain of the case"),
    "agreements.set_rung": _("set the office that files pass"),
    "agreements.end_rung": _("ended the office that files pass"),
})  # fmt: skip

name_nouns(
    {
        "agreement_chain.rung": Noun(_("Office that files pass"), "agreements.view"),
        "agreement_chain.disposition": Noun(_("Entry of the chain"), "agreements.view"),
    }
)

name_fields({
    "place": _("Place"), "case": _("Case"), "number": _("Number"), "rung": _("Office"), "person": _("Person"), "on_day": _("Day"),
    "written_by": _("Written by"), "agreement_chain.disposition.kind": _("What happened"),
})  # fmt: skip

"""The words in which the journal tells the acts on papers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

from .particulars import FIELDS

name_acts({
    "agreements.begin_text": _("began the text"),
    "agreements.set_particulars": _("entered what the papers of a case share"),
    "agreements.save_version": _("saved a version of the text"),
    "agreements.review_clauses": _("looked at clauses of the text"),
    "agreements.set_prevailing": _("named the prevailing language of the text"),
})  # fmt: skip

name_nouns({
    "agreement_papers.text": Noun(_("Text of a paper"), "agreements.view", lambda key: reverse("desk:text", args=[key])),
    "agreement_papers.particulars": Noun(_("Shared fields"), "agreements.view"),
    "agreement_papers.review": Noun(_("Review of a clause"), "agreements.view"),
    "agreement_papers.version": Noun(_("Version of a text"), "agreements.view"),
})  # fmt: skip

name_fields({
    "prevailing": _("Prevailing language"), "text": _("Text of a paper"), "number": _("Number"), "clauses": _("Clauses"),
    "is_in_order": _("In order"), "remark": _("Remark"), "key": _("Clause"),
    "changed": _("Last changed in"), "made_by": _("Made by"), "word": _("Word file"),
    "year": _("Year"), "values": _("Shared fields"), "persons": _("Names and telephones"), "changed_on": _("Changed on"),
})  # fmt: skip
# the shared fields inside their column; "subject" and "fields" are words of other nouns too
name_fields({key: one.label for key, one in FIELDS.items() if key not in ("subject", "fields")})

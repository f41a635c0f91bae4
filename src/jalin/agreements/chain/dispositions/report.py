"""With whom files lie inside the city hall, as a table of the report."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.agreements.chain.selectors import disposition_rows
from jalin.agreements.permissions import VIEW
from jalin.agreements.reporting import Table, held_rows
from jalin.relations.sentences import partner_word

from .words import days_waiting


def lying(user, today: date) -> Table:
    found = (
        disposition_rows(user, VIEW).filter(is_current=True).select_related("case__relation__partner", "rung")
    )
    held = [
        (str(row.rung), partner_word(row.case.relation.partner), days_waiting(row, today)) for row in found
    ]
    return Table("lying", _("With whom files lie"), _("Inside the city hall; days since the file was passed on."),
                 (_("Who has it"), _("Who waits"), pgettext("report", "Files"), _("Median, days"), _("Longest, days")), held_rows(held), (2, 3, 4),
                 _("No file lies with anybody."))  # fmt: skip

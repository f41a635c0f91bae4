"""Files and rungs in the words of lists and pages."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jalin.agreements.chain.models import Disposition
from jalin.kernel.clocks.waiting import WaitingClock

from .rules import END, FORWARD, NOTE, RETURN

ACTS = {
    # kind: title of its drawer, label of its button, icon, what is said when it is done
    FORWARD: (gettext_lazy("Pass the file on"), gettext_lazy("Pass it on"), "arrow-right", gettext_lazy("The file is passed on.")),
    RETURN: (gettext_lazy("Give the file back"), gettext_lazy("Give it back"), "arrow-back-up", gettext_lazy("The file is given back.")),
    NOTE: (gettext_lazy("Write a note"), gettext_lazy("Write the note"), "pencil", gettext_lazy("The note is in the chain.")),
    END: (gettext_lazy("Lay the file down"), gettext_lazy("Lay it down"), "archive",
          gettext_lazy("The file is laid down. It lies with nobody now.")),
}  # fmt: skip
SIGNS = {FORWARD: "arrow-right", RETURN: "arrow-back-up", NOTE: "message-circle", END: "archive"}


def files_noun(count: int) -> str:
    return ngettext("file", "files", count)


def days_waiting(row: Disposition, today: date) -> int:
    """Calendar days since the file arrived there; waiting has no limit in law."""
    return WaitingClock(row.on_day).days_waiting(today)


def movement_words(row: Disposition) -> str:
    """A row of the chain as a sentence."""
    where = {"office": str(row.rung), "person": row.person.name if row.person_id else ""}
    match row.kind:
        case "forward" if row.person_id:
            return _("Passed on to %(office)s (%(person)s)") % where
        case "forward":
            return _("Passed on to %(office)s") % where
        case "return":
            return _("Given back to %(office)s") % where
        case "note":
            return _("Note of %(office)s") % where
    return _("Laid down by %(office)s") % where

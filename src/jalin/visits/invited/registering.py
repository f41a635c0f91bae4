"""Makes known, once, what visits bring to invitations and rounds."""

from django.utils.translation import gettext_lazy as _

from jalin.invitations.cautions import register_caution
from jalin.invitations.needs.permissions import EDIT
from jalin.invitations.permissions import RECORD
from jalin.invitations.rounds.permit import register_lead
from jalin.invitations.sections import register_section
from jalin.visits.hosting.outlets import register_outlet


def register_invited() -> None:
    """Called when the program starts. What needs the models is read at the first use."""
    from . import due  # noqa: F401  (tells the desk what it asks for)
    from .offers import as_invitation, as_need
    from .section import visit_section
    from .warning import lead_by_rules, permit_cautions

    register_section("visit", 5, visit_section)
    register_caution(permit_cautions)
    register_lead(lead_by_rules)
    register_outlet("invitation", _("An invitation on the board"), as_invitation, verb=RECORD)
    register_outlet("need", _("A need of the city, to be matched"), as_need, verb=EDIT)

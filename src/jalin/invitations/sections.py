"""Parts of an invitation's page that other packages bring: needs, scores, rounds, visits. The page knows none of them."""

from jalin.kernel.ui.sections import Sections

_OF_INVITATIONS = Sections()
register_section, sections_of = _OF_INVITATIONS.register, _OF_INVITATIONS.shown

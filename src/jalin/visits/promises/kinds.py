"""What promises add to the timeline. The contact was the visit's: a promise ends no silence of its own."""

from django.utils.translation import gettext_lazy as _

from jalin.relations.kinds import register_kind

MADE, KEPT, WITHDRAWN = "commitment", "commitment_kept", "commitment_withdrawn"

register_kind(MADE, _("Promise"), is_contact=False, icon="heart-handshake")
register_kind(KEPT, _("Promise kept"), is_contact=False, icon="check")
register_kind(WITHDRAWN, _("Promise withdrawn"), is_contact=False, icon="x")

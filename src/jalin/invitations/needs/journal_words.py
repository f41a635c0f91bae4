"""The words in which the journal tells the acts on needs and votes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "needs.create_period": _("entered the planning period"),
    "needs.write_need": _("wrote the need"),
    "needs.edit_need": _("changed the need"),
    "needs.confirm_topic": _("confirmed the codes of the need"),
    "needs.close_need": _("closed the need"),
    "needs.code_offer": _("confirmed a code of the invitation"),
    "needs.remove_code": _("took a code off the invitation"),
    "needs.open_ballot": _("opened the vote"),
    "needs.cast_points": _("shared out points in the vote"),
    "needs.close_ballot": _("closed the vote"),
})  # fmt: skip

name_nouns({
    "invitation_needs.need": Noun(_("Need"), "needs.view", lambda key: reverse("desk:need", args=[key])),
    "invitation_needs.period": Noun(_("Planning period"), "needs.view"),
    "invitation_needs.offercode": Noun(_("Code of an invitation"), "invitations.view"),
    "invitation_needs.ballot": Noun(_("Vote"), "needs.view", lambda key: reverse("desk:ballot", args=[key])),
    "invitation_needs.cast": Noun(_("Points of one voter"), "needs.view"),
})  # fmt: skip

name_fields({
    "period": _("Planning period"), "priority": _("Priority"), "topic": pgettext_lazy("vocabulary", "Topic"), "sdg": _("SDG"), "cofog": _("COFOG"),
    "topic_by": _("Confirmed by"), "topic_on": _("Confirmed on"), "topic_method": _("Offered by"), "points": _("Points"),
    "ballot": _("Vote"), "items": _("What is voted on"), "voter": _("Voter"), "invitation_needs.cast.body": _("For whom"),
    "invitation_needs.need.closed_on": _("Closed on"), "invitation_needs.ballot.closed_on": _("Closed on"),
    "chosen_by": _("Confirmed by"), "chosen_on": _("Confirmed on"), "invitation_needs.offercode.method": _("Offered by"),
    "invitation_needs.cast.paper": _("Paper"),
})  # fmt: skip

"""The words in which the journal tells the acts on assessments, rounds and replies."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "rounds.assess": _("gave a view on the invitation"),
    "rounds.estimate": _("estimated cost and days of the invitation"),
    "rounds.open_round": _("opened the round"),
    "rounds.edit_round": _("changed the round"),
    "rounds.take_in": _("took invitations into the round"),
    "rounds.take_out": _("took an invitation out of the round"),
    "rounds.bind_days": _("bound days of the leader in the round"),
    "rounds.free_days": _("freed days of the leader in the round"),
    "rounds.propose": _("let the rule choose in the round"),
    "rounds.decide": _("decided the round"),
    "rounds.publish": _("published the decision of the round"),
    "rounds.write_reply": _("drafted a reply to the invitation"),
    "rounds.edit_reply": _("changed the reply to the invitation"),
    "rounds.send_reply": _("sent the reply to the invitation"),
})  # fmt: skip

name_nouns({
    "invitation_rounds.assessment": Noun(_("View of an assessor"), "rounds.view"),
    "invitation_rounds.estimate": Noun(_("Estimate"), "rounds.view"),
    "invitation_rounds.round": Noun(_("Decision round"), "rounds.view", lambda key: reverse("desk:round", args=[key])),
    "invitation_rounds.engagement": Noun(_("Bound days"), "rounds.view"),
    "invitation_rounds.entry": Noun(_("Invitation in a round"), "rounds.view"),
    "invitation_rounds.reply": Noun(_("Reply"), "rounds.view", lambda key: reverse("desk:reply", args=[key])),
})  # fmt: skip

name_fields({
    "assessor": _("Assessor"), "invitation_rounds.assessment.criteria": _("Set of criteria"), "invitation_rounds.assessment.scores": _("Scores"), "invitation_rounds.assessment.is_current": _("Counts"), "leaves_on": _("Leaves on"),
    "returns_on": _("Returns on"), "invitation_rounds.estimate.cost": _("Cost for the city"), "invitation_rounds.estimate.days": _("Days of the leader"), "may_send_deputy": _("A deputy may go instead"),
    "invitation_rounds.round.budget": _("Budget"), "invitation_rounds.round.threshold": _("Least value"), "deputy_percent": _("Share of a deputy's visit"), "per_part": _("From each part of the world at least"), "proposed_at": _("Proposed at"),
    "decided_on": _("Decided on"), "decided_by": _("Decided by"), "published_on": _("Published on"), "invitation_rounds.entry.round": _("Decision round"),
    "invitation_rounds.engagement.first_day": _("First day"), "invitation_rounds.engagement.last_day": _("Last day"), "invitation_rounds.entry.proposal": _("Proposal"), "invitation_rounds.entry.decision": _("Decision"), "invitation_rounds.reply.entry": _("Invitation in a round"),
    "invitation_rounds.reply.channel": _("How it went out"), "invitation_rounds.reply.sent_on": _("Sent on"), "invitation_rounds.reply.addressee": _("To whom"), "invitation_rounds.reply.dated_on": _("Date of the letter"),
})  # fmt: skip

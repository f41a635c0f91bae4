"""The words in which the journal tells the acts of invitations."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs

name_acts({
    "invitations.enter_invitation": _("entered the invitation"),
    "invitations.edit_invitation": _("changed the invitation"),
    "invitations.identify_partner": _("named the partner of the invitation"),
    "invitations.hand_to_unit": _("handed to a unit the invitation"),
    "invitations.take_back": _("took back the invitation"),
    "invitations.mark_assessed": _("assessed the invitation"),
    "invitations.lay_before_round": _("laid before the round the invitation"),
    "invitations.mark_must_accept": _("put on the path of existing cooperation the invitation"),
    "invitations.unmark_must_accept": _("took off the path of existing cooperation the invitation"),
    "invitations.answer_invitation": _("answered the invitation"),
    "invitations.reopen_answer": _("took back the answer to the invitation"),
    "invitations.withdraw_invitation": _("recorded as withdrawn the invitation"),
    "invitations.add_note": _("added to the invitation"),
    "invitations.publish_outcome": _("published or hid what became of the invitation"),
    "invitations.erase_sender": _("erased who sent the invitation"),
    "invitations.discard": _("removed, because it was no invitation,"),
    "invitations.hand_in": _("handed in the invitation"),
    "invitations.confirm": _("confirmed the invitation"),
    "invitations.add_by_sender": _("added, as its sender, to the invitation"),
    "invitations.withdraw_by_sender": _("withdrew, as its sender, the invitation"),
    "invitations.expire": _("removed what nobody confirmed:"),
    "invitations.read_mail": _("read in from e-mail the invitation"),
    "invitations.merge": _("merged the invitation"),
    "invitations.unmerge": _("separated again the invitation"),
    "invitations.judge_different": _("judged as two invitations:"),
    "invitations.note_likeness": _("found alike:"),
})  # fmt: skip

name_nouns({
    "invitations.invitation": Noun(_("Invitation"), "invitations.view", lambda key: reverse("desk:invitation", args=[key])),
    "invitations.sender": Noun(_("Sender of an invitation"), "invitations.view_sender"),
    "invitations.addition": Noun(_("Addition to an invitation"), "invitations.view"),
    "invitations.attachment": Noun(_("File of an invitation"), "invitations.view"),
    "invitations.mailmessage": Noun(_("E-mail"), "invitations.view_sender"),
    "invitations.likeness": Noun(_("Likeness of two invitations"), "invitations.view"),
})  # fmt: skip

name_fields({
    "answer_due_on": _("Answer owed by"), "state_before": _("State before"),
    "reference": _("Reference"), "channel": _("How it came"), "received_on": _("Received on"),
    "confirmed_at": _("Confirmed at"), "state_since": _("In this state since"), "inviter_name": _("Who invites"),
    "city": _("City"), "summary": _("Summary"), "original_text": _("Text of the e-mail"),
    "heading_ind": _("Heading in Indonesian"), "heading_jpn": _("Heading in Japanese"),
    "heading_eng": _("Heading in English"), "head_count": _("How many people"),
    "wants_leader": _("Asks for the mayor in person"), "costs": _("Who pays"),
    "cost_inviter": _("Borne by the inviter"), "cost_city": _("Borne by the city"), "reply_by": _("Reply wished by"),
    "held_since": _("Held since"), "is_in_force": _("Cooperation in force"),
    "is_within_scope": _("Within its scope"), "cooperation": _("What the rule rests on"),
    "must_accept": _("Existing cooperation"), "merged_into": _("Merged with"),
    "invitations.invitation.outcome": _("Answer"), "answer_reason": _("Reason for the office"),
    "public_reason_ind": _("Public reason in Indonesian"), "public_reason_jpn": _("Public reason in Japanese"),
    "public_reason_eng": _("Public reason in English"), "answered_on": _("Answered on"),
    "is_published": _("Published"), "email_digest": _("Mark of the address"),
    "follow_key": _("Key of the sender's page"), "follow_digest": _("Mark of that key"),
    "agreed_text": _("Version of the privacy notice"), "agreed_at": _("Agreed at"), "invitation": _("Invitation"),
    "is_by_sender": _("By the sender"), "addition": _("Addition"), "left_out": _("Not kept"),
    "invitations.likeness.one": _("The one"), "invitations.likeness.other": _("The other"), "score": _("Likeness"),
    "reasons": _("Reasons"), "invitations.invitation.title": _("What it is about"),
})  # fmt: skip

name_programs(
    {
        "intake": _("the public form"),
        "mailbox": _("the mailbox"),
        "duplicates": _("the search for the same invitation"),
    }
)

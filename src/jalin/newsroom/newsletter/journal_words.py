"""The words in which the journal tells the acts of the newsletter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs

name_acts({
    "newsletter.ask": _("asked for news by e-mail:"),
    "newsletter.confirm": _("confirmed that news is wanted:"),
    "newsletter.change": _("changed what news is wanted:"),
    "newsletter.leave": _("left the newsletter:"),
    "newsletter.expire": _("removed what nobody confirmed:"),
    "newsletter.erase_address": _("erased from the newsletter"),
    "newsletter.note_returned": _("noted that mail came back from"),
    "newsletter.empty_proofs": _("emptied proofs of consent whose time was over"),
    "newsletter.note_publication": _("put aside for the newsletter"),
    "newsletter.set_plan": _("changed when the newsletter leaves"),
    "newsletter.leave_out": _("left out of the newsletter, or took in again,"),
    "newsletter.make_issue": _("made the issue of the newsletter"),
    "newsletter.begin_issue": _("began to send the issue"),
    "newsletter.end_issue": _("sent the issue"),
    "newsletter.interrupt_issue": _("interrupted the sending of the issue"),
    "newsletter.stop_issue": _("stopped the issue"),
    "newsletter.go_on": _("had the rest sent of the issue"),
    "newsletter.take_up": _("took up again the issue"),
})  # fmt: skip

name_nouns({
    "newsletter.subscriber": Noun(_("Reader of the newsletter"), "newsletter.manage"),
    "newsletter.wish": Noun(_("What a reader wants")),
    "newsletter.consent": Noun(_("Consent to the newsletter"), "newsletter.manage"),
    "newsletter.plan": Noun(_("Plan of the newsletter"), "newsletter.view", lambda key: reverse("newsletter:home")),
    "newsletter.issue": Noun(_("Issue of the newsletter"), "newsletter.view", lambda key: reverse("newsletter:issue", args=[key])),
    "newsletter.item": Noun(_("Story for the newsletter"), "newsletter.view"),
    "newsletter.delivery": Noun(_("Delivery of an issue")),
})  # fmt: skip

name_fields({
    "newsletter.subscriber.mark": _("Mark of the address"), "newsletter.consent.mark": _("Mark of the address"),
    "newsletter.subscriber.key": _("Key of the reader's page"), "key_mark": _("Mark of that key"), "asked_at": _("Asked at"),
    "refusals": _("Refused in a row"), "subscriber": _("Reader of the newsletter"), "newsletter.consent.what": pgettext_lazy("newsletter", "What"), "newsletter.consent.way": _("By which way"),
    "text_version": _("Wording that was read"), "newsletter.consent.at": _("When"), "keep_until": _("Mark kept until"), "rhythm": _("Rhythm"),
    "newsletter.plan.weekday": _("Day of the week"), "newsletter.plan.hour": _("Hour"), "wait_minutes": _("Minutes after the publication"),
    "is_paused": _("Paused"), "newsletter.issue.subject": _("Subject"), "newsletter.issue.tries": _("Tries"), "made_at": _("Made at"), "newsletter.issue.try_at": _("Not before"),
    "ended_at": _("Ended at"), "publication": _("Published text"), "issue": pgettext_lazy("newsletter", "Issue"), "is_left_out": _("Not sent"),
    "noted_at": _("Put aside at"), "sent": pgettext_lazy("newsletter", "Sent"), "refused": pgettext_lazy("newsletter", "Refused"), "unsure": _("Perhaps arrived"),
    "returned": _("Mail came back"), "dropped": _("Not sent any more"),
})  # fmt: skip

name_programs({"newsletter": _("The newsletter")})

"""The words in which the journal tells the acts on replies."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs

name_acts({
    "replies.leave_reply": _("wrote the reply"),
    "replies.confirm_reply": _("confirmed the reply"),
    "replies.erase_by_writer": _("erased, as its writer, the reply"),
    "replies.report_reply": _("reported the reply"),
    "replies.decide": _("decided on replies:"),
    "replies.undo": _("took back the decision on replies:"),
    "replies.answer": _("answered in the name of the office:"),
    "replies.list_words": _("changed the list of words for replies:"),
    "replies.tidy": _("removed replies and addresses that were kept long enough"),
})  # fmt: skip

name_nouns({
    "replies.reply": Noun(_("Reply of a reader"), "replies.view", lambda key: reverse("replies:reply", args=[key])),
    "replies.writer": Noun(_("Writer of a reply"), "replies.view"),
    "replies.report": Noun(_("Report of a reply"), "replies.view"),
    "replies.decision": Noun(_("Decision on replies"), "replies.view"),
    "replies.listedword": Noun(_("Word of the office's list"), "replies.view"),
})  # fmt: skip

name_fields({
    "replies.reply.parent": _("Answers the reply"), "is_office": _("Of the office"), "is_waiting": _("Waits to be read"),
    "replies.reply.reason": _("Reason"), "replies.report.reason": _("Reason"), "replies.decision.reason": _("Reason"),
    "replies.reply.score": _("Likeness to spam"), "learned": _("Taught to the spam filter"), "reported": _("Open reports"),
    "replies.reply.published_at": pgettext_lazy("reply", "Published at"), "decided_at": _("Decided at"), "told_at": _("Writer told at"),
    "replies.reply.written_by": _("Written by"), "email_mark": _("Mark of the address"), "replies.writer.key": _("Key of the writer's page"),
    "key_digest": _("Mark of that key"), "address_mark": _("Mark of where it came from"), "network_mark": _("Mark of the network"),
    "origin_mark": _("Mark of the network"), "replies.report.closed_at": pgettext_lazy("report", "Closed at"), "replies.decision.kind": _("Decision"),
    "replies.decision.count": _("How many"), "decided_by": _("Decided by"), "undone_at": _("Taken back at"), "word": pgettext_lazy("of a text", "Word"),
    "reply": pgettext_lazy("reply", "Reply"),
})  # fmt: skip

name_programs({"replies": _("the care for replies")})

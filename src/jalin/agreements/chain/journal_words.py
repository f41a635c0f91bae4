"""The words in which the journal tells the acts of this package."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "agreements.pass_on": _("wrote in the chain of the case"),
    "agreements.withdraw_disposition": _("took the last entry out of the chain of the case"),
    "agreements.set_rung": _("set the office that files pass"),
    "agreements.end_rung": _("ended the office that files pass"),
})  # fmt: skip

name_nouns(
    {
        "agreement_chain.rung": Noun(_("Office that files pass"), "agreements.view"),
        "agreement_chain.disposition": Noun(_("Entry of the chain"), "agreements.view"),
    }
)

name_fields({
    "place": _("Place"), "agreement_chain.rung.place": _("Place in the chain"), "case": _("Case"), "rung": _("Office"), "person": _("Person"), "on_day": _("Day"),
    "written_by": _("Written by"), "agreement_chain.disposition.kind": _("What happened"),
})  # fmt: skip

name_acts({
    "agreements.plan_meeting": _("entered the meeting"),
    "agreements.edit_meeting": _("changed the meeting"),
    "agreements.call_off_meeting": _("called off the meeting"),
    "agreements.write_minutes": _("wrote the minutes of the meeting"),
    "agreements.put_attendance": _("noted who was at the meeting"),
    "agreements.remove_attendance": _("took somebody off the list of the meeting"),
    "agreements.give_task": _("gave a task from the meeting"),
    "agreements.finish_task": _("said that a task is done of the meeting"),
    "agreements.reopen_task": _("opened a task again of the meeting"),
})  # fmt: skip

name_nouns({
    "agreement_chain.meeting": Noun(_("Meeting"), "agreements.view", lambda key: reverse("desk:meeting", args=[key])),
    "agreement_chain.attendance": Noun(_("Attendance"), "agreements.view"),
    "agreement_chain.meetingtask": Noun(_("Task"), "agreements.view"),
})  # fmt: skip

name_fields({
    "topic": _("Topic"), "held_on": _("Day"), "begins_at": _("Begins at"), "cases": pgettext_lazy("meeting", "Cases"), "minutes": _("Minutes"),
    "minutes_by": _("Minutes by"), "called_off": _("Why called off"), "function": _("Function"), "remark": _("Remark"),
    "meeting": _("Meeting"), "what": _("Task"), "done_on": _("Done on"), "result": _("Result"),
    "agreement_chain.disposition.withdrawn_at": _("Withdrawn"), "due_on": _("Due on"),
    "agreement_chain.attendance.state": _("Attendance"),
})  # fmt: skip

name_acts({
    "agreements.request_translation": _("asked for the translation of"),
    "agreements.edit_translation": _("changed the request for the translation of"),
    "agreements.take_translation": _("took the translation of"),
    "agreements.give_back_translation": _("put back into the queue the translation of"),
    "agreements.finish_translation": _("finished the translation of"),
    "agreements.drop_translation": _("took out of the queue the translation of"),
    "agreements.reckon_translations": _("reckoned the days of translations"),
})  # fmt: skip

name_nouns({
    "agreement_chain.translation": Noun(_("Translation"), "agreements.view", lambda key: reverse("desk:translation", args=[key])),
})  # fmt: skip

name_fields({
    "source_language": _("From language"), "target_language": _("Into language"), "pages": _("Pages"), "requested_by": _("Asked for by"),
    "requested_on": _("Asked for on"), "working_days": _("Working days"), "taken_by": _("Taken by"), "taken_on": _("Taken on"),
    "asked_number": _("Asked for version"), "translated_number": _("Translated version"), "made_number": _("Version of the translation"),
    "dropped_on": _("Dropped on"), "agreement_chain.translation.what": _("What is translated"),
    "agreement_chain.translation.kind": _("Kind"),
})  # fmt: skip

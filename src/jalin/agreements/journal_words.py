"""The words in which the journal tells the acts of the legal process."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "agreements.open_case": _("opened the case"),
    "agreements.edit_case": _("changed the case"),
    "agreements.publish_case": _("changed whether everybody may see the case"),
    "agreements.record_step": _("recorded an act of the case"),
    "agreements.adopt_events": _("took over events of the timeline into the case"),
    "agreements.withdraw_step": _("took an act off the timeline of the case"),
    "agreements.record_fulfilment": _("recorded that an obligation of the office was met"),
    "agreements.withdraw_fulfilment": _("took back that an obligation of the office was met"),
    "agreements.make_calendar": _("made a calendar address"),
    "agreements.revoke_calendar": _("revoked a calendar address"),
})  # fmt: skip

name_nouns({
    "agreements.case": Noun(_("Case"), "agreements.view", lambda key: reverse("desk:case", args=[key])),
    "agreements.step": Noun(_("Act of the procedure"), "agreements.view"),
    "agreements.fulfilment": Noun(_("Obligation of the office"), "agreements.view", lambda key: reverse("desk:obligations")),
    "agreements.calendarkey": Noun(_("Calendar address"), "agreements.view"),
})  # fmt: skip

name_fields({
    "procedure": _("Procedure"), "procedure_version": _("Version of the procedure"), "opened_on": _("Opened on"), "stage": _("Stage"),
    "outcome": _("What happened to it"), "article": _("Article"), "is_irregular": _("Out of order"), "record": _("What it rests on"),
    "obligation": _("Obligation"), "year": _("Year"), "about_year": _("Year of the report"), "event": _("Event"), "relation": _("Relation"), "digest": _("Digest"), "user": _("Person"),
})  # fmt: skip

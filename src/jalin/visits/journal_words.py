"""The words in which the journal tells the acts of visits."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs

name_acts({
    "visits.plan_visit": _("planned the visit"),
    "visits.change_visit": _("changed the visit"),
    "visits.move_visit": _("took the visit a step further"),
    "visits.publish_visit": _("changed who may read the visit"),
    "visits.put_item": _("wrote in the programme of the visit"),
    "visits.remove_item": _("took something out of the programme of the visit"),
    "visits.add_paper": _("laid a paper beside a meeting of the visit"),
    "visits.remove_paper": _("took away a paper of the visit"),
    "visits.put_delegate": _("wrote in the delegation of the visit"),
    "visits.remove_delegate": _("took somebody off the delegation of the visit"),
    "visits.make_calendar": _("made a calendar address for somebody of the visit"),
    "visits.revoke_calendar": _("revoked a calendar address of the visit"),
    "visits.erase_people": _("erased the personal data of the visit"),
    "visits.record_permit": _("recorded what happened to the permit of the visit"),
    "visits.put_permit_paper": _("laid down a paper for the permit of the visit"),
    "visits.remove_permit_paper": _("took away a paper for the permit of the visit"),
})  # fmt: skip

name_nouns({
    "visits.visit": Noun(_("Visit"), "visits.view", lambda key: reverse("desk:visit", args=[key])),
    "visits.delegate": Noun(_("Member of a delegation"), "visits.view_people"),
    "visits.programmeitem": Noun(_("Entry of the programme"), "visits.view"),
    "visits.itemdocument": Noun(_("Paper of a meeting"), "visits.view"),
    "visits.permit": Noun(_("Travel permit"), "visits.view"),
    "visits.permitstep": Noun(_("Step of the travel permit"), "visits.view"),
    "visits.permitpaper": Noun(_("Paper of the travel permit"), "visits.view"),
})  # fmt: skip

name_programs({"retention": _("The erasing of personal data"), "calendar": _("The calendar")})

name_fields({
    "reference": _("Reference"), "purpose_kind": _("Kind of journey"), "home_zone": _("Time of the home city"),
    "partner_zone": _("Time of the partner's city"), "cancelled_because": _("Why it was called off"),
    "invitation_reference": _("Invitation"), "invited_on": _("Invitation arrived on"), "planned_on": _("Planned on"),
    "personal_data_until": _("Personal data are kept until"), "shredded_at": _("Personal data erased at"), "visit": _("Visit"),
    "side": _("Side"), "rank": _("Rank"), "visits.delegate.position": _("Order"), "organisation": _("Organisation"),
    "form_of_address": _("Form of address in the other language"), "languages": _("Languages"), "family_name": _("Family name"),
    "given_name": _("Given name"), "other_script": _("Name in the other script"), "passport_number": _("Passport number"),
    "passport_expires": _("Passport valid until"), "visa_number": _("Visa number"), "visa_expires": _("Visa valid until"),
    "diet": _("Diet"), "contact": _("Contact"), "calendar_digest": _("Calendar address"), "starts_at": _("Begins"), "ends_at": _("Ends"),
    "zone": _("Time of"), "address": _("Address"), "subject": pgettext_lazy("visit", "Subject"), "met": pgettext_lazy("visit", "Who is met"),
    "attended_by": _("Who takes part"), "interpreter": _("Interpreter"), "gift": _("Gift"), "item": _("Entry of the programme"),
    "rule": _("Rule"), "file_by": _("To be handed in by"),
    "permit": _("Travel permit"), "ready_on": _("Ready since"),
})  # fmt: skip

"""The words in which the journal tells the acts of this package."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "visits.set_host": _("said who receives the visit"),
    "visits.book_room": _("booked a room for the visit"),
    "visits.give_up_room": _("gave up a room of the visit"),
    "visits.record_offer": _("wrote down the offer"),
    "visits.take_up_offer": _("took up the offer"),
    "visits.let_go_offer": _("let go the offer"),
})  # fmt: skip

name_nouns({
    "visit_hosting.hosting": Noun(_("Reception of a visit"), "visits.view"),
    "visit_hosting.room": Noun(_("Room"), "visits.view"),
    "visit_hosting.offer": Noun(_("Offer"), "visits.view"),
})  # fmt: skip

name_fields({
    "host_office": _("Host"), "liaison": _("At hand for the guests"), "flags_note": _("Flags"),
    "seats": _("Seats"), "booked_on": _("Booked on"), "offered_by": _("Who offered it"), "offered_on": _("Offered on"), "became": _("What it became"),
    "became_reference": _("Reference"), "became_url": _("Address"), "let_go_because": _("Why it was let go"), "settled_on": _("Settled on"),
    "visit_hosting.offer.what_ind": _("Offer (Indonesian)"), "visit_hosting.offer.what_jpn": _("Offer (Japanese)"), "visit_hosting.offer.what_eng": _("Offer (English)"),
    "visit_hosting.room.name": _("Room"),
})  # fmt: skip

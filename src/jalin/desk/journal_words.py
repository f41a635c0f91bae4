"""The words in which the journal tells the acts of every room. A test asks for a word for each act and each field."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.access.roles import roles
from jalin.kernel.dates import PartialDate
from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs, name_values
from jalin.relations.kinds import kind_of
from jalin.relations.sentences import words_of

from .relations.words import country_word

name_acts({
    "people.set_office": _("changed the office"),
    "people.create_user": _("made an account for"),
    "people.edit_user": _("changed the account of"),
    "people.invite_user": _("sent an invitation to"),
    "people.give_duty": _("gave a role to"),
    "people.end_duty": _("ended a role of"),
    "people.set_active": _("switched the account on or off of"),
    "people.reset_second_factor": _("took away the second factor of"),
    "people.changed_sign_in": _("noted a change of sign-in of"),
    "people.create_unit": _("entered the unit"),
    "people.edit_unit": _("changed the unit"),
    "people.rename_unit": _("renamed the unit"),
    "people.correct_unit_name": _("mended a name of the unit"),
    "people.close_unit": _("closed the unit"),
    "people.set_rule": _("set the rule"),
    "relations.create_partner": _("entered the partner"),
    "relations.edit_partner": _("changed the partner"),
    "relations.publish_partner": _("published or hid the partner"),
    "relations.open_relation": _("began the relation with"),
    "relations.edit_relation": _("changed the relation with"),
    "relations.set_involvement": _("named who carries a field of"),
    "relations.end_involvement": _("ended a field of"),
    "relations.add_event": _("added to the timeline"),
    "relations.edit_event": _("changed on the timeline"),
    "relations.publish_event": _("published or hid the event"),
    "relations.withdraw_event": _("took off the timeline"),
    "relations.state_date": _("added what a source says of a date of"),
    "relations.restate_date": _("moved the date of"),
    "relations.prefer_statement": _("chose which source to follow for"),
    "relations.enter_contact": _("entered the contact"),
    "relations.edit_contact": _("changed the contact"),
    "relations.end_contact": _("ended the contact"),
    "relations.edit_field": _("changed the field of cooperation"),
    "relations.name_representative": _("named as representative of a partner"),
    "relations.end_representative": _("ended the representation by"),
    "relations.translate_text": _("translated a text of"),
    "relations.put_aliases": _("imported other spellings"),
    "relations.put_events": _("imported events"),
    "relations.put_involvements": _("imported who carries what"),
    "relations.put_partners": _("imported partners"),
    "relations.put_relations": _("imported relations"),
    "relations.put_statements": _("imported what sources say"),
    "relations.put_ties": _("imported ties between partners"),
    "relations.remove_rows": _("took imported rows away"),
    "opendata.accept_import": _("accepted the import"),
    "opendata.receive_register": _("handed in the register"),
        "opendata.discard_import": _("discarded the import"),
        "opendata.undo_import": _("undid the import"),
    "lists.save_view": _("saved the view"),
    "lists.rename_view": _("changed the view"),
    "lists.delete_view": _("deleted the view"),
    "lists.exported": _("exported a list"),
    "journal.shred_entries": _("erased what entries said of"),
    "demo.load_bandung": _("loaded the record of the demonstration"),
    "demo.load_invitations": _("loaded the invented invitations of the demonstration"),
    "demo.load_rounds": _("loaded the invented needs and the invented round of the demonstration"),
    "demo.load_stories": _("loaded the stories of the demonstration"),
    "demo.load_visits": _("loaded the journeys of the demonstration"),
    "demo.load_city_hall": _("loaded what passes in the city hall, invented for the demonstration"),
    "demo.make_accounts": _("made the accounts of the demonstration"),
    "demo.load_scale": _("loaded invented rows for measuring"),
})  # fmt: skip

name_programs({
    "demo": _("The demonstration"), "sign_in": _("Sign-in"), "operator": _("The operator of the server"),
    "importer": _("The import"), "scale": _("The measuring"), "test": _("A test"),
})  # fmt: skip


def _page(name: str):
    return lambda key: reverse(name, args=[int(key)]) if key.isdigit() else ""


def _event_told(label: str) -> str:
    """ "mou_signed 2026-10-03", as the journal keeps an event: its kind and its first day."""
    kind, _space, day = label.partition(" ")
    try:
        when = words_of(PartialDate.of_day(date.fromisoformat(day)))
    except ValueError:
        when = ""
    return " · ".join(filter(None, (str(kind_of(kind).name), when)))


name_nouns({
    "people.user": Noun(_("Account"), "people.view_users", _page("desk:user")),
    "people.duty": Noun(_("Role of a person"), "people.view_users"),
    "people.unit": Noun(_("Unit"), "people.view_units", _page("desk:unit")),
    "people.unitname": Noun(_("Name of a unit")),
    "people.office": Noun(_("Office"), "people.edit_office", lambda key: reverse("desk:office")),
    "rulebook.datedrule": Noun(_("Rule"), "people.edit_office", lambda key: reverse("desk:office")),
    "relations.partner": Noun(_("Partner"), "relations.view", _page("desk:partner_by_id")),
    "relations.partneralias": Noun(_("Other spelling")),
    "relations.relation": Noun(_("Relation"), "relations.view", _page("desk:relation_by_id")),
    "relations.involvement": Noun(_("Field of a relation")),
    "relations.representative": Noun(_("Representative"), "people.view_users"),
    "relations.event": Noun(_("Event"), "relations.view", _page("desk:event"), _event_told),
    "relations.statement": Noun(_("Statement of a source")),
    "relations.source": Noun(_("Source"), "relations.view"),
    "relations.contact": Noun(_("Contact"), "relations.view_contacts"),
    "relations.field": Noun(_("Field of cooperation"), "relations.view"),
    "relations.tie": Noun(_("Tie between partners"), "relations.view"),
    "lists.savedview": Noun(_("Saved view"), "lists.view"),
    "opendata.importbatch": Noun(_("Import"), "relations.import_register"),
    "opendata.importrow": Noun(_("Row of an import"), "relations.import_register"),
    "opendata.importquestion": Noun(_("Question of an import"), "relations.import_register"),
    "opendata.importmade": Noun(_("Result of an import"), "relations.import_register"),
    "documents.document": Noun(_("Document"), "relations.import_register"),
})  # fmt: skip

name_values(
    {
        "people.duty.role": lambda key: roles()[key].name if key in roles() else key,
        "relations.event.kind": lambda key: kind_of(key).name,
        "relations.partner.country": country_word,
        "people.office.country": country_word,
    }
)

name_fields({
    "key": _("Key"), "value": _("Value"), "source": _("Source"), "note": _("Note"), "text": _("Text"), "folded": _("Folded text"),
    "name": _("Name"), "email": _("E-mail address"), "language": _("Language"), "phone": _("Telephone"), "title": _("Title"),
    "country": _("Country"), "geoname_id": _("Number in GeoNames"), "wikidata_id": _("Number in Wikidata"),
    "latitude": _("Latitude"), "longitude": _("Longitude"), "website": _("Website"), "url": _("Address on the web"),
    "city_ind": _("City, Indonesian"), "city_jpn": _("City, Japanese"), "city_eng": _("City, English"),
    "name_ind": _("Name, Indonesian"), "name_jpn": _("Name, Japanese"), "name_eng": _("Name, English"),
    "note_ind": _("Note, Indonesian"), "note_jpn": _("Note, Japanese"), "note_eng": _("Note, English"),
    "post_ind": _("Post, Indonesian"), "post_jpn": _("Post, Japanese"), "post_eng": _("Post, English"),
    "summary_ind": _("Summary, Indonesian"), "summary_jpn": _("Summary, Japanese"), "summary_eng": _("Summary, English"),
    "name_own": _("Name in its own script"), "own_language": _("Its own language"), "short": _("Short name"),
    "data_protection_contact": _("Contact for data protection"), "is_active": _("May sign in"), "is_demo": _("Demonstration"),
    "joined_at": _("Account since"), "user": _("Person"), "role": _("Role"), "unit": _("Unit"), "since": _("From"),
    "until": _("Last day"), "valid_from": _("From"), "valid_to": _("Last day"), "valid_until": _("Agreed until"),
    "closed_on": _("Last day"), "successors": _("Successors"), "duty": _("Task in cooperation"),
    "is_confirmed": _("Confirmed"), "slug": _("Word in the address"), "kind": _("Kind"), "is_public": _("Published"),
    "partner": _("Partner"), "relation": _("Relation"), "is_legacy": _("Old agreement without an end date"),
    "held_by": _("Held by"), "field": _("Field"), "fields": _("Fields"), "event": _("Event"), "direction": _("Direction"),
    "starts_on": _("First day"), "ends_on": _("Last day"), "precision": _("Precision of the date"),
    "is_disputed": _("Sources differ"), "audience": _("Who may see it"), "about_noun": _("Tells of"), "about_id": _("Tells of"),
    "is_invented": _("Invented for the demonstration"), "withdrawn_at": _("Taken off"), "basis": _("Basis of the date"), "basis_language": _("Language of that"),
    "quoted": _("As the source writes it"), "is_preferred": _("Followed"), "published_on": _("Published on"),
    "dac": _("DAC code"), "cofog": _("COFOG code"), "sdg": _("Goals of the United Nations"), "aliases": _("Other words"),
    "position": _("Place in the list"), "one": _("One partner"), "other": _("Other partner"), "list_key": _("List"),
    "query": _("Filter"), "owner": _("Owner"), "is_shared": _("Shared"), "document": _("Document"), "state": _("State"),
    "mapping": _("Columns"), "counts": _("Counts"), "problem": _("Problem"), "job": _("Work"), "created_by": _("Begun by"),
    "created_at": _("Begun"), "accepted_at": _("Accepted"), "undone_at": _("Undone"), "id": _("Number"), "batch": _("Import"),
    "sheet": _("Sheet"), "number": _("Number"), "digest": _("Digest"), "raw": _("As in the file"), "understood": _("As understood"),
    "corrections": _("Corrections"), "verdict": _("Verdict"), "needs_look": _("Needs a look"), "taken": _("Taken"),
    "code": _("Code"), "asked": _("Question"), "choices": _("Choices"), "rows": _("Rows"), "answer": _("Answer"), "row": _("Row"),
    "how": _("How"), "noun": _("Kind of thing"), "object_id": _("Number"), "object": _("Number"), "before": _("Before"),
    "after": _("After"), "media_type": _("Kind of file"), "size": _("Size"), "sha256": _("Digest"), "stored_as": _("Stored as"),
    "purpose": _("Purpose"), "scan": _("Check for viruses"), "handed_in_by": _("Handed in by"), "handed_in_at": _("Handed in"),
    "erased_at": _("Erased"),
    # facts of acts that are no field
    "record": _("Record"), "partners": _("Partners"), "events": _("Events"), "list": _("List"), "format": _("Format"),
    "filter": _("Filter"), "entries": _("Entries"), "invited": _("Invited"), "change": _("Change"),
    "second_factors_removed": _("Second factors taken away"), "created": _("Created"), "changed": _("Changed"),
    "removed": _("Removed"), "file": _("File"), "ties": _("Ties"), "relations": _("Relations"), "count": _("Count"),
})  # fmt: skip

name_fields({
    "password_changed": _("the password was changed"), "password_reset": _("the password was set anew by mail"),
    "password_set": _("a password was set"), "totp_activated": _("codes from an app were set up"),
    "totp_deactivated": _("codes from an app were removed"), "webauthn_added": _("a key was added"),
    "webauthn_removed": _("a key was removed"), "recovery_codes_generated": _("new recovery codes were made"),
    "kept": _("Kept"), "invented_partners": _("Invented partners"), "invented_events": _("Invented events"),
})  # fmt: skip

FAULTS = {
    "missing": _("Entry %(n)s is missing."),
    "changed": _("Entry %(n)s was changed, or what it is about: it is not what was sealed."),
    "reordered": _("Entry %(n)s does not follow the entry before it: the order was changed."),
    "body": _("Entry %(n)s: what it says was edited or taken away; its seal stands for other words."),
    "head": _(
        "The end was cut off, or added to past the door: the last number does not fit what follows %(n)s."
    ),
    "anchor": _("Entry %(n)s does not carry the digest that was noted earlier: the journal was rewritten."),
}

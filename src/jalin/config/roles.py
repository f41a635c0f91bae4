"""The one table of roles. A change here is a change of who may do what: it is reviewed, and tests/permissions shows it."""

from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import Role

READS = frozenset(
    {
        "people.view_desk",
        "people.view_units",
        "relations.view",
        "relations.view_public",
        "newsroom.read",
        "relations.export",
        "invitations.view",
        "invitations.view_outcomes",
        "invitations.export",
        "needs.view",
        "rounds.view",
        "agreements.view",
        "newsroom.view",
        "jobs.view",
        "documents.download",
    }
)
EDITS = {"relations.publish", "relations.translate", "invitations.publish", "visits.view", "visits.publish", "newsroom.write",
         "newsroom.translate", "newsletter.view"}  # fmt: skip
VISITS = {"visits.view", "visits.view_people"}  # for who reads them all; a unit reads those of its own fields
DURING = {"visits.keep_minutes", "visits.settle_commitment"}
HOLDS_VISITS = (
    VISITS
    | DURING
    | {
        "visits.view_papers",
        "visits.plan",
        "visits.publish",
        "visits.view_accounts",
        "visits.keep_accounts",
        "visits.host",
    }
)
MODERATES = {"replies.view", "replies.moderate", "replies.answer"}
WORKS = READS | {"lists.save_views", "agreements.subscribe"}  # for whoever may change something at all

ROLES = (
    Role("public", _("Visitor"), _("Sees what the office has published."),
         frozenset({"relations.view_public", "invitations.view_outcomes", "invitations.hand_in", "visits.view_public",
                   "agreements.view_public", "newsroom.read", "newsletter.subscribe", "replies.leave"}), is_staff=False),
    Role("officer", _("Cooperation officer"), _("Keeps the record: partners, events, contacts, imports."),
         WORKS | HOLDS_VISITS | {"relations.view_contacts", "relations.edit_partner", "relations.edit_contacts", "relations.add_event",
                  "relations.import_register", "relations.translate", "relations.publish", "people.view_users",
                  "agreements.record", "agreements.write_papers", "agreements.seal", "agreements.pass_on",
                  "agreements.keep_meetings", "agreements.finish_task", "agreements.translate",
                  "invitations.view_sender", "invitations.record", "invitations.assess", "invitations.answer", "invitations.publish",
                  "needs.edit", "needs.open_ballot", "rounds.prepare", "rounds.reply", "newsroom.write"}),
    Role("head", _("Head of office"), _("Does all that officers do, and decides who may do what."),
         WORKS | HOLDS_VISITS | {"relations.view_contacts", "relations.edit_partner", "relations.edit_contacts", "relations.add_event",
                  "relations.import_register", "relations.translate", "relations.publish", "relations.edit_fields",
                  "people.view_users", "people.manage_users", "people.edit_units", "people.edit_office",
                  "people.view_journal", "journal.verify", "journal.shred", "jobs.view_all", "agreements.record", "agreements.write_papers", "agreements.seal",
                  "agreements.overrule", "agreements.pass_on", "agreements.set_rungs", "agreements.keep_meetings",
                  "agreements.finish_task", "agreements.translate", "invitations.view_sender", "invitations.record",
                  "invitations.assess", "invitations.answer", "invitations.publish", "invitations.erase",
                  "needs.edit", "needs.open_ballot", "needs.vote", "rounds.prepare", "rounds.decide", "rounds.publish", "rounds.reply",
                  "newsroom.write", "newsroom.publish", "newsletter.view", "newsletter.manage"} | MODERATES),
    Role("unit", _("Technical unit"), _("Reads the record and adds events in the relations its unit works in."),
         WORKS, limited=frozenset({"relations.add_event", "relations.view_contacts", "agreements.finish_task", "invitations.assess", "needs.edit", *VISITS, *DURING})),
    Role("editor", _("Public-relations editor"), _("Writes and translates what citizens read."),
         WORKS | EDITS | {"replies.view", "replies.answer"}),
    Role("chief_editor", _("Chief editor"), _("Does all that editors do, and publishes the stories."),
         WORKS | EDITS | MODERATES | {"newsroom.publish", "newsletter.manage"}),
    Role("translator", _("Translator"), _("Translates papers, letters and what editors have written."),
         WORKS | {"relations.translate", "visits.view", "newsroom.translate", "agreements.translate"}),
    Role("moderator", _("Moderator"), _("Releases or holds back what readers write."), WORKS | MODERATES),
    Role("leader", _("Leader"), _("The mayor and deputies: reads everything and decides; keeps no records."),
         WORKS | VISITS | {"visits.view_accounts", "relations.view_contacts", "people.view_users", "people.view_journal", "journal.verify",
                  "needs.vote", "rounds.decide", "rounds.publish", "invitations.publish", "replies.view", "newsletter.view"}),
    Role("auditor", _("Auditor"), _("Reads everything, changes nothing."),
         READS | VISITS | {"visits.view_accounts", "relations.view_contacts", "people.view_users", "people.view_journal", "journal.verify",
                  "invitations.view_sender", "replies.view", "newsletter.view"}),
    Role("partner", _("Partner city"), _("An officer of the partner city: sees the shared part of one relation."),
         frozenset({"people.view_desk", "relations.view_public", "newsroom.read", "invitations.view_outcomes", "invitations.hand_in"}), limited=frozenset({"relations.view_shared"})),
)  # fmt: skip

from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW_PUBLIC = verb("relations.view_public", _("See published partners and events"), changes=False)
VIEW = verb("relations.view", _("See partners, relations and their timeline"), changes=False)
VIEW_SHARED = verb("relations.view_shared", _("See the shared part of one relation"), changes=False)
VIEW_CONTACTS = verb("relations.view_contacts", _("See the contacts of a partner"), changes=False)
EDIT_PARTNER = verb("relations.edit_partner", _("Create and edit partners and relations"))
EDIT_CONTACTS = verb("relations.edit_contacts", _("Enter contacts of a partner"))
ADD_EVENT = verb("relations.add_event", _("Add events to a timeline"))
PUBLISH = verb("relations.publish", _("Publish partners and events"))
EXPORT = verb("relations.export", _("Export lists"), changes=False)
EDIT_FIELDS = verb("relations.edit_fields", _("Edit the list of fields of cooperation"))
TRANSLATE = verb("relations.translate", _("Translate texts"))
IMPORT = verb("relations.import_register", _("Import a register"))

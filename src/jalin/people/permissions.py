from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW_DESK = verb("people.view_desk", _("Open the desk"), changes=False)
VIEW_USERS = verb("people.view_users", _("See users and their roles"), changes=False)
MANAGE_USERS = verb("people.manage_users", _("Create users, give and end roles"))
VIEW_UNITS = verb("people.view_units", _("See the city's units"), changes=False)
EDIT_UNITS = verb("people.edit_units", _("Create and rename units"))
EDIT_OFFICE = verb("people.edit_office", _("Edit the office's own data and dated settings"))
VIEW_JOURNAL = verb("people.view_journal", _("Read the journal"), changes=False)

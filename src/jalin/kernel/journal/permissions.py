from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

SHRED = verb("journal.shred", _("Erase what journal entries say of a person"))
VERIFY = verb("journal.verify", _("Check the seal of the journal"), changes=False)

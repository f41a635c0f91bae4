from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

KEEP_MINUTES = verb("visits.keep_minutes", _("Write the minutes of visits and what was promised"))
SETTLE = verb("visits.settle_commitment", _("Say that a promise is kept, or withdraw it"))

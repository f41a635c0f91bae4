from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

WRITE = verb("agreements.write_papers", _("Write the papers of a case"))

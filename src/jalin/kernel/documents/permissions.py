from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

DOWNLOAD = verb("documents.download", _("Download files that were handed in"), changes=False)

from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

SEAL = verb("agreements.seal", _("Prepare texts for signing and take in signed files and scans"))

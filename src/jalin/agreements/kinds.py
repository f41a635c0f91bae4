"""Kinds of events of the legal process. Signings and consents have kinds of their own in `relations`."""

from django.utils.translation import gettext_lazy as _

from jalin.relations.kinds import register_kind

STEP = "procedure_step"
register_kind(STEP, _("Step of the legal process"), is_contact=False, icon="file-certificate")

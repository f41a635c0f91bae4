"""The jobs of this module."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .register import working


def _import_page(job) -> tuple[str, str]:
    return reverse("desk:import", args=[job.arguments["batch"]]), _("Show the import")


for _key, _work, _title in (
    ("opendata.read_register", working.read_register, _("Reading the register")),
    ("opendata.accept_import", working.accept_import, _("Taking rows into the record")),
    ("opendata.undo_import", working.undo_import, _("Undoing the import")),
):
    register_job(
        _key, _work, title=_title, verb="relations.import_register", is_long=True, result=_import_page
    )

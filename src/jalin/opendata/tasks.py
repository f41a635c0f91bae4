"""The jobs of this module."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .models import ImportBatch
from .register import working
from .register.storing import forget_persons

UNDECIDED = timedelta(days=30)  # so long a file with columns about persons waits for somebody to accept it


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


def forget_undecided(job, progress) -> dict:
    """Erase files about persons that were handed in long ago and never accepted."""
    waiting = ImportBatch.objects.filter(document__erased_at=None, created_at__lt=timezone.now() - UNDECIDED)
    batches = waiting.select_related("document").iterator()
    return {"removed": sum(forget_persons(by="system:jobs", batch=batch) for batch in batches)}


register_job(
    "opendata.forget",
    forget_undecided,
    title=_("Erasing old registers about persons"),
    every=timedelta(days=1),
)

"""Background work on documents."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jalin.kernel.jobs import register_job

from .models import Document
from .scanning import scan_document
from .services import remove_forgotten_files


def scan(job, progress) -> dict:
    """Scan one document for viruses."""
    document = Document.objects.filter(pk=job.arguments["document"]).first()
    return {"scan": scan_document(document)} if document else {}


def tidy(job, progress) -> dict:
    """Delete files that no document names."""
    return {"removed": remove_forgotten_files()}


register_job("documents.scan", scan, title=_("Checking a file for viruses"))
register_job("documents.tidy", tidy, title=_("Removing files that nothing names"), every=timedelta(days=1))

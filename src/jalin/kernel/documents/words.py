"""The life of a document in words: what the virus scanner said of it."""

from django.utils.translation import gettext_lazy as _

from .models import Document

Scan = Document.Scan
SCANS = {
    Scan.NOT_SCANNED: (_("not scanned for viruses"), "neutral", "circle"),
    Scan.PENDING: (_("waits for the virus scanner"), "due", "hourglass"),
    Scan.CLEAN: (_("no virus found"), "good", "check"),
    Scan.INFECTED: (_("infected: not given out"), "bad", "alert-triangle"),
}
ERASED = (_("erased"), "neutral", "circle")


def scan_words(document: Document) -> dict:
    """For `{% state_tag %}`: word, tone, icon."""
    word, tone, icon = ERASED if document.erased_at else SCANS[document.scan]
    return {"word": word, "tone": tone, "icon": icon}

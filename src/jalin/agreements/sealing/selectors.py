"""Reading rounds, seals and scans of the cases one may see."""

from typing import TYPE_CHECKING

from django.conf import settings

from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows
from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.selectors import register_purpose
from jalin.kernel.documents.services import open_document

from .models import Round, Scan, Seal

if TYPE_CHECKING:
    from cryptography import x509

    from jalin.agreements.signing.checking import Seal as Checked

PURPOSE = "agreement"
register_purpose(PURPOSE, verb=VIEW)


@scope_of(Round)
def round_rows(user, verb):
    if not grants_of(user, verb):
        return Round.objects.none()
    return Round.objects.filter(text__case__in=case_rows(user, VIEW).values("pk"))


@scope_of(Seal)
def seal_rows(user, verb):
    return Seal.objects.filter(round__in=round_rows(user, verb).values("pk"))


@scope_of(Scan)
def scan_rows(user, verb):
    if not grants_of(user, verb):
        return Scan.objects.none()
    return Scan.objects.filter(case__in=case_rows(user, VIEW).values("pk"))


def trusted_roots() -> list["x509.Certificate"]:
    """Certificates (PEM) in the folder `trusted-roots` of the installation's home."""
    from cryptography import x509

    found = []
    for path in sorted((settings.HOME / "trusted-roots").glob("*.pem")):
        found += x509.load_pem_x509_certificates(path.read_bytes())
    return found


def last_document(signing: Round):
    """The newest file of a round: after the last seal, or as it was prepared."""
    last = signing.seals.order_by("-number").select_related("document").first()
    return last.document if last else signing.prepared


def content_of(document) -> bytes:
    with open_document(document) as file:
        return file.read()


def checked(signing: Round) -> list["Checked"]:
    """What the signatures of the newest file are worth now, computed from its bytes; empty where it cannot be read."""
    # every process reads this module at its start, and the library of signatures takes half a second
    from jalin.agreements.signing.checking import Unreadable, check_signatures

    try:
        return check_signatures(content_of(last_document(signing)), trusted_roots())
    except (Unreadable, UnreadableFile):
        return []

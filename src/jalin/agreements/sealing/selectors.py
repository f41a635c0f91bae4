"""Reading rounds, seals and scans of the cases one may see."""

from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings
from django.utils import timezone

from jalin.agreements.papers.particulars import shared_of
from jalin.agreements.permissions import VIEW
from jalin.agreements.selectors import case_rows
from jalin.kernel.access import grants_of, scope_of
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.services import open_document
from jalin.kernel.documents.words import scan_words
from jalin.kernel.prepared import behind, prepared

from .models import Round, Scan, Seal

if TYPE_CHECKING:
    from cryptography import x509

    from jalin.agreements.signing.checking import Seal as Checked
    from jalin.agreements.signing.checking import Stamp
    from jalin.agreements.signing.timestamps import TimeAuthority


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
    return behind(Scan.objects.all(), "case", case_rows(user, VIEW))


def trusted_roots() -> list["x509.Certificate"]:
    """Certificates (PEM) in the folder `trusted-roots` of the installation's home; `jalin doctor` names unreadable ones."""
    from jalin.agreements.signing.roots import read_roots

    return read_roots(settings.HOME).certificates


def time_authority() -> "TimeAuthority | None":
    """The timestamp authority of the settings; None where there is none, or where it is written wrongly (`jalin doctor` says so)."""
    from jalin.agreements.signing.timestamps import read_authority

    try:
        return read_authority(settings.TIMESTAMP_URL)
    except ValueError:
        return None


def last_document(signing: Round):
    """The newest file of a round: with its timestamp, after the last seal, or as it was prepared."""
    if signing.stamped_id:
        return signing.stamped
    last = signing.seals.order_by("-number").select_related("document").first()
    return last.document if last else signing.prepared


def content_of(document) -> bytes:
    with open_document(document) as file:
        return file.read()


MOST_KEPT = 500  # files whose check a process remembers
_checked: dict[tuple, tuple] = {}


def checked(signing: Round) -> tuple[list["Checked"], list["Stamp"]]:
    """What the signatures and timestamps of the newest file are worth today, computed from its bytes; empty where it cannot be
    read. The same bytes under the same roots are computed once a day in each process: it takes 40 ms a signature."""
    # every process reads this module at its start, and the library of signatures takes half a second
    from jalin.agreements.signing.checking import Unreadable, check_pdf

    try:
        content, roots = content_of(last_document(signing)), trusted_roots()
        key = (
            sha256(content).digest(),
            tuple(one.fingerprint(SHA256()) for one in roots),
            timezone.localdate(),
        )
        if key not in _checked:
            if len(_checked) >= MOST_KEPT:
                _checked.clear()
            _checked[key] = check_pdf(content, roots)
        return _checked[key]
    except (Unreadable, UnreadableFile):
        return [], []


def proposed_signers(case) -> str:
    """The signers that the case's shared fields name, a line each, as they are asked for; each in the script of their own side."""
    shared = shared_of(case)
    ours, theirs = (
        shared.printed("id"),
        shared.printed("ja" if case.relation.partner.country == "JP" else "en"),
    )
    lines = [
        (ours["home_signatory"], ours["home_post"]),
        (theirs["partner_signatory"], theirs["partner_post"]),
    ]
    return "\n".join(f"{name}, {post}" if post else name for name, post in lines if name)


def scans_told(scans) -> list[dict]:
    """Scans, each with what the virus scanner said of it."""
    return [{"scan": one, "state": scan_words(one.document)} for one in scans]


def is_replaced(signing: Round) -> bool:
    """Whether another file of the same text was made ready for its signers since."""
    return Round.objects.filter(text=signing.text_id, pk__gt=signing.pk).exists()


def originals_of(user, relation) -> list[dict]:
    """The scans of a relation's signed papers that this person may see, over all its cases, the last one scanned first."""
    return scans_told(_originals(scan_rows(user, VIEW), relation=relation.pk))


@prepared
def _originals(rows, *, relation):
    return rows.filter(case__relation=relation).select_related("document", "case")

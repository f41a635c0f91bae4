"""Virus scanning by ClamAV's daemon, when `clamd` is set; otherwise documents are marked as not scanned."""

import logging
import socket
import struct
from pathlib import Path

from django.conf import settings

from .models import Document

log = logging.getLogger("jalin.documents")
Scan = Document.Scan


class ScannerAway(Exception):
    """The scanner is set but does not answer; the document stays pending and is not given out."""


def is_configured() -> bool:
    return bool(settings.CLAMD)


def scan_file(path: Path) -> str:
    """CLEAN or INFECTED. `settings.CLAMD`: the path of a Unix socket, or host:port. Raises ScannerAway."""
    try:
        answer = _ask(path)
    except OSError as error:
        raise ScannerAway(str(error)) from error
    if answer.endswith("FOUND"):
        return Scan.INFECTED
    if answer.endswith("OK"):
        return Scan.CLEAN
    raise ScannerAway(answer)  # too large for it, or out of order: not clean


def state_of_file(path: Path) -> str:
    """As `scan_file`, PENDING where the scanner is away."""
    try:
        return scan_file(path)
    except ScannerAway as error:
        log.warning("a file could not be scanned: %s", error)
        return Scan.PENDING


def _ask(path: Path) -> str:
    """clamd's INSTREAM: parts, each after its length, the last of length nought."""
    address = settings.CLAMD
    is_path = address.startswith("/")
    family = socket.AF_UNIX if is_path else socket.AF_INET
    host, _colon, port = address.rpartition(":")
    with socket.socket(family, socket.SOCK_STREAM) as link, path.open("rb") as file:
        link.settimeout(60)
        link.connect(address if is_path else (host, int(port)))
        link.sendall(b"zINSTREAM\0")
        while part := file.read(65_536):
            link.sendall(struct.pack("!L", len(part)) + part)
        link.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (part := link.recv(4096)):
            answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def scan_document(document: Document) -> str:
    """Scan a document that needs it and keep the state. A scanner that is away leaves it pending."""
    from .services import place_of

    if not is_configured() or document.scan in (Scan.CLEAN, Scan.INFECTED) or document.erased_at:
        return document.scan
    state = state_of_file(place_of(document))
    if state == Scan.INFECTED:
        log.warning("document %s is infected and is not given out", document.pk)
    Document.objects.filter(pk=document.pk).update(scan=state)
    document.scan = state
    return state

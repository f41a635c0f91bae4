"""Taking files in, giving them out to the program, erasing them."""

import contextlib
import functools
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import errors, scanning
from .kinds import KINDS, OLD, ON_REQUEST, kind_of_file
from .models import Document
from .names import clean_name

CAP = 20_000_000  # bytes, unless the purpose says otherwise
PART = 65_536
TAKEN = tuple(kind for kind in KINDS if kind not in ON_REQUEST)


def store_document(
    *, by, file, purpose: str, allowed: Iterable[str] = TAKEN, cap: int = CAP, name: str = "", act=None
) -> Document:
    """Take in a file: any object with `read`, or a Path. `allowed`: keys of kinds.KINDS; `cap`: bytes,
    counted while it is read. With `act` the document is part of that act's entry in the journal; without, the
    entry is the business of the act that uses it. Raises UnreadableFile with a sentence; then nothing is
    kept.

    The file is on the disk before the row is: a row never names a file that a power cut has taken away. A
    file whose row was rolled back is removed by `remove_forgotten_files`."""
    place = _new_place()
    try:
        size, digest, kind = _take_in(file, place, tuple(allowed), cap)
        document = Document(
            name=clean_name(name or getattr(file, "name", "") or "document", kind),
            media_type=KINDS[kind],
            size=size,
            sha256=digest,
            stored_as=str(place.relative_to(settings.MEDIA_ROOT)),
            purpose=purpose,
            scan=Document.Scan.PENDING if scanning.is_configured() else Document.Scan.NOT_SCANNED,
            handed_in_by=getattr(by, "pk", None),
        )
        act.create(document) if act else document.save(force_insert=True)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    if document.scan == Document.Scan.PENDING:
        _start_scan(document)
    return document


@contextlib.contextmanager
def passing_file(*, file, allowed: Iterable[str] = TAKEN, cap: int = CAP):
    """A file that the program makes something else of and does not keep, such as a photograph: (its path, its kind), after
    the same checks as `store_document`; gone when the block ends. Raises UnreadableFile with a sentence."""
    place = _new_place()
    try:
        kind = _take_in(file, place, tuple(allowed), cap)[2]
        state = scanning.state_of_file(place) if scanning.is_configured() else Document.Scan.CLEAN
        if state != Document.Scan.CLEAN:
            raise errors.infected() if state == Document.Scan.INFECTED else errors.scan_pending()
        yield place, kind
    finally:
        place.unlink(missing_ok=True)


def _take_in(file, place: Path, allowed: tuple[str, ...], cap: int) -> tuple[int, str, str]:
    """(size, sha256, kind) of a file that is now at `place`."""
    size, digest = _write(file, place, cap)
    kind = kind_of_file(place)
    if kind not in allowed:
        _refuse(kind, allowed)
    return size, digest, kind


def _refuse(kind: str, allowed: tuple[str, ...]):
    if kind in OLD:
        raise errors.old_office()
    words = ", ".join(f".{name}" for name in allowed)
    raise errors.not_allowed(found=f".{kind}", allowed=words) if kind else errors.unknown_type(allowed=words)


def _new_place() -> Path:
    """A random name in one of 256 folders; nothing of the sender's name is in it."""
    token = secrets.token_hex(20)
    folder = Path(settings.MEDIA_ROOT) / token[:2]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / token[2:]


def _write(file, place: Path, cap: int) -> tuple[int, str]:
    """(size, sha256). Stops at the first byte beyond the cap, and waits until the disk has it."""
    size, digest = 0, hashlib.sha256()
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(file.open("rb")) if isinstance(file, Path) else file
        if hasattr(source, "seek"):
            source.seek(0)
        target = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        sink = stack.enter_context(os.fdopen(target, "wb"))
        while part := source.read(PART):
            size += len(part)
            if size > cap:
                raise errors.too_large(megabytes=cap // 1_000_000)
            digest.update(part)
            sink.write(part)
        sink.flush()
        os.fsync(sink.fileno())
    for folder in (place.parent, place.parent.parent):  # the names must survive too
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    return size, digest.hexdigest()


def _start_scan(document: Document) -> None:
    from jalin.kernel.jobs.services import start_job

    start_job("documents.scan", by="system:documents", arguments={"document": str(document.pk)})


def place_of(document: Document) -> Path:
    return Path(settings.MEDIA_ROOT) / document.stored_as


def open_document(document: Document):
    """The content as a binary file, for the program's own reading; close it. Its `name` is the path, for
    libraries that want one. With a scanner set only what it found clean is opened. Raises UnreadableFile."""
    if document.erased_at:
        raise errors.erased()
    if scanning.is_configured() and not transaction.get_connection().in_atomic_block:
        scanning.scan_document(document)
    if document.scan == Document.Scan.INFECTED:
        raise errors.infected()
    if scanning.is_configured() and document.scan != Document.Scan.CLEAN:
        raise errors.scan_pending()
    try:
        return place_of(document).open("rb")
    except FileNotFoundError as error:
        raise errors.missing() from error


def erase_document(*, by, document: Document, act=None, keep_name: bool = False) -> Document:
    """Remove the content for good. The row stays: its name is blanked, its digest becomes a salted one, from
    which the content cannot be guessed but can still be recognised as the erased one. With `keep_name` both
    stay, for a file whose name and digest are known elsewhere and whose content alone has to go."""
    if document.erased_at and (keep_name or not document.name):
        return document
    values = {"erased_at": document.erased_at or timezone.now()}
    if not keep_name:
        values["name"] = ""
        values["sha256"] = hashlib.sha256(f"{document.pk}:{document.sha256}".encode()).hexdigest()
    if act:
        act.change(document, **values)
    else:
        for field, value in values.items():
            setattr(document, field, value)
        document.save(update_fields=list(values))
    transaction.on_commit(functools.partial(place_of(document).unlink, missing_ok=True))
    return document


def remove_forgotten_files(older_than: float = 24 * 3600) -> int:
    """Delete files that no row names (their transaction was rolled back) or whose row was erased; returns how
    many. Young files are left: their row may be about to be committed. Folders of other names than `_new_place` gives are
    other packages' business."""
    root, limit, removed = Path(settings.MEDIA_ROOT), timezone.now().timestamp() - older_than, 0
    for folder in sorted(path for path in root.iterdir() if len(path.name) == 2) if root.is_dir() else ():
        files = {str(path.relative_to(root)): path for path in folder.iterdir()} if folder.is_dir() else {}
        kept = Document.objects.filter(stored_as__startswith=f"{folder.name}/", erased_at=None)
        for name in set(files) - set(kept.values_list("stored_as", flat=True)):
            if files[name].stat().st_mtime < limit:
                files[name].unlink(missing_ok=True)
                removed += 1
    return removed

"""What the signatures of a PDF are worth: whole or broken, on which revision, by whom, and trusted by which roots."""

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cryptography.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from .pades import _certificate

for _name in ("pyhanko", "pyhanko_certvalidator"):  # what they find is said here, in the reader's language
    logging.getLogger(_name).setLevel(logging.CRITICAL)

UNREADABLE = (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
INVALID = (SignatureValidationError, SigningError, *UNREADABLE)
NO_PDF, ENCRYPTED, DAMAGED = "unreadable", "encrypted", "damaged"
ALLOWED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)


class Unreadable(ValueError):
    """The file cannot be read as a PDF (`kind` NO_PDF), only with a password (ENCRYPTED), or opens while a signature in it is
    damaged beyond reading (DAMAGED)."""

    def __init__(self, why: str, kind: str = NO_PDF):
        super().__init__(why)
        self.kind = kind


@dataclass(frozen=True)
class Seal:
    """One signature. `revision` counts from 1. `is_whole`: not one byte of what it covers has changed; `is_changed_after`: the
    file says more than what signatures and timestamps may add; `is_added`: its field was not there when the first one signed.
    `is_trusted`: the chain ends at a known root and was valid now or when an authority stamped the time; `ended_on`: the
    certificate's last day, where it is past and nothing proves that it was used before."""

    field: str
    signer: str
    revision: int = 0
    revisions: int = 0
    is_whole: bool = False
    is_changed_after: bool = True
    is_added: bool = False
    is_trusted: bool = False
    is_demo: bool = False
    ended_on: date | None = None
    claimed_at: datetime | None = None
    stamped_at: datetime | None = None
    digest: str = ""


@dataclass(frozen=True)
class Stamp:
    """A document timestamp: an authority says that everything before it existed then. As with a Seal, whole and trusted are
    two things."""

    authority: str
    at: datetime | None
    is_whole: bool
    is_trusted: bool


def check_stamps(pdf: bytes, roots: Sequence[Certificate] = ()) -> list[Stamp]:
    """Every document timestamp in its order. Raises Unreadable."""
    return _stamps(_opened(pdf), roots)


def check_signatures(pdf: bytes, roots: Sequence[Certificate] = ()) -> list[Seal]:
    """Every signature in its order; an empty list where nobody has signed. Raises Unreadable."""
    return check_pdf(pdf, roots)[0]


def check_pdf(pdf: bytes, roots: Sequence[Certificate] = ()) -> tuple[list[Seal], list[Stamp]]:
    """Signatures and document timestamps, each in their order. Raises Unreadable."""
    reader = _opened(pdf)
    stamps = _stamps(reader, roots)
    try:
        signatures = list(reader.embedded_regular_signatures)
        revisions = reader.xrefs.total_revisions
        foreseen = _fields_at(reader, signatures[0].signed_revision) if signatures else set()
        has_tail = _has_tail(reader, pdf)
    except UNREADABLE as error:
        raise Unreadable(str(error), DAMAGED) from error
    vouched = next((one.at for one in reversed(stamps) if one.is_whole and one.is_trusted), None)
    return [_seal(one, roots, revisions, foreseen, has_tail, vouched) for one in signatures], stamps


def _opened(pdf: bytes) -> PdfFileReader:
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        is_encrypted, _pages = reader.encrypted, reader.root["/Pages"]
    except UNREADABLE as error:
        raise Unreadable(str(error)) from error
    if is_encrypted:
        raise Unreadable("protected by a password", ENCRYPTED)
    return reader


def _fields_at(reader: PdfFileReader, revision: int) -> set[str]:
    """Names of the signature fields, filled or empty, that the file had in this revision."""
    return {name for name, _value, _field in enumerate_sig_fields(reader.get_historical_resolver(revision))}


def _has_tail(reader: PdfFileReader, pdf: bytes) -> bool:
    """Whether bytes stand behind the last revision that no signature and no reader's table knows of."""
    signatures = reader.embedded_signatures
    last = max(signatures, key=lambda one: one.signed_revision, default=None)
    if last is None or last.signed_revision + 1 != reader.xrefs.total_revisions:
        return False
    try:
        start, length = list(last.byte_range)[-2:]
        return bool(pdf[int(start) + int(length) :].strip())
    except UNREADABLE:
        return True  # nothing says where it ends


def _stamps(reader: PdfFileReader, roots: Sequence[Certificate]) -> list[Stamp]:
    try:
        return [_stamp(one, roots) for one in reader.embedded_timestamp_signatures]
    except UNREADABLE as error:
        raise Unreadable(str(error), DAMAGED) from error


def _stamp(signature, roots: Sequence[Certificate]) -> Stamp:
    try:
        status = validate_pdf_timestamp(signature, _context(roots))
        is_trusted = bool(status.trusted)
        if not is_trusted and _ended_on(
            signature
        ):  # what it says of its own time stands while its chain was valid then
            is_trusted = bool(validate_pdf_timestamp(signature, _context(roots, status.timestamp)).trusted)
    except INVALID:
        return Stamp(_name_of(signature), None, False, False)
    return Stamp(_name_of(signature), status.timestamp, bool(status.intact and status.valid), is_trusted)


def _context(roots: Sequence[Certificate], moment: datetime | None = None) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_certificate(one) for one in roots], allow_fetching=False, revocation_mode="soft-fail", moment=moment
    )  # fmt: skip


def _seal(
    signature, roots, revisions: int, foreseen: set[str], has_tail: bool, vouched: datetime | None
) -> Seal:
    name = _name_of(signature)
    common = {
        "field": signature.field_name, "signer": name, "revisions": revisions, "is_demo": "DEMO ONLY" in name,
        "is_added": signature.field_name not in foreseen,
    }  # fmt: skip
    try:
        common |= {"revision": signature.signed_revision + 1, "claimed_at": signature.self_reported_timestamp}
        context = _context(roots)
        status = validate_pdf_signature(signature, context, context)
        digest = signature.compute_digest().hex()
    except INVALID:
        return Seal(**common)
    stamp, is_trusted, ended = status.timestamp_validity, bool(status.trusted), _ended_on(signature)
    stamped_at = stamp.timestamp if stamp and stamp.intact and stamp.valid else None
    if ended and not is_trusted:
        proof = stamped_at if stamped_at and stamp.trusted else vouched
        is_trusted = proof is not None and _was_trusted(signature, roots, proof)
    return Seal(
        **common, is_whole=bool(status.intact and status.valid),
        is_changed_after=has_tail or status.modification_level not in ALLOWED,
        is_trusted=is_trusted, ended_on=None if is_trusted else ended, stamped_at=stamped_at, digest=digest,
    )  # fmt: skip


def _was_trusted(signature, roots: Sequence[Certificate], moment: datetime) -> bool:
    """Whether the signer's chain was valid at a moment for which an authority vouches."""
    context = _context(roots, moment)
    try:
        return bool(validate_pdf_signature(signature, context, context, skip_diff=True).trusted)
    except INVALID:
        return False


def _ended_on(signature) -> date | None:
    """The last day of the signer's certificate, where it is past."""
    ended = signature.signer_cert.not_valid_after
    return ended.date() if ended < datetime.now(UTC) else None


def _name_of(signature) -> str:
    try:
        subject = signature.signer_cert.subject
        return str(subject.native.get("common_name", "") or subject.human_friendly)
    except (*UNREADABLE, SigningError, SignatureValidationError):
        return "?"

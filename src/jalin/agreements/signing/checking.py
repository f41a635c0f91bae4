"""What the signatures of a PDF are worth: whole or broken, on which revision, by whom, and trusted by which roots."""

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from .pades import _certificate

logging.getLogger("pyhanko").setLevel(
    logging.CRITICAL
)  # what it finds is said here, in the reader's language
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


UNREADABLE = (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
INVALID = (SignatureValidationError, SigningError, PdfError, ValueError, KeyError, TypeError, AttributeError)


class Unreadable(ValueError):
    """The file cannot be read as a PDF at all."""


@dataclass(frozen=True)
class Seal:
    """One signature. `revision` counts from 1; `covers_all`: nothing was added to the file after it but what the signature
    itself allows; `is_whole`: not one byte of what it covers has changed; `is_trusted`: the chain ends at a known root."""

    field: str
    signer: str
    revision: int
    revisions: int
    is_whole: bool
    covers_all: bool
    is_changed_after: bool
    is_trusted: bool
    is_demo: bool
    claimed_at: datetime | None
    stamped_at: datetime | None
    digest: str


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
    try:
        found = list(PdfFileReader(io.BytesIO(pdf), strict=False).embedded_timestamp_signatures)
    except UNREADABLE as error:
        raise Unreadable(str(error)) from error
    return [_stamp(one, _context(roots)) for one in found]


def _stamp(signature, context) -> Stamp:
    try:
        status = validate_pdf_timestamp(signature, context)
    except INVALID:
        return Stamp(_name(signature), None, False, False)
    return Stamp(
        _name(signature), status.timestamp, bool(status.intact and status.valid), bool(status.trusted)
    )


def _context(roots: Sequence[Certificate]) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_certificate(one) for one in roots], allow_fetching=False, revocation_mode="soft-fail"
    )


def check_signatures(pdf: bytes, roots: Sequence[Certificate] = ()) -> list[Seal]:
    """Every signature in its order; an empty list where nobody has signed. Raises Unreadable."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        signatures = list(reader.embedded_regular_signatures)
        revisions = reader.xrefs.total_revisions
    except UNREADABLE as error:
        raise Unreadable(str(error)) from error
    context = _context(roots)
    return [_seal(one, context, revisions) for one in signatures]


def _seal(signature, context, revisions: int) -> Seal:
    common = {
        "field": signature.field_name, "signer": _name(signature), "revisions": revisions,
        "revision": signature.signed_revision + 1, "is_demo": "DEMO ONLY" in _name(signature),
        "claimed_at": signature.self_reported_timestamp,
    }  # fmt: skip
    try:
        status = validate_pdf_signature(signature, context, context)
    except INVALID:
        return Seal(
            **common,
            is_whole=False,
            covers_all=False,
            is_changed_after=True,
            is_trusted=False,
            stamped_at=None,
            digest="",
        )
    level = status.modification_level
    allowed = level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    stamp = status.timestamp_validity
    return Seal(
        **common, is_whole=bool(status.intact and status.valid), covers_all=level == ModificationLevel.NONE,
        is_changed_after=not allowed, is_trusted=bool(status.trusted),
        stamped_at=stamp.timestamp if stamp and stamp.intact and stamp.valid else None,
        digest=signature.compute_digest().hex(),
    )  # fmt: skip


def _name(signature) -> str:
    try:
        return (
            signature.signer_cert.subject.native.get("common_name", "")
            or signature.signer_cert.subject.human_friendly
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return "?"

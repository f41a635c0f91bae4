"""Signing a PDF: PAdES (ETSI EN 319 142-1), baseline B-B, or B-T where a timestamp authority is given."""

import io
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .timestamps import FAILURES, NoTimestamp
from .typeface import typeface_for

BOX_WIDTH, BOX_HEIGHT, LEFT, BOTTOM, GAP = 221, 74, 68, 82, 22  # points on A4, from the lower left corner


class NotSignable(ValueError):
    """The file is no PDF that can be signed, or the signer's turn has not come; the text says which."""


@dataclass(frozen=True)
class Signer:
    """Who signs: `name` and `office` stand on the stamp; `chain` are the certificates up to the root."""

    name: str
    office: str
    certificate: Certificate
    key: object
    chain: tuple[Certificate, ...] = ()
    is_demo: bool = False


def prepare(pdf: bytes, signers: int) -> bytes:
    """The PDF with an empty field for each signer on its last page, in their order, before anybody signs."""
    writer = _writer(pdf)
    last = int(writer.root["/Pages"]["/Count"]) - 1
    for number in range(signers):
        row, column = divmod(number, 2)
        x, y = LEFT + column * (BOX_WIDTH + 8), BOTTOM + row * (BOX_HEIGHT + GAP)
        box = (x, y, x + BOX_WIDTH, y + BOX_HEIGHT)
        field = SigFieldSpec(f"Signature{number + 1}", on_page=last, box=box, empty_field_appearance=True)
        append_signature_field(writer, field)
    return _written(writer)


def sign(pdf: bytes, signer: Signer, *, number: int, reason: str, place: str = "", at: datetime | None = None,
         stamper: TimeStamper | None = None) -> bytes:  # fmt: skip
    """The PDF with the signature `number` (from 1) of a file that `prepare` made; those before must be there.

    `stamper`: the timestamp authority; without one the time is the signer's own claim. Raises NotSignable, or NoTimestamp where
    the authority gives none: then nothing is signed."""
    present = signed_fields(pdf)
    if len(present) != number - 1:
        raise NotSignable(
            f"signature {number} comes after {number - 1} others, and the file has {len(present)}"
        )
    lines = [signer.name, signer.office, "%(ts)s"]
    if signer.is_demo:
        lines.insert(0, "DEMO · CONTOH · 見本")
    metadata = PdfSignatureMetadata(
        field_name=f"Signature{number}", reason=reason, location=place, name=signer.name, md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )  # fmt: skip
    # the same margin on the left in every box, whatever the length of its lines; what is too long is set smaller
    layout = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MID, Margins.uniform(8))
    style = TextStampStyle(
        stamp_text="\n".join(lines),
        timestamp_format="%Y-%m-%d %H:%M:%S %z",
        border_width=1,
        inner_content_layout=layout,
    )
    worker = PdfSigner(metadata, signer=_signer(signer), timestamper=stamper, stamp_style=_with_font(style))
    output = io.BytesIO()
    try:
        worker.sign_pdf(_writer(pdf), output=output, existing_fields_only=True)
    except PdfError as error:
        raise NotSignable(str(error)) from error
    except FAILURES as error:
        if stamper is None:
            raise
        raise NoTimestamp(urlsplit(getattr(stamper, "url", "")).netloc, str(error)) from error
    return output.getvalue()


def free_fields(pdf: bytes) -> list[str]:
    """Names of the fields that wait for a signature, in the order of the file. Raises NotSignable."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        return [name for name, _value, _field in enumerate_sig_fields(reader, filled_status=False)]
    except (PdfError, ValueError, KeyError, IndexError) as error:
        raise NotSignable("this file cannot be read as a PDF") from error


def signed_fields(pdf: bytes) -> list[str]:
    """Names of the fields that are signed already, in their order."""
    try:
        return [
            one.field_name for one in PdfFileReader(io.BytesIO(pdf), strict=False).embedded_regular_signatures
        ]
    except (PdfError, ValueError, KeyError, IndexError) as error:
        raise NotSignable("this file cannot be read as a PDF") from error


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    except (PdfError, ValueError, KeyError, IndexError) as error:
        raise NotSignable("this file cannot be read as a PDF") from error


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _with_font(style: TextStampStyle) -> TextStampStyle:
    box = replace(
        style.text_box_style, font=typeface_for(style.stamp_text), font_size=9, leading=13, border_width=0
    )
    return replace(style, text_box_style=box)


def _signer(signer: Signer) -> SimpleSigner:
    """pyHanko's signer from cryptography's objects."""
    store = SimpleCertificateStore()
    store.register_multiple([_certificate(one) for one in signer.chain])
    key = signer.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=_certificate(signer.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=store,
    )


def _certificate(certificate: Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))

"""Timestamps (RFC 3161) of an authority that the settings name: who vouches for the time, apart from who signed."""

import io
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError

TIMEOUT = 10  # seconds that an authority has to answer
FAILURES = (
    TimestampRequestError,
    SigningError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
)  # what a wrong answer may raise


class NoTimestamp(RuntimeError):
    """The authority did not answer, or answered with what is no timestamp. `host` names it."""

    def __init__(self, host: str, why: str = ""):
        super().__init__(f"{host}: {why}")
        self.host, self.why = host, why


@dataclass(frozen=True)
class TimeAuthority:
    """Where timestamps come from. `url` without user and password."""

    url: str
    user: str = ""
    password: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    def stamper(self) -> TimeStamper:
        named = b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {named}"} if self.user else None
        return HTTPTimeStamper(self.url, timeout=TIMEOUT, headers=headers)


def read_authority(text: str) -> TimeAuthority | None:
    """`https://user:password@host/path` as the settings write it; None where nothing is written. Raises ValueError."""
    if not text.strip():
        return None
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("timestamp_url must begin with https:// or http:// and name a host")
    host = parts.hostname + (f":{parts.port}" if parts.port else "")
    bare = urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
    return TimeAuthority(bare, unquote(parts.username or ""), unquote(parts.password or ""))


def stamp_document(pdf: bytes, authority: TimeAuthority) -> bytes:
    """The signed PDF with a document timestamp behind it; what stood before stays. Raises NoTimestamp."""
    output = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        PdfTimeStamper(authority.stamper()).timestamp_pdf(writer, "sha256", output=output)
    except PdfError:
        raise
    except FAILURES as error:
        raise NoTimestamp(authority.host, str(error)) from error
    return output.getvalue()


def try_authority(authority: TimeAuthority) -> str:
    """Ask for one timestamp; the name in the certificate of who gave it. Raises NoTimestamp."""
    import asyncio

    try:
        stamped = asyncio.run(authority.stamper().async_timestamp(b"\0" * 32, "sha256"))
        certificates = [one.chosen for one in stamped["content"]["certificates"] if one.name == "certificate"]
        return certificates[0].subject.human_friendly if certificates else authority.host
    except FAILURES as error:
        raise NoTimestamp(authority.host, str(error)) from error

"""What a file is, by its content and never by its name, and whether it is safe to open."""

import mmap
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import filetype

from .unreadable import UnreadableFile

MB = 1_000_000
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b"


@dataclass(frozen=True)
class Limits:
    """Bounds of one import; the figures of the archive follow the project's security rules."""

    file_bytes: int = 50 * MB
    members: int = 2_000
    unpacked_bytes: int = 60 * MB
    ratio: int = 100  # per member that unpacks to more than 1 MB
    rows: int = 50_000
    columns: int = 256
    cell_characters: int = 40_000
    seconds: int = 60
    memory_bytes: int = 1_000 * MB


@dataclass(frozen=True)
class Contents:
    """kind: xlsx, xls, ods, gzip or text. epoch: 1900 or 1904. The rest: what a reader does not see."""

    kind: str
    epoch: int = 1900
    hidden_rows: int = 0
    hidden_columns: int = 0
    has_comments: bool = False


def inspect_file(path: Path, name: str, limits: Limits) -> Contents:
    """Raises UnreadableFile for everything that is not a spreadsheet or not safe."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except FileNotFoundError:
        raise UnreadableFile("missing", name=name) from None
    except OSError as error:  # a folder, no rights, a disk that does not answer
        raise UnreadableFile("not-opened", name=name, reason=error.strerror) from None
    if size == 0 or not head.strip():
        raise UnreadableFile("empty", name=name)
    if size > limits.file_bytes:
        raise UnreadableFile("too-large", name=name, limit=limits.file_bytes // MB)
    if head.startswith(_ZIP):
        return _inspect_archive(path, name, limits)
    if head.startswith(_OLE):
        return _inspect_ole(path, name)
    if head.startswith(_GZIP):
        return Contents("gzip")
    found = filetype.guess(head)
    if head.startswith(b"%PDF"):
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="pdf")
    if found is not None:
        kind = "image" if found.mime.startswith("image/") else "archive" if "zip" in found.mime else "unknown"
        raise UnreadableFile("not-a-spreadsheet", name=name, kind=kind)
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", head, re.IGNORECASE):
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="page")
    return Contents("text")


def _inspect_archive(path: Path, name: str, limits: Limits) -> Contents:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_directory(members, name, limits)
            kind = _kind_of_archive(archive, name)
            return _read_through(archive, kind, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, RuntimeError):
        raise UnreadableFile("broken", name=name) from None


def _check_directory(members: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """The archive's own list, before a single byte is unpacked."""
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("encrypted", name=name)
    total = sum(member.file_size for member in members)
    if len(members) > limits.members or total > limits.unpacked_bytes:
        raise UnreadableFile("bomb", name=name)
    for member in members:
        if member.file_size > MB and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise UnreadableFile("bomb", name=name)


def _kind_of_archive(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if "mimetype" in names:
        mime = _start(archive, "mimetype", 100)
        if not mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            raise UnreadableFile("not-a-spreadsheet", name=name, kind="document")
        if b"encryption-data" in _start(archive, "META-INF/manifest.xml", MB):
            raise UnreadableFile("encrypted", name=name)
        if any(member.startswith(("Basic/", "Scripts/")) for member in names):
            raise UnreadableFile("macros", name=name)
        return "ods"
    if "[Content_Types].xml" not in names:
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="archive")
    types = _start(archive, "[Content_Types].xml", MB)
    if b"macroEnabled" in types or any(member.lower().endswith("vbaproject.bin") for member in names):
        raise UnreadableFile("macros", name=name)
    if "xl/workbook.bin" in names:
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="xlsb")
    for part, kind in ((b"wordprocessingml", "document"), (b"presentationml", "presentation")):
        if part in types:
            raise UnreadableFile("not-a-spreadsheet", name=name, kind=kind)
    if b"spreadsheetml" not in types:
        raise UnreadableFile("not-a-spreadsheet", name=name, kind="unknown")
    return "xlsx"


def _start(archive: zipfile.ZipFile, member: str, length: int) -> bytes:
    with archive.open(member) as stream:
        return stream.read(length)


_HIDDEN_ROW = re.compile(
    rb'<row\b[^>]*\bhidden="(?:1|true)"|<table:table-row\b[^>]*visibility="(?:collapse|filter)"'
)
_HIDDEN_COLUMN = re.compile(
    rb'<col\b[^>]*\bhidden="(?:1|true)"|<table:table-column\b[^>]*visibility="collapse"'
)
_CHUNK, _OVERLAP = 256 * 1024, 512


def _read_through(archive: zipfile.ZipFile, kind: str, name: str, limits: Limits) -> Contents:
    """Unpack every member once in small pieces: wrong sizes and checksums show, and what is hidden."""
    rows = columns = unpacked = 0
    comments, epoch = False, 1900
    for member in archive.infolist():
        comments = comments or member.filename.startswith(("xl/comments", "xl/threadedComments"))
        is_sheet = member.filename.startswith("xl/worksheets/sheet") or member.filename == "content.xml"
        tail = b""
        with archive.open(member) as stream:
            while piece := stream.read(_CHUNK):
                unpacked += len(piece)
                if unpacked > limits.unpacked_bytes:
                    raise UnreadableFile("bomb", name=name)
                if is_sheet:
                    text = tail + piece
                    end = (
                        len(text) if len(piece) < _CHUNK else max(text.rfind(b">"), len(text) - _OVERLAP) + 1
                    )
                    rows += len(_HIDDEN_ROW.findall(text, 0, end))
                    columns += len(_HIDDEN_COLUMN.findall(text, 0, end))
                    comments = comments or b"<office:annotation" in text[:end]
                    tail = text[end:]
                elif member.filename == "xl/workbook.xml" and re.search(rb'\bdate1904="(?:1|true)"', piece):
                    epoch = 1904
    return Contents(kind, epoch, rows, columns, comments)


def _inspect_ole(path: Path, name: str) -> Contents:
    """The old binary format: names of its streams stand in it as UTF-16."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:

        def has(text: str) -> bool:
            return data.find(text.encode("utf-16-le")) >= 0

        if has("EncryptedPackage"):
            raise UnreadableFile("encrypted", name=name)
        if has("_VBA_PROJECT_CUR"):
            raise UnreadableFile("macros", name=name)
        if has("Workbook") or has("Book"):
            return Contents("xls")
        kind = (
            "document" if has("WordDocument") else "presentation" if has("PowerPoint Document") else "unknown"
        )
    raise UnreadableFile("not-a-spreadsheet", name=name, kind=kind)

"""What kind of file it is, told by its content; its name and what the browser says are not believed."""

import mmap
import zipfile
from pathlib import Path

import filetype

from . import errors

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xls": "application/vnd.ms-excel",
    "csv": "text/csv",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "heic": "image/heic",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
MAIN_PARTS = {
    f"{OFFICE}.wordprocessingml.document.main+xml": "docx",
    f"{OFFICE}.spreadsheetml.sheet.main+xml": "xlsx",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and .doc, and of encrypted .xlsx
OLD = frozenset({"xls"})
ON_REQUEST = OLD | {"webp", "avif", "heic", "mp4", "webm", "vtt"}  # taken only where the purpose names them
STREAMS = {
    "encrypted": ("EncryptedPackage",),
    "macros": ("_VBA_PROJECT_CUR",),
    "document": ("WordDocument", "PowerPoint Document"),
    "xls": ("Workbook", "Book"),
}  # names of streams as they stand in the old container, what refuses it first
MEMBERS, UNPACKED, RATIO, SMALL = 2_000, 60_000_000, 100, 1_000_000


def kind_of_file(path: Path) -> str:
    """A key of KINDS, or "" when it is none of them. Raises UnreadableFile: empty, encrypted, macros, an old
    format other than Excel's, damaged, or a bomb."""
    with path.open("rb") as file:
        head = file.read(8192)
    if not head:
        raise errors.empty()
    if head.startswith(OLD_OFFICE):
        return _kind_of_old_office(path)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    guess = filetype.guess(head)
    if guess is None:
        return _kind_of_text(path)
    return next((kind for kind, media_type in KINDS.items() if guess.mime == media_type), "")


def _kind_of_old_office(path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        held = (
            kind
            for kind, names in STREAMS.items()
            if any(data.find(name.encode("utf-16-le")) >= 0 for name in names)
        )
        found = next(held, "")
    if found == "encrypted":
        raise errors.encrypted()
    if found == "macros":
        raise errors.macros()
    if found != "xls":
        raise errors.old_office()
    return found


def _kind_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_bombs(members)
            if any(member.flag_bits & 1 for member in members):
                raise errors.encrypted()
            names = {member.filename for member in members}
            if "[Content_Types].xml" in names:
                return _kind_of_office(names, _text(archive, "[Content_Types].xml"))
            if "mimetype" in names and _text(archive, "mimetype").strip() == KINDS["ods"]:
                return _kind_of_open_document(archive, names)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise errors.broken() from error
    except (ValueError, LookupError) as error:  # names and numbers that no archive has
        raise errors.broken() from error
    return ""


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    """The directory alone says what would come out. A directory that lies is found when the member is read:
    its CRC does not fit."""
    too_many = len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED
    if too_many or any(
        m.file_size > SMALL and m.file_size > RATIO * max(1, m.compress_size) for m in members
    ):
        raise errors.bomb()


def _text(archive: zipfile.ZipFile, name: str, limit: int = 2_000_000) -> str:
    with archive.open(name) as member:
        return member.read(limit).decode("utf-8", errors="replace")


def _kind_of_office(names: set[str], content_types: str) -> str:
    lowered = content_types.lower()
    if "macroenabled" in lowered or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise errors.macros()
    for part, kind in MAIN_PARTS.items():
        if part in content_types:
            return kind
    return ""


def _kind_of_open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise errors.macros()
    if "META-INF/manifest.xml" in names and "encryption-data" in _text(archive, "META-INF/manifest.xml"):
        raise errors.encrypted()
    return "ods"


def _kind_of_text(path: Path) -> str:
    """A CSV has no mark of its own: it is text, in whatever encoding, and no page and no program."""
    with path.open("rb") as file:
        sample = file.read(65_536)
    if sample.removeprefix(b"\xef\xbb\xbf")[:7] in {
        b"WEBVTT",
        b"WEBVTT\n",
        b"WEBVTT\r",
        b"WEBVTT ",
        b"WEBVTT\t",
    }:
        return "vtt" if b"\0" not in sample else ""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "csv"
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    if control or sample.lstrip()[:15].lower().startswith(
        (b"<!doctype", b"<html", b"<?xml", b"<script", b"<svg", b"#!", b"{\\rtf")
    ):
        return ""
    return "csv"

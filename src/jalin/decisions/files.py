"""Opening files that may be anything: only ordinary files, only so large, and a sentence for the rest."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .faults import Fault

MEGABYTE = 1_000_000


def open_plain(path: Path | str, *, most_bytes: int) -> BinaryIO:
    """Open an ordinary file for reading bytes. Raises Fault when it is missing, not ordinary or too large."""
    name = Path(path).name or str(path)
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not make us wait
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Fault("file.missing", file=name) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Fault("file.refused", file=name, why=getattr(error, "strerror", None) or error) from error
    facts = os.fstat(number)
    if not stat.S_ISREG(facts.st_mode):
        os.close(number)
        raise Fault("file.not_plain", file=name)
    if facts.st_size > most_bytes:
        os.close(number)
        raise Fault("file.too_large", file=name, most=most_bytes // MEGABYTE)
    return os.fdopen(number, "rb")


class Stamped(NamedTuple):
    """A file as it was: what was read from it holds as long as it has not changed."""

    path: Path
    changed: int  # nanoseconds
    size: int  # bytes


def stamped_files(folder: Path | None, pattern: str) -> tuple[Stamped, ...]:
    """The files of a folder in the order of their names; none where there is no folder."""
    if folder is None or not folder.is_dir():
        return ()
    found = [(path, path.stat()) for path in sorted(folder.glob(pattern))]
    return tuple(Stamped(path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


def decode(raw: bytes, *, file: object, line: int = 1) -> str:
    """UTF-8 text of `raw`, which begins at the start of `line`. Raises Fault at the first bad byte."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        start = before.rfind(b"\n") + 1
        raise Fault("file.not_utf8", file=file, line=line + before.count(b"\n"),
                    column=len(before[start:].decode(errors="replace")) + 1) from error  # fmt: skip


def write_file(path: Path, content: bytes | str) -> None:
    """Write a result whole or not at all. Raises Fault when the folder refuses it."""
    half = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content.encode() if isinstance(content, str) else content)
        half.replace(path)
    except (OSError, ValueError) as error:
        raise Fault("file.not_written", file=path, why=getattr(error, "strerror", None) or error) from error

"""Where the files of pictures lie, and how one is written so that it is there whole or not at all."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

PART = ".part-"  # begins the name of a file that is being written
KEPT = "kept"  # the picture from which sizes are made; never handed out


def folder_of(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "pictures" / digest[:2] / digest


def size_file(digest: str, width: int, ending: str) -> Path:
    return folder_of(digest) / f"{width}.{ending}"


def kept_file(digest: str) -> Path:
    return folder_of(digest) / KEPT


def write_whole(path: Path, content: bytes) -> None:
    """Beside its place first, then moved there: a kill or a power cut leaves the old state or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def remove_begun_files(digest: str) -> None:
    """What a kill has left half-written; for whoever alone works on this picture."""
    for begun in folder_of(digest).glob(f"{PART}*"):
        begun.unlink(missing_ok=True)


def remove_files(digest: str) -> None:
    shutil.rmtree(folder_of(digest), ignore_errors=True)


def digests_on_disk(older_than: float) -> list[str]:
    """Digests of folders that were not touched since the time `older_than` (seconds of the epoch)."""
    root = Path(settings.MEDIA_ROOT) / "pictures"
    return [
        folder.name for folder in root.glob("??/*") if folder.is_dir() and folder.stat().st_mtime < older_than
    ]

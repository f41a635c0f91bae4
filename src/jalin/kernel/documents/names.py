"""How a sender's file name is kept: shown to people, never used as a path."""

import unicodedata
from pathlib import PurePosixPath

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, and the marks that turn text around


def clean_name(name: str, kind: str) -> str:
    """The last part of a path, without invisible letters, with the ending of what it really is, at most 200
    letters."""
    last = PurePosixPath(str(name).replace("\\", "/")).name
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", last)
        if unicodedata.category(letter) not in INVISIBLE
    )
    stem, _dot, ending = kept.strip(" .").rpartition(".")
    same = {"jpg": {"jpg", "jpeg"}, "heic": {"heic", "heif"}, "csv": {"csv", "txt", "tsv"}}.get(kind, {kind})
    if not stem or ending.lower() not in same:
        stem, ending = kept.strip(" .") or "document", kind
    return f"{stem[:200]}.{ending}"

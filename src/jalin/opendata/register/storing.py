"""The register's file: kept as it was handed in (a compressed one unpacked), found again for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jalin.kernel.documents.models import Document
from jalin.kernel.documents.services import open_document, store_document

from .engine.files import RegisterFile
from .engine.guards import Limits
from .mapping import open_file

PURPOSE = "register"
KINDS = ("xlsx", "ods", "csv")


def store_register(*, by, act, file: RegisterFile, name: str) -> Document:
    """Keep a file that was found fit to be read. Raises the documents' UnreadableFile for a kind that is not kept."""
    name = name.removesuffix(".gz")
    return store_document(
        by=by, act=act, file=file.path, name=name, purpose=PURPOSE, allowed=KINDS, cap=Limits().file_bytes
    )


@contextmanager
def stored_file(document: Document, mapping: dict) -> Iterator[RegisterFile]:
    """The kept file, opened as the mapping says. Raises UnreadableFile, of the engine or of the documents."""
    with open_document(document) as content, open_file(Path(content.name), document.name, mapping) as file:
        yield file

"""The register's file: kept as it was handed in (a compressed one unpacked), found again for reading; one with columns
about persons is kept only until the import is in the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jalin.kernel.documents.models import Document
from jalin.kernel.documents.services import erase_document, open_document, store_document

from ..models import ImportBatch
from .engine.files import RegisterFile
from .engine.guards import Limits
from .engine.plan import ReadingPlan
from .mapping import open_file

PURPOSE = "register"
KINDS = ("xlsx", "xls", "ods", "csv")


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


def forget_persons(*, by, act=None, batch: ImportBatch) -> bool:
    """Erase the kept file when it has columns about persons: its rows, which stay, were read without them."""
    kept = batch.mapping.get("plan")
    if not kept or not ReadingPlan.from_json(kept).personal or batch.document.erased_at:
        return False
    erase_document(by=by, act=act, document=batch.document, keep_name=True)
    return True

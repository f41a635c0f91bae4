"""The register's file: kept as it was handed in, found again for reading."""

import hashlib
import uuid
from pathlib import Path

from django.conf import settings

from jalin.kernel.documents.models import Document


def store_register(*, by, path: Path, name: str) -> Document:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    stored = f"registers/{uuid.uuid4().hex}"
    target = Path(settings.MEDIA_ROOT) / stored
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    return Document.objects.create(name=name, media_type="", size=path.stat().st_size, sha256=digest, stored_as=stored,
                                   purpose="register", handed_in_by=getattr(by, "pk", None))  # fmt: skip


def path_of(document: Document) -> Path:
    return Path(settings.MEDIA_ROOT) / document.stored_as

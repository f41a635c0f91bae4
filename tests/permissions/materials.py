"""A picture of the library and a file of a story, for the walks over every address."""

import io
from pathlib import Path

from pypdf import PdfWriter

PICTURE = (
    Path(__file__).resolve().parents[2]
    / "src"
    / "jalin"
    / "newsroom"
    / "blocks"
    / "tests"
    / "data"
    / "telephone.heic"
)


def _report() -> io.BytesIO:
    """A PDF that the walk can read."""
    writer, memory = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=72, height=72)
    writer.write(memory)
    memory.seek(0)
    return memory


def enter_material(keep) -> dict:
    """`keep(document)` puts a document's file where every walk finds it. The files of the picture lie in the folder of one test
    alone: its address is not found by anybody here, and the package's own tests hold who may have it."""
    from jalin.newsroom.blocks.files.services import attach_file
    from jalin.newsroom.blocks.pictures import add_picture
    from jalin.newsroom.models import Story

    by = "system:test"
    picture = add_picture(by=by, file=PICTURE, credit="Office of the city")
    story = Story.objects.create(reference="S-1998-0001")
    attached = attach_file(by=by, story=story, file=_report(), name="report.pdf")
    keep(attached.document)
    return {"library_picture": picture.pk, "digest": picture.digest[:20], "attached": attached.pk, "attached_to": story.reference,
            "attached_file": attached.document_id}  # fmt: skip


def samples_of_material(record: dict) -> dict:
    """Parameter of an address -> its sample."""
    return {
        **{f"material:{name}:pk": record["library_picture"] for name in ("picture", "picture_edit", "picture_sizes", "picture_remove")},
        **{f"material:{name}:reference": record["attached_to"] for name in ("files", "file_new", "file_edit", "file_remove")},
        **{f"material:{name}:pk": record["attached"] for name in ("file_edit", "file_remove")},
        "digest": record["digest"], "width": 320, "ending": "jpg", "media:file:pk": record["attached_file"], "media:file:name": "report.pdf",
    }  # fmt: skip

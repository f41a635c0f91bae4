"""Which files a story may have."""

from jalin.kernel.documents.kinds import KINDS

DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "ods", "csv"})
VIDEOS = frozenset({"mp4", "webm"})
CAPTIONS = frozenset({"vtt"})
TAKEN = ("pdf", "docx", "xlsx", "ods", "csv", "mp4", "webm", "vtt")
CAP = 50_000_000  # bytes of one file, a video's as much as an upload may have
PURPOSE = "newsroom.file"

_ENDINGS = {media_type: ending for ending, media_type in KINDS.items()}


def ending_of(attachment) -> str:
    """pdf, mp4, vtt …: what the file's content is."""
    return _ENDINGS.get(attachment.document.media_type, "")

"""Giving out the files of stories: documents to be saved, videos and captions to be played here, in parts."""

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.documents.services import open_document
from jalin.kernel.documents.views import give_out

from ..selectors import public_files, visible_files
from .kinds import CAPTIONS, VIDEOS, ending_of
from .parts import Beyond, part_asked, read_part


@public
@require_safe
def file(request, pk, name):
    """A file of a published story; of any other one only for who may see the newsroom."""
    found = public_files().filter(document=pk).first()
    is_public = found is not None
    found = found or visible_files(request.user).filter(document=pk, document__erased_at=None).first()
    if found is None or found.document.name != name:
        raise Http404
    is_played = ending_of(found) in VIDEOS | CAPTIONS
    response = _played(request, found.document) if is_played else give_out(request, found.document)
    response["Cache-Control"] = (
        "public, max-age=3600" if is_public and response.status_code in {200, 206} else "no-store"
    )
    return response


def _played(request, document):
    try:
        content = open_document(document)
    except UnreadableFile as error:
        raise Http404(str(error)) from error
    try:
        part = part_asked(request.headers.get("Range", ""), document.size)
    except Beyond:
        content.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{document.size}"})
    if part is None:
        response = FileResponse(content, content_type=document.media_type)
    else:
        first, last = part
        response = StreamingHttpResponse(
            read_part(content, first, last), status=206, content_type=document.media_type
        )
        response["Content-Range"] = f"bytes {first}-{last}/{document.size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response

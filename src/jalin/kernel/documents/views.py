"""Giving files out to people: always to be saved, never to be shown by the browser."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs

from .errors import UnreadableFile
from .permissions import DOWNLOAD
from .selectors import visible_documents
from .services import open_document


@require_safe
@needs(DOWNLOAD)
def download(request, pk):
    return give_out(request, get_object_or_404(visible_documents(request.user), pk=pk))


def give_out(request, document):
    """The file as an attachment: what a stranger made must not run under this address. Whether this person may have it has
    been asked before."""
    try:
        content = open_document(document)
    except UnreadableFile as error:
        return render(request, "documents/unreadable.html", {"sentence": str(error)}, status=409)
    response = FileResponse(
        content, as_attachment=True, filename=document.name, content_type=document.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response

"""Giving out the sizes of pictures: what an address holds never changes."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import public
from jalin.kernel.documents.kinds import KINDS

from ..selectors import public_pictures, visible_pictures
from .drawing import SHORT
from .places import size_file

MEDIA_TYPES = {ending: KINDS[ending] for ending in ("avif", "webp", "jpg")}
YEAR = 365 * 86_400


@public
@require_safe
def picture(request, digest, width, ending):
    """One size of a picture that a published story shows; of any other one only for who may see the newsroom."""
    if ending not in MEDIA_TYPES or len(digest) != SHORT:
        raise Http404
    kept = public_pictures().filter(digest__startswith=digest).values_list("digest", flat=True).first()
    is_public = kept is not None
    if not is_public:
        kept = get_object_or_404(visible_pictures(request.user), digest__startswith=digest).digest
    tag = f'"{digest}-{width}-{ending}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        try:
            content = size_file(kept, width, ending).open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(content, content_type=MEDIA_TYPES[ending])
        response["Content-Disposition"] = "inline"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["ETag"] = tag
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_public else "private, no-cache"
    return response

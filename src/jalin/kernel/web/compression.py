"""Pages for everybody are sent compressed; pages of signed-in people are not, since they hold secrets (BREACH), and pictures
and videos are not, since they are small already and a part of a video is asked for by its bytes."""

from django.middleware.gzip import GZipMiddleware


class PublicGZipMiddleware(GZipMiddleware):
    """Django's gzip (with its random padding) where nobody is signed in."""

    def process_response(self, request, response):
        user = getattr(request, "user", None)
        is_media = response.headers.get("Content-Type", "").startswith(("image/", "video/"))
        if is_media or (user is not None and user.is_authenticated):
            return response
        return super().process_response(request, response)

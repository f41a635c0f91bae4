"""Pages for everybody are sent compressed; pages of signed-in people are not, since they hold secrets (BREACH)."""

from django.middleware.gzip import GZipMiddleware


class PublicGZipMiddleware(GZipMiddleware):
    """Django's gzip (with its random padding) where nobody is signed in."""

    def process_response(self, request, response):
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            return response
        return super().process_response(request, response)

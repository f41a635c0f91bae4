"""Which language a page is in: the address says it for public pages, the person's choice for the desk."""

from django.conf import settings
from django.utils import translation

KNOWN = {code for code, _name in settings.LANGUAGES}


def language_of(request) -> str:
    """id, ja or en: from the address, else the signed-in person's language, else the cookie, else the browser."""
    first = request.path_info.strip("/").split("/", 1)[0]
    if first in KNOWN:
        return first
    if request.user.is_authenticated and request.user.language in KNOWN:
        return request.user.language
    kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return kept if kept in KNOWN else translation.get_language_from_request(request)


class LanguageMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response

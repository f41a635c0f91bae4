"""Headers that every answer carries (ASVS 3.4, 14.3)."""

from django.conf import settings

POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
PRIVATE = ("/desk/", "/cms/", "/account/")
THEME, SEALED_THEME = "jalin_theme", "__Host-theme"


class HeadersMiddleware:
    """Permissions policy, resource policy; private pages are never stored. Outermost, so that no answer goes without."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            SEALED_THEME in request.COOKIES
        ):  # under https the cookie has the safer name; readers know one name
            request.COOKIES[THEME] = request.COOKIES[SEALED_THEME]
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)  # none where an outer layer answered, such as for a file
        if request.path_info.startswith(PRIVATE) or (user is not None and user.is_authenticated):
            response.headers["Cache-Control"] = "no-store"
        return response


def theme_cookie() -> str:
    """What the cookie of light and dark is called when it is set."""
    return SEALED_THEME if settings.SESSION_COOKIE_SECURE else THEME

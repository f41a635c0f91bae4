"""Headers that every answer carries (ASVS 3.4, 14.3)."""

POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


class HeadersMiddleware:
    """Permissions policy, resource policy; private pages are never stored."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.user.is_authenticated or request.path_info.startswith(("/desk/", "/cms/", "/account/")):
            response.headers["Cache-Control"] = "no-store"
        return response
